import { registered, runHooks, type Log, type RegisteredFunction } from './core-api.ts';
import { queueLimits, routePrefix, type HostJson } from './host-json.ts';
import { httpRoutes, serveHttp, type Extras } from './http-server.ts';
import { triggerOf } from './invocation.ts';
import { queueWorkersOf, type ReceivingQueue } from './queues.ts';
import { timersOf } from './timers.ts';

export interface HostOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The loopback address by default. */
  readonly address?: string;
  readonly hostJson: HostJson;
  readonly log: Log;
  /** Without one, queue functions wait in vain. */
  readonly queue?: ReceivingQueue;
  /** Asked when no function has the path. */
  readonly extras?: Extras;
  /** How long `stop` waits for what is under way; 10 seconds by default. */
  readonly graceMs?: number;
  /** How long a queue message is held before it is held again; 30 seconds by default. */
  readonly holdSeconds?: number;
}

export interface Host {
  readonly port: number;
  readonly url: string;
  readonly routes: readonly { readonly method: string; readonly path: string; readonly name: string }[];
  /** Runs a timer function now and waits for it. Rejects when it fails. */
  invokeTimer(name: string): Promise<void>;
  /** Takes nothing new, lets what is under way end, runs the appTerminate hooks. A second call waits for the first. */
  stop(): Promise<void>;
}

const TRIGGERS = new Set(['httpTrigger', 'timerTrigger', 'queueTrigger']);

/** Runs the functions that the app has registered. The app is imported before, and `core-api.ts` before the app. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { hostJson, log, queue, graceMs = 10_000, holdSeconds = 30, extras = () => false } = options;
  const { port, address = '127.0.0.1' } = options;
  const { model } = registered;
  const functions = [...registered.functions.values()];
  if (!model) throw new Error('the app has registered no function, or was loaded before the local host');
  for (const target of functions) refuseUnknownBindings(target);
  // all that can be wrong throws before anything runs
  const routes = httpRoutes(functions, routePrefix(hostJson));
  const timers = timersOf(functions, log);
  const workers = queue && queueWorkersOf(functions, { queue, limits: queueLimits(hostJson), log, holdSeconds });

  registered.log = log;
  await runHooks('appStart', { hookData: {} });
  const http = await serveHttp({ port, address, routes, model, extras, log });
  timers.start();
  workers?.start();
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    const ended = Promise.all([http.stop(), timers.stop(), workers?.stop()]);
    if (!(await endsWithin(graceMs, ended))) {
      log({ level: 'warning', message: `still busy after ${graceMs} ms, stopped nevertheless` });
      http.cut();
    }
    await runHooks('appTerminate', { hookData: {} });
  }
  return {
    port: http.port,
    url: `http://localhost:${http.port}`,
    routes: routes.map(({ method, path, value }) => ({ method, path: `/${path}`, name: value.metadata.name })),
    invokeTimer: (name) => timers.run(name),
    stop: () => (stopped ??= stop()),
  };
}

/** Better no start than a function that is never called, or an output that is never written. */
function refuseUnknownBindings(target: RegisteredFunction): void {
  const { metadata } = target;
  const trigger = triggerOf(target);
  for (const [name, { type }] of Object.entries(metadata.bindings)) {
    const isKnown = name === trigger.name ? TRIGGERS.has(type) : type === 'http';
    if (!isKnown) throw new Error(`the function ${metadata.name}: the local host knows no ${type} binding`);
  }
}

async function endsWithin(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  const limit = Promise.withResolvers<false>();
  const timer = setTimeout(() => limit.resolve(false), limitMs);
  const ended = await Promise.race([work.then(() => true), limit.promise]);
  clearTimeout(timer);
  return ended;
}
