import * as z from 'zod';
import { Attributes, Link, link } from '../../contract/wire.ts';
import { PositiveAmount } from '../../billing/amount-wire.ts';
import { addDays, startOf, type Instant, type Period } from '../../shared/calendar.ts';
import { toJsonNumber, type Minor } from '../../shared/money.ts';

/** Usage that is billed in yuan is written in this culture. */
const CURRENCY_LOCALE = 'zh-CN';

/** What is measured, under both of its names. Costs are estimates before taxes: what is not yet billed can still change. */
export const Measured = z.object({
  resourceId: z.string(),
  resourceName: z.string(),
  id: z.string(),
  name: z.string(),
  totalCost: z.number(),
  currencyLocale: z.string(),
  lastModifiedDate: z.string(),
  attributes: Attributes,
});

export interface Named {
  readonly id: string;
  readonly name: string;
}

export function measured(objectType: string, { id, name }: Named, cost: Minor, now: Instant): z.infer<typeof Measured> {
  return {
    resourceId: id,
    resourceName: name,
    id,
    name,
    totalCost: toJsonNumber(cost),
    currencyLocale: CURRENCY_LOCALE,
    lastModifiedDate: now,
    attributes: { objectType },
  };
}

export const WireBudget = z.object({
  amount: z.number().optional().describe('In yuan; absent where there is no budget.'),
  links: z.object({ self: Link }).optional(),
  attributes: Attributes,
});

export type WireBudget = z.infer<typeof WireBudget>;

export const BudgetBody = z.object({ amount: PositiveAmount.optional().describe('In yuan; null takes the budget away.') });

export function toWireBudget(amount: Minor | undefined): WireBudget {
  return { ...(amount === undefined ? {} : { amount: toJsonNumber(amount) }), attributes: { objectType: 'SpendingBudget' } };
}

/** With its own address, where it is read by itself. */
export function toLinkedBudget(customerId: string, amount: Minor | undefined): WireBudget {
  return { ...toWireBudget(amount), links: { self: link(`/customers/${customerId}/usagebudget`) } };
}

export const WireSummary = Measured.extend({
  billingStartDate: z.string(),
  billingEndDate: z.string().describe('The last day of the running period.'),
  links: z.object({ self: Link }),
});

interface Summarized {
  readonly objectType: string;
  readonly of: Named;
  readonly path: string;
  readonly cost: Minor;
  readonly period: Period;
  readonly now: Instant;
}

export function toWireSummary({ objectType, of, path, cost, period, now }: Summarized): z.infer<typeof WireSummary> {
  return {
    ...measured(objectType, of, cost, now),
    billingStartDate: startOf(period.start),
    billingEndDate: startOf(addDays(period.end, -1)),
    links: { self: link(path) },
  };
}
