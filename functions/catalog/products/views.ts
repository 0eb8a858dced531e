import * as z from 'zod';
import { collection, collectionOf, wireEnum, wireWord } from '../../contract/wire.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Partition } from '../../storage/port.ts';
import { offerIdOf } from '../core/offer.ts';
import { listOffers } from '../queries.ts';
import type { Offer } from '../stored.ts';
import {
  availabilityIdOf,
  toWireAvailability,
  toWireProduct,
  toWireSku,
  WireAvailability,
  WireProduct,
  WireSku,
  type Shelf,
} from './wire.ts';

const TARGET_VIEWS = [
  'OnlineServices',
  'Azure',
  'AzureReservations',
  'AzureReservationsVM',
  'AzureReservationsSQL',
  'AzureReservationsCosmosDb',
  'MicrosoftAzure',
  'Software',
  'SoftwareSUSELinux',
  'SoftwarePerpetual',
  'SoftwareSubscriptions',
] as const;

const SEGMENTS = ['commercial', 'education', 'government', 'nonprofit'] as const;

const Segment = wireEnum(SEGMENTS).describe('Everything here is commercial.');

export const SegmentQuery = z.object({ targetSegment: Segment });

export const ProductsQuery = SegmentQuery.extend({
  targetView: wireWord(TARGET_VIEWS).describe('OnlineServices; the other views are empty in this programme.'),
});

const Name = z.string().max(50);

export const ProductPath = z.object({ productId: Name });
export const SkuPath = ProductPath.extend({ skuId: Name });
export const AvailabilityPath = SkuPath.extend({ availabilityId: Name });

type Path = Partial<z.infer<typeof AvailabilityPath>>;
type Query = { readonly country?: string; readonly targetView?: string | undefined; readonly targetSegment?: string | undefined };
type ViewError = 'NoSuchProduct' | 'NoSuchSku' | 'NoSuchAvailability';

/** One way of looking at the products: an operation of the market, and one of each customer. */
export interface View {
  /** In the ids of the two operations: `get` + `Customer` + `Sku`. */
  readonly verb: 'list' | 'get';
  readonly noun: string;
  readonly summary: string;
  /** Behind `v1/`, or behind a customer. */
  readonly path: string;
  readonly isInChina: boolean;
  readonly params: z.ZodObject | undefined;
  readonly query: typeof ProductsQuery | typeof SegmentQuery | undefined;
  readonly answer: z.ZodType;
  readonly refuses: readonly ViewError[];
  readonly read: (catalog: Partition, path: Path, query: Query, shelf: Shelf) => Promise<Outcome<unknown, ViewError>>;
}

/** What is sold of a product: its paid offer and its trial. */
async function offersOf(catalog: Partition, productId = ''): Promise<Outcome<Offer[], 'NoSuchProduct'>> {
  const offers = (await listOffers(catalog)).filter(({ product }) => product.id === offerIdOf(productId));
  return offers.length > 0 ? ok(offers) : refuse('NoSuchProduct');
}

async function skuOf(
  catalog: Partition,
  { productId, skuId = '' }: Path,
): Promise<Outcome<Offer, 'NoSuchProduct' | 'NoSuchSku'>> {
  const offers = await offersOf(catalog, productId);
  if (!offers.ok) return offers;
  const sku = offers.value.find(({ id }) => id === offerIdOf(skuId));
  return sku ? ok(sku) : refuse('NoSuchSku');
}

function isAsked({ targetSegment = 'commercial' }: Query): boolean {
  return targetSegment === 'commercial';
}

export const VIEWS: readonly View[] = [
  {
    verb: 'list',
    noun: 'Products',
    summary: 'List the products of a view of the catalogue',
    path: 'products',
    isInChina: true,
    params: undefined,
    query: ProductsQuery,
    answer: collectionOf(WireProduct),
    refuses: [],
    read: async (catalog, _path, query, shelf) => {
      const offers = query.targetView === 'OnlineServices' && isAsked(query) ? await listOffers(catalog) : [];
      const firsts = new Map(offers.filter(({ isTrial }) => !isTrial).map((offer) => [offer.product.id, offer]));
      return ok(collection([...firsts.values()].map((offer) => toWireProduct(offer, shelf))));
    },
  },
  {
    verb: 'get',
    noun: 'Product',
    summary: 'Get a product',
    path: 'products/{productId}',
    isInChina: false,
    params: ProductPath,
    query: undefined,
    answer: WireProduct,
    refuses: ['NoSuchProduct'],
    read: async (catalog, { productId }, _query, shelf) => {
      const offers = await offersOf(catalog, productId);
      const [first] = offers.ok ? offers.value : [];
      return first ? ok(toWireProduct(first, shelf)) : refuse('NoSuchProduct');
    },
  },
  {
    verb: 'list',
    noun: 'Skus',
    summary: 'List the SKUs of a product: its offer and its trial',
    path: 'products/{productId}/skus',
    isInChina: true,
    params: ProductPath,
    query: SegmentQuery,
    answer: collectionOf(WireSku),
    refuses: ['NoSuchProduct'],
    read: async (catalog, { productId }, query, shelf) => {
      const offers = await offersOf(catalog, productId);
      return offers.ok ? ok(collection((isAsked(query) ? offers.value : []).map((offer) => toWireSku(offer, shelf)))) : offers;
    },
  },
  {
    verb: 'get',
    noun: 'Sku',
    summary: 'Get a SKU',
    path: 'products/{productId}/skus/{skuId}',
    isInChina: false,
    params: SkuPath,
    query: undefined,
    answer: WireSku,
    refuses: ['NoSuchProduct', 'NoSuchSku'],
    read: async (catalog, path, _query, shelf) => {
      const sku = await skuOf(catalog, path);
      return sku.ok ? ok(toWireSku(sku.value, shelf)) : sku;
    },
  },
  {
    verb: 'list',
    noun: 'Availabilities',
    summary: 'List the availabilities of a SKU, with what an order names',
    path: 'products/{productId}/skus/{skuId}/availabilities',
    isInChina: true,
    params: SkuPath,
    query: SegmentQuery,
    answer: collectionOf(WireAvailability),
    refuses: ['NoSuchProduct', 'NoSuchSku'],
    read: async (catalog, path, query, shelf) => {
      const sku = await skuOf(catalog, path);
      return sku.ok ? ok(collection(isAsked(query) ? [toWireAvailability(sku.value, shelf)] : [])) : sku;
    },
  },
  {
    verb: 'get',
    noun: 'Availability',
    summary: 'Get an availability',
    path: 'products/{productId}/skus/{skuId}/availabilities/{availabilityId}',
    isInChina: false,
    params: AvailabilityPath,
    query: undefined,
    answer: WireAvailability,
    refuses: ['NoSuchProduct', 'NoSuchSku', 'NoSuchAvailability'],
    read: async (catalog, path, _query, shelf) => {
      const sku = await skuOf(catalog, path);
      if (!sku.ok) return sku;
      const isIt = availabilityIdOf(sku.value) === path.availabilityId?.toUpperCase();
      return isIt ? ok(toWireAvailability(sku.value, shelf)) : refuse('NoSuchAvailability');
    },
  },
];
