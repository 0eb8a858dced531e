import { parsePriceList } from '../../../functions/catalog/price-list-csv.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import current from '../../../functions/catalog/sample/price-list-2026-01-01.csv?raw';
import next from '../../../functions/catalog/sample/price-list-2027-01-01.csv?raw';

/** The sample price list in force and the one after it, read by the code that loads them into the catalogue. */
export function priceLists() {
  const ids = new Set<string>(SAMPLE_OFFERS.map(({ id }) => id));
  return [current, next].map((text) => {
    const list = parsePriceList(text, ids);
    if (!list.ok) throw new Error(list.detail);
    return list.value;
  }) as [PriceList, PriceList];
}

type PriceList = Extract<ReturnType<typeof parsePriceList>, { ok: true }>['value'];
