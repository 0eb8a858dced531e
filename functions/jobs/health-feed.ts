import { PROGRAMME } from '../contract/programme.ts';
import { applyFeed } from '../health/feed/apply.ts';
import { parseFeed } from '../health/feed/schema.ts';
import type { Incident } from '../health/core/incident.ts';
import type { Ports } from '../identity/ports.ts';

/** The timer: reads the feed of incidents. One that cannot be read, or is malformed, is reported and changes nothing. */
export async function readHealthFeed({ healthFeed, store, now, report }: Ports): Promise<void> {
  if (!healthFeed) return;
  const readAt = now();
  let incidents: Incident[];
  try {
    incidents = parseFeed(await healthFeed.read(), readAt);
  } catch (error) {
    report({ message: 'the feed of service incidents could not be read; what was known stays', error });
    return;
  }
  const full = await applyFeed(store.partition('catalog', PROGRAMME.market), incidents, readAt);
  if (full.length > 0) report({ message: `no room for more updates in the incidents ${full.join(', ')}` });
}
