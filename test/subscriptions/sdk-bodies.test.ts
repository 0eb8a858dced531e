import { expect, test } from 'vitest';
import { customerOf, idsOf, OFFER, shop, type Shop } from './shop.ts';

async function ordered(): Promise<Shop & { id: string }> {
  const made = await shop();
  const [id] = idsOf(await made.order([{ offerId: OFFER.exchangeKiosk, quantity: 15 }]));
  return { ...made, id };
}

test('an order as .NET sends it: capitals, nulls for what is unset, placeholder dates', async () => {
  const { call } = await shop();
  const body = {
    Id: null,
    AlternateId: null,
    ReferenceCustomerId: customerOf('direct'),
    BillingCycle: 'unknown',
    CurrencyCode: null,
    TotalPrice: null,
    LineItems: [
      {
        LineItemNumber: 0,
        OfferId: OFFER.exchangeKiosk,
        SubscriptionId: null,
        ParentSubscriptionId: null,
        FriendlyName: null,
        Quantity: 3,
        PartnerIdOnRecord: null,
        ProvisioningContext: null,
        Pricing: null,
        Links: null,
        Attributes: { ObjectType: 'OrderLineItem' },
      },
    ],
    CreationDate: '0001-01-01T00:00:00',
    Status: null,
    Links: null,
    Attributes: { Etag: null, ObjectType: 'Order' },
  };
  expect(await call('createOrder', { body })).toMatchObject({
    status: 201,
    body: { billingCycle: 'monthly', status: 'completed', lineItems: [{ quantity: 3, friendlyName: 'Exchange Online Kiosk' }] },
  });
});

test('an order as Java sends it: camel case, and empty texts', async () => {
  const { call } = await shop();
  const body = {
    referenceCustomerId: customerOf('direct').toUpperCase(),
    billingCycle: 'monthly',
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: OFFER.exchangeKiosk,
        parentSubscriptionId: '',
        friendlyName: '门店',
        partnerIdOnRecord: '',
        provisioningContext: {},
        quantity: 3,
      },
    ],
    attributes: { objectType: 'Order' },
  };
  expect(await call('createOrder', { body })).toMatchObject({ status: 201, body: { lineItems: [{ friendlyName: '门店' }] } });
});

test('.NET placeholders beside a wish are no wishes', async () => {
  const { patch, id } = await ordered();
  const body = {
    Id: null,
    FriendlyName: '门店',
    Quantity: 0,
    Status: 'none',
    BillingCycle: 'unknown',
    BillingType: 'none',
    AutoRenewEnabled: true,
    PartnerId: null,
    CreationDate: '0001-01-01T00:00:00',
    EffectiveStartDate: '0001-01-01T00:00:00',
    CommitmentEndDate: '0001-01-01T00:00:00',
    Attributes: { Etag: null, ObjectType: 'Subscription' },
  };
  expect(await patch(id, body)).toMatchObject({ status: 200, body: { friendlyName: '门店', quantity: 15, status: 'active' } });
});

// The whole resource, as it was read, with one property changed
const CHANGES = [{ friendlyName: '门店' }, { quantity: 16 }, { autoRenewEnabled: false }] as const;

for (const change of CHANGES) {
  test(`the whole resource sent back with ${JSON.stringify(change)} changes that one thing`, async () => {
    const { patch, id, read } = await ordered();
    const before = await read(id);
    const answer = await patch(id, { ...before, ...change });
    const attributes = { etag: expect.any(String) as string, objectType: 'Subscription' };
    expect(answer).toMatchObject({ status: 200, body: { ...before, ...change, attributes } });
    expect(await read(id)).toEqual(answer.body);
  });
}

// what a status may look like: a word in any case, or the number of its place
for (const status of ['suspended', 'Suspended', 'SUSPENDED', 2]) {
  test(`the status ${JSON.stringify(status)} suspends`, async () => {
    const { patch, id } = await ordered();
    expect(await patch(id, { Status: status })).toMatchObject({ status: 200, body: { status: 'suspended' } });
  });
}
