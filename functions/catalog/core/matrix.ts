import type { Offer } from '../stored.ts';

/** An offer as an offer matrix says it; the rest follows from the rows around it. */
export type MatrixOffer = Omit<Offer, 'rank' | 'hasAddOns'>;

export interface CatalogueChange {
  /** As it is after the change. */
  readonly offer: Offer;
  /**
   * Withdrawn: it stays for the subscriptions that were sold, and is on sale no more. Moved: only its place in the list is
   * another.
   */
  readonly change: 'added' | 'changed' | 'moved' | 'withdrawn';
  /** What is different in a changed one, its place aside. */
  readonly properties: readonly (keyof Offer)[];
}

/** The offers in the order of the file, each with its place and whether another one hangs on it. */
export function inOrder(offers: readonly MatrixOffer[]): Offer[] {
  const parents = new Set(offers.flatMap(({ prerequisiteOffers }) => prerequisiteOffers));
  return offers.map((offer, index) => ({ ...offer, rank: (index + 1) * 10, hasAddOns: parents.has(offer.id) }));
}

/**
 * What makes the catalogue the one of a matrix. The matrix is the whole of what is sold: an offer that it does not name is
 * withdrawn. Nothing is left to do once it is carried out. @rule R-OFR-04, R-OFR-05
 */
export function planCatalogue(catalogue: readonly Offer[], matrix: readonly Offer[]): CatalogueChange[] {
  const before = new Map(catalogue.map((offer) => [offer.id, offer]));
  const named = new Set(matrix.map(({ id }) => id));
  const written = matrix.flatMap((offer): CatalogueChange[] => {
    const was = before.get(offer.id);
    if (!was) return [{ offer, change: 'added', properties: [] }];
    const properties = differences(was, offer);
    if (properties.length > 0) return [{ offer, change: 'changed', properties }];
    return was.rank === offer.rank ? [] : [{ offer, change: 'moved', properties }];
  });
  const withdrawn = catalogue
    .filter(({ id, isAvailableForPurchase }) => !named.has(id) && isAvailableForPurchase)
    .map((offer): CatalogueChange => ({
      offer: { ...offer, isAvailableForPurchase: false },
      change: 'withdrawn',
      properties: [],
    }));
  return [...written, ...withdrawn];
}

function differences(was: Offer, is: Offer): (keyof Offer)[] {
  const properties = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Offer)[];
  return properties.filter((property) => property !== 'rank' && JSON.stringify(was[property]) !== JSON.stringify(is[property]));
}
