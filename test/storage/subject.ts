import * as z from 'zod';
import type { Meter } from '../../functions/storage/meter.ts';
import { defineKind, indexOf, padded, type ContainerName, type Partition, type Store } from '../../functions/storage/port.ts';

const Note = z.object({ id: z.string(), folder: z.string(), title: z.string(), rank: z.int().optional() });

export type Note = z.infer<typeof Note>;

/** What the suites store: by folder and title, and by rank for those that have one. */
export const NOTE = defineKind<Note>({
  name: 'note',
  container: 'partners',
  schemaVersion: 1,
  schema: Note,
  idOf: ({ id }) => id,
  indexes: {
    byTitle: ({ folder, title }) => [folder, title],
    byRank: ({ rank }) => (rank === undefined ? undefined : [padded(rank)]),
  },
});

export const BY_TITLE = indexOf(NOTE, 'byTitle');
export const BY_RANK = indexOf(NOTE, 'byRank');

export function note(id: string, rest: Partial<Note> = {}): Note {
  return { id, folder: 'inbox', title: `title of ${id}`, ...rest };
}

/** An adapter and what no caller can do. */
export interface OpenedStore {
  readonly store: Store;
  readonly meter: Meter;
  /** Lets so many seconds pass for what has a time to live. */
  elapse(seconds: number): Promise<void>;
  /** Spoils the stored body; `id` as stored, `note:` and the note's. */
  corrupt(container: ContainerName, pk: string, id: string): Promise<void>;
  close(): Promise<void>;
}

/** What each suite works with, one test after the other. */
export interface Subject extends OpenedStore {
  /** Partition keys that no other test uses. */
  readonly pk: string;
  readonly otherPk: string;
  /** The partition of `pk` in the container of the notes. */
  readonly partition: Partition;
}
