import { masked } from '../../audit/core/masked.ts';
import type { FileBody } from '../../contract/operation.ts';
import type { Index, Kind, PageRequest, Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';

/** A stored document on its way out. */
export interface Line {
  readonly kind: string;
  readonly id: string;
  readonly document: unknown;
}

export type Lines = AsyncGenerator<Line>;

/** Documents of one kind, out of a partition that is given later. */
export type Section = (partition: Partition, bounds?: Bounds) => Lines;

type Bounds = Pick<PageRequest, 'after' | 'before'>;

const PER_READ = 100;

/** Every document of an index, or of a part of it. */
export async function* all<T>(partition: Partition, index: Index<T>, bounds: Bounds = {}, limit = PER_READ): Lines {
  for await (const { value } of walk(partition, index, { ...bounds, limit })) yield lineOf(index.kind, value);
}

/** The document of that id, where there is one. */
export async function* one<T>(partition: Partition, kind: Kind<T>, id: string): Lines {
  const found = await partition.get(kind, id);
  if (found) yield lineOf(kind, found.value);
}

export function listed<T>(index: Index<T>): Section {
  return (partition, bounds) => all(partition, index, bounds);
}

export function single<T>(kind: Kind<T>, id: string): Section {
  return (partition) => one(partition, kind, id);
}

export function lineOf<T>(kind: Kind<T>, value: T): Line {
  return { kind: kind.name, id: kind.idOf(value), document: masked('', value) };
}

/** JSON, one document a line; it is read from the store while it is sent, a page at a time. */
export function fileOf(lines: Lines, fileName: string): FileBody {
  return { contentType: 'application/x-ndjson', fileName, bytes: ReadableStream.from(encoded(lines)) };
}

async function* encoded(lines: Lines): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(`${JSON.stringify(line)}\n`);
}
