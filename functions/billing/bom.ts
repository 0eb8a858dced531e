import * as z from 'zod';
import type { FileBody } from '../contract/operation.ts';

/** How a reconciliation file is wanted. */
export const FileQuery = z.object({
  bom: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('`true` puts a byte order mark before the text, by which Excel knows that it is UTF-8.'),
});

const BOM = new Uint8Array([0xef, 0xbb, 0xbf]);

/** The bytes behind a byte order mark, if it is wanted. */
export function withBom(bytes: FileBody['bytes'], bom = false): FileBody['bytes'] {
  if (!bom) return bytes;
  return bytes instanceof Uint8Array ? Buffer.concat([BOM, bytes]) : ReadableStream.from(behindBom(bytes));
}

async function* behindBom(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield BOM;
  yield* bytes;
}
