import { addDays, type CalendarDate } from '../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { create, type Partition } from '../storage/port.ts';
import { listWaitingMatrices } from './matrix/queries.ts';
import { planPublication } from './core/price-list.ts';
import { parsePriceList } from './price-list-csv.ts';
import { diffOf, type PriceListDiff } from './core/price-list-diff.ts';
import { listOffers, priceInForce } from './queries.ts';
import { PRICE_LIST, type PriceListVersion } from './stored.ts';

type PublishError = 'PriceListMalformed' | 'PriceNoticeTooShort' | 'PriceListExists';

/**
 * Publishes the price list in a CSV file. It commits by itself: price lists lie in the catalogue, not in the caller's
 * partition, which is all that the edge writes to.
 *
 * @param publishedOn  the day partners can see it from; in the past where the list was published elsewhere
 */
export async function publishPriceList(
  catalog: Partition,
  { csv, publishedOn }: { csv: string; publishedOn: CalendarDate },
): Promise<Outcome<PriceListVersion, PublishError>> {
  const plan = await plannedVersion(catalog, { csv, publishedOn });
  if (!plan.ok) return plan;

  const committed = await catalog.commit([create(PRICE_LIST, plan.value)]);
  return committed === 'committed' ? plan : refuse('PriceListExists');
}

/** What publishing a file would change, with the refusals of publishing it; nothing is written. */
export async function diffPriceList(
  catalog: Partition,
  file: { csv: string; publishedOn: CalendarDate },
): Promise<Outcome<{ version: PriceListVersion; diff: PriceListDiff }, PublishError>> {
  const plan = await plannedVersion(catalog, file);
  if (!plan.ok) return plan;
  const before = await priceInForce(catalog, addDays(plan.value.effectiveFrom, -1));
  return ok({ version: plan.value, diff: diffOf(plan.value, before) });
}

async function plannedVersion(
  catalog: Partition,
  { csv, publishedOn }: { csv: string; publishedOn: CalendarDate },
): Promise<Outcome<PriceListVersion, PublishError>> {
  const [offers, waiting] = await Promise.all([listOffers(catalog), listWaitingMatrices(catalog)]);
  // the prices of an offer are published before the month from which on it is sold
  const known = [...offers, ...waiting.flatMap((matrix) => matrix.offers)];
  const list = parsePriceList(csv, new Set(known.map(({ id }) => id)));
  if (!list.ok) return list;
  const existing = await catalog.get(PRICE_LIST, list.value.effectiveFrom);
  return planPublication({ list: list.value, publishedOn, existing: existing?.value });
}
