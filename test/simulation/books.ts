/**
 * What the programme's rules make of a subscription, kept a second time: by counting days one by one, in day numbers, with
 * nothing from the code that bills. Amounts in fen.
 */

export interface Entry {
  readonly partnerId: string;
  readonly subscriptionId: string;
  readonly orderedOn: number;
  /** On an add-on: its base. */
  readonly base: Entry | undefined;
  /** Seats from a day on, in order of time; the last of a day counts. */
  readonly seats: { readonly on: number; readonly seats: number }[];
  /** Seat prices from a day on. */
  readonly prices: { readonly from: number; readonly price: number }[];
  termEnd: number;
  autoRenew: boolean;
  suspendedOn: number | undefined;
  suspendedWithBase: boolean;
  ended: { readonly on: number; readonly byPartner: boolean } | undefined;
}

const DAY_MS = 86_400_000;

export function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS;
}

export function textOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The billing date of a month, counted in months since year 0. */
function billingDateIn(month: number, billingDay: number): number {
  const year = Math.floor(month / 12);
  const days = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(year, month % 12, Math.min(billingDay, days)) / DAY_MS;
}

function monthOf(day: number): number {
  const at = new Date(day * DAY_MS);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

/** R-BILL-02, R-CALC-18: the first billing date on or after a day. */
export function billingDateFrom(day: number, billingDay: number): number {
  const month = monthOf(day);
  const inMonth = billingDateIn(month, billingDay);
  return inMonth >= day ? inMonth : billingDateIn(month + 1, billingDay);
}

/** R-CALC-19: so many billing dates later. */
export function laterBillingDate(billingDate: number, billingDay: number, count: number): number {
  return billingDateIn(monthOf(billingDate) + count, billingDay);
}

/** R-SUB-07. */
export function firstTermEnd(orderedOn: number, billingDay: number): number {
  return laterBillingDate(billingDateFrom(orderedOn + 1, billingDay), billingDay, 12);
}

/** Half away from zero. */
function rounded(numerator: number, divisor: number): number {
  const quotient = (2n * BigInt(numerator) + BigInt(divisor)) / (2n * BigInt(divisor));
  return Number(quotient);
}

/** What one subscription is charged on the invoice of a billing date. */
export function chargeOf(entry: Entry, billingDate: number, billingDay: number): number {
  const start = entry.orderedOn + 1;
  const first = billingDateFrom(start, billingDay);
  if (billingDate < first) return 0;
  // what the partner orders on the billing date comes after its close (R-CALC-17)
  const { ended } = entry;
  const end = ended && (ended.on < billingDate || (ended.on === billingDate && !ended.byPartner)) ? ended.on : undefined;
  const past = laterBillingDate(billingDate, billingDay, -1);
  const days = billingDate - past;
  const advance = end === undefined ? priceOn(entry, billingDate) * seatsBefore(entry, billingDate) : 0;
  if (billingDate === first) {
    if (end !== undefined) return 0; // R-CALC-20
    const baseFirst = entry.base && billingDateFrom(entry.base.orderedOn + 1, billingDay);
    const isCharged = baseFirst !== undefined && baseFirst < billingDate && start < billingDate; // R-CALC-15
    return (
      advance +
      (isCharged
        ? runsOf(entry, start, billingDate, undefined).reduce((sum, run) => sum + charged(entry, run, start, days), 0)
        : 0)
    );
  }
  if (ended && end !== undefined && (end < past || (end === past && !ended.byPartner))) return 0;
  return advance + settled(entry, past, billingDate, end);
}

/** The past period, against what was charged for it in advance (R-CALC-07 to R-CALC-10). */
function settled(entry: Entry, past: number, billingDate: number, end: number | undefined): number {
  const days = billingDate - past;
  const inAdvance = seatsBefore(entry, past);
  const runs = runsOf(entry, past, billingDate, end);
  const isAsCharged = runs.length === 1 && runs[0]?.seats === inAdvance;
  const used = isAsCharged
    ? 0
    : runs.reduce((sum, run) => sum + charged(entry, run, past, days), -priceOn(entry, past) * inAdvance);
  const last = runs.at(-1);
  const unused = end === undefined || end >= billingDate || !last ? 0 : billingDate - Math.max(end, past);
  return used - (last && unused > 0 ? rounded(priceOn(entry, past) * last.seats * unused, days) : 0);
}

interface Run {
  readonly seats: number;
  readonly days: number;
}

function charged(entry: Entry, run: Run, pricedOn: number, days: number): number {
  return rounded(priceOn(entry, pricedOn) * run.seats * run.days, days);
}

/** Days with the same number of seats, counted one by one; no change on the day of the end or later counts (R-CALC-21). */
function runsOf(entry: Entry, from: number, to: number, end: number | undefined): Run[] {
  const runs: { seats: number; days: number }[] = [];
  for (let day = from; day < to; day += 1) {
    const seats = seatsOn(entry, end !== undefined && day >= end ? end - 1 : day);
    const last = runs.at(-1);
    if (last?.seats === seats) last.days += 1;
    else runs.push({ seats, days: 1 });
  }
  return runs;
}

function seatsOn({ seats }: Entry, day: number): number {
  return seats.findLast(({ on }) => on <= day)?.seats ?? seats[0]?.seats ?? 0;
}

function seatsBefore(entry: Entry, day: number): number {
  return seatsOn(entry, day - 1);
}

function priceOn({ prices }: Entry, day: number): number {
  return prices.findLast(({ from }) => from <= day)?.price ?? 0;
}
