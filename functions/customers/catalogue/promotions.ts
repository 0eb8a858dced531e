import * as z from 'zod';
import { offerIdOf } from '../../catalog/core/offer.ts';
import { whyNoPromotion } from '../../catalog/promotions/eligibility.ts';
import { listOffers } from '../../catalog/queries.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { Attributes, collection, collectionOf, wireWord } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { findRelationship } from '../queries.ts';
import { CustomerPath } from '../wire.ts';

const ITEMS_MAX = 100;

const Item = z.object({
  id: z.int(),
  catalogItemId: z.string().trim().min(1).max(100),
  quantity: z.int().min(1),
  billingCycle: wireWord(['monthly', 'annual', 'none', 'one_time']),
  termDuration: z.string().toUpperCase().max(10),
});

const Eligibility = z.object({
  promotionId: z.string().optional(),
  isEligible: z.literal(false),
  errors: z.array(z.object({ type: z.string(), description: z.string() })),
});

const Eligibilities = Item.extend({ eligibilities: z.array(Eligibility), attributes: Attributes });

export const promotionEligibilityOperations: Operation[] = [
  operation({
    id: 'checkPromotions',
    summary: 'Ask which promotions what is to be bought for a customer would get, and why not',
    method: 'POST',
    path: 'v1/customers/{customerId}/promotionEligibilities',
    availability: 'worldwide_only',
    permission: 'catalog.view_offers',
    appOnly: true,
    whenAccountSuspended: 'allow',
    params: CustomerPath,
    body: z.object({
      items: z
        .array(Item.extend({ promotionId: z.string().max(100).optional() }))
        .min(1, 'needs at least one item')
        .max(ITEMS_MAX),
    }),
    answer: collectionOf(Eligibilities),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared }, { params, body }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      const sold = new Map((await listOffers(shared.catalog)).map((offer) => [offer.id, offer]));
      const attributes = { objectType: 'PromotionEligibilities' };
      const items = body.items.map(({ promotionId, ...item }): z.infer<typeof Eligibilities> => {
        const offer = sold.get(offerIdOf(item.catalogItemId));
        const error = whyNoPromotion(promotionId, offer?.isAvailableForPurchase ? offer : undefined);
        return {
          ...item,
          eligibilities: [{ promotionId, isEligible: false as const, errors: [error] }],
          attributes,
        };
      });
      return answered(collection(items));
    },
  }),
];
