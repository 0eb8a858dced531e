import type { LineItem } from '../../../functions/billing/core/subscription-lines.ts';
import { daysIn, type Period } from '../../../functions/shared/calendar.ts';
import { formatsOf } from './formats.ts';

/** `10.00 × 12 × 11 ÷ 31 = 42.58`: how the amount of a line comes about; a line of a whole period has no days in it. */
export function arithmeticOf(line: LineItem, past: Period, lang: string): string {
  const { plain, whole } = formatsOf(lang);
  const sign = line.amount < 0 ? '−' : '';
  const isPartOfPast = line.chargeStart >= past.start && line.chargeEnd <= past.end;
  const days = daysIn({ start: line.chargeStart, end: line.chargeEnd });
  const isByDays = isPartOfPast && line.chargeType !== 'CANCEL_INSTANCEPRORATE';
  const share = isByDays ? ` × ${whole(days)} ÷ ${whole(daysIn(past))}` : '';
  return `${sign}${plain(line.unitPrice)} × ${whole(line.quantity)}${share} = ${plain(line.amount)}`;
}
