import type { WireHealth } from '../../../functions/health/wire.ts';
import { API_URL } from '../api-url.ts';

const TIMEOUT_MS = 10_000;

/** Of the shape of what is kept: raised when that changes. */
const KEY = 'service-health-1';

/** The state of the services now. Rejects where the API does not give it. */
export async function readHealth(): Promise<WireHealth> {
  const response = await fetch(`${API_URL}/v1/servicehealth`, { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the API answered ${response.status}`);
  const health = (await response.json()) as WireHealth;
  keep(health);
  return health;
}

/** What this device read last. */
export function lastKnown(): WireHealth | undefined {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '') as WireHealth;
  } catch {
    return undefined; // nothing was kept, or the reader does not let pages keep anything
  }
}

function keep(health: WireHealth): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(health));
  } catch {
    // no room, or not allowed: the page then has nothing to fall back on, and works otherwise
  }
}
