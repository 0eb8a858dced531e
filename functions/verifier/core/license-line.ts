import { CHARGE_KINDS, type ChargeKind } from './charge-types.ts';
import { cents, day, decimal, rounded } from './numbers.ts';
import type { Finding, Reason } from './reasons.ts';
import type { Cells, LICENSE_COLUMNS } from './table.ts';

type LicenseCells = Cells<(typeof LICENSE_COLUMNS)[number]>;

/** A license-based line with its values read; days since 1970, `end` the first day no longer charged for; cents. */
export interface LicenseLine {
  readonly line: number;
  readonly subscription: string;
  readonly offer: string;
  readonly kind: ChargeKind;
  readonly start: number;
  readonly end: number;
  readonly price: bigint;
  readonly quantity: bigint;
  readonly amount: bigint;
  readonly discount: bigint;
  readonly subtotal: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly currency: string;
}

export function readLicenseLine(line: number, cells: LicenseCells): LicenseLine | Finding {
  const finding = (reason: Reason, column: keyof LicenseCells, expected: string): Finding => ({
    line,
    reason,
    column,
    found: cells[column],
    expected,
  });
  const kind = CHARGE_KINDS[cells.ChargeType];
  if (!kind) return finding('unknownChargeType', 'ChargeType', 'a documented charge type');
  const [start, last] = [day(cells.ChargeStartDate), day(cells.ChargeEndDate)];
  if (start === undefined) return finding('unreadable', 'ChargeStartDate', 'a day as M/D/YYYY 0:00');
  if (last === undefined || last < start) return finding('unreadable', 'ChargeEndDate', 'a day on or after ChargeStartDate');
  if (!/^\d{1,9}$/.test(cells.Quantity.trim())) return finding('unreadable', 'Quantity', 'a whole number');
  const names = ['UnitPrice', 'Amount', 'TotalOtherDiscount', 'Subtotal', 'Tax', 'TotalForCustomer'] as const;
  const values = new Map<string, bigint>();
  for (const name of names) {
    const value = cents(cells[name]);
    if (value === undefined) return finding('unreadable', name, 'a decimal with two places');
    values.set(name, value);
  }
  const value = (name: (typeof names)[number]) => values.get(name) ?? 0n;
  return {
    line,
    subscription: cells.SyndicationPartnerSubscriptionNumber,
    offer: cells.DurableOfferID.toUpperCase(),
    kind,
    start,
    end: last + 1,
    price: value('UnitPrice'),
    quantity: BigInt(cells.Quantity.trim()),
    amount: value('Amount'),
    discount: value('TotalOtherDiscount'),
    subtotal: value('Subtotal'),
    tax: value('Tax'),
    total: value('TotalForCustomer'),
    currency: cells.Currency,
  };
}

/** What a file says of itself as a whole, learned in a first pass. */
export interface FileFacts {
  readonly currency: string;
  /** The period that ended with the bill. */
  readonly past: { readonly start: number; readonly end: number } | undefined;
  /** Hundredths of a percent. */
  readonly taxRate: bigint;
  readonly discountRates: readonly bigint[];
  /** By offer, the prices of the list; undefined when no list was given. */
  readonly prices: ReadonlyMap<string, readonly bigint[]> | undefined;
}

const HUNDRED_PERCENT = 10_000n;

/** Checks one line by itself; undefined when everything in it is proved or has to be accepted. */
export function checkLicenseLine(one: LicenseLine, facts: FileFacts): Finding | undefined {
  const finding = (reason: Reason, column: string, found: bigint, expected: bigint, note = ''): Finding => ({
    line: one.line,
    reason,
    column,
    found: decimal(found),
    expected: `${decimal(expected)}${note}`,
  });
  if (one.currency !== facts.currency)
    return { line: one.line, reason: 'mixedCurrency', column: 'Currency', found: one.currency, expected: facts.currency };
  const price = priceProblem(one, facts);
  if (price) return price;
  const amount = amountProblem(one, facts);
  if (amount) return finding(amount.reason, 'Amount', one.amount, amount.expected, amount.note);
  const subtotal = one.amount - one.discount;
  if (one.subtotal !== subtotal) return finding('wrongSubtotal', 'Subtotal', one.subtotal, subtotal);
  const tax = rounded(one.subtotal * facts.taxRate, HUNDRED_PERCENT);
  if (one.kind.derive !== 'accept' && one.tax !== tax) return finding('wrongTax', 'Tax', one.tax, tax);
  const total = one.subtotal + one.tax;
  return one.total === total ? undefined : finding('wrongTotal', 'TotalForCustomer', one.total, total);
}

