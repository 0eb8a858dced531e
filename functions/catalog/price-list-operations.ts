import type * as z from 'zod';
import { answered, operation, type FileBody } from '../contract/operation.ts';
import { collection, link } from '../contract/wire.ts';
import type { CalendarDate } from '../shared/calendar.ts';
import { ok, refuse } from '../shared/outcome.ts';
import { diffPriceList, publishPriceList as publish } from './commands.ts';
import { priceListCsv } from './price-list-csv.ts';
import * as queries from './queries.ts';
import { PRICE_LIST, type PriceListVersion } from './stored.ts';
import {
  PriceListCollection,
  PriceListDiffResource,
  PriceListPath,
  PriceListResource,
  PublishQuery,
  toWireDiff,
  toWirePriceList,
} from './wire.ts';

function fileOf(query: z.infer<typeof PublishQuery>, body: unknown, today: CalendarDate) {
  const { publishedOn = today } = query;
  // a notice that began in the past would be no notice
  if (publishedOn < today) return refuse('InvalidProperty', `publishedOn: today, ${today}, or later.`);
  return ok({ csv: body as string, publishedOn }); // a text/csv body arrives as text
}

export const publishPriceList = operation({
  id: 'publishPriceList',
  summary: 'Publish a price list',
  method: 'POST',
  path: 'v1/pricelists',
  availability: 'own',
  permission: 'operator.manage_price_lists',
  appOnly: true,
  whenAccountSuspended: 'allow',
  query: PublishQuery,
  body: 'text/csv',
  answer: PriceListResource,
  success: 201,
  refuses: ['InvalidProperty', 'PriceListMalformed', 'PriceNoticeTooShort', 'PriceListExists'],
  handle: async ({ shared, today }, { query, body }) => {
    const file = fileOf(query, body, today);
    if (!file.ok) return file;
    const version = await publish(shared.catalog, file.value);
    return version.ok ? answered(toWirePriceList(version.value)) : version;
  },
});

export const previewPriceList = operation({
  id: 'diffPriceList',
  summary: 'Ask what publishing a price list would change; nothing is written',
  method: 'POST',
  path: 'v1/pricelists/diff',
  availability: 'own',
  permission: 'operator.manage_price_lists',
  appOnly: true,
  whenAccountSuspended: 'allow',
  query: PublishQuery,
  body: 'text/csv',
  answer: PriceListDiffResource,
  refuses: ['InvalidProperty', 'PriceListMalformed', 'PriceNoticeTooShort', 'PriceListExists'],
  handle: async ({ shared, today }, { query, body }) => {
    const file = fileOf(query, body, today);
    if (!file.ok) return file;
    const planned = await diffPriceList(shared.catalog, file.value);
    return planned.ok ? answered(toWireDiff(planned.value.version.effectiveFrom, planned.value.diff)) : planned;
  },
});

export const listPriceLists = operation({
  id: 'listPriceLists',
  summary: 'List the published price lists',
  method: 'GET',
  path: 'v1/pricelists',
  availability: 'own',
  permission: 'pricing.view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  answer: PriceListCollection,
  refuses: [],
  handle: async ({ shared, today }) => {
    const versions = await queries.listPriceLists(shared.catalog, today);
    return answered(collection(versions.map(toWirePriceList), { self: link('/pricelists') }));
  },
});

export const getPriceList = operation({
  id: 'getPriceList',
  summary: 'Download a price list',
  method: 'GET',
  path: 'v1/pricelists/{effectiveFrom}',
  availability: 'own',
  permission: 'pricing.view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: PriceListPath,
  answer: 'text/csv',
  refuses: ['NotFound'],
  handle: async ({ shared, today }, { params }) => {
    const version = await queries.getPriceList(shared.catalog, params.effectiveFrom, today);
    if (!version) return refuse('NotFound', 'GET /v1/pricelists lists the price lists.');
    return answered(fileWith(version));
  },
});

function fileWith(version: PriceListVersion): FileBody {
  const bytes = new TextEncoder().encode(priceListCsv(version));
  return { contentType: 'text/csv; charset=utf-8', fileName: `price-list-${version.id}.csv`, bytes };
}

const OPERATOR = {
  method: 'GET',
  availability: 'own',
  permission: 'operator.manage_price_lists',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

export const listLoadedPriceLists = operation({
  ...OPERATOR,
  id: 'listLoadedPriceLists',
  summary: 'List all price lists, those too that no partner sees yet',
  path: 'v1/operator/pricelists',
  answer: PriceListCollection,
  refuses: [],
  handle: async ({ shared }) => {
    const versions = await queries.listAllPriceLists(shared.catalog);
    return answered(collection(versions.map(toWirePriceList), { self: link('/operator/pricelists') }));
  },
});

export const getLoadedPriceList = operation({
  ...OPERATOR,
  id: 'getLoadedPriceList',
  summary: 'Download a price list, though no partner sees it yet: to change it and load it as the next',
  path: 'v1/operator/pricelists/{effectiveFrom}',
  params: PriceListPath,
  answer: 'text/csv',
  refuses: ['NotFound'],
  handle: async ({ shared }, { params }) => {
    const version = await shared.catalog.get(PRICE_LIST, params.effectiveFrom);
    if (!version) return refuse('NotFound', 'GET /v1/operator/pricelists lists the price lists.');
    return answered(fileWith(version.value));
  },
});
