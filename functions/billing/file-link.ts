import type * as z from 'zod';
import { LIMITS } from '../contract/limits.ts';
import type { Blobs } from '../storage/blobs/port.ts';
import type { WireFileLink } from './wire.ts';

/** A link that works without a token for half an hour: by the time of day, for whoever follows it has no sandbox clock. */
export async function fileLink(blobs: Blobs, name: string): Promise<z.infer<typeof WireFileLink>> {
  const expiresAt = new Date(Date.now() + LIMITS.linkMinutes * 60_000);
  return { uri: await blobs.link(name, expiresAt), expiresAt: expiresAt.toISOString() };
}
