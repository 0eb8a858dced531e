import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { phaseOf, type Incident, type Update } from './incident.ts';
import type { Texts } from './texts.ts';

/** Keeps the document of an incident, with texts in three languages, well below what the store takes. */
export const UPDATES_MAX = 50;

/**
 * An incident as it is after it was published, for the first time or again: its facts are those sent, its history is what it
 * was, with what is new. An update is known by its instant, and stays as it was first published.
 */
export function planPublication(was: Incident | undefined, sent: Incident): Outcome<Incident, 'IncidentHistoryFull'> {
  const known = new Set(was?.updates.map(({ publishedAt }) => publishedAt));
  const added = sent.updates.filter(({ publishedAt }) => !known.has(publishedAt));
  return withUpdates(sent, [...(was?.updates ?? []), ...added]);
}

/** The first update that is sent with another text than it was published with. */
export function rewritten(was: Incident, sent: Incident): Update | undefined {
  const known = new Map(was.updates.map(({ publishedAt, text }) => [publishedAt, text]));
  return sent.updates.find(({ publishedAt, text }) => {
    const before = known.get(publishedAt);
    return before !== undefined && !isSame(before, text);
  });
}

export type UpdateError = 'IncidentHistoryFull' | 'Conflict';

/** With one more update. The text of the latest one is that update sent again: it adds nothing. */
export function planUpdate(was: Incident, update: Update): Outcome<Incident, UpdateError> {
  const latest = was.updates.at(-1);
  if (latest && isSame(latest.text, update.text)) return ok(was);
  if (was.updates.some(({ publishedAt }) => publishedAt === update.publishedAt)) return refuse('Conflict');
  return withUpdates(was, [...was.updates, update]);
}

/** Over from now on, with what there is to say about it. What is over already stays as it ended. */
export function planResolution(was: Incident, update: Update): Outcome<Incident, UpdateError> {
  const now = update.publishedAt;
  return planUpdate(phaseOf(was, now) === 'over' ? was : { ...was, endAt: now }, update);
}

function withUpdates(incident: Incident, updates: readonly Update[]): Outcome<Incident, 'IncidentHistoryFull'> {
  if (updates.length > UPDATES_MAX) return refuse('IncidentHistoryFull');
  return ok({ ...incident, updates: updates.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)) });
}

function isSame(one: Texts, other: Texts): boolean {
  return one.en === other.en && one.zh === other.zh && one.pt === other.pt;
}
