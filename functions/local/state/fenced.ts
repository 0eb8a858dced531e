import type { FolderBlobs } from '../../storage/blobs/folder.ts';
import type { Partition } from '../../storage/port.ts';
import type { SqliteQueue } from '../../storage/queue/sqlite.ts';
import type { SqliteStore } from '../../storage/sqlite/store.ts';
import type { Fence } from './fence.ts';

/** A store that refuses whoever began in an earlier state. */
export function fencedStore(store: SqliteStore, fence: Fence): SqliteStore {
  const fenced = (partition: Partition): Partition => ({
    get: async (kind, id) => (fence.check(), partition.get(kind, id)),
    list: async (index, page) => (fence.check(), partition.list(index, page)),
    commit: async (writes) => (fence.check(), partition.commit(writes)),
  });
  return { ...store, partition: (container, key) => fenced(store.partition(container, key)) };
}

/** The worker's half is the host's: a receipt of an earlier state is void. */
export function fencedQueue(queue: SqliteQueue, fence: Fence): SqliteQueue {
  return { ...queue, send: async (...message) => (fence.check(), queue.send(...message)) };
}

export function fencedBlobs(blobs: FolderBlobs, fence: Fence): FolderBlobs {
  return {
    ...blobs,
    read: async (name) => (fence.check(), blobs.read(name)),
    stage: async (...block) => (fence.check(), fence.writing(() => blobs.stage(...block))),
    finish: async (...file) => (fence.check(), fence.writing(() => blobs.finish(...file))),
  };
}
