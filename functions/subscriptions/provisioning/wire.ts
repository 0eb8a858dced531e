import * as z from 'zod';
import { Attributes, Link, type Link as WireLink } from '../../contract/wire.ts';
import type { Offer } from '../../catalog/stored.ts';
import { startOf } from '../../shared/calendar.ts';
import { currentTerm, quantityOf } from '../core/due.ts';
import type { Order, Subscription } from '../stored.ts';

export const WireProvisioning = z.object({
  skuId: z.string().describe('Of the product that the subscription brings.'),
  status: z.enum(['none', 'success']).describe('What is ordered here is there at once; none of a subscription that has ended.'),
  quantity: z.int(),
  endDate: z.string(),
  attributes: Attributes,
});

export function toWireProvisioning(subscription: Subscription, { product }: Offer): z.infer<typeof WireProvisioning> {
  const isThere = subscription.status !== 'deleted';
  return {
    skuId: product.id,
    status: isThere ? 'success' : 'none',
    quantity: isThere ? quantityOf(subscription) : 0,
    endDate: startOf(subscription.ended?.on ?? currentTerm(subscription).end),
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  };
}

const Quantity = z.object({ quantity: z.int(), status: z.enum(['Fulfilled', 'Unfulfilled']), attributes: Attributes });

export const WireLineProvisioning = z.object({
  lineItemNumber: z.int(),
  status: z.enum(['Fulfilled', 'Unfulfilled']).describe('Unfulfilled where the subscription was cancelled.'),
  quantityProvisioningInformation: z.array(Quantity),
  attributes: Attributes,
});

/** @param isThere  of a subscription: whether it has not ended */
export function toWireLineProvisioning(
  { lines }: Order,
  isThere: (subscriptionId: string) => boolean,
): z.infer<typeof WireLineProvisioning>[] {
  return lines.map(({ subscriptionId, quantity }, lineItemNumber) => {
    const status = isThere(subscriptionId) ? 'Fulfilled' : 'Unfulfilled';
    return {
      lineItemNumber,
      status,
      quantityProvisioningInformation: [{ quantity, status, attributes: { objectType: 'QuantityProvisioningStatus' } }],
      attributes: { objectType: 'OrderLineItemProvisioningStatus' },
    };
  });
}

export const WireActivationLink = z.object({ lineItemNumber: z.int(), link: Link });

export function toWireActivationLink(lineItemNumber: number, uri: string): { lineItemNumber: number; link: WireLink } {
  return { lineItemNumber, link: { uri, method: 'GET', headers: [] } };
}
