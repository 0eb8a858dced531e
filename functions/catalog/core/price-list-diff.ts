import type { CalendarDate } from '../../shared/calendar.ts';
import type { Minor } from '../../shared/money.ts';
import type { PriceListVersion } from '../stored.ts';

/** A price of a list to come beside the one it takes the place of. */
export interface PriceChange {
  readonly offerId: string;
  readonly displayName: string;
  readonly change: 'added' | 'removed' | 'raised' | 'lowered';
  /** Absent where there was none. */
  readonly before?: Minor;
  readonly after?: Minor;
}

export interface PriceListDiff {
  /** The version whose prices hold until the new one begins; absent where it is the first. */
  readonly against?: CalendarDate;
  /** By the name of the offer. */
  readonly changes: readonly PriceChange[];
  readonly unchanged: number;
}

/** What a price list would change of the list price of each offer. */
export function diffOf(list: Pick<PriceListVersion, 'prices'>, before: PriceListVersion | undefined): PriceListDiff {
  const ids = new Set([...Object.keys(before?.prices ?? {}), ...Object.keys(list.prices)]);
  const changes = [...ids].flatMap((offerId): PriceChange[] => {
    const [was, is] = [before?.prices[offerId], list.prices[offerId]];
    const displayName = is?.displayName ?? was?.displayName ?? offerId;
    if (!was) return is ? [{ offerId, displayName, change: 'added', after: is.listPrice }] : [];
    if (!is) return [{ offerId, displayName, change: 'removed', before: was.listPrice }];
    if (was.listPrice === is.listPrice) return [];
    const change = was.listPrice < is.listPrice ? 'raised' : 'lowered';
    return [{ offerId, displayName, change, before: was.listPrice, after: is.listPrice }];
  });
  return {
    ...(before ? { against: before.effectiveFrom } : {}),
    changes: changes.toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1)),
    unchanged: ids.size - changes.length,
  };
}
