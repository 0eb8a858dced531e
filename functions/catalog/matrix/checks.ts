import type { MatrixOffer } from '../core/matrix.ts';
import { isAddOn } from '../core/offer.ts';
import type { Offer } from '../stored.ts';
import { problemAt, type Problem } from '../table.ts';
import type { MatrixColumn } from './row.ts';

/** A row that is well formed by itself. */
export interface MatrixLine {
  readonly line: number;
  readonly offer: MatrixOffer;
}

type Checks = Partial<Record<MatrixColumn, string | undefined>>;

/** What rows contradict: themselves, each other, and what was sold so far. */
export function whatIsWrongWith(lines: readonly MatrixLine[], catalogue: readonly Offer[]): Problem[] {
  const first = new Map<string, MatrixLine>();
  for (const line of lines) if (!first.has(line.offer.id)) first.set(line.offer.id, line);
  const known = new Map(catalogue.map((offer) => [offer.id, offer]));
  const find = (id: string) => first.get(id)?.offer ?? known.get(id);

  return lines.flatMap(({ line, offer }) => {
    const twice = first.get(offer.id)?.line;
    const checks: Checks = {
      ...within(offer),
      ...among(offer, find),
      ...since(offer, known.get(offer.id)),
      ...(twice === line ? {} : { 'Offer ID': `${offer.id} stands on line ${twice} already` }),
    };
    return Object.entries(checks).flatMap(([column, what]) => (what ? [problemAt(line, column, what)] : []));
  });
}

function within(offer: MatrixOffer): Checks {
  return {
    'Maximum Quantity': offer.quantityMax < offer.quantityMin ? 'is below the Minimum Quantity' : undefined,
    Category: isAddOn(offer) === (offer.categoryId === undefined) ? undefined : categoryProblem(offer),
    'Conversion Targets': offer.conversionTargetOffers.length > 0 && !offer.isTrial ? 'only a trial has them' : undefined,
    'Upgrade Targets': offer.upgradeTargetOffers.length > 0 && offer.isTrial ? 'a trial is converted, not upgraded' : undefined,
    'Auto-renew': offer.isTrial && offer.isAutoRenewable ? 'a trial does not renew' : undefined,
    Term: `${offer.term.count} ${offer.term.unitOfMeasure}` === termOf(offer) ? undefined : `has to be ${termOf(offer)}`,
    Trial: offer.isTrial && isAddOn(offer) ? 'an add-on is no trial' : undefined,
  };
}

/** The only ones there are: a trial of a month, and a year for all that is paid (R-SUB-07). */
function termOf({ isTrial }: MatrixOffer): string {
  return isTrial ? '1 Month' : '1 Year';
}

function categoryProblem(offer: MatrixOffer): string {
  return isAddOn(offer) ? 'an add-on is in none' : 'is empty, and the offer is no add-on';
}

/** What an offer names is in the file, or was sold before and still has subscriptions, and can be in that place. */
function among(offer: MatrixOffer, find: (id: string) => MatrixOffer | undefined): Checks {
  const firstWrong = (ids: readonly string[], isFit: (other: MatrixOffer) => boolean, what: string) => {
    const wrong = ids.find((id) => {
      const other = find(id);
      return !other || other.id === offer.id || !isFit(other);
    });
    return wrong === undefined ? undefined : `${wrong} is not ${what}`;
  };
  const isPaid = (other: MatrixOffer) => !isAddOn(other) && !other.isTrial;
  const checks: Checks = {
    'Add-on Of': firstWrong(offer.prerequisiteOffers, isPaid, 'a paid base offer'),
    'Upgrade Targets': firstWrong(offer.upgradeTargetOffers, isPaid, 'another paid base offer'),
    'Conversion Targets': firstWrong(offer.conversionTargetOffers, isPaid, 'a paid base offer'),
  };
  return Object.fromEntries(Object.entries(checks).filter(([, what]) => what !== undefined));
}

/** Subscriptions of an offer rely on what it is: a change of that is a new offer. */
function since(offer: MatrixOffer, was: Offer | undefined): Checks {
  if (!was) return {};
  return {
    ...(isAddOn(was) === isAddOn(offer) ? {} : { 'Add-on Of': `was ${isAddOn(was) ? 'an add-on' : 'a base offer'} so far` }),
    ...(was.isTrial === offer.isTrial ? {} : { Trial: `was ${was.isTrial ? 'a trial' : 'paid'} so far` }),
  };
}
