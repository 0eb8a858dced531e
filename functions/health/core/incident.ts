import type { ServiceId } from '../../contract/services.ts';
import type { Instant } from '../../shared/calendar.ts';
import type { Texts } from './texts.ts';

/** How a service runs, from well to badly. */
export const HEALTH_STATUSES = ['normal', 'information', 'warning', 'critical'] as const;

export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/** What an incident does to its services: `warning` degrades them, `critical` stops them. */
export const SEVERITIES = ['information', 'warning', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

export const INCIDENT_TYPES = ['incident', 'planned_work'] as const;

/** Something that was said about an incident. What is said stays: the history only grows. */
export interface Update {
  readonly publishedAt: Instant;
  readonly text: Texts;
}

/** A disturbance of services, or work on them that is announced beforehand (R-HLT-02). */
export interface Incident {
  readonly id: string;
  readonly type: (typeof INCIDENT_TYPES)[number];
  readonly services: readonly ServiceId[];
  readonly severity: Severity;
  readonly title: Texts;
  readonly startAt: Instant;
  /** Of an incident: when it was over, absent until then. Planned work always has one. */
  readonly endAt?: Instant | undefined;
  readonly impactedArea?: string | undefined;
  readonly impactedCustomers?: number | undefined;
  /** Until when customers have to act. */
  readonly actBy?: Instant | undefined;
  /** The oldest first; no two at the same instant. */
  readonly updates: readonly Update[];
}

export type Phase = 'planned' | 'open' | 'over';

/** An incident is over once somebody said so; planned work when its time has passed. */
export function phaseOf({ type, startAt, endAt }: Incident, now: Instant): Phase {
  if (type === 'incident') return endAt === undefined ? 'open' : 'over';
  if (endAt !== undefined && endAt <= now) return 'over';
  return startAt <= now ? 'open' : 'planned';
}

/** When an incident will be over is not known before it is; what was planned has an end. */
export function isEndGuessed({ type, endAt }: Incident, now: Instant): boolean {
  return type === 'incident' && endAt !== undefined && endAt > now;
}

/** How a service runs: as badly as the worst of what is open about it lets it. */
export function statusOf(service: ServiceId, incidents: readonly Incident[], now: Instant): HealthStatus {
  const open = incidents.filter((one) => one.services.includes(service) && phaseOf(one, now) === 'open');
  return worst(open.map(({ severity }) => severity));
}

export function worst(statuses: readonly HealthStatus[]): HealthStatus {
  return HEALTH_STATUSES.findLast((status) => statuses.includes(status)) ?? 'normal';
}
