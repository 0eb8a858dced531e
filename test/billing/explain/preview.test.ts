import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { invoiceIdOf } from '../../../functions/billing/close.ts';
import { unbilledLicenseFile } from '../../../functions/billing/explain/estimate.ts';
import { runDays } from '../../../functions/billing/days.ts';
import { nextClose } from '../../../functions/billing/next-close.ts';
import { INVOICE } from '../../../functions/billing/stored.ts';
import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import type { Scope } from '../../../functions/identity/scope.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { Meter } from '../../../functions/storage/meter.ts';
import { replace } from '../../../functions/storage/port.ts';
import { openSqliteStore } from '../../../functions/storage/sqlite/store.ts';
import { send } from '../../http/requests.ts';
import { Dice } from '../../simulation/dice.ts';
import { MemoryBlobs, Traffic } from '../../simulation/faults.ts';
import { appOn, tenantOf } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';

const PARTNER = tenantOf('direct');

/** A partner whose billing date is the 15th with 15 seats at 10.00, charged on 15 June and 15 July 2018. It is 20 July. */
async function partnerInJuly() {
  const meter = new Meter();
  const store = openSqliteStore(':memory:', meter);
  const app = await appOn(store, meter);
  let today = date('2018-06-01');
  const blobs = new MemoryBlobs(new Traffic(new Dice(1), 0));
  const ports = { ...app.ports, blobs, queue: { send: async () => {} }, now: () => instant(`${today}T09:00:00Z`) };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const partition = store.partition('partners', PARTNER);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('a partner has an account');
  await partition.commit([
    replace(ACCOUNT, { ...account.value, agreementSignedOn: date('2018-01-15'), workedThrough: today }, account),
  ]);
  const { customerId, id } = await addSubscription(partition, 1, { seatChanges: [{ on: date('2018-06-02'), quantity: 15 }] });
  const lines = (invoiceId: string) => store.partition('lines', `${PARTNER}/${invoiceId}`);
  const workplace = { partition, shared: { catalog: store.partition('catalog', 'CN'), lines }, blobs, isTimeUp: () => false };
  const place = {
    path: `/v1/customers/${customerId}/subscriptions/${id}`,
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(ports, method, path, { headers, ...(body === undefined ? {} : { body }) }),
    turnTo: async (day: string) => {
      today = date(day);
      await runDays(workplace, today);
    },
    unbilled: async () => {
      const account = await partition.get(ACCOUNT, ACCOUNT_ID);
      const scope = { partition, shared: workplace.shared, account, today } as unknown as Scope;
      const pieces: Uint8Array[] = [];
      for await (const piece of unbilledLicenseFile(scope, nextClose(scope))) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    total: async (day: string) => (await partition.get(INVOICE, invoiceIdOf(PARTNER, date(day))))?.value.total ?? 0,
  };
  await place.turnTo('2018-07-20');
  return place;
}

const PREVIEWS = [
  [
    'more seats from 20 July (12 of 31 days at 12 seats follow EX-04)',
    { quantity: 12 },
    ['-150.00', '24.19', '100.65', '120.00'],
    -55.16,
  ],
  ['a cancellation: the days from 20 July are credited', { status: 'deleted' }, ['-125.81'], -275.81],
  ['a suspension changes no bill', { status: 'suspended' }, ['150.00'], 0],
  ['a nickname neither', { friendlyName: 'Front desk' }, ['150.00'], 0],
] as const;

// 150.00 was charged for 15 July to 14 August: 31 days. 10.00 x 15 x 5 / 31 = 24.19; 10.00 x 12 x 26 / 31 = 100.65;
// 10.00 x 15 x 26 / 31 = 125.81 is unused after a cancellation on 20 July
for (const [what, change, amounts, difference] of PREVIEWS) {
  test(`preview: ${what}`, async () => {
    const place = await partnerInJuly();
    const { status, body } = await place.call('POST', `${place.path}/preview`, change);
    expect(status).toBe(200);
    const preview = body as {
      linesWith: { amount: number }[];
      linesWithout: { amount: number }[];
      difference: number;
      invoiceDate: string;
    };
    expect(preview.invoiceDate).toBe('2018-08-15T00:00:00.000Z');
    expect(preview.linesWithout.map(({ amount }) => amount.toFixed(2))).toEqual(['150.00']);
    expect(preview.linesWith.map(({ amount }) => amount.toFixed(2))).toEqual(amounts);
    expect(preview.difference).toBe(difference);
    expect((await place.call('GET', place.path)).body).toMatchObject({ quantity: 15, status: 'active' }); // nothing was written
  });
}

test('preview: what a change brings about beside money', async () => {
  const place = await partnerInJuly();
  const codes = async (body: unknown) => {
    const answer = await place.call('POST', `${place.path}/preview`, body);
    return (answer.body as { consequences: { code: string; on?: string }[] }).consequences.map(({ code, on }) => [
      code,
      on?.slice(0, 10),
    ]);
  };
  expect(await codes({ status: 'suspended' })).toEqual([
    ['seatsFrozen', undefined],
    ['stillBilled', undefined],
    ['dataDeleted', '2018-09-19'],
  ]);
  expect(await codes({ status: 'deleted' })).toEqual([['cannotBeUndone', undefined]]);
  expect(await codes({ autoRenewEnabled: false })).toEqual([['endsWithTerm', '2019-06-15']]);
});

test('preview: a change that would be refused is refused in the same words', async () => {
  const place = await partnerInJuly();
  const wanted = { quantity: 0 };
  const [asked, done] = [
    await place.call('POST', `${place.path}/preview`, wanted),
    await place.call('PATCH', place.path, wanted),
  ];
  expect(asked.status).toBe(400);
  expect(asked.body).toEqual(done.body);
});

test('preview and estimate say what the close then bills, whatever the change', async () => {
  const changes = fc.record(
    {
      quantity: fc.integer({ min: 1, max: 300 }),
      status: fc.constantFrom('active', 'suspended', 'deleted'),
      autoRenewEnabled: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(changes, fc.integer({ min: 16, max: 31 }), async (change, day) => {
      const place = await partnerInJuly();
      await place.turnTo(`2018-07-${Math.max(20, day)}`);
      const before = (await place.call('GET', '/v1/invoices/estimate')).body as { totalCharges: number };
      const asked = await place.call('POST', `${place.path}/preview`, change);
      const done = await place.call('PATCH', place.path, change);
      expect(asked.status).toBe(done.status);
      const { difference } = done.status === 200 ? (asked.body as { difference: number }) : { difference: 0 };
      const after = (await place.call('GET', '/v1/invoices/estimate')).body as { totalCharges: number };
      expect(Math.round((before.totalCharges + difference) * 100)).toBe(Math.round(after.totalCharges * 100));
      await place.turnTo('2018-08-15');
      expect(await place.total('2018-08-15')).toBe(Math.round(after.totalCharges * 100));
    }),
    { numRuns: 40 },
  );
});

test('the estimate, and the license-based file so far', async () => {
  const place = await partnerInJuly();
  const estimate = (await place.call('GET', '/v1/invoices/estimate')).body;
  expect(estimate).toMatchObject({
    invoiceDate: '2018-08-15T00:00:00.000Z',
    lineCount: 1,
    totalCharges: 150,
    sections: { recurring: 150 },
  });
  const rows = parse(await place.unbilled(), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row['ChargeStartDate'], row['ChargeType'], row['Amount']])).toEqual([
    ['8/15/2018 0:00', 'Cycle fee', '150.00'],
  ]);
});

test('the proof of a line, asked for in Chinese', async () => {
  const place = await partnerInJuly();
  const path = `/v1/invoices/${invoiceIdOf(PARTNER, date('2018-07-15'))}/lineitems/0/proof`;
  expect((await place.call('GET', path, undefined, { 'x-locale': 'zh-CN' })).body).toMatchObject({
    lineItem: { amount: 150, chargeType: 'Cycle fee' },
    days: 31,
    daysOfPeriod: 31,
    steps: [{ what: 'amount', factors: [1000, 15], divisor: 1, exact: '150.00', rounded: 150 }],
    text: ['单价按 2018-01-01 起生效的价目表锁定。', '15 个席位，整个周期 31 天，预付费用：10.00 × 15 = 150.00。'],
  });
  expect(await place.call('GET', path.replace('/0/', '/1/'))).toMatchObject({ status: 404, body: { code: 950066 } });
});
