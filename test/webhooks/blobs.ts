import type { Blobs } from '../../functions/storage/blobs/port.ts';

/** Keeps nothing. */
export const fakeBlobs: Blobs = {
  stage: async () => {},
  finish: async () => {},
  read: async () => undefined,
  remove: async () => {},
  link: async () => '',
};
