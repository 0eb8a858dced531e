import { LIMITS } from '../contract/limits.ts';
import { digestOf, hashOf, NO_HASH } from './chain.ts';
import type { Chain, Head, Seal, SealedRecord } from './read-chain.ts';

/** The number and the hash of a seal, as they were noted outside. */
export type Noted = Pick<Head, 'number' | 'hash'>;

export interface Verified {
  readonly records: number;
  /** Absent while nothing is sealed, or all that was is past its time. */
  readonly first?: Seal;
  readonly head?: Head;
}

/** What is wrong first, in the order of the chain. */
export class ChainFault extends Error {}

/** A day of grace for the clock of whoever verifies. */
const KEPT_MS = (LIMITS.auditKeptDays - 1) * 24 * 3_600_000;

/**
 * Goes through the whole chain and all its records once, holding one seal at a time.
 *
 * @param now    milliseconds since 1970
 * @param noted  a seal that has to be in the chain still, unless it is past its time: who has one is safe even from somebody
 *               who writes the whole chain anew
 * @throws ChainFault  naming the first record or seal that is not as it was sealed
 */
export async function verifyChain(chain: Chain, { now, noted }: { now: number; noted?: Noted }): Promise<Verified> {
  const head = await chain.head(); // first: what is sealed from here on is for the next time
  const records = new Reader(chain.records());
  let [first, last, count]: [Seal | undefined, Seal | undefined, number] = [undefined, undefined, 0];
  for await (const seal of chain.seals()) {
    if (seal.number > (head?.number ?? 0)) break;
    if (last) checkLink(last, seal);
    else checkBeginning(seal, now);
    if (hashOf(seal) !== seal.hash) throw new ChainFault(`seal ${seal.number} was changed: its hash is not that of its content`);
    if (noted?.number === seal.number && noted.hash !== seal.hash)
      throw new ChainFault(`seal ${seal.number} is not the one noted`);
    await checkRecords(seal, records);
    count += seal.records.length;
    first ??= seal;
    last = seal;
  }
  checkEnd(last, head, now);
  if (noted && noted.number > (head?.number ?? 0))
    throw new ChainFault(`the chain ends before seal ${noted.number}, which was noted`);
  await checkRest(records, chain, head);
  return { records: count, ...(first ? { first } : {}), ...(head ? { head } : {}) };
}

function isPast(sealedAt: string | undefined, now: number): boolean {
  return sealedAt !== undefined && Date.parse(sealedAt) < now - KEPT_MS;
}

function checkBeginning({ number, previousHash, previousSealedAt }: Seal, now: number): void {
  const isWhole = number === 1 ? previousHash === NO_HASH : isPast(previousSealedAt, now);
  if (!isWhole) throw new ChainFault(`what lies before seal ${number} was removed before its time`);
}

function checkLink(last: Seal, seal: Seal): void {
  if (seal.number !== last.number + 1) throw new ChainFault(`seal ${last.number + 1} was removed`);
  if (seal.previousHash !== last.hash)
    throw new ChainFault(`seal ${last.number} is not the one that seal ${seal.number} follows`);
}

function checkEnd(last: Seal | undefined, head: Head | undefined, now: number): void {
  if (head === undefined) return;
  if (last === undefined && isPast(head.sealedAt, now)) return;
  if (last?.number !== head.number)
    throw new ChainFault(`the chain ends with seal ${last?.number ?? 0}, not with ${head.number}`);
  if (last.hash !== head.hash) throw new ChainFault(`seal ${last.number} is not the one the head names`);
}

async function checkRecords(seal: Seal, records: Reader): Promise<void> {
  for (const [position, { id, digest }] of seal.records.entries()) {
    const record = await records.peek();
    const order = record ? record.seal - seal.number || record.position - position : 1;
    if (record && order < 0) throw inserted(record);
    if (!record || order > 0) throw new ChainFault(`record ${id} was removed: it was ${placeOf(seal.number, position)}`);
    if (digestOf(record.text) !== digest) throw exchanged(seal, position, record);
    records.take();
  }
}

function exchanged({ number, records }: Seal, position: number, { id, text }: SealedRecord): ChainFault {
  const place = placeOf(number, position);
  const isOfSeal = records.some(({ digest }) => digest === digestOf(text));
  if (isOfSeal) return new ChainFault(`record ${id} was moved: it stands ${place}`);
  const sealed = records[position]?.id;
  return new ChainFault(sealed === id ? `record ${id} was changed, ${place}` : `record ${id} stands for ${sealed}, ${place}`);
}

/** Behind the last seal there is only what was sealed in the meantime. */
async function checkRest(records: Reader, chain: Chain, head: Head | undefined): Promise<void> {
  let last: SealedRecord | undefined;
  for (let record = await records.peek(); record; record = await records.peek()) {
    if (record.seal <= (head?.number ?? 0)) throw inserted(record);
    last = record;
    records.take();
  }
  if (last && last.seal > ((await chain.head())?.number ?? 0)) throw inserted(last);
}

function inserted({ id, seal, position }: SealedRecord): ChainFault {
  return new ChainFault(`record ${id} was inserted, ${placeOf(seal, position)}`);
}

function placeOf(seal: number, position: number): string {
  return `record ${position + 1} of seal ${seal}`;
}

/** The records one after the other, with a look at the next. */
class Reader {
  readonly #records: AsyncGenerator<SealedRecord>;
  #next: SealedRecord | undefined;

  constructor(records: AsyncGenerator<SealedRecord>) {
    this.#records = records;
  }

  async peek(): Promise<SealedRecord | undefined> {
    if (this.#next === undefined) {
      const { value, done } = await this.#records.next();
      this.#next = done ? undefined : value;
    }
    return this.#next;
  }

  take(): void {
    this.#next = undefined;
  }
}
