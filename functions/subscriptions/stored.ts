import * as z from 'zod';
import { defineKind, indexOf, padded } from '../storage/port.ts';
import { StoredDate, StoredInstant, StoredMinor } from '../storage/values.ts';
import { dueOn } from './core/due.ts';

const OrderLine = z.object({
  offerId: z.string(),
  subscriptionId: z.string(),
  parentSubscriptionId: z.string().optional(),
  friendlyName: z.string(),
  quantity: z.int(),
  partnerIdOnRecord: z.string().optional(),
});

const Order = z.object({
  id: z.string(),
  customerId: z.string(),
  billingCycle: z.enum(['monthly', 'none']),
  createdAt: StoredInstant,
  /** By line item number, which counts from 0. */
  lines: z.array(OrderLine),
});

export type Order = z.infer<typeof Order>;

export const ORDER = defineKind<Order>({
  name: 'order',
  container: 'partners',
  schemaVersion: 1,
  schema: Order,
  idOf: ({ id }) => id,
  indexes: { byCustomer: ({ customerId, createdAt }) => [customerId, createdAt] },
});

export const ORDERS_BY_CUSTOMER = indexOf(ORDER, 'byCustomer');

const Subscription = z.object({
  id: z.string(),
  customerId: z.string(),
  orderId: z.string(),
  lineItemNumber: z.int(),
  offerId: z.string(),
  offerName: z.string(),
  unitType: z.string(),
  /** The nickname; the offer name where none was given (R-SUB-09). */
  friendlyName: z.string(),
  isTrial: z.boolean(),
  hasPurchasableAddOns: z.boolean(),
  createdAt: StoredInstant,
  status: z.enum(['active', 'suspended', 'deleted']),
  autoRenew: z.boolean(),
  /** 0:00 of the day after the order (R-SUB-06). */
  start: StoredDate,
  /** In order, without a gap; the last is the current one. `end` is the first day after it. */
  terms: z.array(z.object({ start: StoredDate, end: StoredDate, unitPrice: StoredMinor, priceListVersion: z.string() })).min(1),
  /** In order, the first on the day of the order; at most one a day, beside one that came with the renewal of that day. */
  seatChanges: z.array(z.object({ on: StoredDate, quantity: z.int(), withRenewal: z.literal(true).optional() })).min(1),
  /** The seats it is to have from its renewal on. */
  scheduled: z.object({ quantity: z.int() }).optional(),
  suspendedOn: StoredDate.optional(),
  /** An add-on that was suspended because its base was comes back with it. */
  suspendedWithBase: z.boolean().optional(),
  ended: z.object({ on: StoredDate, by: z.enum(['cancellation', 'upgrade', 'deletion', 'termEnd']) }).optional(),
  parentSubscriptionId: z.string().optional(),
  /** On an add-on: the first billing date of its base (R-CALC-15). */
  baseFirstBillingDate: StoredDate.optional(),
  /** On the target of an upgrade: the first billing date of its source (R-CALC-23). */
  upgradedFrom: z
    .object({
      subscriptionId: z.string(),
      firstBillingDate: StoredDate,
      /** Whether the licenses of the users came with it. */
      withLicenses: z.literal(true).optional(),
    })
    .optional(),
  /** MPN ID of the reseller of record, where the partner is in the indirect model and named one. */
  partnerIdOnRecord: z.string().optional(),
  /** Who supports it, where that is not the partner itself. */
  supportContact: z.object({ partnerId: z.string(), mpnId: z.string(), name: z.string() }).optional(),
  /** The partner took the reseller of record off (R-MPN-06). */
  resellerRemoved: z.boolean().optional(),
  /** Nothing of it can be billed any more: closes pass it over. */
  settled: z.boolean().optional(),
});

export type Subscription = z.infer<typeof Subscription>;

/** Keys of lists never change while a close walks them, so that it meets each subscription once. */
const place = ({ customerId, createdAt, lineItemNumber }: Subscription) => [customerId, createdAt, padded(lineItemNumber)];

export const SUBSCRIPTION = defineKind<Subscription>({
  name: 'subscription',
  container: 'partners',
  schemaVersion: 1,
  schema: Subscription,
  idOf: ({ id }) => id,
  indexes: {
    byCustomer: place,
    billable: (subscription) => (subscription.settled || subscription.isTrial ? undefined : place(subscription)),
    byDueDay: (subscription) => {
      const day = dueOn(subscription);
      return day && [day];
    },
  },
});

export const SUBSCRIPTIONS_BY_CUSTOMER = indexOf(SUBSCRIPTION, 'byCustomer');
export const BILLABLE_SUBSCRIPTIONS = indexOf(SUBSCRIPTION, 'billable');
export const SUBSCRIPTIONS_BY_DUE_DAY = indexOf(SUBSCRIPTION, 'byDueDay');
