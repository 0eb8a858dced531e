import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { DEMO_PARTNERS, type DemoPartner } from '../../functions/local/demo.ts';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { signIn } from '../../functions/local/tour-client.ts';
import { addDays, dateOf } from '../../functions/shared/calendar.ts';
import { replace } from '../../functions/storage/port.ts';
import { freePort } from '../support/free-port.ts';
import { newCustomer } from '../support/new-customer.ts';

// The command line as an operator types it, against the running local host.

const CLI = join(import.meta.dirname, '../../functions/operator/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const [lantern, , summit] = DEMO_PARTNERS as [DemoPartner, DemoPartner, DemoPartner];

let local: Local;

beforeAll(async () => {
  local = await startLocal({ port: await freePort(), dataDir: join(folder, 'data'), reset: true, log: () => {} });
});
afterAll(() => local.stop());

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function desk(
  args: readonly string[],
  { environment = {}, input }: { environment?: object; input?: string } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, BASE_URL: local.url, ...environment };
    const child = execFile(process.execPath, [CLI, ...args], { env }, (error, out, errors) =>
      resolve({ code: error ? Number(error.code) : 0, out, error: errors }),
    );
    child.stdin?.end(input);
  });
}

const fileIn = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('help for all, for a group and for a command; 2 for what is none', async () => {
  const [all, group, command, none, wrong] = await Promise.all([
    desk(['--help']),
    desk(['payment', '--help']),
    desk(['payment', 'record', '--help']),
    desk([]),
    desk(['payment', 'forget']),
  ]);
  expect(all).toMatchObject({ code: 0, out: expect.stringContaining('enrollment approve') });
  expect(group).toMatchObject({ code: 0, out: expect.stringContaining('payment reverse') });
  expect(group.out).not.toContain('enrollment');
  expect(command).toMatchObject({ code: 0, out: expect.stringContaining('--received-on VALUE') });
  expect(command.out).toContain('950062');
  expect(none).toMatchObject({ code: 2, out: '', error: expect.stringContaining('GROUP VERB') });
  expect(wrong).toMatchObject({ code: 2, out: '', error: expect.stringContaining('There is no command "payment forget"') });
});

test('2 for a line that is not understood, before anything is asked of the API', async () => {
  const elsewhere = { environment: { BASE_URL: 'http://127.0.0.1:9' } };
  const lines = [
    [['partner', 'show'], 'takes PARTNER'],
    [['payment', 'record', '4390936', 'p'], 'needs --amount and --received-on'],
    [['partner', 'list', '--colour', 'red'], '--colour'],
    [['price-list', 'load', join(folder, 'nowhere.csv')], 'cannot be read'],
    [['price-list', 'load', folder], 'is a folder'],
    [['close', 'run', '--through', '2026-12-31'], '--dry-run'],
    [['partner', 'list', '--url', 'http://api.example.cn'], 'encrypted'],
    [['partner', 'list', '--url', 'https://api.example.cn'], '--audience'],
  ] as const;
  const ended = await Promise.all(lines.map(([args]) => desk(args, elsewhere)));
  for (const [index, [, says]] of lines.entries())
    expect(ended[index]).toMatchObject({ code: 2, out: '', error: expect.stringContaining(says) });
});

test('1 and the words of the API when it refuses, and when nobody answers', async () => {
  expect(await desk(['partner', 'suspend', summit.mpnId])).toMatchObject({
    code: 1,
    out: '',
    error: 'Refused  950063  Nothing is overdue: only a delinquent account can be suspended.\n',
  });
  expect(await desk(['partner', 'show', '99'])).toMatchObject({ code: 1, error: expect.stringContaining('MPN ID 99') });
  expect(await desk(['partner', 'list'], { environment: { OPERATOR_TOKEN: 'forged' } })).toMatchObject({
    code: 1,
    error: expect.stringContaining('400  Access denied'),
  });
  const nobody = await desk(['partner', 'list'], { environment: { BASE_URL: 'http://127.0.0.1:9' } });
  expect(nobody).toMatchObject({ code: 1, error: expect.stringContaining('No answer from http://127.0.0.1:9') });
});

test('lists as tables without colour in a pipe, and as JSON for scripts', async () => {
  const { out } = await desk(['partner', 'list', '--state', 'active']);
  expect(out.split('\n')[0]).toBe(
    '   mpn id  name                model              state   is sandbox  billing day  next billing date',
  );
  expect(out).toContain(`  4390936  Summit Solutions    direct             active  no                   20`);
  const { items } = JSON.parse((await desk(['partner', 'list', '--json'])).out) as { items: { mpnId: string }[] };
  expect(items.map(({ mpnId }) => mpnId)).toEqual(DEMO_PARTNERS.map(({ mpnId }) => mpnId));
});

