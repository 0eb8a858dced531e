import type { Close, LineItem } from '../../../functions/billing/core/subscription-lines.ts';
import { daysIn } from '../../../functions/shared/calendar.ts';
import { formatsOf } from './formats.ts';

/** `10.00 × 12 × 11 ÷ 31 = 42.58`: how a line that counts days comes about; undefined for a whole period. */
export function arithmeticOf(line: LineItem, { past }: Close, lang: string): string | undefined {
  const days = daysIn({ start: line.chargeStart, end: line.chargeEnd });
  const isByDays = line.unitPrice !== 0 && (line.chargeType === 'CYCLE_INSTANCEPRORATE' || line.chargeType === 'CANCEL_PRORATE');
  if (!isByDays) return undefined;
  const { plain, whole } = formatsOf(lang);
  const sign = line.amount < 0 ? '−' : '';
  return `${sign}${plain(line.unitPrice)} × ${whole(line.quantity)} × ${whole(days)} ÷ ${whole(daysIn(past))} = ${plain(line.amount)}`;
}
