import * as z from 'zod';
import { PROGRAMME } from '../contract/programme.ts';
import { Attributes, etagOf, Guid, line, Link, link, wireEnum } from '../contract/wire.ts';
import { startOf } from '../shared/calendar.ts';
import type { Versioned } from '../storage/port.ts';
import { currentTerm, quantityOf } from './core/due.ts';
import { deletionDate } from './core/term.ts';
import type { Order, Subscription } from './stored.ts';

export const CustomerPath = z.object({ customerId: Guid });
export const OrderPath = CustomerPath.extend({ orderId: Guid });
export const SubscriptionPath = CustomerPath.extend({ subscriptionId: Guid });

/** What one commit holds, less the order, the bases of add-ons and the records of the edge. */
export const LINES_MAX = 90;

const NICKNAME_MAX = 256;
export const MpnId = z
  .string()
  .trim()
  .regex(/^\d{1,10}$/, 'must be the digits of an MPN ID')
  .transform((digits) => digits.replace(/^0+(?=\d)/, ''))
  .or(z.literal(''));

const WantedLine = z.object({
  lineItemNumber: z.int(),
  offerId: z.string().trim().min(1),
  quantity: z.int(),
  friendlyName: line(NICKNAME_MAX).optional(),
  parentSubscriptionId: Guid.or(z.literal('')).optional(),
  partnerIdOnRecord: MpnId.optional(),
});

export const WantedOrder = z.object({
  billingCycle: wireEnum(['monthly', 'annual', 'none', 'one_time'], ['unknown'], {
    1: 'monthly',
    2: 'annual',
    3: 'none',
    4: 'one_time',
  }),
  referenceCustomerId: Guid.or(z.literal('')).optional(),
  lineItems: z.array(WantedLine).min(1, 'needs at least one line item').max(LINES_MAX),
});

export type WantedOrder = z.infer<typeof WantedOrder>;

/** One address for three purposes: add-ons, another billing cycle, a cancellation. */
export const OrderPatch = WantedOrder.extend({
  status: wireEnum(['completed', 'pending', 'cancelled'], ['unknown']),
  lineItems: z
    .array(WantedLine.extend({ subscriptionId: Guid.or(z.literal('')).optional() }))
    .max(LINES_MAX)
    .default([]),
});

export type OrderPatch = z.infer<typeof OrderPatch>;

const STATUSES = ['active', 'suspended', 'deleted'] as const;

/** The whole resource may be sent back; what is not here is ignored. A quantity of 0 is what .NET sends for none. */
export const SubscriptionPatch = z.object({
  quantity: z.int().optional(),
  friendlyName: line(NICKNAME_MAX).optional(),
  status: wireEnum(STATUSES, ['none', 'unknown'], { 1: 'active', 2: 'suspended', 3: 'deleted' }),
  autoRenewEnabled: z.boolean().optional(),
  partnerId: MpnId.optional(),
  scheduledNextTermInstructions: z
    .object({ quantity: z.int().optional(), product: z.object({ skuId: z.string().optional() }).optional() })
    .optional()
    .describe('The seats from the renewal on; an empty object takes back what was scheduled.'),
  billingCycle: wireEnum(['monthly', 'annual', 'none', 'one_time'], ['unknown'], {
    1: 'monthly',
    2: 'annual',
    3: 'none',
    4: 'one_time',
  }),
});

export type SubscriptionPatch = z.infer<typeof SubscriptionPatch>;

const OrderLineItem = z.object({
  lineItemNumber: z.int(),
  offerId: z.string(),
  subscriptionId: z.string(),
  parentSubscriptionId: z.string().optional(),
  friendlyName: z.string(),
  quantity: z.int(),
  partnerIdOnRecord: z.string().optional(),
  links: z.object({ subscription: Link }),
});

export const WireOrder = z.object({
  id: z.string(),
  referenceCustomerId: z.string(),
  billingCycle: z.enum(['monthly', 'none']),
  lineItems: z.array(OrderLineItem),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  creationDate: z.string(),
  status: z.literal('completed'),
  links: z.object({ self: Link, patchOperation: Link }),
  attributes: Attributes,
});

export type WireOrder = z.infer<typeof WireOrder>;

/** Whether a query value names a billing cycle, in any case and with or without underscores. */
export function isBillingCycle(cycle: string, asked: string): boolean {
  return cycle === asked.replaceAll('_', '').toLowerCase();
}

