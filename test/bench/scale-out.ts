import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAzurite } from '../emulators/azurite.ts';
import { expectedTotal, LEASE_SECONDS, openEmulators } from './scale-out-place.ts';

// npm run bench:scale-out              1,000 partners, one of them large, closed by 1, 2 and 4 worker processes
// npm run bench:scale-out -- 3000      as many partners

const PARTNERS = Number(process.argv[2] ?? 1000);
/** As far away as a database in the same region is. */
const LATENCY_MS = 5;

interface Run {
  readonly workers: number;
  /** Of the floor: so many requests for each message, and no close. 0: the close. */
  readonly requestsEach: number;
  readonly latencyMs: number;
  /** One worker is killed when a third is done; every message was sent twice. */
  readonly isDisturbed?: boolean;
}

interface Measured {
  readonly seconds: number;
  readonly requests: number;
}

const azurite = await startAzurite();
const directory = mkdtempSync(join(tmpdir(), 'scale-out-'));
const expected = await expectedTotal(directory, PARTNERS);
try {
  console.log(
    `${PARTNERS.toLocaleString('en')} partners, one of them large; ${availableParallelism()} cores shared with the emulators`,
  );
  await table(0, 'the emulator answers at once: the cores are the bound');
  await table(LATENCY_MS, `the emulator answers after ${LATENCY_MS} ms: waiting is part of the work`);
  const { seconds } = await measure({ workers: 4, requestsEach: 0, latencyMs: 0, isDisturbed: true });
  console.log(
    `4 workers, one killed, every message twice: ${seconds.toFixed(1)} s, leases of ${LEASE_SECONDS} s included; nothing billed twice`,
  );
} finally {
  await azurite.close();
  rmSync(directory, { recursive: true });
}

async function table(latencyMs: number, text: string): Promise<void> {
  console.log(text);
  let one: Measured | undefined;
  let floor: Measured | undefined;
  for (const workers of [1, 2, 4]) {
    const run = await measure({ workers, requestsEach: 0, latencyMs });
    one ??= run;
    floor ??= await measure({ workers: 1, requestsEach: Math.round(run.requests / PARTNERS), latencyMs });
    console.log(
      `  ${workers} worker${workers > 1 ? 's' : ''}: ${run.seconds.toFixed(1)} s, ${Math.round(PARTNERS / run.seconds)} partners/s, ` +
        `${(run.requests / PARTNERS).toFixed(1)} storage requests each, ${(one.seconds / run.seconds).toFixed(2)} x one worker, ` +
        `${(run.seconds / floor.seconds).toFixed(2)} x the floor (one worker, as many empty requests: ${floor.seconds.toFixed(1)} s)`,
    );
  }
}

async function measure({ workers, requestsEach, latencyMs, isDisturbed = false }: Run): Promise<Measured> {
  const { connectionString } = azurite;
  const place = await openEmulators(connectionString, PARTNERS, latencyMs, isDisturbed ? 2 : 1);
  const argument = JSON.stringify({ cosmos: place.cosmos, connectionString, requestsEach });
  const startedAt = performance.now();
  let [done, requests] = [0, 0];
  const children = Array.from({ length: workers }, () => fork(join(import.meta.dirname, 'scale-out-worker.ts'), [argument]));
  for (const child of children) {
    child.on('message', (said: { done?: number; requests?: number }) => {
      done += said.done ?? 0;
      requests += said.requests ?? 0;
      if (isDisturbed && done > PARTNERS / 3) kill(children[0]);
    });
  }
  while ((await place.waiting()) > 0) await sleep(100);
  const seconds = (performance.now() - startedAt) / 1000;
  for (const child of children.filter(({ connected }) => connected)) {
    child.send('stop');
    await once(child, 'exit');
  }
  if ((await place.poisoned()) > 0) throw new Error('there is poison');
  if (requestsEach === 0 && (await place.totals()) !== expected) throw new Error('not what an undisturbed close bills');
  await place.close();
  return { seconds, requests };
}

function kill(child: ChildProcess | undefined): void {
  if (child?.connected && !child.killed) child.kill('SIGKILL');
}
