import * as z from 'zod';
import { PROGRAMME } from '../../contract/programme.ts';
import { Attributes, etagOf, Guid, line, link, SelfLink, wireEnum } from '../../contract/wire.ts';
import type { Versioned } from '../../storage/port.ts';
import { CustomerPath, MpnId, WireOrder } from '../wire.ts';
import { groupsOf } from './core/cart.ts';
import type { AddOnLine, Cart, CartLine } from './stored.ts';

/** Root lines and add-ons together: what one commit holds with the orders and bases of all of them. */
export const CART_LINES_MAX = 30;

const CYCLES = ['monthly', 'annual', 'none', 'one_time'] as const;
const CYCLE_NUMBERS = { 1: 'monthly', 2: 'annual', 3: 'none', 4: 'one_time' } as const;

const Participant = z.object({
  key: wireEnum(['transaction_reseller', 'consumption_reseller', 'additional_transaction_reseller'], ['unknown']),
  value: MpnId,
});

const Context = z.record(z.string(), z.string());

const AddOnBody = z.object({
  id: z.coerce.number().int().min(0),
  catalogItemId: z.string().trim().min(1).max(100),
  quantity: z.int(),
  billingCycle: wireEnum(CYCLES, ['unknown'], CYCLE_NUMBERS),
  friendlyName: line(256).optional(),
  currencyCode: line(10).optional(),
  termDuration: z.preprocess((given) => (given === '' ? undefined : given), z.string().toUpperCase().max(10).optional()),
  participants: z.array(Participant).max(10).optional(),
  provisioningContext: Context.optional(),
  renewsTo: z.object({ termDuration: z.string().toUpperCase().max(10).optional() }).optional(),
});

const LineBody = AddOnBody.extend({ addonItems: z.array(AddOnBody).max(CART_LINES_MAX).optional() });

/** What the SDKs send beside the lines (ids, timestamps, errors) is this service's to say. */
export const CartBody = z.object({
  lineItems: z
    .array(LineBody)
    .min(1, 'needs at least one line item')
    .refine(
      (lines) => lines.reduce((sum, { addonItems = [] }) => sum + 1 + addonItems.length, 0) <= CART_LINES_MAX,
      `has at most ${CART_LINES_MAX} line items, add-ons included`,
    ),
});

type LineBody = z.infer<typeof LineBody>;

export function fromWireLine({ addonItems = [], ...root }: LineBody): CartLine {
  return { ...fromWireAddOn(root), addOns: addonItems.map(fromWireAddOn) };
}

function fromWireAddOn(given: z.infer<typeof AddOnBody>): AddOnLine {
  const { id, catalogItemId, quantity, billingCycle = 'monthly', friendlyName, termDuration } = given;
  const context = Object.entries(given.provisioningContext ?? {});
  const parent = Guid.safeParse(context.find(([key]) => key.toLowerCase() === 'parentsubscriptionid')?.[1]).data;
  const reseller = given.participants?.find(({ key }) => key === 'transaction_reseller')?.value;
  const isCurrency = (given.currencyCode || PROGRAMME.currency).toUpperCase() === PROGRAMME.currency;
  return {
    id,
    catalogItemId,
    quantity,
    billingCycle: billingCycle === 'monthly' || billingCycle === 'none' ? billingCycle : 'other',
    friendlyName: friendlyName || undefined,
    termDuration,
    renewsTo: given.renewsTo?.termDuration,
    partnerIdOnRecord: reseller || undefined,
    parentSubscriptionId: parent,
    ...(isCurrency ? {} : { error: { code: 10000, description: `Offers are sold in ${PROGRAMME.currency}.` } }),
  };
}

export const CartPath = CustomerPath.extend({ cartId: Guid });

const WireAddOn = z.object({
  id: z.int(),
  catalogItemId: z.string(),
  friendlyName: z.string().optional(),
  quantity: z.int(),
  currencyCode: z.string(),
  billingCycle: z.enum(['monthly', 'none', 'unknown']),
  termDuration: z.string().optional(),
  participants: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  provisioningContext: z.record(z.string(), z.string()).optional(),
  renewsTo: z.object({ termDuration: z.string() }).optional(),
  orderGroup: z.string().optional().describe('Lines of one value go into one order; a line with an error has none.'),
  error: z.object({ errorCode: z.int(), errorDescription: z.string() }).optional(),
});

export const WireCart = z.object({
  id: z.string(),
  creationTimestamp: z.string(),
  lastModifiedTimestamp: z.string(),
  expirationTimestamp: z.string(),
  lastModifiedUser: z.string(),
  status: z.enum(['Active', 'Ordered']),
  lineItems: z.array(WireAddOn.extend({ addonItems: z.array(WireAddOn).optional() })),
  links: SelfLink,
  attributes: Attributes,
});

export type WireCart = z.infer<typeof WireCart>;

function toWireLine(one: AddOnLine, orderGroup: string | undefined): z.infer<typeof WireAddOn> {
  const { id, catalogItemId, friendlyName, quantity, billingCycle, termDuration } = one;
  const { partnerIdOnRecord, parentSubscriptionId, renewsTo, error } = one;
  return {
    id,
    catalogItemId,
    friendlyName,
    quantity,
    currencyCode: PROGRAMME.currency,
    billingCycle: billingCycle === 'other' ? 'unknown' : billingCycle,
    termDuration,
    participants: partnerIdOnRecord ? [{ key: 'transaction_reseller', value: partnerIdOnRecord }] : undefined,
    provisioningContext: parentSubscriptionId ? { parentSubscriptionId } : undefined,
    renewsTo: renewsTo ? { termDuration: renewsTo } : undefined,
    orderGroup,
    error: error && { errorCode: error.code, errorDescription: error.description },
  };
}

export function toWireCart({ value: cart, version }: Pick<Versioned<Cart>, 'value' | 'version'>): WireCart {
  const groups = groupsOf(cart.lines);
  return {
    id: cart.id,
    creationTimestamp: cart.createdAt,
    lastModifiedTimestamp: cart.modifiedAt,
    expirationTimestamp: cart.expiresAt,
    lastModifiedUser: cart.modifiedBy,
    status: cart.isOrdered ? 'Ordered' : 'Active',
    lineItems: cart.lines.map((root) => {
      const group = groups.find(({ lines }) => lines.includes(root))?.name;
      const addOns = root.addOns.map((addOn) => toWireLine(addOn, addOn.error ? undefined : group));
      return { ...toWireLine(root, group), addonItems: addOns.length > 0 ? addOns : undefined };
    }),
    links: { self: link(`/customers/${cart.customerId}/carts/${cart.id}`) },
    attributes: { etag: etagOf(cart.id, version), objectType: 'Cart' },
  };
}

export const WireCheckout = z.object({
  orders: z.array(WireOrder),
  orderErrors: z
    .array(z.object({ orderGroupId: z.string(), code: z.int(), description: z.string(), attributes: Attributes }))
    .optional()
    .describe('Groups that could not be ordered; checking the cart out again tries them again.'),
  attributes: Attributes,
});

export type WireCheckout = z.infer<typeof WireCheckout>;
