import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import {
  getLoadedPriceList,
  getPriceList,
  listLoadedPriceLists,
  listPriceLists,
  publishPriceList,
} from '../../functions/catalog/price-list-operations.ts';
import { listPriceLists as storedPriceLists } from '../../functions/catalog/queries.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { serve } from '../../functions/http/edge.ts';
import { date } from '../../functions/shared/calendar.ts';
import { tenantOf, testApp, type TestApp } from '../support/app.ts';

const HEADER =
  'Valid From Date,Valid To Date,Offer Display Name,Offer ID,License Agreement Type,Purchase Unit,Secondary License Type,End Customer Type,List Price,ERP Price';

/** A price list of two offers. The test's day is 15 July 2018. */
function csvFrom(firstDay: string, listPrice = '10.00'): string {
  const row = (name: string, id: string) =>
    `${firstDay},12/31/2018,${name},${id},Corporate,1 Month(s),N/A,Corporate,${listPrice},12.00`;
  const rows = [
    row('Exchange Online Kiosk', SAMPLE_OFFER_ID.exchangeKiosk),
    row('Exchange Online (Plan 1)', SAMPLE_OFFER_ID.exchangePlan1),
  ];
  return `${[HEADER, ...rows].join('\r\n')}\r\n`;
}

async function catalogApp(): Promise<TestApp> {
  const app = await testApp();
  await seedSampleCatalogue(catalogOf(app));
  return app;
}

function catalogOf(app: TestApp) {
  return app.ports.store.partition('catalog', 'CN');
}

async function publish(app: TestApp, body: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return app.call(publishPriceList, {
    as: { partner: 'operator' },
    body,
    query,
    headers: { 'content-type': 'text/csv', ...headers },
  });
}

test('R-OFR-03: the operator publishes a price list with 30 days of notice', async () => {
  const app = await catalogApp();
  const { status, body } = await publish(app, csvFrom('8/14/2018'));
  expect(status).toBe(201);
  expect(body).toEqual({
    publishedOn: '2018-07-15',
    effectiveFrom: '2018-08-14',
    offerCount: 2,
    links: { self: { uri: '/pricelists/2018-08-14', method: 'GET', headers: [] } },
    attributes: { objectType: 'PriceList' },
  });
});

test('R-OFR-03: 29 days of notice are refused, and nothing is stored', async () => {
  const app = await catalogApp();
  expect(await publish(app, csvFrom('8/13/2018'))).toMatchObject({ status: 400, body: { code: 950030 } });
  expect(await storedPriceLists(catalogOf(app), date('2018-07-15'))).toEqual([]);
});

test('R-OFR-03: notice counts from the day of publication that is given', async () => {
  const app = await catalogApp();
  expect((await publish(app, csvFrom('8/14/2018'), { publishedOn: '2018-07-16' })).status).toBe(400);
  expect((await publish(app, csvFrom('8/15/2018'), { publishedOn: '2018-07-16' })).status).toBe(201);
  // it is 15 July: a notice that began yesterday would be one day short
  expect((await publish(app, csvFrom('8/13/2018'), { publishedOn: '2018-07-14' })).body).toMatchObject({ code: 3000 });
  expect(await publish(app, csvFrom('9/1/2018'), { publishedOn: '16 July' })).toMatchObject({
    status: 400,
    body: { code: 800002 },
  });
});

test('a malformed row is named by line and column, and nothing is stored', async () => {
  const app = await catalogApp();
  const { status, body } = await publish(app, csvFrom('8/14/2018', 'ten'));
  expect([status, body]).toMatchObject([400, { code: 800002 }]);
  expect(body).toMatchObject({ description: expect.stringContaining('line 2, List Price: "ten"') as string });
  expect(await storedPriceLists(catalogOf(app), date('2018-07-15'))).toEqual([]);
});

test('malformed is said before short notice, and short notice before that the version exists', async () => {
  const app = await catalogApp();
  await publish(app, csvFrom('8/14/2018'));
  expect((await publish(app, csvFrom('8/13/2018', 'ten'))).body).toMatchObject({ code: 800002 });
  expect((await publish(app, csvFrom('8/14/2018'), { publishedOn: '2018-07-20' })).body).toMatchObject({ code: 950030 });
});

test('a second version with the same first day is refused, and the first one stays', async () => {
  const app = await catalogApp();
  await publish(app, csvFrom('8/14/2018'));
  expect(await publish(app, csvFrom('8/14/2018', '9.00'))).toMatchObject({ status: 409, body: { code: 950031 } });
  const [version] = await storedPriceLists(catalogOf(app), date('2018-07-15'));
  expect(version?.prices[SAMPLE_OFFER_ID.exchangeKiosk]?.listPrice).toBe(1000);
});

