import { describe, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { market } from '../customers/invitations/market.ts';

/** A customer of the direct reseller with a subscription of each kind. */
async function place() {
  const { as, id } = await market();
  const at = `/v1/customers/${id}`;
  const bought = async (offerId: string) => {
    const lineItems = [{ lineItemNumber: 0, offerId, quantity: 10 }];
    const order = WireOrder.parse((await as('direct', 'POST', `${at}/orders`, { lineItems })).body);
    return `${at}/subscriptions/${order.lineItems[0]?.subscriptionId}`;
  };
  const call = (method: string, path: string, body?: unknown) => as('direct', method, path, body);
  const first = async (path: string) => ((await call('GET', path)).body as { items: object[] }).items[0] ?? {};
  return { at, bought, call, first };
}

const WORDS: Readonly<Record<string, number>> = { upgrade_only: 1, upgrade_with_license_transfer: 2, monthly: 1 };

/** As .NET writes what it has read: names in capitals, what is unset as null, words of an enumeration as numbers. */
function dotnet(value: unknown, unset: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => dotnet(one, unset));
  if (typeof value === 'string') return WORDS[value] ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const named = Object.entries(value).map(([name, one]) => [capital(name), dotnet(one, unset)]);
  return { ...Object.fromEntries(unset.map((name) => [name, null])), ...Object.fromEntries(named) } as unknown;
}

/** As Java writes it: what it has read, in camel case, with nothing left out. */
const java = (value: unknown) => value;

describe.each([
  ['.NET', (value: unknown) => dotnet(value, ['Links', 'Tags'])],
  ['Java', java],
])('what %s has read is sent back whole', (_sdk, written) => {
  test('an upgrade', async () => {
    const { bought, call, first } = await place();
    const path = await bought(OFFER.business);
    const upgrade = await first(`${path}/upgrades`);
    expect(await call('POST', `${path}/upgrades`, written(upgrade))).toMatchObject({
      status: 200,
      body: { upgradeType: 'upgrade_only', upgradeErrors: [], licenseErrors: [], attributes: { objectType: 'UpgradeResult' } },
    });
  });

  test('a conversion', async () => {
    const { bought, call, first } = await place();
    const path = await bought(OFFER.enterpriseE3Trial);
    const conversion = await first(`${path}/conversions`);
    const answer = await call('POST', `${path}/conversions`, written(conversion));
    expect(answer).toMatchObject({ status: 200, body: { targetOfferId: OFFER.enterpriseE3 } });
    expect(answer.body).not.toHaveProperty('error');
  });

  test('a support contact', async () => {
    const { bought, call } = await place();
    const path = `${await bought(OFFER.business)}/supportcontact`;
    const contact = (await call('GET', path)).body as object;
    const renamed = { ...contact, name: '支持' };
    expect(await call('PUT', path, written(renamed))).toMatchObject({ status: 200, body: { name: '支持' } });
  });

  test('a cart, and the word with which it is checked out', async () => {
    const { at, call } = await place();
    const line = { id: 0, catalogItemId: OFFER.business, quantity: 5, billingCycle: 'monthly' };
    const created = await call('POST', `${at}/carts`, written({ lineItems: [line] }));
    expect(created.status).toBe(201);
    const { id } = created.body as { id: string };
    const changed = { ...(created.body as object), lineItems: [{ ...line, quantity: 6 }] };
    expect(await call('PUT', `${at}/carts/${id}`, written(changed))).toMatchObject({ status: 201, body: { id } });
    const checkedOut = await call('POST', `${at}/carts/${id}/checkout`, '"success"');
    expect(checkedOut).toMatchObject({ status: 201, body: { orders: [{ lineItems: [{ quantity: 6 }] }] } });
  });

  test('an order, with an add-on', async () => {
    const { bought, call } = await place();
    const path = await bought(OFFER.enterpriseE3);
    const subscription = (await call('GET', path)).body as { id: string; orderId: string };
    const at = path.split('/subscriptions')[0] ?? '';
    const order = (await call('GET', `${at}/orders/${subscription.orderId}`)).body as { lineItems: object[] };
    const addOn = { lineItemNumber: 0, offerId: OFFER.extraFileStorage, parentSubscriptionId: subscription.id, quantity: 1 };
    const answer = await call('PATCH', `${at}/orders/${subscription.orderId}`, written({ ...order, lineItems: [addOn] }));
    expect(answer).toMatchObject({ status: 200, body: { lineItems: [{}, { offerId: OFFER.extraFileStorage }] } });
  });
});
