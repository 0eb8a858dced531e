import * as z from 'zod';
import { PartnerPath } from '../../account/partners/wire.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, Guid, line } from '../../contract/wire.ts';
import { startOf } from '../../shared/calendar.ts';
import { negate, toDecimal, toJsonNumber, toMinor } from '../../shared/money.ts';
import { PositiveAmount, WireAmount } from '../amount-wire.ts';
import { totalOf } from '../core/terms.ts';
import { WireDay } from '../paying/wire.ts';
import type { Credit, StoredTerms } from '../stored.ts';

const REASON_MAX = 200;
const LINES_MAX = 2000;
const QUANTITY_MAX = 1_000_000;

const GivenId = z.string().regex(/^[\w.-]{1,64}$/, 'has 1 to 64 letters, digits, dots, hyphens or underscores');
const InvoiceId = z
  .string()
  .trim()
  .max(40)
  .transform((id) => id.replace(/^(recurring|onetime)-/i, '').toUpperCase());

export const CreditPath = PartnerPath.extend({ creditId: GivenId });
export const NotePath = PartnerPath.extend({ noteId: GivenId });
export const OneTimePath = PartnerPath.extend({ oneTimeInvoiceId: GivenId });

/** A share in percent with at most two decimals: kept as hundredths of a percent. */
const Percent = WireAmount.refine((share) => share >= 0 && share <= 10_000, 'is a percentage from 0 to 100').transform(Number);

export const BillingTermsBody = z.object({
  taxRates: z.array(z.object({ from: WireDay, percent: Percent })).max(100),
  discounts: z
    .array(
      z.object({
        id: GivenId,
        offerId: z
          .string()
          .trim()
          .transform((id) => id.toUpperCase())
          .optional(),
        percent: Percent,
        from: WireDay,
        through: WireDay.optional(),
        reason: line(REASON_MAX).default(''),
      }),
    )
    .max(1000),
});

export function fromWireTerms({ taxRates, discounts }: z.infer<typeof BillingTermsBody>): StoredTerms {
  return {
    taxRates: taxRates.map(({ from, percent }) => ({ from, basisPoints: percent })),
    discounts: discounts.map(({ percent, ...discount }) => ({ ...discount, basisPoints: percent })),
  };
}

export const WireTerms = z.object({
  taxRates: z.array(z.object({ from: z.string(), percent: z.number() })),
  discounts: z.array(
    z.object({
      id: z.string(),
      offerId: z.string().optional(),
      percent: z.number(),
      from: z.string(),
      through: z.string().optional(),
      reason: z.string(),
    }),
  ),
  attributes: Attributes,
});

export function toWireTerms({ taxRates, discounts }: StoredTerms): z.infer<typeof WireTerms> {
  return {
    taxRates: taxRates.map(({ from, basisPoints }) => ({ from: startOf(from), percent: percentOf(basisPoints) })),
    discounts: discounts.map(({ basisPoints, from, through, ...discount }) => ({
      ...discount,
      percent: percentOf(basisPoints),
      from: startOf(from),
      ...(through ? { through: startOf(through) } : {}),
    })),
    attributes: { objectType: 'BillingTerms' },
  };
}

function percentOf(basisPoints: number): number {
  return Number(toDecimal(toMinor(basisPoints)));
}

export const CreditBody = z.object({
  invoiceId: InvoiceId,
  lineNumber: z.int().min(0).describe('Of the license-based line, counted from 0 in the order of the file.'),
  amount: PositiveAmount.optional().describe('Taxes included; absent: all that is left of the line.'),
  reason: line(REASON_MAX).min(1),
});

export const WireCredit = z.object({
  id: z.string(),
  invoiceId: z.string(),
  lineNumber: z.int(),
  amount: z.number().describe('Taxes included.'),
  tax: z.number(),
  createdOn: z.string(),
  reason: z.string(),
  currencyCode: z.string(),
  attributes: Attributes,
});

export function toWireCredit({ id, invoiceId, lineNumber, line: offset, createdOn, reason }: Credit): z.infer<typeof WireCredit> {
  return {
    id,
    invoiceId,
    lineNumber,
    amount: toJsonNumber(negate(totalOf(offset))),
    tax: toJsonNumber(negate(offset.tax)),
    createdOn: startOf(createdOn),
    reason,
    currencyCode: PROGRAMME.currency,
    attributes: { objectType: 'Credit' },
  };
}

export const NoteBody = z.object({
  invoiceId: InvoiceId,
  amount: PositiveAmount.optional().describe('Absent: the whole of what is left of the invoice, which makes it void.'),
  reason: line(REASON_MAX).min(1),
});

const name = line(REASON_MAX).default('');

export const OneTimeBody = z.object({
  dueOn: WireDay.optional().describe('By default the payment term of the account after today.'),
  reason: name,
  lineItems: z
    .array(
      z.object({
        customerId: Guid,
        orderId: name,
        productId: name,
        skuId: name,
        availabilityId: name,
        productName: line(REASON_MAX).min(1),
        skuName: name,
        publisherName: name,
        unitType: name,
        chargeType: z.enum(['New', 'Cancel']).default('New'),
        unitPrice: WireAmount.refine((price) => price >= 0, 'is 0 or more'),
        quantity: z.int().min(1).max(QUANTITY_MAX),
      }),
    )
    .min(1)
    .max(LINES_MAX),
});

export type OneTimeBody = z.infer<typeof OneTimeBody>;
