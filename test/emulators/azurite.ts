import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

export interface Azurite {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** The account and key that Azurite documents for everyone. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azurite in a process of its own, on free ports, in memory. */
export async function startAzurite(): Promise<Azurite> {
  const program = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  // Our clients speak a newer version of the protocol than Azurite knows.
  const options = ['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', ...ports];
  const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };

  const addresses = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, service, address] = /Azurite (\w+) service is successfully listening at (\S+)/.exec(line) ?? [];
    if (service && address) addresses.set(service, address);
    if (addresses.size === 3) break;
  }
  child.stdout.resume();
  const [blob, queue] = [addresses.get('Blob'), addresses.get('Queue')];
  if (!blob || !queue) throw new Error(`Azurite did not start: exit code ${child.exitCode}`);
  const connectionString = Object.entries({
    DefaultEndpointsProtocol: 'http',
    AccountName: ACCOUNT,
    AccountKey: KEY,
    BlobEndpoint: `${blob}/${ACCOUNT}`,
    QueueEndpoint: `${queue}/${ACCOUNT}`,
  })
    .map(([name, value]) => `${name}=${value};`)
    .join('');
  return { connectionString, close: stop };
}
