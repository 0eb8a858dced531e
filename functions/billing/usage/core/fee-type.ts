import type { CalendarDate } from '../../../shared/calendar.ts';
import { asOfClose, type BilledSubscription } from '../../core/lifetime.ts';
import type { Close } from '../../core/subscription-lines.ts';
import type { UsageFeeType } from './line.ts';

/**
 * The usage of a subscription that has ended is told apart on the first bill after its end: the one whose close knows of the
 * end while the close before did not. Late usage that comes later still is usage like any other.
 *
 * @rule R-CHG-01, R-CHG-10
 */
export function usageFeeType(subscription: BilledSubscription, { billingDate, past }: Close): UsageFeeType {
  const hadEnded = (on: CalendarDate) => asOfClose(subscription, on).ended !== undefined;
  return hadEnded(billingDate) && !hadEnded(past.start) ? 'CANCEL_USAGEFEE' : 'CYCLE_USAGEFEE';
}
