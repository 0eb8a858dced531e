import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { refuse } from '../../shared/outcome.ts';
import { offerIdOf } from '../core/offer.ts';
import { listOffers } from '../queries.ts';
import { CountryQuery } from '../wire.ts';
import { isServed } from './served.ts';
import { VIEWS } from './views.ts';

const MARKET = `?country=${PROGRAMME.market}`;

const ALL = {
  availability: 'worldwide_only',
  permission: 'catalog.view_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

const InventoryItem = z.object({
  productId: z.string(),
  skuId: z.string().optional(),
  isRestricted: z.boolean().describe('False: licenses do not run out.'),
  restrictions: z.array(z.never()),
});

const checkInventory = operation({
  ...ALL,
  id: 'checkInventory',
  summary: 'Ask whether products or SKUs can be bought; what the catalogue does not know is left out',
  method: 'POST',
  path: 'v1/extensions/product/checkInventory',
  query: CountryQuery,
  body: z.object({
    targetItems: z
      .array(z.object({ productId: z.string().max(50), skuId: z.string().max(50).optional() }))
      .min(1, 'needs at least one item')
      .max(500),
    inventoryContext: z.record(z.string(), z.string()).optional(),
  }),
  answer: z.array(InventoryItem),
  refuses: ['CountryNotServed'],
  handle: async ({ shared }, { query, body }) => {
    if (!isServed(query.country)) return refuse('CountryNotServed');
    const offers = await listOffers(shared.catalog);
    const items = body.targetItems.flatMap(({ productId, skuId }) =>
      offers
        .filter(({ id, product }) => product.id === offerIdOf(productId) && (!skuId || id === offerIdOf(skuId)))
        .map(({ id, product }) => ({ productId: product.id, skuId: id, isRestricted: false, restrictions: [] })),
    );
    return answered(items);
  },
});

/** The products of the market: every offer of licenses is a SKU of its product. */
export const productOperations: Operation[] = [
  ...VIEWS.map(({ verb, noun, path, isInChina, params, query, refuses, read, summary, answer }) =>
    operation({
      ...ALL,
      id: `${verb}${noun}`,
      summary,
      method: 'GET',
      path: `v1/${path}`,
      availability: isInChina && noun === 'Products' ? '21vianet' : 'worldwide_only',
      ...(params ? { params } : {}),
      query: query ? CountryQuery.extend(query.shape) : CountryQuery,
      answer,
      refuses: ['CountryNotServed', ...refuses],
      handle: async ({ shared, locale }, { params: where, query: asked }) => {
        if (!isServed(asked.country)) return refuse('CountryNotServed');
        const found = await read(shared.catalog, where ?? {}, asked, { base: '', query: MARKET, locale });
        return found.ok ? answered(found.value) : found;
      },
    }),
  ),
  checkInventory,
];
