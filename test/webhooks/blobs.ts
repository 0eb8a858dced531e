import type { Blobs } from '../../functions/storage/blobs/port.ts';

/** Keeps nothing. */
export const fakeBlobs: Blobs = {
  stage: async () => {},
  finish: async () => {},
  read: async () => undefined,
  link: async () => '',
};
