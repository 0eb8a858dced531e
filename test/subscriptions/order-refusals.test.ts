import { expect, test } from 'vitest';
import { customerOf, OFFER, orderIdOf, shop } from './shop.ts';

const KIOSK = { offerId: OFFER.exchangeKiosk, quantity: 1 };
const ABSENT = '00000000-0000-4000-8000-000000000000';

// what an order can be refused for: its lines, the status and the code
const REFUSED = [
  ['an unknown offer', [{ offerId: 'D63FB4C4-0000-0000-0000-000000000000', quantity: 1 }], 400, 800_004],
  ['an offer off sale', [{ offerId: OFFER.planE1, quantity: 1 }], 403, 2091],
  ['an add-on without its base', [{ offerId: OFFER.extraFileStorage, quantity: 1 }], 400, 800_029],
  ['no seats', [{ offerId: OFFER.exchangeKiosk, quantity: 0 }], 400, 800_017],
  ['more seats than the offer allows', [{ offerId: OFFER.business, quantity: 301 }], 400, 800_017],
  ['half a seat', [{ offerId: OFFER.exchangeKiosk, quantity: 1.5 }], 400, 800_002],
  ['no lines', [], 400, 800_002],
  ['91 lines', Array.from({ length: 91 }, () => KIOSK), 400, 800_002],
  ['a line number twice', [KIOSK, { ...KIOSK, lineItemNumber: 0 }], 400, 800_071],
  ['a line number out of range', [{ ...KIOSK, lineItemNumber: 1 }], 400, 800_071],
  ['a faulty line behind a sound one', [KIOSK, { offerId: OFFER.planE1, quantity: 1 }], 403, 2091],
] as const;

for (const [what, lines, status, code] of REFUSED) {
  test(`an order is refused for ${what}: ${status}, ${code}, and nothing is stored`, async () => {
    const { order, call } = await shop();
    expect(await order(lines)).toMatchObject({ status, body: { code } });
    expect((await call('listSubscriptions')).body).toMatchObject({ totalCount: 0 });
    expect((await call('listOrders')).body).toMatchObject({ totalCount: 0 });
  });
}

test('90 lines are one order', async () => {
  const { order, call } = await shop();
  expect((await order(Array.from({ length: 90 }, () => KIOSK))).status).toBe(201);
  expect((await call('listSubscriptions')).body).toMatchObject({ totalCount: 90 });
});

// 4018: what is asked for, what the lines are
const CYCLES = [
  ['annual', KIOSK.offerId, 400],
  ['none', KIOSK.offerId, 400],
  ['Monthly', KIOSK.offerId, 201],
  ['unknown', KIOSK.offerId, 201],
  [1, KIOSK.offerId, 201],
  ['monthly', OFFER.enterpriseE3Trial, 400],
  ['none', OFFER.enterpriseE3Trial, 201],
] as const;

for (const [billingCycle, offerId, status] of CYCLES) {
  test(`billing cycle ${billingCycle} for ${offerId === KIOSK.offerId ? 'a paid offer' : 'a trial'}: ${status}`, async () => {
    const { call } = await shop();
    const answer = await call('createOrder', { body: { billingCycle, lineItems: [{ ...KIOSK, offerId, lineItemNumber: 0 }] } });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body).toMatchObject({ code: 4018 });
  });
}

test('4018: an order that names another customer than its address is not guessed at', async () => {
  const { call, order } = await shop();
  const body = { referenceCustomerId: customerOf('otherDirect'), lineItems: [{ ...KIOSK, lineItemNumber: 0 }] };
  expect(await call('createOrder', { body })).toMatchObject({ status: 400, body: { code: 4018 } });
  const own = { ...body, referenceCustomerId: customerOf('direct').toUpperCase() };
  expect(await call('createOrder', { body: own })).toMatchObject({ status: 201 });
  const first = await order([{ offerId: OFFER.enterpriseE3, quantity: 1 }]);
  const [line] = (first.body as { lineItems: { subscriptionId: string }[] }).lineItems;
  const addOn = { lineItemNumber: 0, offerId: OFFER.extraFileStorage, quantity: 1, parentSubscriptionId: line?.subscriptionId };
  const extension = { referenceCustomerId: customerOf('otherDirect'), lineItems: [addOn] };
  expect(await call('addAddOnToOrder', { params: { orderId: orderIdOf(first) }, body: extension })).toMatchObject({
    status: 400,
    body: { code: 4018 },
  });
});

// Each order has two faults; the one documented first is the answer. The faults inside a line stand in core/order.test.ts.
const ORDERED = [
  ['customer before line numbers', { customerId: ABSENT }, [{ ...KIOSK, lineItemNumber: 7 }], 60_003],
  ['line numbers before the reseller', {}, [{ ...KIOSK, lineItemNumber: 7, partnerIdOnRecord: '99' }], 800_071],
  ['the reseller before the offer', {}, [{ ...KIOSK, offerId: ABSENT, partnerIdOnRecord: '99' }], 800_098],
  [
    'the first line before the second',
    {},
    [
      { ...KIOSK, quantity: 0 },
      { ...KIOSK, offerId: ABSENT },
    ],
    800_017,
  ],
  ['a line before the whole order', {}, [{ ...KIOSK, quantity: 0 }], 800_017],
] as const;

for (const [what, params, lines, code] of ORDERED) {
  test(`the first refusal that applies to an order wins: ${what}`, async () => {
    const { call } = await shop();
    const lineItems = lines.map((line, lineItemNumber) => ({ lineItemNumber, ...line }));
    expect(await call('createOrder', { params, body: { billingCycle: 'annual', lineItems } })).toMatchObject({ body: { code } });
  });
}
