import * as z from 'zod';
import { parseDecimal, type Minor } from '../shared/money.ts';

/** An amount in a request: a number or decimal text, with at most two decimals, in yuan. */
export const WireAmount = z
  .union([z.number(), z.string().trim()])
  .transform((given, context): Minor => {
    const amount = parseDecimal(String(given));
    if (amount !== undefined) return amount;
    context.issues.push({ code: 'custom', message: 'is an amount with at most two decimals', input: given });
    return z.NEVER;
  })
  .describe('A number, or decimal text, with at most two decimals.');

export const PositiveAmount = WireAmount.refine((amount) => amount > 0, 'is more than 0');
