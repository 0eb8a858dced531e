import type { BilledSubscription } from '../../../functions/billing/core/lifetime.ts';
import { billingDateAfter, billingDateOnOrAfter } from '../../../functions/shared/billing-calendar.ts';
import { addDays, date, parseDate, type CalendarDate } from '../../../functions/shared/calendar.ts';
import { parseDecimal, type Minor } from '../../../functions/shared/money.ts';
import { firstTerm, renewedTermEnd } from '../../../functions/subscriptions/core/term.ts';

/** The fields as the reader fills them in; all text, so that half a date can stand there while it is typed. */
export interface Fields {
  readonly price: string;
  readonly seats: string;
  readonly billingDay: string;
  readonly orderedOn: string;
  readonly changes: readonly { readonly on: string; readonly seats: string }[];
  readonly cancelledOn: string;
  readonly bill: string;
}

/** What is wrong with the fields; each code has its sentence in every language. */
export type Problem = 'price' | 'seats' | 'billingDay' | 'orderedOn' | 'changes' | 'cancelledOn';

export interface Story {
  readonly subscription: BilledSubscription;
  readonly billingDay: number;
  /** The bills to choose from: one of the thirteen that follow the order. */
  readonly bills: readonly CalendarDate[];
  readonly bill: CalendarDate;
}

const SEATS_MAX = 1_000_000;
const BILLS = 13;
const CHANGES_MAX = 20;

/** EX-04 of the guide: what a reader has just read about. */
export const FIRST_FIELDS: Fields = {
  price: '10.00',
  seats: '15',
  billingDay: '15',
  orderedOn: '2018-06-02',
  changes: [
    { on: '2018-07-20', seats: '12' },
    { on: '2018-07-31', seats: '18' },
    { on: '2018-08-10', seats: '10' },
  ],
  cancelledOn: '',
  bill: '2018-08-15',
};

/** The fields as a query of the page's address, and back: whoever gets the address sees the same story. */
export function queryOf({ price, seats, billingDay, orderedOn, changes, cancelledOn, bill }: Fields): string {
  const query = new URLSearchParams({ price, seats, day: billingDay, ordered: orderedOn });
  for (const change of changes) query.append('change', `${change.on}:${change.seats}`);
  if (cancelledOn) query.set('cancelled', cancelledOn);
  query.set('bill', bill);
  return query.toString();
}

export function fieldsOf(queryText: string): Fields {
  const query = new URLSearchParams(queryText);
  if (!query.has('ordered')) return FIRST_FIELDS;
  const text = (name: string) => (query.get(name) ?? '').slice(0, 40);
  const changes = query.getAll('change').slice(0, CHANGES_MAX);
  return {
    price: text('price'),
    seats: text('seats'),
    billingDay: text('day'),
    orderedOn: text('ordered'),
    changes: changes.map((change) => ({ on: change.slice(0, 10), seats: change.slice(11, 30) })),
    cancelledOn: text('cancelled'),
    bill: text('bill'),
  };
}

/** The story the fields tell, or what is wrong with them. */
export function storyOf(fields: Fields): Story | readonly Problem[] {
  const price = parseDecimal(fields.price.trim().replace(',', '.'));
  const seats = wholeNumber(fields.seats, 1, SEATS_MAX);
  const billingDay = wholeNumber(fields.billingDay, 1, 31);
  const orderedOn = dayOf(fields.orderedOn);
  const changes = fields.changes.map((change) => ({ on: dayOf(change.on), quantity: wholeNumber(change.seats, 1, SEATS_MAX) }));
  const cancelledOn = fields.cancelledOn === '' ? undefined : (dayOf(fields.cancelledOn) ?? 'unreadable');
  const isPrice = price !== undefined && price >= 0;
  const areChanges = changes.every(({ on, quantity }) => on && quantity && orderedOn && on >= orderedOn);
  const isCancellation =
    cancelledOn === undefined || (cancelledOn !== 'unreadable' && orderedOn !== undefined && cancelledOn >= orderedOn);
  if (!isPrice || !seats || !billingDay || !orderedOn || !areChanges || !isCancellation) {
    const checks = { price: isPrice, seats, billingDay, orderedOn, changes: areChanges, cancelledOn: isCancellation };
    return (Object.keys(checks) as Problem[]).filter((field) => !checks[field]);
  }
  const seatChanges = [{ on: orderedOn, quantity: seats }, ...(changes as { on: CalendarDate; quantity: number }[])];
  const bills = billsAfter(orderedOn, billingDay);
  return {
    subscription: {
      start: addDays(orderedOn, 1),
      terms: termsOf(orderedOn, billingDay, price),
      seatChanges: seatChanges.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      ended: cancelledOn === undefined ? undefined : { on: cancelledOn, by: 'cancellation' },
    },
    billingDay,
    bills,
    bill: bills.find((bill) => bill === fields.bill) ?? (bills[0] as CalendarDate),
  };
}

/** Two terms at one price: the bills to choose from reach into the second. */
function termsOf(orderedOn: CalendarDate, billingDay: number, unitPrice: Minor): BilledSubscription['terms'] {
  const first = { ...firstTerm(orderedOn, billingDay), unitPrice, priceListVersion: '' };
  return [first, { ...first, start: first.end, end: renewedTermEnd(first.end, billingDay) }];
}

function billsAfter(orderedOn: CalendarDate, billingDay: number): CalendarDate[] {
  const first = billingDateOnOrAfter(addDays(orderedOn, 1), billingDay);
  return Array.from({ length: BILLS }, (_, count) => (count === 0 ? first : billingDateAfter(first, billingDay, count)));
}

/** Days of this and the next centuries: what a date field can hold, and no year that a slip of the finger makes. */
function dayOf(text: string): CalendarDate | undefined {
  const day = parseDate(text);
  return day && day >= date('2000-01-01') && day < date('2200-01-01') ? day : undefined;
}

function wholeNumber(text: string, min: number, max: number): number | undefined {
  const number = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= min && number <= max ? number : undefined;
}
