import type { ServiceId } from '../../contract/services.ts';
import { addDays, dateOf, startOf, type CalendarDate, type Instant } from '../../shared/calendar.ts';
import { worst, type HealthStatus, type Incident } from './incident.ts';

/** How many days of history are shown, today among them (R-HLT-02). */
export const HISTORY_DAYS = 90;

/** The first of the days that are shown. */
export function historyStart(now: Instant): CalendarDate {
  return addDays(dateOf(now), 1 - HISTORY_DAYS);
}

/** What is worst on each of the days, the oldest first: incidents by their severity, work only as information. */
export function dailyStatuses(service: ServiceId, incidents: readonly Incident[], now: Instant): HealthStatus[] {
  const own = incidents.filter(({ services }) => services.includes(service));
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const day = addDays(historyStart(now), index);
    const [from, to] = [startOf(day), startOf(addDays(day, 1))];
    const met = own.filter(({ startAt, endAt = now }) => startAt < to && startAt <= now && endAt > from && endAt > startAt);
    return worst(met.map(({ type, severity }) => (type === 'incident' ? severity : 'information')));
  });
}

/** Minutes of the days shown in which incidents degraded the service or stopped it; several at one time count once. */
export function disturbedMinutes(service: ServiceId, incidents: readonly Incident[], now: Instant): number {
  const disturbing = incidents
    .filter(({ type, severity, services }) => type === 'incident' && severity !== 'information' && services.includes(service))
    .toSorted((a, b) => (a.startAt < b.startAt ? -1 : 1));
  let counted: number = Date.parse(startOf(historyStart(now)));
  let ms = 0;
  for (const { startAt, endAt = now } of disturbing) {
    const [from, to] = [Math.max(Date.parse(startAt), counted), Math.min(Date.parse(endAt), Date.parse(now))];
    if (to <= from) continue;
    ms += to - from;
    counted = to;
  }
  return Math.round(ms / 60_000);
}
