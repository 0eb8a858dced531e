import { expect, test } from 'vitest';
import { AUDIT_BY_TIME, type AuditRecord } from '../../functions/audit/stored.ts';
import { runDays } from '../../functions/billing/days.ts';
import { enqueueSeals, sealPartner } from '../../functions/jobs/audit-seals.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { send } from '../http/requests.ts';
import { newCustomer } from '../customers/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { verifyChain } from '../../functions/audit/verify.ts';
import { addSubscription, billingPlace, type BillingPlace } from '../support/billing.ts';
import { chainOf } from './chain-place.ts';
import { search } from './log.ts';

const recordsOf = async ({ partition }: BillingPlace): Promise<AuditRecord[]> =>
  (await partition.list(AUDIT_BY_TIME, { limit: 100 })).items.map(({ value }) => value);

const after = ({ after: text = '{}' }: AuditRecord) => JSON.parse(text) as Record<string, Record<string, unknown>[]>;

test('a close leaves one record, of its invoice, however many subscriptions it bills', async () => {
  const place = await billingPlace();
  for (const number of [1, 2, 3]) await addSubscription(place.partition, number);
  await runDays(place.workplace, date('2018-06-15'));
  const [record, ...others] = await recordsOf(place);
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    at: '2018-06-15T00:00:00.000Z',
    operation: 'closeMonth',
    applicationId: 'system',
    resourceType: 'invoice',
    operationType: 'ready_invoice',
  });
  // 3 subscriptions of 10 seats at 10.00
  expect(record && after(record)['Invoice']).toMatchObject([{ Total: 30_000, BillingDate: '2018-06-15' }]);
});

const E3 = '2E7ABED5-658E-430D-8569-80BB0977E471';
const TERM = { start: date('2026-02-01'), end: date('2027-02-15'), unitPrice: toMinor(13_333), priceListVersion: '2026-01-01' };
const RENEWED = { offerId: E3, start: TERM.start, terms: [TERM], seatChanges: [{ on: TERM.start, quantity: 2 }] };
const SUSPENDED = { status: 'suspended', suspendedOn: date('2018-07-01') } as const;

test.each([
  ['R-SUB-08: renewed at the end of its term', '2027-01-20', RENEWED, '2027-02-15', 'renewSubscription', 'Terms'],
  ['R-CALC-24: ended with its term', '2019-06-01', { autoRenew: false }, '2019-06-15', 'endSubscription', 'Ended'],
  ['R-SUS-05: deleted after its suspension', '2018-08-20', SUSPENDED, '2018-08-31', 'deleteSubscription', 'Ended'],
] as const)('%s, by the programme', async (_rule, from, change, day, operation, field) => {
  const place = await billingPlace({ workedThrough: date(from) });
  const { id, customerId } = await addSubscription(place.partition, 1, change);
  await runDays(place.workplace, date(day));
  const record = (await recordsOf(place)).find(({ resourceType }) => resourceType === 'subscription');
  expect(record).toMatchObject({
    at: `${day}T00:00:00.000Z`,
    operation,
    applicationId: 'system',
    customerId,
    operationType: 'update_subscription',
  });
  const [shown] = (record && after(record)['Subscription']) ?? [];
  expect(shown).toMatchObject({ Id: id });
  expect(shown).toHaveProperty(field);
});

test('R-BILL-19: an account that becomes delinquent', async () => {
  const place = await billingPlace();
  await addSubscription(place.partition, 1);
  await runDays(place.workplace, date('2018-07-16')); // due on 15 July
  const record = (await recordsOf(place)).find(({ operation }) => operation === 'changeAccountState');
  expect(record).toMatchObject({ at: '2018-07-16T00:00:00.000Z', applicationId: 'system' });
  expect(record && after(record)['Account']).toMatchObject([{ State: 'delinquent' }]);
});

test('the hourly timer has the chain of every account, and the worker seals what there is with the names of customers', async () => {
  const app = await testApp();
  const messages: unknown[] = [];
  const ports = {
    ...app.ports,
    now: () => instant('2026-11-16T09:00:00Z'),
    queue: { send: async (queue: string, message: unknown) => void messages.push([queue, message]) },
  };
  const created = await send(ports, 'POST', '/v1/customers', { body: newCustomer('contoso') });
  const { id } = created.body as { id: string };
  await send(ports, 'PUT', `/v1/customers/${id}/qualification`, { body: '"education"' });
  await enqueueSeals(ports);
  expect(messages).toHaveLength(8);
  for (const partner of ['direct', 'reseller', 'sandbox', 'operator'] as const)
    expect(messages).toContainEqual(['audit-seals', { partnerId: tenantOf(partner) }]);
  await sealPartner(ports, { partnerId: tenantOf('direct') });
  const { items } = await search(ports);
  expect(items.every(({ customerName }) => customerName === '康拓索科技')).toBe(true);
  for (const chain of [chainOf(ports), chainOf(ports, `/operator/partners/${tenantOf('direct')}/auditseals`, 'operator')])
    expect(await verifyChain(chain, { now: Date.parse(ports.now()) })).toMatchObject({
      records: items.length,
      head: { number: 1 },
    });
});

test('a partner that nothing changed has nothing to verify', async () => {
  const { ports } = await testApp();
  expect(await verifyChain(chainOf(ports), { now: Date.parse(ports.now()) })).toEqual({ records: 0 });
});
