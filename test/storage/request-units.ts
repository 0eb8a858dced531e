import { toDocument } from '../../functions/storage/cosmos/document.ts';
import type { Kind, Page, Partition, Store, Versioned, Write } from '../../functions/storage/port.ts';

/**
 * What Cosmos DB would charge, by the figures of its documentation for session consistency
 * (learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes): a point read of 1 KB is 1 request unit and one of 100 KB is 10, a write
 * is 5 and 50; in between a straight line. Ours are: a replacement and a deletion cost two insertions, since the index changes twice;
 * a page of a query costs 2.5, and what it brings is read at the same price for each further KB.
 */
export function estimating(store: Store): { store: Store; take: () => Spent } {
  let spent = NOTHING;
  const spend = (more: Partial<Spent>) => {
    spent = { units: spent.units + (more.units ?? 0), documents: spent.documents + (more.documents ?? 0) };
  };
  const around = (partition: Partition): Partition => ({
    get: async (kind, id) => {
      const found = await partition.get(kind, id);
      spend({ units: reading(found ? bytesOf(kind, found) : 0) });
      return found;
    },
    list: async (index, request) => {
      const page = await partition.list(index, request);
      spend({ units: listing(index.kind, page) });
      return page;
    },
    commit: async (writes) => {
      const outcome = await partition.commit(writes);
      spend({ units: writes.reduce((sum, write) => sum + writing(write), 0), documents: writes.length });
      return outcome;
    },
  });
  const take = () => {
    const taken = spent;
    spent = NOTHING;
    return taken;
  };
  return { store: { partition: (container, key) => around(store.partition(container, key)) }, take };
}

export interface Spent {
  readonly units: number;
  /** Written or removed. */
  readonly documents: number;
}

const NOTHING: Spent = { units: 0, documents: 0 };
const QUERY_UNITS = 2.5;

/** From 1 KB to 100 KB a read grows by 9 units, a write by 45. */
function beyondFirstKb(bytes: number, growth: number): number {
  return (Math.max(0, bytes / 1024 - 1) * growth) / 99;
}

function reading(bytes: number): number {
  return 1 + beyondFirstKb(bytes, 9);
}

function listing<T>(kind: Kind<T>, { items }: Page<T>): number {
  const bytes = items.reduce((sum, item) => sum + bytesOf(kind, item), 0);
  return QUERY_UNITS + beyondFirstKb(bytes, 9);
}

function writing(write: Write): number {
  const value = write.op === 'delete' ? write.was.value : write.value;
  const once = 5 + beyondFirstKb(bytesOf(write.kind, { value }), 45);
  return write.op === 'create' ? once : 2 * once;
}

/** Of the whole document, with its keys, as Cosmos DB holds it. */
function bytesOf<T>(kind: Kind<T>, { value }: Pick<Versioned<T>, 'value'>): number {
  const pk = '11111111-0000-4000-8000-000000000001';
  return Buffer.byteLength(JSON.stringify(toDocument(pk, kind as Kind<unknown>, value, 1)));
}
