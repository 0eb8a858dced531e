import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parsePriceList } from '../functions/catalog/price-list-csv.ts';
import { OfferCollection, PriceListCollection } from '../functions/catalog/wire.ts';

/** What the guide shows as offers and prices: a server's, or those of the sample catalogue at the prices of a file. */
export interface RecordedCatalogue {
  readonly isSample: boolean;
  /** By language, in the order of the catalogue. */
  readonly offers: Readonly<Record<'en' | 'pt' | 'zh', z.infer<typeof OfferCollection>['items']>>;
  /** The one in force, and the one after it if it is published, as files. */
  readonly priceLists: readonly string[];
}

const LOCALES = { en: 'en-US', pt: 'pt-BR', zh: 'zh-CN' } as const;

/** @param pricesFile  a price list to show instead of the server's; one with a malformed row is refused by line and column */
export async function recordCatalogue(
  base: string,
  { token, isSample, pricesFile }: { token: string; isSample: boolean; pricesFile?: string | undefined },
): Promise<RecordedCatalogue> {
  const get = async (path: string, locale: string) => {
    const response = await fetch(`${base}${path}`, { headers: { Authorization: `Bearer ${token}`, 'X-Locale': locale } });
    if (!response.ok) throw new Error(`GET ${base}${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const offersIn = async (locale: string) =>
    OfferCollection.parse(await (await get('/v1/offers?country=CN&size=1000', locale)).json()).items;
  const [en, pt, zh] = await Promise.all(Object.values(LOCALES).map(offersIn));
  if (!en || !pt || !zh) throw new Error('a catalogue has offers in three languages');
  const offers = { en, pt, zh };
  if (pricesFile === undefined) return { isSample, offers, priceLists: await listsOf(get) };

  const file = readFileSync(pricesFile, 'utf8');
  const read = parsePriceList(file, new Set(en.map(({ id }) => id)));
  if (!read.ok) throw new Error(`${pricesFile}: ${read.detail ?? read.error}`);
  return { isSample: false, offers, priceLists: [file] };
}

async function listsOf(get: (path: string, locale: string) => Promise<Response>): Promise<string[]> {
  const { items } = PriceListCollection.parse(await (await get('/v1/pricelists', 'en-US')).json());
  const days = items.map(({ effectiveFrom }) => effectiveFrom.slice(0, 10)).toSorted();
  const today = new Date().toISOString().slice(0, 10);
  const inForce = Math.max(
    0,
    days.findLastIndex((day) => day <= today),
  );
  const shown = days.slice(inForce, inForce + 2);
  return await Promise.all(shown.map(async (day) => (await get(`/v1/pricelists/${day}`, 'en-US')).text()));
}
