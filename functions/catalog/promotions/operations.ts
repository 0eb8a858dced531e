import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf, wireWord } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { CountryQuery } from '../wire.ts';
import { isServed } from '../products/served.ts';

const PROMOTIONS = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

/** The price list is the price (R-OFR-02): no promotion takes anything off it. */
export const promotionOperations: Operation[] = [
  operation({
    ...PROMOTIONS,
    id: 'listPromotions',
    summary: 'List the promotions of a market; this programme has none beside its price list',
    path: 'v1/productpromotions',
    query: CountryQuery.extend({ segment: wireWord(['commercial']) }),
    answer: collectionOf(z.never()),
    refuses: ['CountryNotServed'],
    handle: async (_, { query }) => (isServed(query.country) ? answered(collection([])) : refuse('CountryNotServed')),
  }),
  operation({
    ...PROMOTIONS,
    id: 'getPromotion',
    summary: 'Read a promotion; this programme has none beside its price list',
    path: 'v1/productpromotions/{promotionId}',
    params: z.object({ promotionId: z.string() }),
    query: CountryQuery,
    answer: 'none',
    always: 'NoSuchPromotion',
    refuses: ['CountryNotServed', 'NoSuchPromotion'],
    handle: async (_, { query }) => refuse(isServed(query.country) ? 'NoSuchPromotion' : 'CountryNotServed'),
  }),
];
