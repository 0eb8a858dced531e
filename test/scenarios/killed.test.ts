import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { signIn } from '../../functions/local/tour-client.ts';
import { newCustomer } from '../support/new-customer.ts';
import { freePort } from '../support/free-port.ts';

const ROOT = join(import.meta.dirname, '../..');
let server: ChildProcess | undefined;

afterEach(() => {
  server?.kill('SIGKILL');
});

async function start(port: number, dataDir: string): Promise<void> {
  server = spawn(process.execPath, [join(ROOT, 'functions/local.ts')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
}

function ended(): Promise<number | null> {
  return new Promise((resolve) => server?.once('exit', resolve));
}

const Created = z.object({ id: z.string() });

test('a process killed while it works loses nothing that it has answered', async () => {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'killed-'));
  await start(port, dataDir);
  const { call } = await signIn(`http://127.0.0.1:${port}`);
  const answered: string[] = [];
  const writing = (async () => {
    for (let number = 0; ; number += 1)
      answered.push((await call('POST', '/v1/customers', Created, newCustomer(`killed${number}`))).id);
  })().catch(() => {});
  await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan(20);
  server?.kill('SIGKILL');
  await ended();
  await writing;

  await start(port, dataDir);
  const again = await signIn(`http://127.0.0.1:${port}`);
  for (const id of answered) expect((await again.call('GET', `/v1/customers/${id}`, Created)).id).toBe(id);

  const exit = ended();
  server?.kill('SIGINT');
  expect(await exit).toBe(0); // Ctrl-C ends cleanly
});
