import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../terminal/progress.ts';
import { WrongUsage } from './faults.ts';
import { unreadable } from './reading.ts';

/** A file as it is read, or what is piped in for `-`; the bar says how far it has come. */
export async function openFile(file: string, progress: Progress): Promise<AsyncGenerator<Buffer>> {
  if (file === '-') return counted(process.stdin, undefined, progress);
  const found = await stat(file).catch(unreadable(file));
  if (found.isDirectory()) throw new WrongUsage(`${file} is a folder.`);
  return counted(createReadStream(file), found.size, progress);
}

async function* counted(source: AsyncIterable<Buffer>, size: number | undefined, progress: Progress): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of source) {
    read += piece.length;
    if (size !== undefined) progress.show(size === 0 ? 1 : read / size, 'read');
    yield piece;
  }
}

/** What was downloaded, to a file or to whatever follows in the pipe. */
export async function save(response: Response, out: string | undefined): Promise<void> {
  const source = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  const target = out === undefined ? process.stdout : createWriteStream(out);
  await pipeline(source, target, { end: out !== undefined }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return; // whoever reads has seen enough
    if (error.syscall === 'open') throw new WrongUsage(`${out} cannot be written: ${error.message}`);
    throw error;
  });
}
