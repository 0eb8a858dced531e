import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { cents } from './core/numbers.ts';
import type { Source } from './records.ts';

const [OFFER, PRICE] = ['Offer ID', 'List Price'];

/** The prices of a price list, by offer: a file in the shape of the license-based price list. */
export async function readPrices(source: Source): Promise<Map<string, bigint[]>> {
  const prices = new Map<string, bigint[]>();
  const parser = Readable.from(source()).pipe(parse({ bom: true, columns: true, relax_column_count: true }));
  for await (const row of parser as AsyncIterable<Record<string, string>>) {
    const [offer, price] = [row[OFFER]?.trim().toUpperCase(), cents(row[PRICE] ?? '')];
    if (!offer || price === undefined)
      throw new Error(`the price list has to have columns ${OFFER} and ${PRICE}, with a price in each row`);
    prices.set(offer, [...(prices.get(offer) ?? []), price]);
  }
  return prices;
}
