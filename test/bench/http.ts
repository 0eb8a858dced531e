import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../../functions/local/tour-client.ts';
import * as z from 'zod';
import { newCustomer } from '../support/new-customer.ts';
import { freePort } from '../support/free-port.ts';

const SECONDS = 5;
const CONNECTIONS = 32;

/** Reading one subscription, a customer's five (as many as a sandbox allows, R-DEV-04) and a page of customers, against a trivial function on the same host and against bare node:http. */
export async function benchHttp(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'http-bench-'));
  const [port, barePort] = [await freePort(), await freePort()];
  const server = spawn(process.execPath, [join(import.meta.dirname, 'http-server.ts'), String(port), String(barePort), dataDir]);
  try {
    await new Promise((resolve, reject) => {
      server.stdout.once('data', resolve);
      server.stderr.once('data', (text: Buffer) => reject(new Error(text.toString())));
    });
    const base = `http://127.0.0.1:${port}`;
    const { client, subscription } = await fill(base);
    const bare = await rate(`http://127.0.0.1:${barePort}/`);
    const trivial = await rate(`${base}/bench/trivial`);
    for (const [what, path] of [
      ['one subscription', subscription],
      ['the 5 subscriptions of a customer', subscription.slice(0, subscription.lastIndexOf('/'))],
      ['a page of 40 customers', '/v1/customers?size=40'],
    ] as const) {
      const one = await rate(`${base}${path}`, client.token);
      console.log(
        `  ${what}: ${Math.round(one)} requests/s; ${((trivial / one - 1) * 100).toFixed(0)} % over a trivial function (${Math.round(trivial)}/s), ` +
          `${(bare / one).toFixed(1)} x bare node:http (${Math.round(bare)}/s)`,
      );
    }
  } finally {
    server.kill();
    rmSync(dataDir, { recursive: true });
  }
}

async function fill(base: string) {
  const client = await signIn(base);
  const Created = z.object({ id: z.string() });
  let first = '';
  for (let number = 0; number < 60; number += 1) {
    const { id } = await client.call('POST', '/v1/customers', Created, newCustomer(`bench${number}`));
    first ||= id;
  }
  const Order = z.object({ lineItems: z.array(z.object({ subscriptionId: z.string() })) });
  const offerId = '539BC950-FC1A-4092-AAC3-07276F67594E';
  const lineItems = Array.from({ length: 5 }, (_, lineItemNumber) => ({ lineItemNumber, offerId, quantity: 5 }));
  const order = await client.call('POST', `/v1/customers/${first}/orders`, Order, { lineItems });
  return { client, subscription: `/v1/customers/${first}/subscriptions/${order.lineItems[0]?.subscriptionId}` };
}

/** Requests a second, after a warm-up; every answer has to be 200. */
async function rate(url: string, token?: string): Promise<number> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 2 });
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`);
  return result.requests.average;
}
