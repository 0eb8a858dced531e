import { assert } from '../../shared/assert.ts';

/** Azure's 64 KiB, less what base64 adds. */
const MESSAGE_BYTES_MAX = 48 * 1024;
const DELAY_SECONDS_MAX = 7 * 24 * 3600;

/** The message as JSON, within the limits of Azure Storage queues. */
export function encodeMessage(message: unknown): string {
  const text = JSON.stringify(message);
  assert(Buffer.byteLength(text) <= MESSAGE_BYTES_MAX, `a message has at most ${MESSAGE_BYTES_MAX} bytes`);
  return text;
}

export function assertDelay(seconds: number): void {
  assert(seconds >= 0 && seconds <= DELAY_SECONDS_MAX, 'a message waits for a week at most');
}
