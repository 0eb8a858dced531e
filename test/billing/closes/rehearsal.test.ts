import { HttpRequest } from '@azure/functions';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { closeOperations } from '../../../functions/billing/closes/operations.ts';
import { invoiceIdOf } from '../../../functions/billing/close.ts';
import { licenseFileName } from '../../../functions/billing/license-file.ts';
import { INVOICE } from '../../../functions/billing/stored.ts';
import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { PRICE_LIST } from '../../../functions/catalog/stored.ts';
import { serve } from '../../../functions/http/edge.ts';
import { workThroughDays } from '../../../functions/jobs/partner-days.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';
import { SUBSCRIPTION } from '../../../functions/subscriptions/stored.ts';
import { openSqliteStore } from '../../../functions/storage/sqlite/store.ts';
import { Meter } from '../../../functions/storage/meter.ts';
import { create } from '../../../functions/storage/port.ts';
import { Dice } from '../../simulation/dice.ts';
import { MemoryBlobs, Traffic } from '../../simulation/faults.ts';
import { appOn, tenantOf, userOf, type PartnerName } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';
import { usage } from '../usage/place.ts';
import { send } from '../../http/requests.ts';

const PARTNER = tenantOf('direct');
const KIOSK = '539BC950-FC1A-4092-AAC3-07276F67594E';
const PRICE = {
  listPrice: toMinor(1200),
  erpPrice: toMinor(1500),
  displayName: 'Exchange Online Kiosk',
  agreementType: 'Corporate',
  purchaseUnit: '1 Month(s)',
  secondaryLicenseType: 'Non-Specific',
  endCustomerType: 'Corporate',
};

/** A direct reseller with billing day 15, whose jobs are worked through to 14 July 2018. A seat costs 12.00 from August on. */
async function place() {
  const store = openSqliteStore(':memory:', new Meter());
  const app = await appOn(store, new Meter());
  let day = '2018-07-20';
  const blobs = new MemoryBlobs(new Traffic(new Dice(1), 0));
  const ports = { ...app.ports, blobs, queue: { send: async () => {} }, now: () => instant(`${day}T09:00:00Z`) };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const day1 = date('2018-08-01');
  const version = { id: day1, publishedOn: date('2018-07-01'), effectiveFrom: day1, validTo: date('2018-12-31') };
  await store.partition('catalog', 'CN').commit([create(PRICE_LIST, { ...version, prices: { [KIOSK]: PRICE } })]);
  const partition = store.partition('partners', PARTNER);
  const read = async (address: string, partner: PartnerName = 'direct') => {
    const at = `v1/operator/partners/${tenantOf(partner)}/closes/next${address}`;
    const operation = closeOperations.find(({ path }) => path === at.replace(tenantOf(partner), '{partnerId}'));
    if (!operation) throw new Error(`${at} is an address`);
    const caller = { tenantId: tenantOf('operator'), applicationId: 'app', userId: userOf('globalAdmin') };
    const answer = await serve(
      operation,
      ports,
    )(
      new HttpRequest({
        method: 'GET',
        url: `http://localhost/${at}`,
        headers: { authorization: JSON.stringify(caller) },
        params: { partnerId: tenantOf(partner) },
      }),
    );
    return new Response(answer.body as ReadableStream).text();
  };
  return {
    partition,
    read,
    dump: () => JSON.stringify(store.database.prepare('SELECT pk, id, version, body FROM documents ORDER BY pk, id').all()),
    record: (records: readonly object[]) =>
      send(ports, 'POST', `/v1/operator/partners/${PARTNER}/usagerecords`, { partner: 'operator', body: { records } }),
    call: (method: string, address: string, body?: unknown) => send(ports, method, address, body === undefined ? {} : { body }),
    turnTo: async (to: string) => {
      day = to;
      await workThroughDays(ports, { partnerId: PARTNER });
    },
    invoice: async (on: string) => (await partition.get(INVOICE, invoiceIdOf(PARTNER, date(on))))?.value,
    file: async (on: string) => {
      const file = await blobs.read(licenseFileName(PARTNER, invoiceIdOf(PARTNER, date(on))));
      return file ? new Response(file.stream).text() : 'none';
    },
  };
}

