import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { invoiceIdOf } from '../../../functions/billing/close.ts';
import { INVOICE } from '../../../functions/billing/stored.ts';
import { enqueuePartners, workThroughDays } from '../../../functions/jobs/partner-days.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { send } from '../../http/requests.ts';
import { Dice } from '../../simulation/dice.ts';
import { MemoryBlobs, Traffic } from '../../simulation/faults.ts';
import { tenantOf, testApp, type PartnerName } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';

// Everybody signed on a 15th and is worked through to 14 July 2018; it is 15 July.

async function place() {
  const app = await testApp();
  const sent: unknown[] = [];
  const queue = { send: async (name: string, message: unknown) => void sent.push([name, message]) };
  const blobs = new MemoryBlobs(new Traffic(new Dice(1), 0));
  let day = '2018-07-15';
  const ports = { ...app.ports, blobs, queue, now: () => instant(`${day}T12:00:00Z`) };
  await seedSampleCatalogue(app.ports.store.partition('catalog', 'CN'));
  const call = (method: string, address: string, headers: Record<string, string> = {}) =>
    send(ports, method, address, { partner: 'operator', headers });
  return {
    meter: app.meter,
    ports,
    sent,
    setDay: (to: string) => void (day = to),
    call,
    due: async (query = '') => {
      const { body } = await call('GET', `/v1/operator/closes?${query}`);
      return (body as { items: { name: string }[] }).items.map(({ name }) => name.replace('Partner ', ''));
    },
    start: (partner: PartnerName) => call('POST', `/v1/operator/partners/${tenantOf(partner)}/closes`),
  };
}

const BILLED = ['direct', 'otherDirect', 'provider', 'otherProvider', 'suspended'];

test('R-BILL-02: due are those who are billed and whose billing date has come, and no sandbox', async () => {
  const { due, setDay } = await place();
  expect(await due()).toEqual(BILLED);
  setDay('2018-07-14');
  expect(await due()).toEqual([]);
  expect(await due('through=2018-07-15')).toEqual(BILLED);
});

test('whose day has not come is near, not due', async () => {
  const { call, setDay } = await place();
  setDay('2018-07-14');
  const { body } = await call('GET', '/v1/operator/closes?through=2018-07-31&size=1');
  expect((body as { items: unknown[] }).items).toEqual([
    {
      partnerId: tenantOf('direct'),
      name: 'Partner direct',
      mpnId: '5000001',
      billingDate: '2018-07-15T00:00:00.000Z',
      isDue: false,
      workedThrough: '2018-07-14T00:00:00.000Z',
      attributes: { objectType: 'Close' },
    },
  ]);
});

test('a page in which nobody is due leads on to those who are', async () => {
  const { call, ports, due } = await place();
  await workThroughDays(ports, { partnerId: tenantOf('direct') });
  const first = (await call('GET', '/v1/operator/closes?size=1')).body as { items: unknown[]; continuationToken: string };
  expect(first.items).toEqual([]);
  const next = await call('GET', '/v1/operator/closes?seekOperation=Next', { 'ms-continuationtoken': first.continuationToken });
  expect(next.body).toMatchObject({ items: [{ name: 'Partner otherDirect', isDue: true }] });
  expect(await due()).toEqual(BILLED.slice(1));
});

test('starting a close sends what the timer sends, as often as it is asked, and only where something is due', async () => {
  const { ports, sent, start } = await place();
  expect(await start('direct')).toMatchObject({ status: 200, body: { isDue: true, billingDate: '2018-07-15T00:00:00.000Z' } });
  await start('direct');
  const asked = sent.splice(0);
  await enqueuePartners(ports);
  expect(asked).toEqual([sent[0], sent[0]]);
  sent.length = 0;
  await workThroughDays(ports, { partnerId: tenantOf('direct') });
  expect(await start('direct')).toMatchObject({ body: { isDue: false, billingDate: '2018-08-15T00:00:00.000Z' } });
  expect(sent).toEqual([]);
});

test('the close of a partner whose jobs are late: all its days, once, however many messages there are', async () => {
  const { ports, start, sent, setDay } = await place();
  const partition = ports.store.partition('partners', tenantOf('direct'));
  await addSubscription(partition, 1);
  setDay('2018-08-20');
  await start('direct');
  await start('direct');
  for (const message of sent.splice(0)) await workThroughDays(ports, (message as [string, unknown])[1]);
  const totals = ['2018-07-15', '2018-08-15'].map(async (day) => {
    const invoice = await partition.get(INVOICE, invoiceIdOf(tenantOf('direct'), date(day)));
    return [invoice?.version, invoice?.value.total];
  });
  // 10 seats at 10.00: the period from 15 June was charged before, so reversed nowhere; each close charges one period ahead
  expect(await Promise.all(totals)).toEqual([
    [1, 10_000],
    [1, 10_000],
  ]);
  expect((await partition.get(ACCOUNT, ACCOUNT_ID))?.value.workedThrough).toBe('2018-08-20');
});

test('a sandbox closes by its own clock; an indirect reseller is billed to its provider', async () => {
  const { start, sent } = await place();
  expect(await start('sandbox')).toMatchObject({ status: 400, body: { code: 950200 } });
  expect(await start('reseller')).toMatchObject({ status: 400, body: { code: 950201 } });
  expect(sent).toEqual([]);
});

test('a page costs one list of the directory, and one read of each account on it', async () => {
  const { due, meter } = await place();
  meter.take();
  await due('size=2');
  expect(meter.take()).toEqual({ get: 1 + 2, list: 1 }); // the caller's own account first
});
