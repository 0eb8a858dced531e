import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredInstant } from '../../storage/values.ts';

const LineError = z.object({ code: z.int(), description: z.string() });

const Line = z.object({
  id: z.int(),
  catalogItemId: z.string(),
  quantity: z.int(),
  billingCycle: z.enum(['monthly', 'none', 'other']),
  friendlyName: z.string().optional(),
  termDuration: z.string().optional(),
  renewsTo: z.string().optional(),
  partnerIdOnRecord: z.string().optional(),
  /** Of an add-on to a subscription that is there. */
  parentSubscriptionId: z.string().optional(),
  /** Why the line cannot be ordered; decided when the cart is created or changed. */
  error: LineError.optional(),
});

const CartLine = Line.extend({ addOns: z.array(Line) });

export type AddOnLine = z.infer<typeof Line>;
export type CartLine = z.infer<typeof CartLine>;

const Cart = z.object({
  id: z.string(),
  customerId: z.string(),
  createdAt: StoredInstant,
  modifiedAt: StoredInstant,
  /** The user, or the application on its own. */
  modifiedBy: z.string(),
  expiresAt: StoredInstant,
  lines: z.array(CartLine),
  /** By the key of its group, the orders that were placed. */
  orderIds: z.record(z.string(), z.string()),
  isOrdered: z.boolean(),
});

export type Cart = z.infer<typeof Cart>;

export const CART = defineKind<Cart>({
  name: 'cart',
  container: 'partners',
  schemaVersion: 1,
  schema: Cart,
  idOf: ({ id }) => id,
  indexes: { byCustomer: ({ customerId, createdAt }) => [customerId, createdAt] },
  // longer than a cart lives on any clock that moves by itself: what is over is told so for a while
  ttlSeconds: 30 * 24 * 3600,
});

export const CARTS_BY_CUSTOMER = indexOf(CART, 'byCustomer');
