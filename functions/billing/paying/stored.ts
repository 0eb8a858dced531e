import * as z from 'zod';
import { NOTICE_KINDS } from '../../contract/notices.ts';
import { defineKind, indexOf, put, type Partition, type Versioned, type Write } from '../../storage/port.ts';
import { StoredDate, StoredMinor } from '../../storage/values.ts';
import { NOTHING_RECEIVABLE, type Receivables } from './core/receivables.ts';

const StoredReceivables = z.object({
  items: z.array(
    z.object({
      documentId: z.string(),
      type: z.enum(['recurring', 'oneTime']),
      issuedOn: StoredDate,
      dueOn: StoredDate,
      amount: StoredMinor,
      credited: StoredMinor,
      financeCharge: StoredMinor,
      chargedMonths: z.int(),
    }),
  ),
  paid: StoredMinor,
  lastPayment: z.object({ id: z.string(), on: StoredDate, amount: StoredMinor }).optional(),
});

export const RECEIVABLES_ID = 'receivables';

/** One document: a year adds a dozen invoices to it, so it stays small for longer than a programme lives. */
export const RECEIVABLES = defineKind<Receivables>({
  name: 'receivables',
  container: 'partners',
  schemaVersion: 1,
  schema: StoredReceivables,
  idOf: () => RECEIVABLES_ID,
  indexes: {},
});

const Payment = z.object({
  /** Given by the operator: recording it again changes nothing. */
  id: z.string(),
  amount: StoredMinor,
  receivedOn: StoredDate,
  reference: z.string(),
  reversedOn: StoredDate.optional(),
});

export type Payment = z.infer<typeof Payment>;

export const PAYMENT = defineKind<Payment>({
  name: 'payment',
  container: 'partners',
  schemaVersion: 1,
  schema: Payment,
  idOf: ({ id }) => id,
  indexes: { byDay: ({ receivedOn }) => [receivedOn] },
});

export const PAYMENTS_BY_DAY = indexOf(PAYMENT, 'byDay');

const Notice = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  on: StoredDate,
  /** Who the notice is for: the invoice recipient of that day, if one was named (R-BILL-15). */
  recipient: z.object({ name: z.string(), email: z.string() }).optional(),
  /** The invoice, note or payment it tells of. */
  documentId: z.string().optional(),
  /** The documents it tells of, where these can be many, each with its amount. */
  documents: z.array(z.object({ documentId: z.string(), amount: StoredMinor })).optional(),
  /** Of all of them. */
  amount: StoredMinor.optional(),
});

export type Notice = z.infer<typeof Notice>;

/** Written in the commit that makes what it tells true, under an id made from that: nothing is told twice, nothing is not told. */
export const NOTICE = defineKind<Notice>({
  name: 'notice',
  container: 'partners',
  schemaVersion: 1,
  schema: Notice,
  idOf: ({ id }) => id,
  indexes: { byDay: ({ on }) => [on] },
});

export const NOTICES_BY_DAY = indexOf(NOTICE, 'byDay');

export interface FoundReceivables {
  readonly value: Receivables;
  /** Undefined before the first document or payment. */
  readonly was: Versioned<Receivables> | undefined;
}

export async function findReceivables(partition: Partition): Promise<FoundReceivables> {
  const was = await partition.get(RECEIVABLES, RECEIVABLES_ID);
  return { value: was?.value ?? NOTHING_RECEIVABLE, was };
}

export function receivablesWrite({ was }: FoundReceivables, value: Receivables): Write {
  return put(RECEIVABLES, value, was);
}
