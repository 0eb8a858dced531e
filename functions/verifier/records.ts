import { parse } from 'csv-parse';
import { readHeader, type FileKind } from './core/table.ts';

/** Opens a file anew from its beginning: it is read twice, and never held. */
export type Source = () => AsyncIterable<Uint8Array>;

export interface Numbered {
  /** 2 for the first record, below the header. */
  readonly line: number;
  readonly record: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  readonly kind: FileKind;
}

export async function* recordsOf(source: Source): AsyncGenerator<Numbered> {
  let header: ReturnType<typeof readHeader> | undefined;
  let line = 0;
  for await (const record of parsed(source())) {
    line += 1;
    if (header) yield { line, record, ...header };
    else header = readHeader(record);
  }
  if (!header) readHeader([]);
}

/** The parser is fed a piece at a time and emptied each time, which needs no streams of the host: a browser has others. */
async function* parsed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  for await (const piece of pieces) {
    parser.write(piece);
    for (let record; (record = parser.read() as string[] | null);) yield record;
  }
  parser.end();
  yield* parser as AsyncIterable<string[]>;
}

export async function* counting(source: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    count(piece.byteLength);
    yield piece;
  }
}
