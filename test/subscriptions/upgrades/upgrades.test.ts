import { describe, expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { closeOf, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { SAMPLE_OFFER_ID as OFFER } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { replace } from '../../../functions/storage/port.ts';
import { SUBSCRIPTION } from '../../../functions/subscriptions/stored.ts';
import { WireOrder } from '../../../functions/subscriptions/wire.ts';
import { market, signedIn } from '../../customers/invitations/market.ts';
import type { Sending } from '../../http/requests.ts';
import RULES from '../../rules/rules.json' with { type: 'json' };
import { crashAt } from '../../support/hooked-store.ts';
import { tenantOf } from '../../support/app.ts';

interface Upgrade {
  readonly targetOffer: { id: string; name: string };
  readonly upgradeType: string;
  readonly isEligible: boolean;
  readonly quantity: number;
  readonly upgradeErrors: { code: number; additionalDetails?: string }[];
}

interface Result {
  readonly targetSubscriptionId?: string;
  readonly upgradeErrors: { code: number }[];
  readonly licenseErrors: { userObjectId: string; errors: { code: number }[] }[];
}

/** A customer with ten seats of an offer, bought on 16 November 2026; billing dates are on the 15th. */
async function place(offerId: string = OFFER.business, quantity = 10) {
  const made = await market();
  const at = `/v1/customers/${made.id}`;
  const order = async (offer: string, seats: number, partner: 'direct' | 'otherDirect' = 'direct') => {
    const lineItems = [{ lineItemNumber: 0, offerId: offer, quantity: seats }];
    const { id, lineItems: lines } = WireOrder.parse((await made.as(partner, 'POST', `${at}/orders`, { lineItems })).body);
    return { id, subscriptionId: lines[0]?.subscriptionId ?? '' };
  };
  const source = await order(offerId, quantity);
  const path = `${at}/subscriptions/${source.subscriptionId}`;
  const upgrade = (target: string, more: object = {}, sending: Sending = {}) =>
    made.as(
      'direct',
      'POST',
      `${path}/upgrades`,
      { targetOffer: { id: target }, upgradeType: 'upgrade_only', quantity, ...more },
      sending,
    );
  const partition = made.store.partition('partners', tenantOf('direct'));
  return {
    ...made,
    at,
    path,
    order,
    source,
    upgrade,
    partition,
    list: async (sending: Sending = {}) => {
      const { body } = await made.as('direct', 'GET', `${path}/upgrades`, undefined, sending);
      return (body as { items: Upgrade[] }).items;
    },
    stored: async (id: string) => {
      const found = await partition.get(SUBSCRIPTION, id);
      if (!found) throw new Error('there is a subscription');
      return found.value;
    },
    codes: async (target: string, more: object = {}, sending: Sending = {}) =>
      ((await upgrade(target, more, sending)).body as Result).upgradeErrors.map(({ code }) => code),
  };
}

describe('R-UPG-01: the upgrades open in China', () => {
  const nameOf = (id: string) => SAMPLE_OFFERS.find((offer) => offer.id === id)?.product.name;
  const names: Record<string, { en: string }> = RULES.offers;
  const expected = new Map(RULES.upgrades.matrix.map(({ from, to }) => [names[from]?.en, to.map((one) => names[one]?.en)]));

  test.each(
    SAMPLE_OFFERS.filter(
      ({ isTrial, prerequisiteOffers, isAvailableForPurchase }) =>
        !isTrial && prerequisiteOffers.length === 0 && isAvailableForPurchase,
    ).map(({ id, product }) => [product.name, id] as const),
  )('from %s', async (name, id) => {
    const { list } = await place(id, SAMPLE_OFFERS.find((offer) => offer.id === id)?.quantityMin);
    const targets = new Set((await list()).map(({ targetOffer }) => nameOf(targetOffer.id)));
    expect(targets).toEqual(new Set(expected.get(name)));
  });
});

test('R-UPG-09: one element for each target and type, with the seats of the source', async () => {
  const { list } = await place();
  const upgrades = await list();
  expect(upgrades).toHaveLength(6);
  expect(upgrades[0]).toMatchObject({
    targetOffer: { id: OFFER.businessPremium, name: 'Office 365 Business Premium' },
    upgradeType: 'upgrade_only',
    isEligible: true,
    quantity: 10,
    upgradeErrors: [],
    attributes: { objectType: 'Upgrade' },
  });
});

test('R-UPG-10: the source ends, the target starts on the same day with its end date and the price of the day', async () => {
  const { upgrade, source, stored, at, as, wait, partition } = await place();
  wait(9 * 24 * 60 + 15 * 60); // 26 November 2026, 0:00
  const { status, body } = await upgrade(OFFER.businessPremium.toLowerCase(), { upgradeType: 1 });
  expect(status).toBe(200);
  const { targetSubscriptionId = '' } = body as Result;
  expect(body).toMatchObject({ sourceSubscriptionId: source.subscriptionId, upgradeErrors: [], licenseErrors: [] });
  const [old, target] = [await stored(source.subscriptionId), await stored(targetSubscriptionId)];
  expect(old).toMatchObject({ status: 'deleted', ended: { on: '2026-11-26', by: 'upgrade' }, autoRenew: false });
  expect(target).toMatchObject({
    status: 'active',
    start: '2026-11-26',
    orderId: source.id,
    friendlyName: 'Office 365 Business Premium',
    terms: [{ start: '2026-11-26', end: old.terms[0]?.end, unitPrice: 7917 }],
    upgradedFrom: { subscriptionId: source.subscriptionId, firstBillingDate: '2026-12-15' },
  });
  expect((await as('direct', 'GET', `${at}/orders/${source.id}`)).body).toMatchObject({
    lineItems: [{ lineItemNumber: 0 }, { lineItemNumber: 1, subscriptionId: targetSubscriptionId }],
  });
  // R-CALC-23: still in the free period, so the source leaves no line and the target's first advance is a purchase fee
  const close = closeOf(date('2026-12-15'), 15);
  expect(subscriptionLines(old, close)).toEqual([]);
  expect(subscriptionLines(target, close)).toMatchObject([{ chargeType: 'PURCHASE_FEE', amount: 79170 }]);
  expect(await partition.get(SUBSCRIPTION, targetSubscriptionId)).toMatchObject({ version: 1 });
});

test('R-UPG-10: after the free period, by hand: 54.17 x 10 x 20 / 31 = 349.48 back; 79.17 x 10 x 20 / 31 = 510.77', async () => {
  const { upgrade, source, stored, wait } = await place();
  wait(39 * 24 * 60 + 15 * 60); // 26 December 2026, 0:00; the period from 15 December has 31 days
  const { targetSubscriptionId = '' } = (await upgrade(OFFER.businessPremium)).body as Result;
  const close = closeOf(date('2027-01-15'), 15);
  expect(subscriptionLines(await stored(source.subscriptionId), close)).toMatchObject([
    { chargeType: 'CANCEL_PRORATE', amount: -34948 },
  ]);
  expect(subscriptionLines(await stored(targetSubscriptionId), close)).toMatchObject([
    { chargeType: 'PURCHASE_PRORATE', chargeStart: '2026-12-26', amount: 51077 },
    { chargeType: 'CYCLE_FEE', amount: 79170 },
  ]);
});

test('R-UPG-02: neither suspended nor cancelled', async () => {
  const { as, path, list, codes } = await place();
  await as('direct', 'PATCH', path, { status: 'suspended' });
  expect((await list())[0]).toMatchObject({ isEligible: false, upgradeErrors: [{ code: 2, additionalDetails: 'suspended' }] });
  expect(await codes(OFFER.businessPremium)).toEqual([2]);
  await as('direct', 'PATCH', path, { status: 'deleted' });
  expect(await codes(OFFER.businessPremium)).toEqual([2]);
});

test('R-UPG-03: delegated privileges for this service, not for another', async () => {
  const made = await place();
  const customer = await signedIn(made);
  await customer.accept('otherDirect', ['office365']);
  expect(await made.codes(OFFER.businessPremium)).toEqual([1]);
  await customer.accept('direct', ['office365']);
  expect(await made.codes(OFFER.businessPremium)).toEqual([]);
});

test.each([
  ['R-UPG-05: the target itself', OFFER.businessPremium, 'direct', [3]],
  ['R-UPG-05, R-UPG-06: the target, from another', OFFER.businessPremium, 'otherDirect', [3]],
  ['R-UPG-04: mail, which the upgrade would add', OFFER.exchangePlan1, 'direct', [3]],
  ['R-UPG-04, R-UPG-06: mail, from another', OFFER.exchangePlan1, 'otherDirect', [3]],
  ['storage, which the source has too', OFFER.oneDrivePlan1, 'direct', []],
  ['R-SUB-05: a second subscription to the source', OFFER.business, 'direct', []],
] as const)('%s', async (_what, offer, partner, expected) => {
  const made = await place();
  await (await signedIn(made)).accept('otherDirect', []);
  const other = await made.order(offer, 1, partner);
  expect(await made.codes(OFFER.businessPremium)).toEqual(expected);
  if (expected.length > 0) {
    await made.as(partner, 'PATCH', `${made.at}/subscriptions/${other.subscriptionId}`, { status: 'deleted' });
    expect(await made.codes(OFFER.businessPremium)).toEqual([]);
  }
});

test('a source with add-ons, a target that is none, too many seats: each with its code', async () => {
  const { as, at, source, codes } = await place(OFFER.businessEssentials);
  expect(await codes(OFFER.proPlus)).toEqual([8]);
  expect(await codes(OFFER.businessPremium, { quantity: 301 })).toEqual([0]);
  const lineItems = [{ lineItemNumber: 0, offerId: OFFER.myAnalytics, quantity: 1, parentSubscriptionId: source.subscriptionId }];
  expect((await as('direct', 'PATCH', `${at}/orders/${source.id}`, { lineItems })).status).toBe(200);
  expect(await codes(OFFER.businessPremium)).toEqual([6]);
});

test.each([[{ upgradeType: 'none' }], [{ upgradeType: 7 }], [{ targetOffer: {} }], [{ quantity: 'ten' }]])(
  'a request with %j is refused',
  async (change) => {
    const { upgrade } = await place();
    expect(await upgrade(OFFER.businessPremium, change)).toMatchObject({ status: 400, body: { code: 800002 } });
  },
);

test('R-BILL-07, item 8: closed to a suspended account', async () => {
  const { upgrade, list, partition } = await place();
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  const state = 'suspended' as const;
  if (account) await partition.commit([replace(ACCOUNT, { ...account.value, state }, account)]);
  expect(await upgrade(OFFER.businessPremium)).toMatchObject({ status: 403, body: { code: 950007 } });
  expect(await list()).toHaveLength(6);
});

describe('with the licenses of the users', () => {
  const TRANSFER = { upgradeType: 'UpgradeWithLicenseTransfer' };

  async function withUsers(count: number) {
    const made = await place();
    const skuOf = (offerId: string) => SAMPLE_OFFERS.find(({ id }) => id === offerId)?.product.id ?? '';
    const users: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const created = await made.as('direct', 'POST', `${made.at}/users`, {
        userPrincipalName: `user${number}@${made.domain}`,
        displayName: `User ${number}`,
        usageLocation: 'CN',
        passwordProfile: { password: 'Good-password-1' },
      });
      const { id } = created.body as { id: string };
      await made.as('direct', 'POST', `${made.at}/users/${id}/licenseupdates`, {
        licensesToAssign: [{ skuId: skuOf(OFFER.business) }],
      });
      users.push(id);
    }
    const licenses = async (id: string) => {
      const { items } = (await made.as('direct', 'GET', `${made.at}/users/${id}/licenses`)).body as {
        items: { productSku: { name: string } }[];
      };
      return items.map(({ productSku }) => productSku.name);
    };
    return { ...made, users, licenses };
  }

  test('every user of the source has the target afterwards, counted exactly', async () => {
    const { upgrade, users, licenses, as, at } = await withUsers(3);
    const { body } = await upgrade(OFFER.businessPremium, TRANSFER);
    expect(body).toMatchObject({ upgradeType: 'upgrade_with_license_transfer', upgradeErrors: [], licenseErrors: [] });
    for (const user of users) expect(await licenses(user)).toEqual(['Office 365 Business Premium']);
    expect((await as('direct', 'GET', `${at}/subscribedskus`)).body).toMatchObject({
      items: [{ productSku: { name: 'Office 365 Business Premium' }, activeUnits: 10, consumedUnits: 3 }],
    });
  });

  test('where seats are short the users without one are named, and keep what they had', async () => {
    const { upgrade, users, licenses } = await withUsers(3);
    const { licenseErrors } = (await upgrade(OFFER.businessPremium, { ...TRANSFER, quantity: 2 })).body as Result;
    expect(licenseErrors).toMatchObject([{ errors: [{ code: 60012 }] }]);
    const without = licenseErrors[0]?.userObjectId ?? '';
    expect(users).toContain(without);
    expect(await licenses(without)).toEqual(['Office 365 Business']);
  });

  test.each([1, 2, 3, 4])('an upgrade that dies before its commit %i is finished by repeating it', async (dieAt) => {
    const { upgrade, users, licenses, store, as, at } = await withUsers(2);
    store.beforeCommit = crashAt(dieAt);
    expect((await upgrade(OFFER.businessPremium, TRANSFER)).status).toBe(500);
    store.beforeCommit = undefined;
    expect(await upgrade(OFFER.businessPremium, TRANSFER)).toMatchObject({
      status: 200,
      body: { upgradeErrors: [], licenseErrors: [] },
    });
    for (const user of users) expect(await licenses(user)).toEqual(['Office 365 Business Premium']);
    expect((await as('direct', 'GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 2 });
  });

  test('an application on its own moves no licenses', async () => {
    const { ports, path } = await withUsers(1);
    const { send } = await import('../../http/requests.ts');
    const body = { targetOffer: { id: OFFER.businessPremium }, upgradeType: 2, quantity: 10 };
    const answer = await send(ports, 'POST', `${path}/upgrades`, { partner: 'direct', body });
    expect(answer.body).toMatchObject({ upgradeErrors: [{ code: 5 }] });
  });
});

test('two upgrades of one subscription at one moment: it is upgraded once', async () => {
  const { upgrade, as, at } = await place();
  const answers = await Promise.all([upgrade(OFFER.businessPremium), upgrade(OFFER.proPlus)]);
  const done = answers.filter(({ status, body }) => status === 200 && (body as Result).targetSubscriptionId !== undefined);
  expect(done).toHaveLength(1);
  expect((await as('direct', 'GET', `${at}/subscriptions`)).body).toMatchObject({ totalCount: 2 });
});
