import type { Workplace } from '../../functions/billing/workplace.ts';
import type { Partition } from '../../functions/storage/port.ts';

export class Killed extends Error {}

/** A process that dies at its call number `at`: before the call takes effect, or right after. */
export function dying(workplace: Workplace, at: number, when: 'before' | 'after'): { workplace: Workplace; calls: () => number } {
  let calls = 0;
  const around = async <T>(effect: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === at && when === 'before') throw new Killed();
    const result = await effect();
    if (calls === at) throw new Killed();
    return result;
  };
  const partition = (inner: Partition): Partition => ({
    get: (kind, id) => inner.get(kind, id),
    list: (index, page) => inner.list(index, page),
    commit: (writes) => around(() => inner.commit(writes)),
  });
  return {
    calls: () => calls,
    workplace: {
      ...workplace,
      partition: partition(workplace.partition),
      shared: { ...workplace.shared, lines: (invoiceId) => partition(workplace.shared.lines(invoiceId)) },
      blobs: {
        ...workplace.blobs,
        stage: (name, number, bytes) => around(() => workplace.blobs.stage(name, number, bytes)),
        finish: (name, blocks, contentType) => around(() => workplace.blobs.finish(name, blocks, contentType)),
      },
    },
  };
}
