import * as z from 'zod';
import { nextBillingDate } from '../../account/core/account.ts';
import type { Account } from '../../account/stored.ts';
import { SeekQuery } from '../../contract/paging.ts';
import { Attributes } from '../../contract/wire.ts';
import { startOf, type CalendarDate } from '../../shared/calendar.ts';
import { WireDay } from '../paying/wire.ts';

export const DueQuery = SeekQuery.omit({ filter: true }).extend({
  through: WireDay.optional().describe(
    'Billing dates up to this day; today by default, which lists what should be done already.',
  ),
});

export const WireClose = z.object({
  partnerId: z.string(),
  name: z.string(),
  mpnId: z.string(),
  billingDate: z.string().describe('Of the first close that is not done.'),
  isDue: z.boolean().describe('The day has come: the close is at work, waits for its worker, or has failed.'),
  workedThrough: z.string().describe('The last day whose jobs have all run.'),
  attributes: Attributes,
});

/** Undefined for an account that is not billed. */
export function toWireClose(account: Account, today: CalendarDate): z.infer<typeof WireClose> | undefined {
  const { partnerId, name, mpnId, workedThrough } = account;
  const billingDate = nextBillingDate(account);
  if (!billingDate) return undefined;
  return {
    partnerId,
    name,
    mpnId,
    billingDate: startOf(billingDate),
    isDue: billingDate <= today,
    workedThrough: startOf(workedThrough),
    attributes: { objectType: 'Close' },
  };
}
