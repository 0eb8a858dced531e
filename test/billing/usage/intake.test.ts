import { expect, test } from 'vitest';
import type { Store } from '../../../functions/storage/port.ts';
import { tenantOf } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';
import { crashAt, HookedStore } from '../../support/hooked-store.ts';
import { SUBSCRIPTION_ID, usage, usagePlace } from './place.ts';

function many(count: number, prefix = 'u'): object[] {
  return Array.from({ length: count }, (_, index) => usage(`${prefix}${index}`));
}

/** A place in whose store a test can make something happen before a commit. */
async function hookedPlace() {
  const made: { store?: HookedStore } = {};
  const place = await usagePlace('direct', (store: Store) => (made.store = new HookedStore(store)));
  if (!made.store) throw new Error('a place has a store');
  return { place, store: made.store };
}

test('usage is recorded for the next billing date, and is there as it was sent', async () => {
  const place = await usagePlace();
  const { status, body } = await place.record([usage('a', { region: '华东', consumedQuantity: 745.5 }), usage('b')]);
  expect({ status, body }).toEqual({
    status: 200,
    body: { accepted: 2, repeated: 0, billedOn: '2018-07-15', attributes: { objectType: 'RecordedUsage' } },
  });
  expect(await place.recorded('a')).toMatchObject({
    usageDate: '2018-07-01',
    region: '华东',
    consumedQuantity: '745.5',
    includedQuantity: '0',
    listPrice: '0.085',
    detailLineItemId: 1,
    billedOn: '2018-07-15',
  });
});

test('what is sent again changes nothing, however it is spelled', async () => {
  const place = await usagePlace();
  await place.record([usage('a', { consumedQuantity: '1.5' }), usage('b')]);
  const before = place.dump();
  const again = await place.record([
    usage('b'),
    usage('a', { consumedQuantity: '1.50', includedQuantity: 0, subscriptionId: `{${SUBSCRIPTION_ID.toUpperCase()}}` }),
  ]);
  expect(again.body).toMatchObject({ accepted: 0, repeated: 2, billedOn: '2018-07-15' });
  expect(place.dump()).toBe(before);
});

test('a record named twice in one request is recorded once', async () => {
  const place = await usagePlace();
  expect((await place.record([usage('a'), usage('b'), usage('a')])).body).toMatchObject({ accepted: 2, repeated: 1 });
});

const OTHER_CONTENT = [
  { consumedQuantity: '744' },
  { listPrice: '0.0850000001' },
  { usageDate: '2018-07-02' },
  { region: '华北' },
  { detailLineItemId: 2 },
  { consumedQuantity: undefined, listPrice: undefined, chargeType: 'CYCLE_DISCOUNT', amount: '63.33' },
];
for (const change of OTHER_CONTENT) {
  test(`a recorded id with other content is refused by name, and nothing is recorded: ${JSON.stringify(change)}`, async () => {
    const place = await usagePlace();
    await place.record([usage('a')]);
    const before = place.dump();
    const refused = await place.record([...many(150), usage('a', change)]);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 950071, description: expect.stringContaining('records.150, a;') },
    });
    expect(place.dump()).toBe(before);
  });
}

test('one id with two contents in one request is refused, and nothing is recorded', async () => {
  const place = await usagePlace();
  const refused = await place.record([usage('a'), usage('a', { consumedQuantity: '1' })]);
  expect(refused).toMatchObject({ status: 409, body: { description: expect.stringContaining('records.1, a;') } });
  expect(await place.recorded('a')).toBeUndefined();
});

const discount = (change: object) => ({ consumedQuantity: undefined, listPrice: undefined, ...change });
const FAULTY = [
  ['records.1.subscriptionId: the partner has no such subscription', { subscriptionId: '44444444-0000-4000-8000-0000000000ff' }],
  ['records.1.customerId: the subscription belongs to another', { customerId: '33333333-0000-4000-8000-000000000002' }],
  ['records.1.usageDate: today, 2018-07-10, or earlier', { usageDate: '2018-07-11' }],
  ['records.1.usageDate: is a day', { usageDate: '2018-02-30' }],
  ['records.1.consumedQuantity: is below a billion', { consumedQuantity: '-1' }],
  ['records.1.consumedQuantity: is below a billion', { consumedQuantity: '0.00000000001' }],
  ['records.1.consumedQuantity: is below a billion', { consumedQuantity: '1000000000' }],
  ['records.1.listPrice: is below a billion', { listPrice: '1,5' }],
  ['records.1.consumedQuantity: at this list price more than', { consumedQuantity: '999999999', listPrice: '1.1' }],
  ['records.1.consumedQuantity: is missing', { consumedQuantity: undefined }],
  ['records.1.listPrice: is missing', { listPrice: undefined }],
  ['records.1.amount: is only for a discount or a refund', { amount: '1.00' }],
  ['records.1.listPrice: is only for usage', { chargeType: 'CYCLE_DISCOUNT', amount: '1.00' }],
  ['records.1.amount: is missing', discount({ chargeType: 'CYCLE_DISCOUNT' })],
  ['records.1.amount: is more than 0', discount({ chargeType: 'CYCLE_DISCOUNT', amount: '0.00' })],
  ['records.1.amount: more than a billion', discount({ chargeType: 'CYCLE_DISCOUNT', amount: '1000000000.01' })],
  ['records.1.chargeType: ', discount({ chargeType: 'CYCLE_FEE', amount: '1.00' })],
  ['records.1.resourceGuid: must be a GUID', { resourceGuid: 'a meter' }],
  ['records.1.id: has 1 to 100', { id: 'a/b' }],
  ['records.1.resourceName: must not hold control characters', { resourceName: 'a\u0001b' }],
] as const;

