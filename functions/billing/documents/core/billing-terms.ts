import { addDays, type CalendarDate } from '../../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../../shared/outcome.ts';
import { discountOn, rateOn, type BillingTerms } from '../../core/terms.ts';

/**
 * New terms, which may differ from those before from tomorrow on: no period that has begun is ever charged anew, and a close
 * that runs late finds what was in force on its day.
 */
export function planTerms<T extends BillingTerms>(
  terms: T,
  before: BillingTerms,
  today: CalendarDate,
): Outcome<T, 'TermsAlreadyInForce'> {
  const days = [...turningDays(terms), ...turningDays(before), today].filter((day) => day <= today);
  const offers = ['', ...[...before.discounts, ...terms.discounts].flatMap(({ offerId }) => offerId ?? [])];
  const changed = days.find(
    (day) =>
      rateOn(terms.taxRates, day) !== rateOn(before.taxRates, day) ||
      offers.some((offer) => discountOn(terms.discounts, offer, day) !== discountOn(before.discounts, offer, day)),
  );
  if (changed) return refuse('TermsAlreadyInForce', `They differ on ${changed}; begin on ${addDays(today, 1)} or later.`);
  return ok({ ...terms, taxRates: terms.taxRates.toSorted((a, b) => (a.from < b.from ? -1 : 1)) });
}

/** The days on which a rate or a discount begins or has ended. */
function turningDays({ taxRates, discounts }: BillingTerms): CalendarDate[] {
  return [
    ...taxRates.map(({ from }) => from),
    ...discounts.flatMap(({ from, through }) => (through ? [from, addDays(through, 1)] : [from])),
  ];
}
