import { PROGRAMME } from '../../contract/programme.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Offer, OfferPrice, PriceListVersion } from '../stored.ts';
import { offerIdOf } from './offer.ts';

/** What a price list file says. */
export type PriceList = Omit<PriceListVersion, 'id' | 'publishedOn'>;

interface Publication {
  readonly list: PriceList;
  readonly publishedOn: CalendarDate;
  /** The version with the same first day, if there is one. */
  readonly existing: PriceListVersion | undefined;
}

/** A version, with the notice that every change of a price has. @rule R-OFR-03, R-BILL-13 */
export function planPublication({
  list,
  publishedOn,
  existing,
}: Publication): Outcome<PriceListVersion, 'PriceNoticeTooShort' | 'PriceListExists'> {
  const earliest = addDays(publishedOn, PROGRAMME.priceNoticeDays);
  if (list.effectiveFrom < earliest) {
    return refuse('PriceNoticeTooShort', `Published on ${publishedOn}, prices take effect on ${earliest} at the earliest.`);
  }
  if (existing) return refuse('PriceListExists', `It was published on ${existing.publishedOn}.`);
  return ok({ ...list, id: list.effectiveFrom, publishedOn });
}

/** The version whose prices hold on a day: the last one that has begun. It holds until the next one begins. */
export function versionInForce(versions: readonly PriceListVersion[], day: CalendarDate): PriceListVersion | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .reduce<PriceListVersion | undefined>(
      (latest, version) => (latest && latest.effectiveFrom > version.effectiveFrom ? latest : version),
      undefined,
    );
}

/** The price of one seat for a whole billing period. @rule R-BILL-12 */
export function priceOf({ prices }: PriceListVersion, offerId: string): OfferPrice | undefined {
  return prices[offerIdOf(offerId)];
}

/** Whether an offer can be bought at these prices: it is on sale, and has one. @rule R-OFR-04 */
export function isSold({ id, isAvailableForPurchase }: Offer, prices: PriceListVersion | undefined): boolean {
  return isAvailableForPurchase && prices !== undefined && priceOf(prices, id) !== undefined;
}