/** What happens by itself before 15 August: a renewal, a deletion, the end of a term and of the add-on with it. Closed on 15 July. */
async function fill({ partition, turnTo }: Awaited<ReturnType<typeof place>>): Promise<void> {
  const term = { start: date('2018-06-03'), unitPrice: toMinor(1000), priceListVersion: '2018-01-01' };
  await addSubscription(partition, 1, { seatChanges: [{ on: date('2018-06-02'), quantity: 15 }] });
  await addSubscription(partition, 2, { terms: [{ ...term, end: date('2018-08-01') }] });
  await addSubscription(partition, 3, { status: 'suspended', suspendedOn: date('2018-06-10') });
  const base = await addSubscription(partition, 4, { terms: [{ ...term, end: date('2018-08-05') }], autoRenew: false });
  await addSubscription(partition, 5, { customerId: base.customerId, parentSubscriptionId: base.id });
  await turnTo('2018-07-20');
}

test('R-CALC-17, R-CALC-24: a rehearsal foresees what happens by itself, to the line, and writes nothing', async () => {
  const here = await place();
  await fill(here);
  const before = here.dump();
  const rows = parse(await here.read('/reconciliation/license'), { columns: true }) as Record<string, string>[];
  // of 31 days, 15 July to 14 August. Renewed on 1 August: 100.00 back, 100.00 x 17/31, 120.00 x 14/31, 120.00 ahead.
  // Deleted on 10 August, the 61st day: 5 days unused. Ended on 5 August, base and add-on: 10 days unused.
  expect(rows.map((row) => row['Amount'])).toEqual([
    '150.00',
    '-100.00',
    '54.84',
    '54.19',
    '120.00',
    '-16.13',
    '-32.26',
    '-32.26',
  ]);
  expect(JSON.parse(await here.read(''))).toMatchObject({
    invoiceDate: '2018-08-15T00:00:00.000Z',
    lineCount: 8,
    totalCharges: 198.38,
    currencyCode: 'CNY',
  });
  expect(here.dump()).toBe(before);
});

test('the close then writes the same bytes', async () => {
  const here = await place();
  await fill(here);
  const rehearsed = await here.read('/reconciliation/license');
  await here.turnTo('2018-08-15');
  expect(await here.file('2018-08-15')).toBe(rehearsed);
  expect((await here.invoice('2018-08-15'))?.total).toBe(19_838);
});

test('R-REC-06: the usage of the invoice to come, and none that is billed later', async () => {
  const here = await place();
  await fill(here);
  await here.record([usage('a', { usageDate: '2018-07-18' })]);
  // 745 x 0.085 = 63.325
  const rows = parse(await here.read('/reconciliation/usage'), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => row['ConsumedQuantity'])).toEqual(['745']);
  expect(JSON.parse(await here.read(''))).toMatchObject({ totalCharges: 261.71 }); // 198.38 + 63.33
});

test('where the jobs are late it is the close that they owe', async () => {
  const here = await place();
  expect(JSON.parse(await here.read(''))).toMatchObject({ invoiceDate: '2018-07-15T00:00:00.000Z' });
});

test('R-CALC-24: no lines, no invoice; and nothing to rehearse for whom a provider is billed', async () => {
  const here = await place();
  expect(JSON.parse(await here.read(''))).toMatchObject({ lineCount: 0, totalCharges: 0 });
  for (const address of ['', '/reconciliation/license', '/reconciliation/usage'])
    expect(JSON.parse(await here.read(address, 'reseller'))).toMatchObject({ code: 950201 });
});

test('R-SUB-08: the preview of a change foresees the same, so that it says by how much the estimate moves', async () => {
  const here = await place();
  await fill(here);
  const estimate = async () => ((await here.call('GET', '/v1/invoices/estimate')).body as { totalCharges: number }).totalCharges;
  expect(await estimate()).toBe(198.38);
  const renewing = (await here.partition.get(SUBSCRIPTION, '44444444-0000-4000-8000-000000000002'))?.value;
  const path = `/v1/customers/${renewing?.customerId}/subscriptions/${renewing?.id}`;
  const { body } = await here.call('POST', `${path}/preview`, { autoRenewEnabled: false });
  // instead of -100.00 + 54.84 + 54.19 + 120.00 for the renewal, the 14 days from 1 August back: 100.00 x 14/31
  expect(body).toMatchObject({ difference: -174.19, linesWith: [{ amount: -45.16 }] });
  expect((await here.call('PATCH', path, { autoRenewEnabled: false })).status).toBe(200);
  expect(await estimate()).toBe(24.19);
});
