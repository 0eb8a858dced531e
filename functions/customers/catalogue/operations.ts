import { VIEWS } from '../../catalog/products/views.ts';
import { OFFER_CATEGORIES } from '../../catalog/core/category.ts';
import { listOffers } from '../../catalog/queries.ts';
import { OfferCategoryCollection, OfferCollection, toWireOffer, toWireOfferCategory } from '../../catalog/wire.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { offsetCollection, OffsetQuery } from '../../contract/paging.ts';
import { collection } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { findRelationship } from '../queries.ts';
import { CustomerPath } from '../wire.ts';
import { promotionEligibilityOperations } from './promotions.ts';

const ALL = { method: 'GET', permission: 'catalog.view_offers', appOnly: true, whenAccountSuspended: 'allow' } as const;

/** What may be sold to one customer: all of the market, for every customer here is a company of it. */
export const customerCatalogueOperations: Operation[] = [
  operation({
    ...ALL,
    id: 'listCustomerOffers',
    summary: 'List the offers that may be sold to a customer',
    path: 'v1/customers/{customerId}/offers',
    availability: 'worldwide_only',
    params: CustomerPath,
    query: OffsetQuery,
    answer: OfferCollection,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared, locale }, { params, query }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      const offers = await listOffers(shared.catalog);
      const { size, offset = 0 } = query;
      const items = offers.slice(offset, size ? offset + size : undefined).map((offer) => toWireOffer(offer, locale));
      const isMore = size ? offers.length > offset + size : false;
      return answered(offsetCollection(`/customers/${params.customerId}/offers`, query, items, isMore));
    },
  }),
  operation({
    ...ALL,
    id: 'listCustomerOfferCategories',
    summary: 'List the offer categories that are open to a customer',
    path: 'v1/customers/{customerId}/offercategories',
    availability: 'worldwide_only',
    params: CustomerPath,
    answer: OfferCategoryCollection,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, locale }, { params }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      return answered(collection(OFFER_CATEGORIES.map((category) => toWireOfferCategory(category, locale))));
    },
  }),
  ...VIEWS.map(({ verb, noun, summary, path, isInChina, params, query, answer, refuses, read }) =>
    operation({
      ...ALL,
      id: `${verb}Customer${noun}`,
      summary: `${summary}, as a customer sees it`,
      path: `v1/customers/{customerId}/${path}`,
      availability: isInChina ? '21vianet' : 'worldwide_only',
      params: params ? CustomerPath.extend(params.shape) : CustomerPath,
      ...(query ? { query } : {}),
      answer,
      refuses: ['NoSuchTenant', ...refuses],
      handle: async ({ partition, shared, locale }, { params: where, query: asked }) => {
        const { customerId } = CustomerPath.parse(where);
        if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
        const shelf = { base: `/customers/${customerId}`, query: '', locale };
        const found = await read(shared.catalog, where, asked ?? {}, shelf);
        return found.ok ? answered(found.value) : found;
      },
    }),
  ),
  ...promotionEligibilityOperations,
];
