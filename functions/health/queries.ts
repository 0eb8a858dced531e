import { startOf, type Instant } from '../shared/calendar.ts';
import type { Partition } from '../storage/port.ts';
import { historyStart } from './core/figures.ts';
import type { Incident } from './core/incident.ts';
import { INCIDENTS_BY_END } from './stored.ts';

/** More than six services have in 90 days; what is open comes before what is over. */
const READ_MAX = 200;

/** What is planned, open, or was over in the days that are shown; what began last comes first. One request to the store. */
export async function listIncidents(catalog: Partition, now: Instant): Promise<Incident[]> {
  const after = startOf(historyStart(now));
  const { items } = await catalog.list(INCIDENTS_BY_END, { after, limit: READ_MAX, descending: true });
  return items.map(({ value }) => value).toSorted((a, b) => (a.startAt > b.startAt ? -1 : 1));
}
