import { existsSync, rmSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../host/core-api.ts';
import { startHost, type Host } from '../host/host.ts';
import { serveSite } from '../host/static-site.ts';
import { provide } from '../provide.ts';
import { composeLocal, type LocalPorts } from './compose.ts';
import { seedDemo } from './demo.ts';
import { localRoutes } from './routes.ts';

export interface LocalOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Throws the data away first. */
  readonly reset: boolean;
  readonly requestsPerMinute?: number;
  readonly healthFeedUrl?: string;
  readonly log: Log;
}

export interface Local {
  readonly url: string;
  readonly ports: LocalPorts;
  readonly host: Host;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const SWEEP_MS = 3_600_000;

/** The whole product on one machine, in this process: API, timers, queue workers, guide, demo data. */
export async function startLocal({ port, dataDir, reset, log, ...place }: LocalOptions): Promise<Local> {
  if (reset) discard(dataDir);
  const baseUrl = `http://127.0.0.1:${port}`;
  const ports = await composeLocal({ ...place, dataDir, baseUrl });
  await seedDemo(ports.store, ports.now());
  ports.store.sweep();
  const sweeping = setInterval(() => ports.store.sweep(), SWEEP_MS).unref();

  provide(ports);
  await import('../main.ts');
  const host = await startHost({
    port,
    hostJson: JSON.parse(readFileSync(join(ROOT, 'host.json'), 'utf8')) as object,
    log,
    queue: ports.queue,
    extras: localRoutes(ports, baseUrl, serveSite(join(ROOT, 'site/dist'))),
  });
  // what fell due while the machine was off; the timers of the cloud make up for it in the same way
  for (const timer of ['monthly', 'daily', 'healthFeed']) await host.invokeTimer(timer);
  return {
    url: baseUrl,
    ports,
    host,
    stop: async () => {
      clearInterval(sweeping);
      await host.stop();
      await ports.stopCounting();
      ports.store.close();
    },
  };
}

/** Only a folder that this product filled is ever removed. */
function discard(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const isOurs = readdirSync(dataDir).length === 0 || existsSync(join(dataDir, 'partner-center.db'));
  if (!isOurs) throw new Error(`${dataDir} does not look like a data folder of this product; remove it by hand if you mean it`);
  rmSync(dataDir, { recursive: true });
}
