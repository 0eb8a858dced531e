import { describe, expect, test } from 'vitest';
import { matrixCsv } from '../../../functions/catalog/matrix/csv.ts';
import { create, WRITES_MAX } from '../../../functions/storage/port.ts';
import { OFFER_MATRIX } from '../../../functions/catalog/matrix/stored.ts';
import { listOffers } from '../../../functions/catalog/queries.ts';
import { SAMPLE_OFFER_ID as ID } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import { samplePriceLists, seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { priceListCsv } from '../../../functions/catalog/price-list-csv.ts';
import type { Offer } from '../../../functions/catalog/stored.ts';
import { enqueueMatrices, publishMatrices } from '../../../functions/jobs/offer-matrices.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { send } from '../../http/requests.ts';
import { hookedApp } from '../../support/app.ts';
import { crashAt } from '../../support/hooked-store.ts';

/** An operator's programme on 16 November 2026. */
async function programme() {
  const { app, store } = await hookedApp();
  const catalog = store.partition('catalog', 'CN');
  await seedSampleCatalogue(catalog);
  const clock = { now: instant('2026-11-16T09:00:00Z') };
  const messages: unknown[] = [];
  const queue = { send: async (_queue: string, message: unknown) => void messages.push(message) };
  const ports = { ...app.ports, queue, now: () => clock.now };
  const csv = (method: string, path: string, body?: string) =>
    send(ports, method, path, {
      partner: 'operator',
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'text/csv' } }),
    });
  return {
    store,
    catalog,
    messages,
    csv,
    load: (offers: readonly Offer[], month = '2026-12') => csv('PUT', `/v1/offermatrices/${month}`, matrixCsv(offers)),
    /** The first of the month comes: the timer, and the worker with its message. */
    turn: async (first: string) => {
      clock.now = instant(`${first}T00:01:00Z`);
      await enqueueMatrices(ports);
      await publishMatrices(ports, messages.at(-1));
    },
    isWaiting: async (month: string) => (await catalog.get(OFFER_MATRIX, month))?.value.publishedOn === undefined,
  };
}

const without = (id: string) => SAMPLE_OFFERS.filter((offer) => offer.id !== id);
const onSale = (offers: readonly Offer[], id: string) => offers.find((offer) => offer.id === id)?.isAvailableForPurchase;

