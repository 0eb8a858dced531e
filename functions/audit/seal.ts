import type { Instant } from '../shared/calendar.ts';
import { create, put, replace, WRITES_MAX, type Entry, type Partition, type Versioned, type Write } from '../storage/port.ts';
import { digestOf, hashOf, NO_HASH, sealedText } from './chain.ts';
import { AUDIT_HEAD, AUDIT_HEAD_ID, AUDIT_RECORD, AUDIT_SEAL, UNSEALED, type AuditHead, type AuditRecord } from './stored.ts';

/** Beside the records a commit holds the seal and the head. */
const RECORDS_MAX = WRITES_MAX - 2;
/** A batch may weigh 2 MB; a record is written with its indexes. */
const CHARACTERS_MAX = 500_000;
const ATTEMPTS = 5;

/** The head and the seals do not fit together, whoever sealed last: nothing is sealed on top of that. */
export class ChainBroken extends Error {
  constructor(number: number) {
    super(`seal ${number} of the audit chain cannot be written: head and seals contradict each other; verify the chain`);
    this.name = 'ChainBroken';
  }
}

export interface Sealing {
  readonly partition: Partition;
  /** The time of day. */
  readonly now: Instant;
  /** The name of one of the partner's customers, for records whose change did not read it. */
  readonly nameOf: (customerId: string) => Promise<string | undefined>;
  readonly isTimeUp: () => boolean;
}

/**
 * Seals all records that are not yet: oldest first, a commit of records, seal and head at a time, so that a run that dies
 * leaves a whole chain, and the next one goes on from it. Of two runs at once one loses every race, and looks again.
 */
export async function sealRecords({ partition, now, nameOf, isTimeUp }: Sealing): Promise<'done' | 'unfinished'> {
  const names = new Map<string, Promise<string | undefined>>();
  const named = async (entry: Entry<AuditRecord>): Promise<Named> => {
    const { customerId, customerName } = entry.value;
    if (customerId === undefined || customerName !== undefined) return { was: entry, record: entry.value };
    const name = names.get(customerId) ?? nameOf(customerId);
    names.set(customerId, name);
    return { was: entry, record: { ...entry.value, customerName: await name } };
  };
  for (let lost = 0; ;) {
    const head = await partition.get(AUDIT_HEAD, AUDIT_HEAD_ID);
    const { items } = await partition.list(UNSEALED, { limit: RECORDS_MAX });
    if (items.length === 0) return 'done';
    const committed = await partition.commit(sealWrites(head, await Promise.all(fitting(items).map(named)), now));
    lost = committed === 'committed' ? 0 : lost + 1;
    if (lost === ATTEMPTS) throw new ChainBroken((head?.value.number ?? 0) + 1);
    if (isTimeUp()) return 'unfinished';
  }
}

interface Named {
  readonly was: Versioned<AuditRecord>;
  readonly record: AuditRecord;
}

function sealWrites(head: Versioned<AuditHead> | undefined, named: readonly Named[], now: Instant): Write[] {
  const link = {
    number: (head?.value.number ?? 0) + 1,
    sealedAt: now,
    previousHash: head?.value.hash ?? NO_HASH,
    ...(head ? { previousSealedAt: head.value.sealedAt } : {}),
    records: named.map(({ record }) => ({ id: record.id, digest: digestOf(sealedText(record)) })),
  };
  const seal = { ...link, hash: hashOf(link) };
  const { number, hash } = seal;
  return [
    put(AUDIT_HEAD, { number, sealedAt: now, hash }, head),
    create(AUDIT_SEAL, seal),
    ...named.map(({ record, was }, position) => replace(AUDIT_RECORD, { ...record, seal: number, position }, was)),
  ];
}

function fitting(entries: readonly Entry<AuditRecord>[]): readonly Entry<AuditRecord>[] {
  let characters = 0;
  const end = entries.findIndex(({ value }, i) => (characters += sealedText(value).length) > CHARACTERS_MAX && i > 0);
  return end < 0 ? entries : entries.slice(0, end);
}
