import type { Partition } from '../../storage/port.ts';
import type { LocalPorts } from '../compose.ts';
import type { Fence } from './fence.ts';

type Place = Pick<LocalPorts, 'store' | 'queue' | 'blobs'>;

/** A store that refuses whoever began in an earlier state. */
export function fencedStore(store: Place['store'], fence: Fence): Place['store'] {
  const fenced = (partition: Partition): Partition => ({
    get: async (kind, id) => (fence.check(), partition.get(kind, id)),
    list: async (index, page) => (fence.check(), partition.list(index, page)),
    commit: async (writes) => (fence.check(), partition.commit(writes)),
  });
  return { ...store, partition: (container, key) => fenced(store.partition(container, key)) };
}

/** The worker's half is the host's: a receipt of an earlier state is void. */
export function fencedQueue(queue: Place['queue'], fence: Fence): Place['queue'] {
  return { ...queue, send: async (...message) => (fence.check(), queue.send(...message)) };
}

export function fencedBlobs(blobs: Place['blobs'], fence: Fence): Place['blobs'] {
  return {
    ...blobs,
    read: async (name) => (fence.check(), blobs.read(name)),
    stage: async (...block) => (fence.check(), fence.writing(() => blobs.stage(...block))),
    finish: async (...file) => (fence.check(), fence.writing(() => blobs.finish(...file))),
  };
}
