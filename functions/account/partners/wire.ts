import * as z from 'zod';
import { Attributes, Guid, wireEnum } from '../../contract/wire.ts';
import { SeekQuery } from '../../contract/paging.ts';
import { startOf } from '../../shared/calendar.ts';
import { billingDayOf, nextBillingDate } from '../core/account.ts';
import type { Account } from '../stored.ts';

const STATES = ['active', 'delinquent', 'suspended', 'terminated'] as const;

/** The words of the wire. The operator itself is in no list of partners. */
const MODELS = {
  direct: 'direct',
  indirectProvider: 'indirect_provider',
  indirectReseller: 'indirect_reseller',
  operator: undefined,
} as const;

export const PartnerPath = z.object({ partnerId: Guid });

export const PartnersQuery = SeekQuery.omit({ filter: true }).extend({
  state: wireEnum(STATES).describe('Only accounts in this state.'),
  mpnId: z
    .string()
    .regex(/^\d{1,10}$/, 'is a number')
    .optional()
    .describe('Only the partner with this MPN ID.'),
});

export const WirePartner = z.object({
  partnerId: z.string(),
  name: z.string(),
  domain: z.string(),
  mpnId: z.string(),
  model: z.enum(['direct', 'indirect_provider', 'indirect_reseller']).optional(),
  providerId: z.string().optional().describe('The indirect provider of an indirect reseller, which is billed for it.'),
  state: z.enum(STATES),
  isSandbox: z.boolean().describe('It has a clock of its own, by which its months are closed.'),
  billingDay: z.int().describe('The day of the month (R-BILL-02).'),
  workedThrough: z.string().describe('The last day whose jobs have all run.'),
  nextBillingDate: z.string().optional().describe('Of the close to come; absent where a provider is billed.'),
  attributes: Attributes,
});

export function toWirePartner(account: Account): z.infer<typeof WirePartner> {
  const billingDate = nextBillingDate(account);
  const { partnerId, name, domain, mpnId, model, providerId, state, sandbox, workedThrough } = account;
  return {
    partnerId,
    name,
    domain,
    mpnId,
    model: MODELS[model],
    providerId,
    state,
    isSandbox: sandbox !== undefined,
    billingDay: billingDayOf(account),
    workedThrough: startOf(workedThrough),
    ...(billingDate ? { nextBillingDate: startOf(billingDate) } : {}),
    attributes: { objectType: 'PartnerAccount' },
  };
}
