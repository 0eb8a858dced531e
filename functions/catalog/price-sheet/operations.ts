import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { wireWord } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { isServed } from '../products/operations.ts';
import { listOffers, listPriceLists } from '../queries.ts';
import { priceSheetCsv } from './csv.ts';
import { chooseVersion, isOver, type Timeline } from './version.ts';

const ADDRESS = /^pricesheets\(market='([a-z]{2})', ?pricesheetview='(\w+)'\)$/i;

const SheetPath = z.object({
  sheet: z
    .string()
    .regex(ADDRESS, "Use pricesheets(Market='cn',PricesheetView='updatedlicensebased').")
    .transform((sheet) => {
      const [, market = '', view = ''] = ADDRESS.exec(sheet) ?? [];
      return { market, view: view.toLowerCase() };
    }),
});

const SheetQuery = z.object({
  timeline: wireWord(['history', 'current', 'future']).default('current'),
  month: z
    .string()
    .regex(/^\d{4}(0[1-9]|1[0-2])$/, 'a month as YYYYMM')
    .optional()
    .describe('With history: a month that is over.'),
});

/** The price list as the Partner API gives it, beside the Partner Center API. */
export const priceSheetOperations: Operation[] = [
  operation({
    id: 'getPriceSheet',
    summary: 'Download the price sheet of the market: of today, of the next price list, or of a month that is over',
    method: 'GET',
    path: 'v1.0/sales/{sheet}/$value',
    availability: 'worldwide_only',
    permission: 'pricing.view',
    appOnly: false,
    whenAccountSuspended: 'allow',
    api: 'partner',
    params: SheetPath,
    query: SheetQuery,
    answer: 'application/octet-stream',
    refuses: ['CountryNotServed', 'NotFound', 'InvalidProperty'],
    handle: async ({ shared, today }, { params: { sheet }, query }) => {
      if (!isServed(sheet.market)) return refuse('CountryNotServed');
      if (sheet.view !== 'updatedlicensebased') return refuse('NotFound', 'This market has the view updatedlicensebased only.');
      const wanted = timelineOf(query);
      if (!wanted || (wanted.timeline === 'history' && !isOver(wanted.month, today)))
        return refuse('InvalidProperty', 'month: with timeline=history, a month that is over, as YYYYMM.');
      const [published, offers] = await Promise.all([listPriceLists(shared.catalog, today), listOffers(shared.catalog)]);
      const choice = chooseVersion(published, wanted, today);
      if (!choice) return refuse('NotFound', 'There is no price list for that time.');
      const bytes = new TextEncoder().encode(priceSheetCsv({ ...choice, offers }));
      return answered({ contentType: 'application/octet-stream', fileName: 'pricesheet', bytes });
    },
  }),
];

function timelineOf({ timeline, month }: z.infer<typeof SheetQuery>): Timeline | undefined {
  if (timeline !== 'history') return { timeline };
  return month === undefined ? undefined : { timeline, month };
}