/** Paid base offers nobody has seen before. */
const newOffers = (count: number): Offer[] =>
  Array.from({ length: count }, (_, index) => ({
    ...(SAMPLE_OFFERS.find(({ id }) => id === ID.enterpriseK1) as Offer),
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));

describe('a month begins (R-OFR-04)', () => {
  test('the catalogue becomes that of its matrix; what the matrix does not name is withdrawn, and stays', async () => {
    const place = await programme();
    expect((await place.load([...without(ID.enterpriseK1), ...newOffers(1)])).status).toBe(200);
    expect(onSale(await listOffers(place.catalog), ID.enterpriseK1)).toBe(true); // until then nothing changes

    await place.turn('2026-12-01');
    const offers = await listOffers(place.catalog);
    expect(offers).toHaveLength(SAMPLE_OFFERS.length + 1);
    expect(onSale(offers, ID.enterpriseK1)).toBe(false);
    expect(offers.at(-1)?.id).toBe('00000000-0000-4000-8000-000000000000');
    expect(await place.isWaiting('2026-12')).toBe(false);
  });

  test('one of a later month waits', async () => {
    const place = await programme();
    await place.load(without(ID.enterpriseK1), '2027-01');
    await place.turn('2026-12-01');
    expect(onSale(await listOffers(place.catalog), ID.enterpriseK1)).toBe(true);
    expect(await place.isWaiting('2027-01')).toBe(true);
  });

  test('of a month that was missed the matrix is published with the next, in their order', async () => {
    const place = await programme();
    await place.load(without(ID.enterpriseK1), '2026-12');
    await place.load(without(ID.enterpriseE1), '2027-01');
    await place.turn('2027-01-01');
    const offers = await listOffers(place.catalog);
    expect([ID.enterpriseK1, ID.enterpriseE1].map((id) => onSale(offers, id))).toEqual([true, false]);
    expect(await place.isWaiting('2026-12')).toBe(false);
  });

  test('a message that arrives twice writes nothing the second time', async () => {
    const place = await programme();
    await place.load(without(ID.enterpriseK1));
    await place.turn('2026-12-01');
    let commits = 0;
    place.store.beforeCommit = async () => void (commits += 1);
    await place.turn('2026-12-01');
    expect(commits).toBe(0);
  });

  test.each([1, 2, 3])('a process that dies at commit %i of three leaves the rest to the next', async (at) => {
    const place = await programme();
    await place.load([...SAMPLE_OFFERS, ...newOffers(2 * WRITES_MAX + 50)]);
    place.store.beforeCommit = crashAt(at);
    await expect(place.turn('2026-12-01')).rejects.toThrow('dies here');
    expect(await place.isWaiting('2026-12')).toBe(true);

    place.store.beforeCommit = undefined;
    await place.turn('2026-12-01');
    expect(await listOffers(place.catalog)).toHaveLength(SAMPLE_OFFERS.length + 250);
    expect(await place.isWaiting('2026-12')).toBe(false);
  });

  test('of two workers at the same time one finds the catalogue changed, and the matrix is published once', async () => {
    const place = await programme();
    await place.load(without(ID.enterpriseK1));
    place.store.beforeCommit = async () => {
      place.store.beforeCommit = undefined;
      await place.turn('2026-12-01');
    };
    await expect(place.turn('2026-12-01')).rejects.toThrow('the catalogue was changed');
    expect(onSale(await listOffers(place.catalog), ID.enterpriseK1)).toBe(false);
  });
});

describe('loading', () => {
  test('again before the month begins replaces the matrix', async () => {
    const place = await programme();
    await place.load(without(ID.enterpriseK1));
    await place.load(SAMPLE_OFFERS);
    await place.turn('2026-12-01');
    expect(await listOffers(place.catalog)).toEqual(SAMPLE_OFFERS);
  });

  test.each(['2026-10', '2026-11'])('for %s, which has begun, is refused', async (month) => {
    const place = await programme();
    expect(await place.load(SAMPLE_OFFERS, month)).toMatchObject({ status: 409, body: { code: 950088 } });
  });

  test('by two at one moment is done once; the other is told to look again', async () => {
    const place = await programme();
    await place.load(SAMPLE_OFFERS);
    place.store.beforeCommit = async () => {
      place.store.beforeCommit = undefined;
      await place.load(without(ID.enterpriseK1));
    };
    expect(await place.load(SAMPLE_OFFERS)).toMatchObject({ status: 409, body: { code: 950010 } });
    expect((await place.csv('GET', '/v1/offermatrices')).body).toMatchObject({ items: [{ offerCount: 40 }] });
  });

  test('a file with one malformed row loads nothing', async () => {
    const place = await programme();
    const file = matrixCsv(SAMPLE_OFFERS).replace('Enterprise_Key', 'Enterprise');
    const answer = await place.csv('PUT', '/v1/offermatrices/2026-12', file);
    expect(answer).toMatchObject({ status: 400, body: { code: 950087 } });
    expect((await place.csv('GET', '/v1/offermatrices')).body).toMatchObject({ totalCount: 0 });
  });

  test('prices may be published for offers that are still to come (R-OFR-03: 30 days before)', async () => {
    const place = await programme();
    const [offer] = newOffers(1);
    await place.load([...SAMPLE_OFFERS, offer as Offer], '2027-03');
    const [, sample] = samplePriceLists();
    const prices = { ...sample?.prices, [(offer as Offer).id]: sample?.prices[ID.enterpriseK1] };
    const file = priceListCsv({ ...sample, prices } as never).replaceAll('1/1/2027', '3/1/2027');
    expect((await place.csv('POST', '/v1/pricelists', file)).status).toBe(201);
  });
});

test('what a matrix would change is told beforehand', async () => {
  const place = await programme();
  const offers = [...without(ID.enterpriseK1), ...newOffers(1)].map((offer) =>
    offer.id === ID.enterpriseE1 ? { ...offer, quantityMax: 50, name: { ...offer.name, en: 'Enterprise E1' } } : offer,
  );
  const { body } = await place.csv('POST', '/v1/offermatrices/diff', matrixCsv(offers));
  // E1 and E3 stand before K1 and keep their places, the new one stands last; 38 others move up
  expect(body).toMatchObject({ moved: 38, unchanged: 1 });
  expect((body as { changes: unknown }).changes).toEqual([
    { offerId: ID.enterpriseE1, name: 'Enterprise E1', change: 'changed', properties: ['name', 'quantityMax'] },
    { offerId: '00000000-0000-4000-8000-000000000000', name: 'Office 365 Enterprise K1', change: 'added', properties: [] },
    { offerId: ID.enterpriseK1, name: 'Office 365 Enterprise K1', change: 'withdrawn', properties: [] },
  ]);
  expect(await listOffers(place.catalog)).toEqual(SAMPLE_OFFERS);
});

test('the last 24 matrices are listed, the latest first', async () => {
  const { catalog, csv } = await programme();
  const months = Array.from(
    { length: 25 },
    (_, index) => `20${27 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  );
  const loadedOn = date('2026-11-16');
  await catalog.commit(months.map((month) => create(OFFER_MATRIX, { month, loadedOn, offers: [] })));
  const { items } = (await csv('GET', '/v1/offermatrices')).body as { items: { month: string }[] };
  expect(items.map(({ month }) => month)).toEqual(months.slice(1).toReversed());
});

test('the catalogue as it is can be downloaded, changed and loaded', async () => {
  const place = await programme();
  const file = (await place.csv('GET', '/v1/offermatrices/current')).text;
  expect((await place.csv('PUT', '/v1/offermatrices/2026-12', file)).body).toMatchObject({ month: '2026-12', offerCount: 41 });
  expect((await place.csv('GET', '/v1/offermatrices/2026-12')).text).toBe(file);
  expect((await place.csv('GET', '/v1/offermatrices/2026-11')).status).toBe(404);
  expect((await place.csv('GET', '/v1/offermatrices/november')).status).toBe(400);
});
