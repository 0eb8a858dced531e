import { startOf, type CalendarDate, type Instant } from '../shared/calendar.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, type Write } from '../storage/port.ts';
import { OWN_ACTS, type Act, type OwnAct } from './core/audited.ts';
import { changesIn, type Change } from './core/changed.ts';
import { shownOf } from './core/shown.ts';
import { AUDIT_RECORD, type AuditRecord } from './stored.ts';

type Facts = Pick<
  AuditRecord,
  | 'id'
  | 'at'
  | 'operation'
  | 'address'
  | 'customerId'
  | 'customerName'
  | 'applicationId'
  | 'userId'
  | 'userPrincipalName'
  | 'correlationId'
>;

/** The record of what was done, for the commit that does it. */
export function auditWrite([resourceType, operationType]: Act, facts: Facts, changes: readonly Change[]): Write {
  return create(AUDIT_RECORD, { ...facts, resourceType, operationType, ...shownOf(changes) });
}

interface Occasion {
  readonly partnerId: string;
  /** What it happened to: with partner and time it makes the record one of a kind. */
  readonly about: string;
  readonly on: CalendarDate | Instant;
  readonly customerId?: string;
  readonly customerName?: string;
  /** Who did it: the programme itself by default, or a customer, who has no account with the partner. */
  readonly by?: 'system' | 'customer';
}

/** The record of what no operation of the partner did: a job, or a customer of its own accord. */
export function ownRecord(act: OwnAct, occasion: Occasion, writes: readonly Write[]): Write {
  const { partnerId, about, on, by = 'system', ...customer } = occasion;
  const at = on.length === 10 ? startOf(on as CalendarDate) : (on as Instant);
  const id = derivedGuid('audit', partnerId, act, about, at);
  return auditWrite(OWN_ACTS[act], { id, at, operation: act, applicationId: by, ...customer }, changesIn(writes));
}
