import { expect, test } from 'vitest';
import { closeMonth } from '../../functions/billing/close.ts';
import { BILLING_TERMS } from '../../functions/billing/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { CUSTOMER, SUBSCRIPTION_ID } from '../billing/usage/place.ts';
import { send } from '../http/requests.ts';
import { analyticsPlace, OTHER_CUSTOMER } from './place.ts';

const AT = `/v1/customers/${CUSTOMER}/servicecosts`;

/** 10 seats at 10.00 in advance and 85.00 of usage, at 6% tax. */
async function billed(before: (place: Awaited<ReturnType<typeof analyticsPlace>>) => Promise<unknown> = async () => {}) {
  const place = await analyticsPlace();
  await place.partition.commit([
    create(BILLING_TERMS, { taxRates: [{ from: date('2018-01-01'), basisPoints: 600 }], discounts: [] }),
  ]);
  await place.use();
  await before(place);
  const { account, invoiceId } = place.closingOf('2018-07-15');
  expect(await closeMonth(place.workplace, account, date('2018-07-15'))).toBe('closed');
  return { ...place, invoiceId };
}

test.each(['MostRecent', 'mostrecent', 'most_recent'])('%s: what the last bill charges for a customer', async (period) => {
  const { read } = await billed();
  const figures = {
    billingStartDate: '2018-07-15T00:00:00.000Z',
    billingEndDate: '2018-08-14T00:00:00.000Z',
    pretaxTotal: 185,
    tax: 11.1,
    afterTaxTotal: 196.1,
    currencyCode: 'CNY',
    currencySymbol: '¥',
    customerId: CUSTOMER,
    attributes: { objectType: 'ServiceCostsSummary' },
  };
  const at = (end = '') => ({ uri: `/customers/${CUSTOMER}/servicecosts/MostRecent${end}`, method: 'GET', headers: [] });
  expect(await read(`${AT}/${period}`)).toEqual({
    ...figures,
    details: [{ invoiceType: 'Recurring', summary: { ...figures, links: {} } }],
    links: { self: at(), serviceCostLineItems: at('/lineitems') },
  });
});

test('its charges one by one, licenses first', async () => {
  const { read, invoiceId } = await billed();
  const { items } = await read<{ items: object[] }>(`${AT}/MostRecent/lineitems`);
  const common = {
    subscriptionFriendlyName: 'Exchange Online Kiosk',
    subscriptionId: SUBSCRIPTION_ID,
    orderId: '55555555-0000-4000-8000-000000000001',
    offerId: '539BC950-FC1A-4092-AAC3-07276F67594E',
    offerName: 'Exchange Online Kiosk',
    resellerMPNId: '-1',
    currencyCode: 'CNY',
    currencySymbol: '¥',
    customerId: CUSTOMER,
    customerName: 'Customer 1',
    invoiceNumber: invoiceId,
    invoiceType: 'Recurring',
  };
  expect(items).toEqual([
    {
      ...common,
      startDate: '2018-07-15T00:00:00.000Z',
      endDate: '2018-08-14T00:00:00.000Z',
      chargeType: 'CYCLE FEE',
      quantity: 10,
      unitPrice: 10,
      pretaxTotal: 100,
      tax: 6,
      afterTaxTotal: 106,
    },
    {
      ...common,
      startDate: '2018-06-15T00:00:00.000Z',
      endDate: '2018-07-14T00:00:00.000Z',
      chargeType: 'CYCLE USAGEFEE',
      quantity: 1000,
      unitPrice: 0.085,
      pretaxTotal: 85,
      tax: 5.1,
      afterTaxTotal: 90.1,
    },
  ]);
});

test('what was bought once in the month that ended stands beside it', async () => {
  const { read } = await billed((place) => {
    const product = { customerId: CUSTOMER, productName: 'Windows Server', productId: 'DG7GMGF0DVSV', unitPrice: '100.00' };
    const other = { ...product, customerId: OTHER_CUSTOMER };
    return send(place.ports, 'PUT', `/v1/operator/partners/${place.account.partnerId}/onetimeinvoices/po-1`, {
      partner: 'operator',
      body: {
        lineItems: [
          { ...product, quantity: 3 },
          { ...product, quantity: 1, chargeType: 'Cancel' },
          { ...other, quantity: 7 },
        ],
      },
    });
  });
  // 185.00 and 200.00, and 6% of both
  expect(await read(`${AT}/MostRecent`)).toMatchObject({
    pretaxTotal: 385,
    tax: 23.1,
    afterTaxTotal: 408.1,
    details: [
      { invoiceType: 'Recurring', summary: { pretaxTotal: 185 } },
      { invoiceType: 'OneTime', summary: { pretaxTotal: 200, tax: 12, links: {} } },
    ],
  });
  const { items } = await read<{ items: object[] }>(`${AT}/MostRecent/lineitems`);
  expect(items).toHaveLength(4);
  expect(items[2]).toMatchObject({
    invoiceType: 'OneTime',
    chargeType: 'New',
    startDate: '2018-07-10T00:00:00.000Z',
    endDate: '2018-07-10T00:00:00.000Z',
    subscriptionId: '',
    resellerMPNId: '-1',
    productName: 'Windows Server',
    quantity: 3,
    unitPrice: 100,
    pretaxTotal: 300,
    tax: 18,
  });
  expect(items[3]).toMatchObject({ chargeType: 'Cancel', pretaxTotal: -100 });
});

test('before the first bill nothing was charged', async () => {
  const { read } = await analyticsPlace();
  expect(await read(`${AT}/MostRecent`)).toMatchObject({ pretaxTotal: 0, billingStartDate: '2018-06-15T00:00:00.000Z' });
  expect(await read(`${AT}/MostRecent/lineitems`)).toMatchObject({ totalCount: 0 });
});

test('the last bill is the only period there is', async () => {
  const { get } = await billed();
  for (const end of ['Current', '2018-07', 'Current/lineitems'])
    expect(await get(`${AT}/${end}`)).toMatchObject({ status: 400, body: { code: 800_002 } });
  expect((await get(`${AT.replace('0001/', 'ffff/')}/MostRecent`)).body).toMatchObject({ code: 60_003 });
});
