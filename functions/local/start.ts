import { existsSync, rmSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../host/core-api.ts';
import { startHost, type Host } from '../host/host.ts';
import { serveSite } from '../host/static-site.ts';
import { provide } from '../provide.ts';
import { standAround } from './around.ts';
import { composeLocal, type LocalPorts } from './compose.ts';
import { seedDemo } from './demo.ts';
import { devRoutes } from './dev-routes.ts';
import { forget } from './misbehaviour/misbehaviour.ts';
import { localRoutes } from './routes.ts';
import { makeState } from './state/make.ts';
import { openStates, SNAPSHOTS, type States } from './state/states.ts';

export interface LocalOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Throws the data away first, but for the snapshots. */
  readonly reset: boolean;
  /** The snapshot or named state to begin with. */
  readonly load?: string;
  readonly requestsPerMinute?: number;
  readonly healthFeedUrl?: string;
  readonly log: Log;
}

export interface Local {
  readonly url: string;
  readonly ports: LocalPorts;
  readonly host: Host;
  readonly states: States;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const SWEEP_MS = 3_600_000;

/** A name that is neither a named state's nor that of a snapshot of this version. */
export class UnknownState extends Error {
  constructor(name: string, { states, snapshots }: ReturnType<States['list']>) {
    const known = [...states, ...snapshots].map((one) => one.name);
    super(`No state of this version is named ${name}. There are: ${known.join(', ')}.`);
    this.name = 'UnknownState';
  }
}

/** The whole product on one machine, in this process: API, timers, queue workers, guide, demo data. */
export async function startLocal({ port, dataDir, reset, load, log, ...place }: LocalOptions): Promise<Local> {
  if (reset) discard(dataDir);
  const baseUrl = `http://127.0.0.1:${port}`;
  const ports = await composeLocal({ ...place, dataDir, baseUrl });
  const { store, misbehaviour } = ports;
  const states = openStates({
    ...ports,
    dataDir,
    make: (name, folder) => makeState(name, folder, ports),
    onReplaced: () => {
      forget(misbehaviour);
      ports.requestCounter.forget();
    },
  });
  if (load === undefined) await seedDemo(store, ports.now());
  else if ((await states.load(load)) !== 'loaded') {
    store.close();
    throw new UnknownState(load, states.list());
  }
  store.sweep();
  const sweeping = setInterval(() => store.sweep(), SWEEP_MS).unref();

  provide(ports);
  await import('../main.ts');
  const around = standAround(ports);
  const site = serveSite(join(ROOT, 'site/dist'));
  const [dev, local] = [devRoutes(misbehaviour, states, catchUp), localRoutes(ports, baseUrl, site)];
  const host = await startHost({
    port,
    hostJson: JSON.parse(readFileSync(join(ROOT, 'host.json'), 'utf8')) as object,
    log,
    queue: ports.queue,
    extras: async (request, response) =>
      (await dev(request, response)) || ports.fence.enter(async () => local(request, response)),
  });
  /** What fell due while the machine was off; the timers of the cloud make up for it in the same way. */
  async function catchUp(): Promise<void> {
    for (const timer of ['monthly', 'daily', 'webhooks', 'sealing', 'healthFeed']) await host.invokeTimer(timer);
  }
  await catchUp();
  return {
    url: baseUrl,
    ports,
    host,
    states,
    stop: async () => {
      clearInterval(sweeping);
      await host.stop();
      around.dispose();
      await ports.requestCounter.stop();
      store.close();
    },
  };
}

/** Only a folder that this product filled is ever removed. */
function discard(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const names = readdirSync(dataDir);
  const isOurs = names.every((name) => name === SNAPSHOTS) || names.includes('partner-center.db');
  if (!isOurs) throw new Error(`${dataDir} does not look like a data folder of this product; remove it by hand if you mean it`);
  for (const name of names) if (name !== SNAPSHOTS) rmSync(join(dataDir, name), { recursive: true });
}