function priceProblem({ line, offer, price, kind }: LicenseLine, { prices }: FileFacts): Finding | undefined {
  if (!prices || price === 0n || kind.derive === 'accept') return undefined;
  const known = prices.get(offer) ?? [];
  if (known.includes(price)) return undefined;
  const expected = known.length > 0 ? known.map((one) => decimal(one)).join(' or ') : 'an offer of the price list';
  return { line, reason: 'priceNotInList', column: 'UnitPrice', found: decimal(price), expected };
}

interface AmountProblem {
  readonly reason: Reason;
  readonly expected: bigint;
  readonly note: string;
}

function amountProblem(one: LicenseLine, facts: FileFacts): AmountProblem | undefined {
  const { derive } = one.kind;
  if (derive === 'accept' || derive === 'usage') return undefined;
  const sign = derive === 'advanceBack' || derive === 'daysBack' ? -1n : 1n;
  const found = one.amount * sign;
  const days = BigInt(one.end - one.start);
  const isWhole = derive === 'advance' || derive === 'advanceBack';
  const period = BigInt(isWhole ? 1 : periodOf(facts));
  const factor = one.price * one.quantity * (isWhole ? 1n : days);
  const expected = rounded(factor, period);
  // what is taken back carries what was billed, less its discount
  const nets = sign < 0n ? facts.discountRates.map((rate) => expected - rounded(expected * rate, HUNDRED_PERCENT)) : [];
  if (found === expected || nets.includes(found)) return undefined;
  const problem = (reason: Reason, note = ''): AmountProblem => ({ reason, expected: expected * sign, note });
  if (isWhole) return problem('wrongAmount');
  const rounding = wrongRounding(found, { price: one.price, quantity: one.quantity, days, period });
  if (rounding) return problem('rounding', ` (${rounding})`);
  const counts = otherDays(found, one, { days, period });
  return counts ? problem('wrongDayCount', ` (it fits ${counts})`) : problem('wrongAmount');
}

const USUAL_PERIOD = 30;

/** Lines by days belong to the period that has ended; a file without any whole period says nothing of its length. */
function periodOf({ past }: FileFacts): number {
  return past ? past.end - past.start : USUAL_PERIOD;
}

interface Days {
  readonly price: bigint;
  readonly quantity: bigint;
  readonly days: bigint;
  readonly period: bigint;
}

/** The name of the way by which this amount was rounded, if it is a known wrong one. */
function wrongRounding(found: bigint, { price, quantity, days, period }: Days): string | undefined {
  if (found === (price * quantity * days) / period) return 'cut off instead of rounded';
  const daily = rounded(price * 10_000n, period * 100n); // a day of a seat, to four decimals
  if (found === rounded(daily * quantity * days, 100n)) return 'the price of a day was rounded first';
  if (found === rounded(price * days, period) * quantity) return 'the price of a seat was rounded first';
  return undefined;
}

function otherDays(
  found: bigint,
  { price, quantity }: LicenseLine,
  { days, period }: { days: bigint; period: bigint },
): string | undefined {
  for (const length of [28n, 29n, 30n, 31n])
    for (const count of [days, days - 1n, days + 1n])
      if ((length !== period || count !== days) && count > 0n && rounded(price * quantity * count, length) === found)
        return `${count} of ${length} days`;
  return undefined;
}
