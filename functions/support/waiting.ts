import type { SharedPartitions } from '../identity/scope.ts';
import { put, remove, type Entry, type Page, type PageRequest, type Partition, type Versioned } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { isWaiting } from './core/lifecycle.ts';
import { SERVICE_REQUEST, WAITING_ENTRIES, WAITING_ENTRY, type ServiceRequest, type WaitingEntry } from './stored.ts';

/**
 * Puts a request on the operator's list before it is written itself: what stops in between leaves an entry that points at
 * nothing, never a request that nobody sees.
 */
export async function announce(
  { directory }: Pick<SharedPartitions, 'directory'>,
  request: ServiceRequest,
  was?: Versioned<ServiceRequest>,
): Promise<void> {
  if (!isWaiting(request.state)) return;
  const { partner, id: requestId, severity, waitingSince: since } = request;
  const entry: WaitingEntry = { partnerId: partner.id, requestId, severity, since, version: (was?.version ?? 0) + 1 };
  for (let committed = 'conflict'; committed === 'conflict';) {
    const there = await directory.get(WAITING_ENTRY, WAITING_ENTRY.idOf(entry));
    committed = await directory.commit([put(WAITING_ENTRY, entry, there)]);
  }
}

/** A page of what waits for the operator. Entries whose request has moved on are taken off the list on the way. */
export async function listWaiting(
  shared: Pick<SharedPartitions, 'directory' | 'partner'>,
  page: PageRequest,
): Promise<Page<ServiceRequest>> {
  const items: Entry<ServiceRequest>[] = [];
  for await (const entry of walk(shared.directory, WAITING_ENTRIES, page)) {
    const request = await shared.partner(entry.value.partnerId).get(SERVICE_REQUEST, entry.value.requestId);
    if (request && isWaiting(request.value.state)) {
      if (items.length === page.limit) return { items, more: true };
      items.push({ ...request, key: entry.key });
    } else if (request) await takeOff(shared.directory, entry, request);
  }
  return { items, more: false };
}

/** An entry of a version still to be written stays: its partner has just made it the operator's turn again. */
async function takeOff(directory: Partition, entry: Versioned<WaitingEntry>, request: Versioned<ServiceRequest>) {
  if (request.version >= entry.value.version) await directory.commit([remove(WAITING_ENTRY, entry)]);
}
