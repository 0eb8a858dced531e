import { addDays, dayOfMonth, monthOf, yearOf, type CalendarDate } from '../../../shared/calendar.ts';
import { ratio, toMinor, type Minor } from '../../../shared/money.ts';
import { PROGRAMME } from '../../../contract/programme.ts';
import { settle, type Receivable, type Receivables, type Settled } from './receivables.ts';

const WHOLE = 10_000;

/** Hundredths of a percent a month: the programme's rate, or the highest the law allows where that is lower (R-BILL-05). */
export function monthlyRate(legalMaximum: number | undefined): number {
  return Math.min(PROGRAMME.financeChargePerMille * 10, legalMaximum ?? Infinity);
}

/**
 * The finance charge of an unpaid amount: months are counted, never compounded, and rounded once.
 *
 * @param basisPoints  a month
 * @rule R-BILL-05, R-BILL-20
 */
export function financeCharge(unpaid: Minor, basisPoints: number, months: number): Minor {
  return ratio([unpaid, basisPoints, months], WHOLE);
}

/** The first day on which so many months after a due date are over; counted from the due date itself, as billing dates are. */
export function monthsOverOn(dueOn: CalendarDate, months: number): CalendarDate {
  return addDays(dayOfMonth(yearOf(dueOn), monthOf(dueOn) + months, Number(dueOn.slice(8))), 1);
}

export interface Assessment {
  readonly receivables: Receivables;
  readonly charged: readonly { readonly documentId: string; readonly amount: Minor; readonly months: number }[];
}

/** The finance charges of a day: for every document that has become another full month overdue. */
export function assess(receivables: Receivables, today: CalendarDate, basisPoints: number): Assessment {
  const charged: { documentId: string; amount: Minor; months: number }[] = [];
  const items = settle(receivables).items.map((settled): Receivable => {
    const { paid, financeChargePaid: _paid, open: _open, ...item } = settled;
    const unpaid = toMinor(Math.max(0, item.amount - item.credited - paid));
    if (unpaid === 0) return item; // most of them, and more every month
    const months = fullMonthsOverdue(settled, today);
    if (months <= item.chargedMonths) return item;
    const amount = toMinor(financeCharge(unpaid, basisPoints, months) - financeCharge(unpaid, basisPoints, item.chargedMonths));
    charged.push({ documentId: item.documentId, amount, months });
    return { ...item, financeCharge: toMinor(item.financeCharge + amount), chargedMonths: months };
  });
  return { receivables: { ...receivables, items }, charged };
}

function fullMonthsOverdue({ dueOn, chargedMonths }: Settled, today: CalendarDate): number {
  const begun = 12 * (yearOf(today) - yearOf(dueOn)) + monthOf(today) - monthOf(dueOn);
  return Math.max(chargedMonths, monthsOverOn(dueOn, begun) <= today ? begun : begun - 1);
}

/** The next day after one on which an unpaid document falls overdue or becomes a month more so. */
export function nextDunningDay(receivables: Receivables, after: CalendarDate): CalendarDate | undefined {
  const days = settle(receivables)
    .items.filter(({ open }) => open > 0)
    .map((item) => (item.dueOn >= after ? addDays(item.dueOn, 1) : monthsOverOn(item.dueOn, fullMonthsOverdue(item, after) + 1)));
  return days.toSorted()[0];
}
