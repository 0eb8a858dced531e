import { expect, test } from 'vitest';
import { idsOf, OFFER, shop } from './shop.ts';

const ABSENT = '00000000-0000-4000-8000-000000000000';
const OLD = { headers: { 'If-Match': '"old"' } };
const TOO_MANY = 10_000_001;

/**
 * A subscription of the direct reseller, one of the provider, a trial, and an add-on suspended with its base; it is
 * 10 November 2026.
 */
async function place() {
  const made = await shop();
  const { order, patch, extend, moveTo } = made;
  const [id] = idsOf(await order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }]));
  const [ofProvider] = idsOf(await order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }], { partner: 'provider' }));
  const [trial] = idsOf(await order([{ offerId: OFFER.enterpriseE3Trial, quantity: 1 }]));
  const base = await order([{ offerId: OFFER.enterpriseE3, quantity: 1 }]);
  const addOn = idsOf(await extend(base, { offerId: OFFER.extraFileStorage, quantity: 1 }))[1] ?? '';
  moveTo('2026-11-10T09:00:00Z');
  await patch(idsOf(base)[0], { status: 'suspended' });
  return { ...made, id, ofProvider, trial, addOn };
}

type Place = Awaited<ReturnType<typeof place>>;
type Faulty = (place: Place) => ReturnType<Place['patch']>;

// Each request has two faults; the one documented first is the answer.
const PAIRS: readonly (readonly [string, number, Faulty])[] = [
  ['NoSuchSubscription before EtagStale', 20_003, ({ patch }) => patch(ABSENT, { quantity: 1 }, OLD)],
  ['EtagStale before BillingCycleFixed', 2055, ({ patch, id }) => patch(id, { billingCycle: 'annual' }, OLD)],
  [
    'BillingCycleFixed before PartnerOnRecordFixed',
    2054,
    ({ patch, id }) => patch(id, { billingCycle: 'annual', partnerId: '5000004' }),
  ],
  [
    'BillingCycleFixed before MpnIdUnknown',
    2054,
    ({ patch, ofProvider }) => patch(ofProvider, { billingCycle: 'annual', partnerId: '99' }, { as: { partner: 'provider' } }),
  ],
  [
    'PartnerOnRecordFixed before SubscriptionDeleted',
    800_098,
    async ({ patch, id }) => {
      await patch(id, { status: 'deleted' });
      return patch(id, { partnerId: '5000004' });
    },
  ],
  [
    'MpnIdUnknown before QuantityOutOfRange',
    800_015,
    ({ patch, ofProvider }) => patch(ofProvider, { partnerId: '99', quantity: TOO_MANY }, { as: { partner: 'provider' } }),
  ],
  [
    'MpnIdNotReseller before QuantityOutOfRange',
    800_016,
    ({ patch, ofProvider }) => patch(ofProvider, { partnerId: '5000001', quantity: TOO_MANY }, { as: { partner: 'provider' } }),
  ],
  [
    'SubscriptionDeleted before QuantityFrozen',
    2011,
    async ({ patch, id }) => {
      await patch(id, { status: 'deleted' });
      return patch(id, { quantity: TOO_MANY });
    },
  ],
  [
    'ReactivationTooLate before ParentNotActive',
    800_096,
    ({ patch, addOn, moveTo }) => {
      moveTo('2027-01-10T00:00:00Z');
      return patch(addOn, { status: 'active' });
    },
  ],
  [
    'ParentNotActive before AccountSuspended',
    27_009,
    async ({ patch, addOn, suspendAccount }) => {
      await suspendAccount();
      return patch(addOn, { status: 'active', quantity: 2 });
    },
  ],
  [
    'AccountSuspended before QuantityFrozen',
    950_007,
    async ({ patch, addOn, suspendAccount }) => {
      await suspendAccount();
      return patch(addOn, { quantity: 2 });
    },
  ],
  ['QuantityFrozen before QuantityOutOfRange', 2001, ({ patch, addOn }) => patch(addOn, { quantity: TOO_MANY })],
  [
    'QuantityOutOfRange before CannotAutoRenew',
    2002,
    ({ patch, trial }) => patch(trial, { quantity: 26, autoRenewEnabled: true }),
  ],
];

for (const [what, code, faulty] of PAIRS) {
  test(`the first refusal that applies to a change wins: ${what}`, async () => {
    expect((await faulty(await place())).body).toMatchObject({ code });
  });
}

test('a refused change changes nothing, also of what was right in it', async () => {
  const { patch, id, read } = await place();
  const before = await read(id);
  await patch(id, { friendlyName: 'x', autoRenewEnabled: false, quantity: TOO_MANY });
  expect(await read(id)).toEqual(before);
});