test('of two publications at the same time one wins', async () => {
  const app = await catalogApp();
  const both = await Promise.all([publish(app, csvFrom('8/14/2018')), publish(app, csvFrom('8/14/2018'))]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test('a repetition of the same request gives the same answer', async () => {
  const app = await catalogApp();
  const ids = { 'MS-RequestId': '3f2a9a52-5d2f-4b3f-8a57-0f1d6d1a7c11' };
  const first = await publish(app, csvFrom('8/14/2018'), {}, ids);
  const second = await publish(app, csvFrom('8/14/2018'), {}, ids);
  expect([second.status, second.body]).toEqual([201, first.body]);
});

test('a partner cannot publish, whatever the role', async () => {
  const app = await catalogApp();
  const headers = { 'content-type': 'text/csv' };
  const { status, body } = await app.call(publishPriceList, { body: csvFrom('8/14/2018'), headers });
  expect([status, body]).toMatchObject([403, { code: 900150 }]);
});

test('R-OFR-02: a published version is seen before it takes effect, an unpublished one is not', async () => {
  const app = await catalogApp();
  await publish(app, csvFrom('9/1/2018'));
  await publish(app, csvFrom('8/14/2018'));
  await publish(app, csvFrom('10/1/2018'), { publishedOn: '2018-07-16' });
  const { body } = await app.call(listPriceLists, { as: { role: 'billingAdmin' } });
  expect(body).toMatchObject({
    totalCount: 2,
    items: [
      { effectiveFrom: '2018-08-14', publishedOn: '2018-07-15', offerCount: 2 },
      { effectiveFrom: '2018-09-01', publishedOn: '2018-07-15', offerCount: 2 },
    ],
    links: { self: { uri: '/pricelists' } },
  });
  expect((await app.call(getPriceList, { params: { effectiveFrom: '2018-10-01' } })).status).toBe(404);
});

test('R-OFR-02: the operator sees what it has loaded for a later day too, and downloads it', async () => {
  const app = await catalogApp();
  const as = { partner: 'operator' } as const;
  await publish(app, csvFrom('10/1/2018'), { publishedOn: '2018-07-16' });
  await publish(app, csvFrom('8/14/2018'));
  const { body } = await app.call(listLoadedPriceLists, { as });
  expect((body as { items: { effectiveFrom: string }[] }).items.map(({ effectiveFrom }) => effectiveFrom)).toEqual([
    '2018-08-14',
    '2018-10-01',
    '2026-01-01', // of the sample, as the next
    '2027-01-01',
  ]);
  const params = { effectiveFrom: '2018-10-01' };
  expect((await app.call(getLoadedPriceList, { as, params })).headers).toMatchObject({
    'Content-Disposition': 'attachment; filename=price-list-2018-10-01.csv',
  });
  expect(await app.call(getLoadedPriceList, { as, params: { effectiveFrom: '2018-10-02' } })).toMatchObject({ status: 404 });
});

test('a version is downloaded as the file it was loaded from', async () => {
  const app = await catalogApp();
  await publish(app, csvFrom('8/14/2018'));
  const request = new HttpRequest({
    method: 'GET',
    url: 'http://localhost/v1/pricelists/2018-08-14',
    params: { effectiveFrom: '2018-08-14' },
    headers: { authorization: JSON.stringify({ tenantId: tenantOf('direct'), applicationId: 'app' }) },
  });
  const { status, headers, body } = await serve(getPriceList, app.ports)(request);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename=price-list-2018-08-14.csv',
  });
  expect(new TextDecoder().decode(body as Uint8Array)).toBe(csvFrom('8/14/2018'));
});

test('a version that is not there, and a day that is none', async () => {
  const app = await catalogApp();
  expect(await app.call(getPriceList, { params: { effectiveFrom: '2018-08-14' } })).toMatchObject({
    status: 404,
    body: { code: 1000 },
  });
  expect(await app.call(getPriceList, { params: { effectiveFrom: '2018-02-30' } })).toMatchObject({
    status: 400,
    body: { code: 800002 },
  });
});

for (const operation of [listPriceLists, getPriceList]) {
  test(`X-06: ${operation.id} is closed to a sales agent`, async () => {
    const app = await catalogApp();
    const options = { params: { effectiveFrom: '2018-08-14' }, as: { role: 'salesAgent' } } as const;
    expect(await app.call(operation, options)).toMatchObject({ status: 403, body: { code: 900150 } });
  });
}
