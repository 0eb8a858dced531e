import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { put, type Partition, type Versioned } from '../storage/port.ts';
import { planPublication, planResolution, planUpdate, rewritten, type UpdateError } from './core/history.ts';
import { isEndGuessed, type Incident } from './core/incident.ts';
import type { Texts } from './core/texts.ts';
import { INCIDENT, type StoredIncident } from './stored.ts';

// They commit by themselves: incidents lie in the catalogue, not in the caller's partition, which is all that the edge writes to.

type PublishError = 'InvalidProperty' | 'IncidentHistoryFixed' | 'IncidentHistoryFull' | 'Conflict';

/** Publishes an incident or planned work, or what has changed of it. Sent again it changes nothing. */
export async function publishIncident(
  catalog: Partition,
  sent: Incident,
  now: Instant,
): Promise<Outcome<Incident, PublishError>> {
  if (isEndGuessed(sent, now)) return refuse('InvalidProperty', 'endTime: leave it out until the incident is over.');
  const was = await catalog.get(INCIDENT, sent.id);
  const changed = was && rewritten(was.value, sent);
  if (changed) return refuse('IncidentHistoryFixed', `It is the one of ${changed.publishedAt}.`);
  const planned = planPublication(was?.value, sent);
  return planned.ok ? save(catalog, { ...planned.value, keptBy: 'operator' }, was) : planned;
}

type ChangeError = 'NoSuchIncident' | UpdateError;

/** Says something more about an incident: `over` with it that it is over. */
export async function addUpdate(
  catalog: Partition,
  id: string,
  { text, now, over }: { text: Texts; now: Instant; over: boolean },
): Promise<Outcome<Incident, ChangeError>> {
  const was = await catalog.get(INCIDENT, id);
  if (!was) return refuse('NoSuchIncident');
  const planned = (over ? planResolution : planUpdate)(was.value, { publishedAt: now, text });
  return planned.ok ? save(catalog, { ...planned.value, keptBy: 'operator' }, was) : planned;
}

/** Writes nothing where nothing is different. */
export async function save(
  catalog: Partition,
  incident: StoredIncident,
  was: Versioned<StoredIncident> | undefined,
): Promise<Outcome<Incident, 'Conflict'>> {
  if (isDeepStrictEqual(incident, was?.value)) return ok(incident);
  return (await catalog.commit([put(INCIDENT, incident, was)])) === 'committed' ? ok(incident) : refuse('Conflict');
}
