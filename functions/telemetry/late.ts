import type { Observation, Telemetry } from './port.ts';

const WAITING_MAX = 1000;
const RETRY_MS = 60_000;

/**
 * Telemetry that is opened after the first run, so that nobody waits for it; what is observed until then waits too, as much
 * as fits. When it cannot be opened, a later run tries again.
 */
export function openedLate(open: () => Promise<Telemetry>, onError: (error: unknown) => void): Telemetry {
  const waiting: Observation[] = [];
  let opened: Telemetry | undefined;
  let opening: Promise<void> | undefined;
  let restUntil = 0;

  async function openNow(): Promise<void> {
    try {
      const telemetry = await open();
      for (const observation of waiting.splice(0)) telemetry.observe(observation);
      opened = telemetry;
    } catch (error) {
      restUntil = performance.now() + RETRY_MS;
      onError(error);
    } finally {
      opening = undefined;
    }
  }
  return {
    observe: (observation) => {
      if (opened) return opened.observe(observation);
      if (waiting.length < WAITING_MAX) waiting.push(observation);
      // the answer goes out first
      if (performance.now() >= restUntil) opening ??= new Promise(setImmediate).then(openNow);
    },
    stop: async () => {
      await opening;
      await opened?.stop();
    },
  };
}
