import { describe, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../../functions/catalog/sample/ids.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { market } from '../../customers/invitations/market.ts';
import type { Sending } from '../../http/requests.ts';

interface Transition {
  readonly operationId: string;
  readonly toSubscriptionId?: string;
  readonly events: { name: string; status: string; errors?: { code: number }[] }[];
}

/** A customer with ten seats of Office 365 Business, bought on 16 November 2026. */
async function place() {
  const { as, id } = await market();
  const lineItems = [{ lineItemNumber: 0, offerId: OFFER.business, quantity: 10 }];
  const bought = WireOrder.parse((await as('direct', 'POST', `/v1/customers/${id}/orders`, { lineItems })).body);
  const sourceId = bought.lineItems[0]?.subscriptionId ?? '';
  const path = (subscriptionId: string) => `/v1/customers/${id}/subscriptions/${subscriptionId}`;
  return {
    sourceId,
    call: (method: string, subscriptionId: string, tail = '', body?: unknown) =>
      as('direct', method, path(subscriptionId) + tail, body),
    move: async (more: object = {}, sending: Sending = {}) => {
      const body = { toCatalogItemId: OFFER.businessPremium, quantity: 10, transitionType: 'transition_only', ...more };
      const answer = await as('direct', 'POST', `${path(sourceId)}/transitions`, body, sending);
      return { ...answer, body: answer.body as Transition };
    },
  };
}

test('where it can move to is where it can be upgraded to (R-UPG-01), each with both types', async () => {
  const { call, sourceId } = await place();
  const { body } = await call('GET', sourceId, '/transitioneligibilities?eligibilityType=Immediate');
  const free = { isEligible: true, errors: [] };
  expect(body).toMatchObject({
    totalCount: 3,
    items: [
      {
        catalogItemId: OFFER.businessPremium,
        title: 'Office 365 Business Premium',
        quantity: 10,
        eligibilities: [
          { ...free, transitionType: 'transition_only' },
          { ...free, transitionType: 'transition_with_license_transfer' },
        ],
      },
      {},
      {},
    ],
  });
  expect((await call('GET', sourceId, '/transitioneligibilities?eligibilityType=Scheduled')).body).toMatchObject({
    totalCount: 0,
  });
});

test('R-UPG-02: a suspended one can move nowhere, and is told why', async () => {
  const { call, sourceId } = await place();
  await call('PATCH', sourceId, '', { status: 'suspended' });
  const { body } = await call('GET', sourceId, '/transitioneligibilities');
  const { items } = body as { items: { eligibilities: { isEligible: boolean; errors: { code: number }[] }[] }[] };
  for (const { isEligible, errors } of items.flatMap(({ eligibilities }) => eligibilities)) {
    expect([isEligible, errors.map(({ code }) => code)]).toEqual([false, [2]]);
  }
});

test('R-UPG-10: it ends, and the target takes its place; asked again it is the same transition', async () => {
  const { call, move, sourceId } = await place();
  const { status, body } = await move();
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      fromCatalogItemId: OFFER.business,
      fromSubscriptionId: sourceId,
      toCatalogItemId: OFFER.businessPremium,
      quantity: 10,
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      transitionType: 'transition_only',
      events: [{ name: 'Conversion', status: 'Completed', timestamp: '2026-11-16T09:00:00.000Z' }],
      attributes: { objectType: 'Transition' },
    },
  });
  expect((await call('GET', sourceId)).body).toMatchObject({ status: 'deleted' });
  expect((await call('GET', body.toSubscriptionId ?? '')).body).toMatchObject({ offerId: OFFER.businessPremium, quantity: 10 });
  expect((await move()).body).toEqual(body);
  expect((await move({ quantity: 4 })).body).toEqual(body); // it has moved with ten

  expect((await call('GET', sourceId, '/transitions')).body).toMatchObject({ totalCount: 1, items: [body] });
  expect((await call('GET', sourceId, `/transitions?operationId=${body.operationId}`)).body).toMatchObject({ totalCount: 1 });
  const another = '00000000-0000-4000-8000-000000000001';
  expect((await call('GET', sourceId, `/transitions?operationId=${another}`)).body).toMatchObject({ totalCount: 0 });
  expect((await call('GET', body.toSubscriptionId ?? '', '/transitions')).body).toMatchObject({ totalCount: 0 });
});

test('with the licenses of the users there is a second event, and the list knows it', async () => {
  const { call, move, sourceId } = await place();
  const { body } = await move({ transitionType: 'TransitionWithLicenseTransfer' });
  expect(body.events).toMatchObject([
    { name: 'Conversion', status: 'Completed' },
    { name: 'SeatReassignment', status: 'Completed' },
  ]);
  expect((await call('GET', sourceId, '/transitions')).body).toMatchObject({
    items: [{ operationId: body.operationId, transitionType: 'transition_with_license_transfer' }],
  });
});

describe('what cannot be comes back as an event that failed, and nothing has moved', () => {
  test.each([
    ['a target that is none', { toCatalogItemId: OFFER.exchangeKiosk }, 8],
    ['a part of it', { quantity: 4 }, 0],
    ['into another subscription', { toSubscriptionId: '00000000-0000-4000-8000-000000000001' }, 0],
    ['with a promotion', { promotionId: 'sample' }, 0],
    ['for three years', { termDuration: 'P3Y' }, 10],
    ['billed by the year', { billingCycle: 'annual' }, 10],
  ])('%s', async (_what, more, code) => {
    const { call, move, sourceId } = await place();
    const { status, body } = await move(more);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('toSubscriptionId');
    expect(body.events).toMatchObject([{ name: 'Conversion', status: 'Failed', errors: [{ code }] }]);
    expect((await call('GET', sourceId)).body).toMatchObject({ status: 'active', quantity: 10 });
    expect((await call('GET', sourceId, '/transitions')).body).toMatchObject({ totalCount: 0 });
  });
});

test('a body of the .NET SDK: capitals and nulls', async () => {
  const { move } = await place();
  const { status, body } = await move({
    ToSubscriptionId: null,
    TermDuration: null,
    BillingCycle: null,
    PromotionId: null,
    OperationId: null,
    Events: null,
    Attributes: { ObjectType: 'Transition' },
  });
  expect({ status, events: body.events }).toMatchObject({ status: 200, events: [{ status: 'Completed' }] });
});

test.each([[{ transitionType: 'other' }], [{ quantity: 'ten' }], [{ toCatalogItemId: '' }]])('%o is malformed', async (more) => {
  const { move } = await place();
  expect(await move(more)).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('an unknown subscription is not found', async () => {
  const { call } = await place();
  const nobody = '00000000-0000-4000-8000-000000000001';
  const body = { toCatalogItemId: OFFER.businessPremium, quantity: 10, transitionType: 'transition_only' };
  expect((await call('POST', nobody, '/transitions', body)).status).toBe(404);
  expect((await call('GET', nobody, '/transitions')).status).toBe(404);
  expect((await call('GET', nobody, '/transitioneligibilities')).status).toBe(404);
});
