import { PROGRAMME } from '../contract/programme.ts';
import type { Ports } from '../identity/ports.ts';
import { PSEUDONYM_KEY, PSEUDONYM_KEY_ID } from '../telemetry/stored.ts';

export interface Readiness {
  readonly status: 'ready' | 'notReady';
  /** What cannot be reached, or does not answer in time. */
  readonly missing: readonly Part[];
}

type Part = 'documents' | 'files' | 'queues';

interface Reached extends Pick<Ports, 'store' | 'blobs' | 'report'> {
  readonly queue: { reach(): Promise<void> };
}

export interface ReadinessOptions {
  /** How long a part may take, 3 seconds by default. */
  readonly timeoutMs?: number;
  /** How long an answer holds, 5 seconds by default: whoever asks more often costs nothing more. */
  readonly holdsMs?: number;
}

/** Whether requests can be served: one cheap request to each part, and one at a time whoever asks. */
export function readiness({ store, blobs, queue, report }: Reached, options: ReadinessOptions = {}): () => Promise<Readiness> {
  const { timeoutMs = 3_000, holdsMs = 5_000 } = options;
  const parts: Readonly<Record<Part, () => Promise<unknown>>> = {
    documents: () => store.partition('catalog', PROGRAMME.market).get(PSEUDONYM_KEY, PSEUDONYM_KEY_ID),
    files: () => blobs.read('readiness'), // there is none of this name, which is an answer too
    queues: () => queue.reach(),
  };
  let answer: Promise<Readiness> | undefined;
  let heldUntil = 0;

  async function isMissing([part, reach]: [string, () => Promise<unknown>]): Promise<boolean> {
    try {
      await within(timeoutMs, reach());
      return false;
    } catch (error) {
      report({ message: `not ready: ${part}`, error });
      return true;
    }
  }

  async function ask(): Promise<Readiness> {
    const asked = Object.entries(parts);
    const areMissing = await Promise.all(asked.map(isMissing));
    const missing = asked.flatMap(([part], place) => (areMissing[place] ? [part as Part] : []));
    heldUntil = performance.now() + holdsMs;
    return { status: missing.length === 0 ? 'ready' : 'notReady', missing };
  }

  return () => {
    if (answer === undefined || performance.now() >= heldUntil) {
      heldUntil = Infinity; // until it is answered
      answer = ask();
    }
    return answer;
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
