import * as z from 'zod';
import { parseFilter } from '../contract/filter.ts';
import { SERVICES, type ServiceId } from '../contract/services.ts';
import { UNSET_DATE } from '../contract/wire.ts';
import type { Instant } from '../shared/calendar.ts';
import { HEALTH_STATUSES, phaseOf, statusOf, type HealthStatus, type Incident } from './core/incident.ts';
import { readText } from './core/texts.ts';

// The answers that the public API has.

export const IncidentsQuery = z.object({
  filter: z.string().max(4000).optional().describe('On Resolved, with the operator equals and the value true or false.'),
});

const Status = z.enum(HEALTH_STATUSES);

export const WireDetail = z.object({
  id: z.string(),
  messageType: z.enum(['incident', 'message_center']).describe('message_center: planned work.'),
  startTime: z.string(),
  endTime: z.string().describe(`${UNSET_DATE} while nobody knows.`),
  status: Status.describe('normal once it is over.'),
  messages: z
    .array(z.object({ publishedTime: z.string(), messageText: z.string() }))
    .describe('What it is about, then what was said, the oldest first; in the language of X-Locale where there is one.'),
  workload: z.string(),
  affectedWorkloadNames: z.array(z.string()),
  resolved: z.boolean(),
  impactedArea: z.string().optional(),
  impactedCustomers: z.int().describe('0 where the operator names no number.'),
  requiredBy: z.string().optional(),
  severity: Status.optional().describe('Of planned work: what it will do to its services.'),
});

export const WireServiceIncidents = z.object({
  workload: z.string(),
  incidents: z.array(WireDetail),
  status: Status,
  messageCenterMessages: z.array(WireDetail),
});

/** Whose eyes an incident is shown to. */
export interface View {
  readonly now: Instant;
  readonly locale: string;
}

/** The incidents of services that a customer has, and nothing of its other services. */
export function toWireDetails(incidents: readonly Incident[], had: ReadonlySet<ServiceId>, view: View) {
  return incidents.flatMap((incident) => {
    const services = incident.services.filter((service) => had.has(service));
    return services.length > 0 ? [toWireDetail(incident, services, view)] : [];
  });
}

/** @param services  those of the incident that concern the reader; the first names it */
function toWireDetail(incident: Incident, services: readonly ServiceId[], { now, locale }: View): z.infer<typeof WireDetail> {
  const { id, type, title, startAt, endAt, impactedArea, impactedCustomers, actBy, severity, updates } = incident;
  const isWork = type === 'planned_work';
  const names = services.map((service) => SERVICES[service]);
  const said = [{ publishedAt: updates[0]?.publishedAt ?? startAt, text: title }, ...updates];
  return {
    id,
    messageType: isWork ? 'message_center' : 'incident',
    startTime: startAt,
    endTime: endAt ?? UNSET_DATE,
    status: statusIn(incident, now),
    messages: said.map(({ publishedAt, text }) => ({ publishedTime: publishedAt, messageText: readText(text, locale).text })),
    workload: names[0] ?? '',
    affectedWorkloadNames: names,
    resolved: phaseOf(incident, now) === 'over',
    impactedArea,
    impactedCustomers: impactedCustomers ?? 0,
    ...(isWork ? { requiredBy: actBy, severity } : {}),
  };
}

function statusIn(incident: Incident, now: Instant): HealthStatus {
  const phase = phaseOf(incident, now);
  if (phase === 'planned') return 'information';
  return phase === 'over' ? 'normal' : incident.severity;
}

/** One service, with those of the incidents that are about it. */
export function toWireServiceIncidents(
  service: ServiceId,
  incidents: readonly Incident[],
  isAsked: IncidentTest,
  view: View,
): z.infer<typeof WireServiceIncidents> {
  const own = incidents.filter((one) => one.services.includes(service) && isAsked(one));
  const details = (type: Incident['type']) =>
    own
      .filter((one) => one.type === type)
      .map((one) => toWireDetail(one, [service, ...one.services.filter((other) => other !== service)], view));
  return {
    workload: SERVICES[service],
    incidents: details('incident'),
    status: statusOf(service, incidents, view.now),
    messageCenterMessages: details('planned_work'),
  };
}

export type IncidentTest = (incident: Incident) => boolean;

/** Whether an incident fits a filter of the wire; undefined when the filter is no such one. */
export function incidentTest(text: string | undefined, now: Instant): IncidentTest | undefined {
  if (text === undefined) return () => true;
  const filter = parseFilter(text);
  const value = filter?.value.toLowerCase();
  const isResolved = filter?.field.toLowerCase() === 'resolved' && filter.operator === 'equals';
  if (!isResolved || (value !== 'true' && value !== 'false')) return undefined;
  return (incident) => (phaseOf(incident, now) === 'over') === (value === 'true');
}