for (const [problem, change] of FAULTY) {
  test(`a faulty record is refused by its place and member, and nothing is recorded: ${problem}, ${JSON.stringify(change)}`, async () => {
    const place = await usagePlace();
    const { status, body } = await place.record([usage('a'), usage('b', change)]);
    expect({ status, body }).toMatchObject({ status: 400, body: { description: expect.stringContaining(problem) } });
    expect(await place.recorded('a')).toBeUndefined();
  });
}

test('a request has 1 to 2,000 records', async () => {
  const place = await usagePlace();
  expect((await place.record([])).status).toBe(400);
  expect((await place.record(many(2001))).status).toBe(400);
  expect(await place.recorded('u0')).toBeUndefined();
});

test('the subscription of another partner is none of this one', async () => {
  const place = await usagePlace();
  const other = await addSubscription(place.ports.store.partition('partners', tenantOf('otherDirect')), 9);
  const refused = await place.record([usage('a', { customerId: other.customerId, subscriptionId: other.id })]);
  expect(refused).toMatchObject({ status: 400, body: { description: expect.stringContaining('the partner has no such') } });
});

test('R-REC-07: on a billing date the month before is over: usage sent then is billed a month later', async () => {
  const place = await usagePlace();
  place.setDay('2018-07-14');
  expect((await place.record([usage('a')])).body).toMatchObject({ billedOn: '2018-07-15' });
  place.setDay('2018-07-15');
  expect((await place.record([usage('b')])).body).toMatchObject({ billedOn: '2018-08-15' });
});

test('R-REC-07: a month that is sealed ahead of the clock takes nothing more', async () => {
  const place = await usagePlace();
  await place.record([usage('a')]);
  await place.close('2018-07-15');
  expect((await place.record([usage('b')])).body).toMatchObject({ billedOn: '2018-08-15' });
  expect((await place.record([usage('a'), usage('b')])).body).toMatchObject({ accepted: 0, repeated: 2, billedOn: '2018-08-15' });
  expect((await place.recorded('a'))?.billedOn).toBe('2018-07-15');
});

test('R-REC-07: a month sealed between the look at it and the commit gets no record; all of them go to the next', async () => {
  const { place, store } = await hookedPlace();
  await place.record([usage('early')]);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await place.close('2018-07-15');
  };
  expect((await place.record(many(5))).body).toMatchObject({ accepted: 5, repeated: 0, billedOn: '2018-08-15' });
  expect((await place.recorded('u4'))?.billedOn).toBe('2018-08-15');
  expect(await place.rowsOf('2018-07-15')).toHaveLength(1);
  place.setDay('2018-08-10');
  const page = await place.close('2018-08-15');
  expect(page).toMatchObject({ recordCount: 5 });
});

test('the same records sent twice at once are recorded once', async () => {
  const place = await usagePlace();
  const answers = await Promise.all([place.record(many(250)), place.record(many(250)), place.record(many(250).toReversed())]);
  const counts = answers.map(({ body }) => body as { accepted: number; repeated: number });
  expect(counts.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(250);
  expect(counts.map(({ accepted, repeated }) => accepted + repeated)).toEqual([250, 250, 250]);
});

test('two contents for one id sent at once: one is recorded, the other refused', async () => {
  const { place, store } = await hookedPlace();
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await place.record([usage('a', { consumedQuantity: '1' })]);
  };
  expect((await place.record([usage('a')])).status).toBe(409);
  expect(await place.recorded('a')).toMatchObject({ consumedQuantity: '1' });
});

test('an intake that dies on the way is completed by sending it again', async () => {
  for (const dieAt of [1, 2, 3, 4]) {
    const { place, store } = await hookedPlace();
    store.beforeCommit = crashAt(dieAt);
    const died = await place.record(many(250));
    expect(died.status, `commit ${dieAt}`).toBe(500);
    store.beforeCommit = undefined;
    const recordedBefore = Math.min(250, (dieAt - 1) * 99);
    expect((await place.record(many(250))).body).toMatchObject({ accepted: 250 - recordedBefore, repeated: recordedBefore });
    expect(await place.recorded('u249')).toBeDefined();
  }
});

test('99 records cost one commit and one read each, one more commit for the audit', async () => {
  const place = await usagePlace();
  place.meter.take();
  await place.record(many(198));
  // the operator's account and the partner's, the subscription, 198 records, the fence for each commit
  expect(place.meter.take()).toEqual({ get: 2 + 1 + 198 + 2, commit: 2 + 1 });
  await place.record(many(198));
  expect(place.meter.take()).toEqual({ get: 2 + 1 + 198, commit: 1 });
});
