import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { market } from '../customers/invitations/market.ts';
import { send } from '../http/requests.ts';

const LIST = readFileSync(new URL('../../functions/catalog/sample/price-list-2027-01-01.csv', import.meta.url), 'utf8');

/** The list in force from January 2027 on, as one of March, changed; it is 16 November 2026. */
async function diff(change: (csv: string) => string, query = '') {
  const { ports } = await market();
  const ask = (path: string) =>
    send(ports, 'POST', path, {
      partner: 'operator',
      headers: { 'content-type': 'text/csv' },
      body: change(LIST.replaceAll('1/1/2027', '3/1/2027')),
    });
  const answer = await ask(`/v1/pricelists/diff${query}`);
  const lists = await send(ports, 'GET', '/v1/pricelists', { partner: 'direct', role: 'globalAdmin' });
  return { answer, lists: (lists.body as { totalCount: number }).totalCount };
}

const priceOf = (offerId: string) =>
  LIST.split('\n')
    .find((line) => line.includes(offerId))
    ?.split(',')
    .at(-2) ?? '';
/** The file with another price in the offer's row; the price is the last cell but one. */
const withPrice = (offerId: string, price: string) => (csv: string) =>
  csv
    .split('\n')
    .map((line) => (line.includes(offerId) ? line.replace(/[^,]*(?=,[^,]*$)/, price) : line))
    .join('\n');

test('the same prices change nothing, and nothing is written', async () => {
  const { answer, lists } = await diff((csv) => csv);
  expect(answer).toMatchObject({
    status: 200,
    body: { effectiveFrom: '2027-03-01', against: '2027-01-01', changes: [], unchanged: 41 },
  });
  expect(lists).toBe(2); // those of the sample
});

test.each([
  ['raised', '9999.00'],
  ['lowered', '0.01'],
])('a price that is %s', async (change, after) => {
  const { answer } = await diff(withPrice(OFFER.enterpriseE3, after));
  const before = priceOf(OFFER.enterpriseE3);
  expect(answer.body).toMatchObject({ changes: [{ offerId: OFFER.enterpriseE3, change, before, after }], unchanged: 40 });
});

test('an offer that is left out is off sale from then on', async () => {
  const { answer } = await diff((csv) =>
    csv
      .split('\n')
      .filter((line) => !line.includes(OFFER.enterpriseE3))
      .join('\n'),
  );
  expect(answer.body).toMatchObject({ changes: [{ offerId: OFFER.enterpriseE3, change: 'removed' }] });
});

test('what publishing would refuse is refused: no notice, a malformed row, a version that is there', async () => {
  const codeOf = async (change: (csv: string) => string) => ((await diff(change)).answer.body as { code: number }).code;
  expect(await codeOf((csv) => csv.replaceAll('3/1/2027', '12/1/2026'))).toBe(950030);
  expect(await codeOf(withPrice(OFFER.enterpriseE3, 'cheap'))).toBe(800002);
  expect(await codeOf((csv) => csv.replaceAll('3/1/2027', '1/1/2027'))).toBe(950031);
});

test('what publishing refuses, asking refuses too: a notice that began in the past', async () => {
  const { answer } = await diff((csv) => csv, '?publishedOn=2026-11-15');
  expect(answer).toMatchObject({ status: 400, body: { code: 3000 } });
});
