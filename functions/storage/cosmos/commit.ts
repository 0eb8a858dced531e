import { setTimeout as sleep } from 'node:timers/promises';
import type { Container, OperationInput } from '@azure/cosmos';
import { StoreBusy, type Write } from '../port.ts';
import { unlessBusy } from './busy.ts';
import { documentId, toDocument } from './document.ts';

const ATTEMPTS_MAX = 5;
const FIRST_DELAY_MS = 50;

/** A failed batch blames one operation; the others only tell that they were taken back. */
const FAILED_DEPENDENCY = 424;
/** 404 is a replacement or deletion of what is gone. */
const CONFLICTS = new Set([404, 409, 412]);
/** Too many requests, and a write that collided inside the server. */
const TRANSIENT = new Set([429, 449]);

/**
 * Sends the writes, even a single one, as one batch: all or none, and one way to read the outcome.
 * Transient refusals are tried again a few times, with growing delays.
 *
 * @param onRequest  called before each request
 * @throws {StoreBusy}  when it stays too busy; nothing was written
 * @throws when Cosmos DB refuses for any reason but a conflict, for instance more than 2 MB in all (413)
 */
export async function sendBatch(
  container: Container,
  pk: string,
  writes: readonly Write[],
  onRequest: () => void,
): Promise<'committed' | 'conflict'> {
  for (let attempt = 1, delayMs = FIRST_DELAY_MS; ; attempt += 1, delayMs *= 2) {
    onRequest();
    const operations = writes.map((write) => operationOf(pk, write));
    const { result = [] } = await unlessBusy(container.items.batch(operations, pk, { contentResponseOnWriteEnabled: false }));

    // A batch that failed inside still resolves: only the operations tell.
    const failures = result.map(({ statusCode }) => statusCode).filter((code) => code >= 400);
    if (failures.length === 0 && result.length === writes.length) return 'committed';
    const causes = failures.filter((code) => code !== FAILED_DEPENDENCY);
    if (causes.length > 0 && causes.every((code) => CONFLICTS.has(code))) return 'conflict';
    const text = `Cosmos DB refused a batch of ${writes.length}: ${causes.join(', ') || 'no reason given'}`;
    if (!causes.some((code) => TRANSIENT.has(code))) throw new Error(text);
    if (attempt === ATTEMPTS_MAX) throw new StoreBusy(text);
    await sleep(delayMs);
  }
}

function operationOf(pk: string, write: Write): OperationInput {
  if (write.op === 'create') return { operationType: 'Create', resourceBody: toDocument(pk, write.kind, write.value, 1) };
  const { kind, was } = write;
  // The SDK's type of a deletion lacks `ifMatch`; the service knows it.
  const target = { id: documentId(kind, kind.idOf(was.value)), ifMatch: was.token };
  return write.op === 'delete'
    ? { operationType: 'Delete', ...target }
    : { operationType: 'Replace', ...target, resourceBody: toDocument(pk, kind, write.value, was.version + 1) };
}
