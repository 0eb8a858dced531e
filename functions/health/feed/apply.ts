import type { Instant } from '../../shared/calendar.ts';
import { put, type Partition } from '../../storage/port.ts';
import { planPublication } from '../core/history.ts';
import type { Incident } from '../core/incident.ts';
import { save } from '../publishing.ts';
import { FEED_READING, FEED_READING_ID, INCIDENT } from '../stored.ts';

/**
 * Publishes what the feed says, each incident in a commit of its own: what is known already is not written again, and what
 * another change came before is there for the next reading. What the feed no longer names stays as it was.
 *
 * @returns  the ids of incidents whose history has no room for what is new
 */
export async function applyFeed(catalog: Partition, incidents: readonly Incident[], now: Instant): Promise<string[]> {
  const full: string[] = [];
  for (const incident of incidents) {
    const was = await catalog.get(INCIDENT, incident.id);
    if (was?.value.keptBy === 'operator') continue;
    const planned = planPublication(was?.value, incident);
    if (planned.ok) await save(catalog, { ...planned.value, keptBy: 'feed' }, was);
    else full.push(incident.id);
  }
  const reading = await catalog.get(FEED_READING, FEED_READING_ID);
  await catalog.commit([put(FEED_READING, { readAt: now }, reading)]);
  return full;
}
