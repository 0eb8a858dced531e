import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { matrixCsv } from '../../../functions/catalog/matrix/csv.ts';
import { chooseVersion, isOver, type Timeline } from '../../../functions/catalog/price-files/version.ts';
import { priceListCsv } from '../../../functions/catalog/price-list-csv.ts';
import { SAMPLE_OFFER_ID as ID } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import { samplePriceLists } from '../../../functions/catalog/sample/seed.ts';
import type { PriceListVersion } from '../../../functions/catalog/stored.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { market } from '../../customers/invitations/market.ts';
import { send, type Sending } from '../../http/requests.ts';

const SHEET = "/v1.0/sales/pricesheets(Market='cn',PricesheetView='updatedlicensebased')/$value";

/** It is 16 November 2026; the lists in force from January 2026 and from January 2027 on are published. */
async function place() {
  const { ports } = await market();
  return {
    ports,
    get: (address: string, sending: Sending = {}) => send(ports, 'GET', address, { role: 'adminAgent', ...sending }),
  };
}

const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];
const rowOf = (text: string, offerId: string) => rowsOf(text).find(({ SkuId }) => SkuId === offerId);

test('the price sheet of today: every value in quotes, one row an offer, until the day before the next list', async () => {
  const { get } = await place();
  const { status, headers, text } = await get(SHEET);
  expect({ status, headers }).toMatchObject({
    status: 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename=pricesheet',
      'Cache-Control': 'private',
      'Request-ID': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    },
  });
  expect(text.split('\r\n')[0]).toBe(
    '"ProductTitle","ProductId","SkuId","SkuTitle","Publisher","SkuDescription","UnitOfMeasure","TermDuration","Market",' +
      '"Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","EffectiveStartDate","EffectiveEndDate","MeterIds",' +
      '"MeterType","Tags"',
  );
  expect(rowsOf(text)).toHaveLength(41);
  expect(rowOf(text, ID.exchangeKiosk)).toMatchObject({
    ProductTitle: 'Exchange Online Kiosk',
    UnitOfMeasure: '1 Month(s)',
    TermDuration: 'P1Y',
    Market: 'CN',
    Currency: 'CNY',
    UnitPrice: '10.00',
    EffectiveStartDate: '1/1/2026 12:00:00 AM',
    EffectiveEndDate: '12/31/2026 11:59:59 PM',
  });
});

test('the next list is the future, and its end is open', async () => {
  const { get } = await place();
  const { text } = await get(`${SHEET}?timeline=future`);
  expect(rowOf(text, ID.exchangeKiosk)).toMatchObject({
    EffectiveStartDate: '1/1/2027 12:00:00 AM',
    EffectiveEndDate: '11/30/9999 11:59:59 PM',
  });
});

test('an offer that waits for its month stands in it by what the price list says', async () => {
  const { ports, get } = await place();
  const id = '00000000-0000-4000-8000-000000000001';
  const csv = (method: string, address: string, body: string) =>
    send(ports, method, address, { partner: 'operator', body, headers: { 'content-type': 'text/csv' } });
  const [sample] = SAMPLE_OFFERS;
  await csv('PUT', '/v1/offermatrices/2026-12', matrixCsv([...SAMPLE_OFFERS, { ...(sample as typeof sample & {}), id }]));
  const [, list] = samplePriceLists();
  const price = { ...list?.prices[ID.exchangeKiosk], displayName: 'To come' };
  const file = priceListCsv({ ...list, prices: { [id]: price } } as PriceListVersion).replaceAll('1/1/2027', '12/31/2026');
  expect((await csv('POST', '/v1/pricelists', file)).status).toBe(201);
  const { text } = await get(`${SHEET}?timeline=future`);
  expect(rowsOf(text)).toMatchObject([{ ProductTitle: 'To come', ProductId: '', SkuId: id, SkuTitle: 'To come' }]);
});

describe('which list it is', () => {
  const [first, second] = samplePriceLists();
  const lists = [first, second] as PriceListVersion[];
  const history = (month: string): Timeline => ({ timeline: 'history', month });
  const today = date('2027-03-10');
  test.each([
    [{ timeline: 'current' }, '2027-01-01', undefined],
    [{ timeline: 'future' }, undefined, undefined],
    [history('202702'), '2027-01-01', undefined],
    [history('202612'), '2026-01-01', '2027-01-01'],
    [history('202602'), '2026-01-01', '2027-01-01'],
    [history('202512'), undefined, undefined],
  ] as [Timeline, string | undefined, string | undefined][])('%o on 10 March 2027: from %s on', (wanted, from, nextFrom) => {
    const choice = chooseVersion(lists, wanted, today);
    expect([choice?.version.effectiveFrom, choice?.nextFrom]).toEqual([from, nextFrom]);
  });

  test('a month is over once the next has begun', () => {
    expect(['202702', '202703', '202704'].map((month) => isOver(month, today))).toEqual([true, false, false]);
  });
});

test.each([
  ["pricesheets(Market='us',PricesheetView='updatedlicensebased')", '', 400, 'invalidRequest', '800070'],
  ["pricesheets(Market='cn',PricesheetView='azure_consumption')", '', 404, 'itemNotFound', '1000'],
  ['pricesheets', '', 400, 'invalidRequest', '800002'],
  ["pricesheets(Market='CN',PricesheetView='UpdatedLicenseBased')", '?timeline=history', 400, 'invalidRequest', '3000'],
  [
    "pricesheets(Market='CN', PricesheetView='updatedlicensebased')",
    '?timeline=history&month=202611',
    400,
    'invalidRequest',
    '3000',
  ],
  [
    "pricesheets(Market='cn',PricesheetView='updatedlicensebased')",
    '?timeline=history&month=202512',
    404,
    'itemNotFound',
    '1000',
  ],
])('%s%s is refused with %i in the form of the Partner API', async (sheet, query, status, code, number) => {
  const { get } = await place();
  expect(await get(`/v1.0/sales/${sheet}/$value${query}`)).toMatchObject({
    status,
    body: { error: { code, message: expect.any(String) as string, target: 'getPriceFile', innerError: { code: number } } },
  });
});

test('who may not see prices is told so in the same form', async () => {
  const { get } = await place();
  const helpDesk = await get(SHEET, { role: 'helpDeskAgent' });
  expect(helpDesk).toMatchObject({ status: 403, body: { error: { code: 'accessDenied', innerError: { code: '900150' } } } });
  const nobody = await get(SHEET, { isAnonymous: true });
  expect(nobody).toMatchObject({
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer' },
    body: { error: { code: 'unauthenticated' } },
  });
});
