import { Cron } from 'croner';
import type { Log, RegisteredFunction } from './core-api.ts';
import { invoke, triggerOf } from './invocation.ts';
import { withSettings } from './host-json.ts';

export interface Timers {
  start(): void;
  /** Runs a timer now, after a run that is under way; rejects when it fails. */
  run(name: string): Promise<void>;
  /** Starts no more runs and waits for those under way. */
  stop(): Promise<void>;
}

/** What the cloud shows before the first run. */
const NEVER = '0001-01-01T00:00:00';

/** The timers of the app, on UTC. One that is due while it still runs is skipped. A wrong schedule throws here. */
export function timersOf(functions: readonly RegisteredFunction[], log: Log): Timers {
  const timers = functions
    .filter((target) => triggerOf(target).binding.type === 'timerTrigger')
    .map((target) => timerOf(target, log));
  return {
    start() {
      for (const timer of timers) timer.start();
    },
    async run(name) {
      const timer = timers.find((one) => one.name === name);
      if (!timer) throw new Error(`no timer is named ${name}`);
      await timer.run();
    },
    async stop() {
      await Promise.all(timers.map((timer) => timer.stop()));
    },
  };
}

function timerOf(target: RegisteredFunction, log: Log) {
  const { name } = target.metadata;
  const { schedule = '', runOnStartup = false } = triggerOf(target).binding;
  let last = NEVER;
  let running: Promise<unknown> = Promise.resolve();

  // NCRONTAB: six fields, and a day has to fit both day fields when both are given
  const options = { mode: '6-part', domAndDow: true, protect: true, timezone: 'UTC', paused: true } as const;
  const cron = new Cron(withSettings(schedule, process.env), options, () => runAndLog());

  function run(): Promise<void> {
    const done = running.then(() => {
      const data = { json: JSON.stringify(inputOf({ last, next: cron.nextRun()?.toISOString() ?? NEVER })) };
      last = new Date().toISOString();
      return invoke(target, { data }, log);
    });
    running = done.catch(() => {});
    return done;
  }
  async function runAndLog(): Promise<void> {
    await run().catch((error: unknown) => log({ level: 'error', message: 'a timer failed', functionName: name, error }));
  }
  return {
    name,
    run,
    start() {
      cron.resume();
      if (runOnStartup) void runAndLog();
    },
    async stop() {
      cron.stop();
      await running;
    },
  };
}

/** In the cloud's spelling; the library turns the first letters to lower case. */
function inputOf({ last, next }: { last: string; next: string }): object {
  return {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: { Last: last, LastUpdated: last, Next: next },
    IsPastDue: false,
  };
}
