import { readFileSync } from 'node:fs';
import { assert } from '../../shared/assert.ts';
import { date } from '../../shared/calendar.ts';
import { create, WRITES_MAX, type Partition } from '../../storage/port.ts';
import { planPublication } from '../core/price-list.ts';
import { parsePriceList } from '../price-list-csv.ts';
import { OFFER, PRICE_LIST, type PriceListVersion } from '../stored.ts';
import { SAMPLE_OFFERS } from './offers.ts';

const SAMPLE_PRICE_LISTS = [
  { file: 'price-list-2026-01-01.csv', publishedOn: date('2025-11-25') },
  { file: 'price-list-2027-01-01.csv', publishedOn: date('2026-10-20') },
];

/** Puts the sample offers and price lists into a catalogue; what is there already stays as it is. */
export async function seedSampleCatalogue(catalog: Partition): Promise<void> {
  const [offers, versions] = await Promise.all([
    missing(SAMPLE_OFFERS, async ({ id }) => catalog.get(OFFER, id)),
    missing(samplePriceLists(), async ({ id }) => catalog.get(PRICE_LIST, id)),
  ]);
  const writes = [...offers.map((offer) => create(OFFER, offer)), ...versions.map((version) => create(PRICE_LIST, version))];
  assert(writes.length <= WRITES_MAX, 'the sample catalogue fits into one commit');
  await catalog.commit(writes); // a conflict: another process has just seeded the same
}

export function samplePriceLists(): PriceListVersion[] {
  const offerIds = new Set(SAMPLE_OFFERS.map(({ id }) => id));
  return SAMPLE_PRICE_LISTS.map(({ file, publishedOn }) => {
    const list = parsePriceList(readFileSync(new URL(file, import.meta.url), 'utf8'), offerIds);
    assert(list.ok, `${file} is well formed`);
    const version = planPublication({ list: list.value, publishedOn, existing: undefined });
    assert(version.ok, `${file} is published in time`);
    return version.value;
  });
}

async function missing<T>(values: readonly T[], find: (value: T) => Promise<unknown>): Promise<T[]> {
  const found = await Promise.all(values.map(find));
  return values.filter((_, index) => found[index] === undefined);
}
