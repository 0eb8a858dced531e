import type * as z from 'zod';
import type { Blobs } from '../storage/blobs/port.ts';
import type { WireFileLink } from './wire.ts';

const MINUTES = 30;

/** A link that works without a token for half an hour: by the time of day, for whoever follows it has no sandbox clock. */
export async function fileLink(blobs: Blobs, name: string): Promise<z.infer<typeof WireFileLink>> {
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  return { uri: await blobs.link(name, expiresAt), expiresAt: expiresAt.toISOString() };
}
