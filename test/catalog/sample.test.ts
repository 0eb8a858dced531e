import { expect, test } from 'vitest';
import { isAddOn } from '../../functions/catalog/core/offer.ts';
import { priceOf } from '../../functions/catalog/core/price-list.ts';
import { listOffers, priceInForce } from '../../functions/catalog/queries.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { samplePriceLists, seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { date } from '../../functions/shared/calendar.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { remove } from '../../functions/storage/port.ts';
import { OFFER } from '../../functions/catalog/stored.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';

/** The sample offer with an English name. */
function named(name: string) {
  return SAMPLE_OFFERS.find((offer) => offer.name.en === name);
}

function sampleCatalog() {
  return openSqliteStore(':memory:', new Meter()).partition('catalog', 'CN');
}

const NAMED_BY_THE_PROGRAMME = [
  ['Office 365 Business', 'Office 365 商业版'],
  ['Office 365 Business Premium', 'Office 365 商业高级版'],
  ['Office 365 Business Essentials', 'Office 365 商业协作版'],
  ['Office 365 ProPlus', 'Office 365 专业增强版'],
  ['Office 365 Enterprise E1', 'Office 365 企业版 E1'],
  ['Office 365 Enterprise E3', 'Office 365 企业版 E3'],
] as const;

for (const [en, zh] of NAMED_BY_THE_PROGRAMME) {
  test(`the programme's ${en} is there, with its Chinese name`, () => {
    expect(named(en)?.name.zh).toBe(zh);
  });
}

test('the offers of the published samples are there', () => {
  expect(named('Microsoft Office 365 (Plan E3)')?.id).toBe('1017D7F3-6D7F-4BFA-BDD8-79BC8F104E0C');
  expect(named('Project Online Premium without Project Client')).toBeDefined();
});

test('R-UPG-01: exactly the upgrades of the programme are open', () => {
  const nameOf = (id: string) => SAMPLE_OFFERS.find((offer) => offer.id === id)?.name.en;
  const open = SAMPLE_OFFERS.filter((offer) => offer.upgradeTargetOffers.length > 0);
  expect(open.map((offer) => [offer.name.en, offer.upgradeTargetOffers.map(nameOf)])).toEqual([
    ['Office 365 Business', ['Office 365 Business Premium', 'Office 365 ProPlus', 'Office 365 Enterprise E3']],
    ['Office 365 Business Premium', ['Office 365 Enterprise E3']],
    ['Office 365 Business Essentials', ['Office 365 Business Premium', 'Office 365 Enterprise E1', 'Office 365 Enterprise E3']],
  ]);
});

test('ids are unique and in upper case, and every reference leads to an offer', () => {
  const ids = SAMPLE_OFFERS.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(34);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  const references = SAMPLE_OFFERS.flatMap((offer) => [
    ...offer.prerequisiteOffers,
    ...offer.upgradeTargetOffers,
    ...offer.conversionTargetOffers,
  ]);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

test('an offer is in a category exactly when it is no add-on', () => {
  for (const offer of SAMPLE_OFFERS) expect(offer.categoryId === undefined).toBe(isAddOn(offer));
});

test('business plans go up to 300 seats', () => {
  const plans = SAMPLE_OFFERS.filter(({ categoryId }) => categoryId === 'SmallBusiness_Key');
  expect(plans.map(({ quantityMax }) => quantityMax)).toEqual([300, 300, 300]);
});

test('the E3 trial: one to 25 seats, a month, once, and becomes E3', () => {
  expect(named('Office 365 Enterprise E3 Trial')).toMatchObject({
    categoryId: 'Trial_Key',
    isTrial: true,
    quantityMin: 1,
    quantityMax: 25,
    limit: { count: 1, unitOfMeasure: 'Lifetime' },
    term: { count: 1, unitOfMeasure: 'Month' },
    conversionTargetOffers: [SAMPLE_OFFER_ID.enterpriseE3],
  });
});

test('both price lists price every offer, the retail price not below the list price', () => {
  const versions = samplePriceLists();
  expect(versions.map(({ id, publishedOn }) => [id, publishedOn])).toEqual([
    ['2026-01-01', '2025-11-25'],
    ['2027-01-01', '2026-10-20'],
  ]);
  for (const version of versions) {
    expect(Object.keys(version.prices).toSorted()).toEqual(SAMPLE_OFFERS.map(({ id }) => id).toSorted());
    for (const price of Object.values(version.prices)) expect(price.erpPrice).toBeGreaterThanOrEqual(price.listPrice);
  }
});

test('X-01: one offer costs exactly 10.00 and one exactly 11.00, and prices change in 2027', () => {
  const [before, after] = samplePriceLists();
  if (!before || !after) throw new Error('there are two price lists');
  for (const version of [before, after]) {
    expect(priceOf(version, SAMPLE_OFFER_ID.exchangeKiosk)?.listPrice).toBe(1000);
    expect(priceOf(version, SAMPLE_OFFER_ID.skypePlan1)?.listPrice).toBe(1100);
  }
  expect(priceOf(before, SAMPLE_OFFER_ID.enterpriseE3)?.listPrice).toBe(13333);
  expect(priceOf(after, SAMPLE_OFFER_ID.enterpriseE3)?.listPrice).toBe(14250);
});

const IN_FORCE = [
  ['2025-12-31', undefined],
  ['2026-01-01', '2026-01-01'],
  ['2026-12-31', '2026-01-01'],
  ['2027-01-01', '2027-01-01'],
] as const;

for (const [day, expected] of IN_FORCE) {
  test(`R-OFR-03: the stored version in force on ${day} is ${expected ?? 'none'}`, async () => {
    const catalog = sampleCatalog();
    await seedSampleCatalogue(catalog);
    expect((await priceInForce(catalog, date(day)))?.id).toBe(expected);
  });
}

test('seeding again adds what is missing and touches nothing else', async () => {
  const catalog = sampleCatalog();
  await seedSampleCatalogue(catalog);
  const kiosk = await catalog.get(OFFER, SAMPLE_OFFER_ID.exchangeKiosk);
  if (!kiosk) throw new Error('the offer was seeded');
  await catalog.commit([remove(OFFER, kiosk)]);

  await seedSampleCatalogue(catalog);
  expect(await listOffers(catalog)).toEqual(SAMPLE_OFFERS);
  expect((await catalog.get(OFFER, SAMPLE_OFFER_ID.enterpriseE3))?.version).toBe(1);
});
