import { randomUUID } from 'node:crypto';
import { actOf } from '../audit/core/audited.ts';
import { changesIn } from '../audit/core/changed.ts';
import { auditWrite } from '../audit/record.ts';
import type { Operation } from '../contract/operation.ts';
import { RELATIONSHIP, type Relationship } from '../customers/stored.ts';
import type { Instant } from '../shared/calendar.ts';
import type { Write } from '../storage/port.ts';
import type { Desk } from './enter.ts';
import type { Witness } from './witness.ts';

interface Request {
  readonly correlationId: string;
  readonly address: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The time of day: records of one moment of a sandbox clock stay in their order. */
  readonly now: Instant;
}

/** The audit record of an operation, for its last commit; none for one that changes nothing. */
export function auditOf(
  { id: operation, erases }: Pick<Operation, 'id' | 'erases'>,
  { caller, now: at }: Desk,
  witness: Witness,
  last: readonly Write[],
  { correlationId, address, params, body, now }: Request,
): Write[] {
  const writes = [...witness.committedFor([caller.tenantId, params['partnerId']?.toLowerCase()]), ...last];
  const changes = changesIn(writes);
  const act = actOf(operation, { body, changes });
  if (!act) return [];
  const { applicationId, userId, userName } = caller;
  const facts = {
    id: timeOrderedGuid(now),
    at,
    operation,
    address,
    ...customerOf(writes, witness, params['customerId']?.toLowerCase()),
    applicationId,
    userId,
    userPrincipalName: witness.nameOf(userId) ?? userName,
    correlationId, // not the request id: that opens the sealed answer and is never written down
  };
  return [auditWrite(act, facts, erases ? [] : changes)];
}

/** The customer of the address, or the one it puts on the partner's list. */
function customerOf(writes: readonly Write[], witness: Witness, named: string | undefined) {
  const write = writes.findLast(({ kind }) => kind.name === RELATIONSHIP.name);
  const relationship = write && write.op !== 'delete' ? (write.value as Relationship) : undefined;
  const customerId = named ?? relationship?.customerId;
  return { customerId, customerName: relationship?.companyName ?? witness.nameOf(customerId) };
}

let last = { time: 0, count: 0 };

/** Version 7: sorts by the time it was made at, and those of one process and millisecond by their order. */
function timeOrderedGuid(now: Instant): string {
  const time = Date.parse(now);
  last = { time, count: time === last.time ? (last.count + 1) % 0x1000 : 0 };
  const [digits, count] = [time.toString(16).padStart(12, '0'), last.count.toString(16).padStart(3, '0')];
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7${count}${randomUUID().slice(18)}`;
}
