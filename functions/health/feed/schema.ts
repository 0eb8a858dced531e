import * as z from 'zod';
import { canonical, explain } from '../../contract/reading.ts';
import type { Instant } from '../../shared/calendar.ts';
import { isEndGuessed, type Incident } from '../core/incident.ts';
import { checked, Facts, fromWire, IncidentId } from '../publication.ts';

const INCIDENTS_MAX = 200;

const Feed = z.object({
  version: z.literal(1),
  incidents: z
    .array(checked(Facts.extend({ id: IncidentId })))
    .max(INCIDENTS_MAX)
    .refine((given) => new Set(given.map(({ id }) => id)).size === given.length, 'each needs an id of its own'),
});

/** The incidents of a feed. Throws when anything in it is not as the README says: half a feed is none. */
export function parseFeed(text: string, now: Instant): Incident[] {
  const feed = Feed.safeParse(canonical(Feed, JSON.parse(text)));
  if (!feed.success) throw new Error(`the feed is malformed: ${explain(feed.error)}`);
  const incidents = feed.data.incidents.map(({ id, ...facts }) => fromWire(id, facts));
  const guessed = incidents.find((incident) => isEndGuessed(incident, now));
  if (guessed) throw new Error(`the feed is malformed: ${guessed.id} ends in the future, and is no planned work`);
  return incidents;
}
