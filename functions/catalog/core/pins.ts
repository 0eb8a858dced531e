import { PROGRAMME } from '../../contract/programme.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Offer } from '../stored.ts';
import { offerIdOf } from './offer.ts';

export type PinError = 'TooManyPins' | 'PinnedTwice' | 'PinNotInCatalogue';

/** The pins of an account in their order, as ids of the catalogue. @rule R-OFR-06, R-OFR-07 */
export function planPins(wanted: readonly string[], catalogue: readonly Offer[]): Outcome<string[], PinError> {
  const ids = wanted.map(offerIdOf);
  if (ids.length > PROGRAMME.catalogPinsMax) return refuse('TooManyPins', `${ids.length} were sent.`);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) return refuse('PinnedTwice', `It is ${twice}.`);
  const current = pinned(ids, catalogue);
  const unknown = ids.find((id) => !current.some((offer) => offer.id === id));
  return unknown === undefined ? ok(ids) : refuse('PinNotInCatalogue', `It is ${unknown}.`);
}

/** The offers that are pinned and still sold, in the order of the pins: one that leaves the catalogue loses its pin. */
export function pinned(pins: readonly string[], catalogue: readonly Offer[]): Offer[] {
  const sold = new Map(
    catalogue.filter(({ isAvailableForPurchase }) => isAvailableForPurchase).map((offer) => [offer.id, offer]),
  );
  return pins.flatMap((id) => sold.get(id) ?? []);
}

/** The list as the partner sees it: what is pinned at the top, then everything else in the order of the catalogue. */
export function pinsFirst(pins: readonly string[], offers: readonly Offer[]): Offer[] {
  const top = pinned(pins, offers);
  return [...top, ...offers.filter((offer) => !top.includes(offer))];
}