export function toWireOrder({ value: order, version }: Pick<Versioned<Order>, 'value' | 'version'>): WireOrder {
  const self = `/customers/${order.customerId}/orders/${order.id}`;
  return {
    id: order.id,
    referenceCustomerId: order.customerId,
    billingCycle: order.billingCycle,
    lineItems: order.lines.map((one, lineItemNumber) => ({
      lineItemNumber,
      ...one,
      links: { subscription: link(`/customers/${order.customerId}/subscriptions/${one.subscriptionId}`) },
    })),
    currencyCode: PROGRAMME.currency,
    currencySymbol: PROGRAMME.currencySymbol,
    creationDate: order.createdAt,
    status: 'completed',
    links: { self: link(self), patchOperation: link(self, 'PATCH') },
    attributes: { etag: etagOf(order.id, version), objectType: 'Order' },
  };
}

export const WireSubscription = z.object({
  id: z.string(),
  offerId: z.string(),
  offerName: z.string(),
  friendlyName: z.string(),
  quantity: z.int(),
  unitType: z.string(),
  hasPurchasableAddons: z.boolean(),
  parentSubscriptionId: z.string().optional(),
  creationDate: z.string(),
  effectiveStartDate: z.string(),
  commitmentEndDate: z.string(),
  status: z.enum(STATUSES),
  autoRenewEnabled: z.boolean(),
  isTrial: z.boolean(),
  billingType: z.literal('license'),
  billingCycle: z.enum(['monthly', 'none']),
  actions: z.array(z.enum(['edit', 'cancel'])),
  isMicrosoftProduct: z.literal(true),
  partnerId: z.string(),
  scheduledNextTermInstructions: z
    .object({
      quantity: z.int(),
      product: z.object({ skuId: z.string(), billingCycle: z.string(), termDuration: z.string() }),
    })
    .optional()
    .describe('What is scheduled for the renewal.'),
  warnings: z
    .array(z.string())
    .optional()
    .describe('In the answer to a change: what it did beside what was asked, such as dropping a scheduled change.'),
  suspensionReasons: z.array(z.string()).optional(),
  dataDeletionDate: z
    .string()
    .optional()
    .describe('While suspended: the day its data is deleted unless it is reactivated before (R-SUS-05).'),
  contractType: z.literal('subscription'),
  orderId: z.string(),
  links: z.object({ offer: Link, parentSubscription: Link.optional(), self: Link }),
  attributes: Attributes,
});

export type WireSubscription = z.infer<typeof WireSubscription>;

export function toWireSubscription({ value, version }: Pick<Versioned<Subscription>, 'value' | 'version'>): WireSubscription {
  const at = (subscriptionId: string) => link(`/customers/${value.customerId}/subscriptions/${subscriptionId}`);
  const { suspendedOn, parentSubscriptionId } = value;
  return {
    id: value.id,
    offerId: value.offerId,
    offerName: value.offerName,
    friendlyName: value.friendlyName,
    quantity: quantityOf(value),
    unitType: value.unitType,
    hasPurchasableAddons: value.hasPurchasableAddOns,
    ...(parentSubscriptionId ? { parentSubscriptionId } : {}),
    creationDate: value.createdAt,
    effectiveStartDate: startOf(value.start),
    commitmentEndDate: startOf(value.ended?.on ?? currentTerm(value).end),
    status: value.status,
    autoRenewEnabled: value.autoRenew,
    isTrial: value.isTrial,
    billingType: 'license',
    billingCycle: value.isTrial ? 'none' : 'monthly',
    actions: value.status === 'deleted' ? [] : ['edit', 'cancel'],
    isMicrosoftProduct: true,
    partnerId: value.partnerIdOnRecord ?? '',
    ...(value.scheduled
      ? {
          scheduledNextTermInstructions: {
            quantity: value.scheduled.quantity,
            product: { skuId: value.offerId, billingCycle: 'monthly', termDuration: 'P1Y' },
          },
        }
      : {}),
    ...(suspendedOn && value.status === 'suspended'
      ? { suspensionReasons: ['PartnerRequest'], dataDeletionDate: startOf(deletionDate(suspendedOn)) }
      : {}),
    contractType: 'subscription',
    orderId: value.orderId,
    links: {
      offer: link(`/offers/${value.offerId}?country=${PROGRAMME.market}`),
      ...(parentSubscriptionId ? { parentSubscription: at(parentSubscriptionId) } : {}),
      self: at(value.id),
    },
    attributes: { etag: etagOf(value.id, version), objectType: 'Subscription' },
  };
}
