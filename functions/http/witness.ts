import { EMPLOYEE, type Employee } from '../account/stored.ts';
import { isShown } from '../audit/core/kinds.ts';
import { AUDIT_RECORD } from '../audit/stored.ts';
import { RELATIONSHIP, type Relationship } from '../customers/stored.ts';
import type { ContainerName, Partition, Store, Write } from '../storage/port.ts';

/**
 * The store as one request sees it: what it committed before its last commit, in whatever partition, and the names it has
 * read of the employee who calls and of the customer it is about. The audit record needs both, and no request more for it.
 */
export class Witness implements Store {
  readonly #store: Store;
  readonly #committed: { readonly place: string; readonly write: Write }[] = [];
  readonly #names = new Map<string, string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Without what it wrote down at other partners than these: that is none of the caller's business. */
  committedFor(partnerIds: readonly (string | undefined)[]): Write[] {
    const isOthers = (place: string) => place.startsWith('partners/') && !partnerIds.includes(place.slice('partners/'.length));
    return this.#committed.flatMap(({ place, write }) => (isOthers(place) ? [] : [write]));
  }

  /** Of an employee or a customer, if it was read. */
  nameOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.#names.get(id);
  }

  partition(container: ContainerName, key: string): Partition {
    const partition = this.#store.partition(container, key);
    return {
      get: async (kind, id) => {
        const found = await partition.get(kind, id);
        if (found) this.#note(kind, found.value);
        return found;
      },
      list: (index, page) => partition.list(index, page),
      commit: async (writes) => {
        const outcome = await partition.commit(writes);
        if (outcome === 'committed') this.#saw(`${container}/${key}`, writes);
        return outcome;
      },
    };
  }

  /** What has a record of its own, as jobs do that a sandbox clock runs, and what no record shows, is not held. */
  #saw(place: string, writes: readonly Write[]): void {
    if (writes.some(({ kind }) => kind.name === AUDIT_RECORD.name)) return;
    for (const write of writes) if (isShown(write.kind.name)) this.#committed.push({ place, write });
  }

  #note({ name }: { readonly name: string }, value: unknown): void {
    if (name === RELATIONSHIP.name) {
      const { customerId, companyName } = value as Relationship;
      this.#names.set(customerId, companyName);
    } else if (name === EMPLOYEE.name) {
      const { userId, userPrincipalName } = value as Employee;
      this.#names.set(userId, userPrincipalName);
    }
  }
}