test('a payment by MPN ID: recorded, listed, taken back', async () => {
  const record = ['payment', 'record', summit.mpnId, 'bank-1', '--amount', '1234.5', '--received-on', '2026-11-20'];
  expect((await desk(record)).out).toContain('  amount CNY   1,234.50\n');
  expect(await desk(record)).toMatchObject({ code: 0 }); // sent again it changes nothing
  expect((await desk(['payment', 'list', summit.tenantId])).out).toContain('bank-1  2026-11-20     1,234.50');
  expect((await desk(['payment', 'owed', summit.mpnId])).out).toContain('paid in advance CNY  1,234.50');
  expect((await desk(['payment', 'reverse', summit.mpnId, 'bank-1'])).out).toContain('reversed on');
});

test('a price list: downloaded, changed, compared out of a pipe, loaded from a file', async () => {
  const file = join(folder, 'prices.csv');
  expect(await desk(['price-list', 'get', '2027-01-01', '--out', file])).toEqual({ code: 0, out: '', error: '' });
  const [header = '', first = '', ...rest] = readFileSync(file, 'utf8')
    .replaceAll('1/1/2027', '3/1/2037')
    .replaceAll('/2027,', '/2037,')
    .split('\r\n');
  const dearer = [header, first.replace(/,[\d.]+,([\d.]+)$/, ',99.00,$1'), ...rest].join('\r\n');
  const compared = await desk(['price-list', 'diff', '-'], { input: dearer });
  expect(compared).toMatchObject({ code: 0, out: expect.stringMatching(/raised +51\.67 +99\.00\n/) });
  expect((await desk(['price-list', 'load', fileIn('dearer.csv', dearer)])).out).toContain('effective from  2037-03-01');
  expect((await desk(['price-list', 'list'])).out).toContain('2037-03-01');
});

test('structured bodies come from a file of JSON', async () => {
  const from = '2037-01-01';
  const terms = fileIn('terms.json', JSON.stringify({ taxRates: [{ from, percent: '6.00' }], discounts: [] }));
  expect((await desk(['terms', 'set', summit.mpnId, '--body', terms])).out).toContain('  2037-01-01        6\n');
  expect(await desk(['terms', 'set', summit.mpnId, '--body', fileIn('bad.json', '{')])).toMatchObject({ code: 2 });
});

test('a usage file of more than one request; sent again it changes nothing; a bad row is named', async () => {
  const { call } = await signIn(local.url);
  const { id } = await call('POST', '/v1/customers', z.object({ id: z.string() }), newCustomer('desk'));
  const lineItems = [{ lineItemNumber: 0, offerId: '539BC950-FC1A-4092-AAC3-07276F67594E', quantity: 1 }];
  const Order = z.object({ lineItems: z.array(z.object({ subscriptionId: z.string() })) });
  const order = await call('POST', `/v1/customers/${id}/orders`, Order, { lineItems });
  await call('POST', '/v1/sandbox/clock', z.unknown(), { now: '2026-11-04T09:00:00Z' });
  const header = 'id,customerId,subscriptionId,usageDate,resourceGuid,resourceName,serviceName,consumedQuantity,listPrice,region';
  const row = (number: number, quantity = '2') =>
    `u${number},${id},${order.lineItems[0]?.subscriptionId},2026-11-03,da41bc5f-c52d-4464-8a8d-8c8dcc43503b,Hours,VM,${quantity},0.085,`;
  const rows = Array.from({ length: 2100 }, (_, number) => row(number));
  const send = (name: string, lines: readonly string[]) =>
    desk(['usage', 'send', lantern.mpnId, fileIn(name, [header, ...lines].join('\n')), '--json']);
  expect(JSON.parse((await send('usage.csv', rows)).out)).toEqual({
    accepted: 2100,
    repeated: 0,
    requests: 2,
    billedOn: '2026-11-15',
  });
  expect(JSON.parse((await send('usage.csv', rows)).out)).toMatchObject({ accepted: 0, repeated: 2100 });
  const refused = await send('bad.csv', [row(2100), row(2101, 'many')]);
  expect(refused).toMatchObject({ code: 1, error: expect.stringMatching(/records\.1\.consumedQuantity.*\nIn rows 2 to 3 of /) });
  expect(await send('odd.csv', ['u1,too,few'])).toMatchObject({ code: 2, error: expect.stringContaining('odd.csv') });
});

test('R-BILL-02: who is due, what it would bill, and the close of all of them by the worker', async () => {
  const partition = local.ports.store.partition('partners', summit.tenantId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('Summit has an account');
  const longAgo = addDays(dateOf(local.ports.now()), -40); // a billing date lies in between, whatever day it is
  await partition.commit([replace(ACCOUNT, { ...account.value, workedThrough: longAgo }, account)]);

  const due = async () => (JSON.parse((await desk(['close', 'due', '--json'])).out) as { items: object[] }).items;
  expect(await due()).toMatchObject([{ partnerId: summit.tenantId, isDue: true }]);
  expect(JSON.parse((await desk(['close', 'run', '--dry-run', '--json'])).out)).toMatchObject({
    partners: 1,
    totalCharges: 0,
    items: [{ name: summit.name, lineCount: 0 }],
  });
  expect(await due()).toHaveLength(1);
  expect(await desk(['close', 'run'])).toMatchObject({ code: 0, out: expect.stringContaining(summit.name) });
  expect(await due()).toEqual([]);
  expect((await desk(['close', 'run'])).out).toContain('none');
});
