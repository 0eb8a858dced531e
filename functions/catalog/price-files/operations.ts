import * as z from 'zod';
import { answered, operation, type Answer, type FileBody, type Operation } from '../../contract/operation.ts';
import { wireWord } from '../../contract/wire.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import type { Partition } from '../../storage/port.ts';
import { fxRatesCsv } from '../fx-rates/csv.ts';
import { FX_RATES } from '../fx-rates/stored.ts';
import { isServed } from '../products/served.ts';
import { listOffers, listPriceLists } from '../queries.ts';
import { priceSheetCsv } from './csv.ts';
import { chooseVersion, isOver, type Timeline } from './version.ts';

const SHEET = /^pricesheets\(market='([a-z]{2})', ?pricesheetview='(\w+)'\)$/i;
const RATES = /^fxrates(?:\((?:month='(\d{4}(?:0[1-9]|1[0-2]))')?\))?$/i;

const FilePath = z.object({
  file: z.string().refine((file) => SHEET.test(file) || RATES.test(file), {
    error: "Use pricesheets(Market='cn',PricesheetView='updatedlicensebased') or fxrates(Month='202701').",
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

/** The price list and the exchange rates as the Partner API gives them, beside the Partner Center API. */
export const priceFileOperations: Operation[] = [
  operation({
    id: 'getPriceFile',
    summary:
      'Download the price sheet of today, of the next price list or of a month that is over; or the exchange rates of a month',
    method: 'GET',
    path: 'v1.0/sales/{file}/$value',
    availability: 'worldwide_only',
    permission: 'pricing.view',
    appOnly: false,
    whenAccountSuspended: 'allow',
    api: 'partner',
    params: FilePath,
    query: SheetQuery,
    answer: 'application/octet-stream',
    refuses: ['CountryNotServed', 'NotFound', 'InvalidProperty'],
    handle: ({ shared, today }, { params: { file }, query }) => {
      const [, month = today.slice(0, 7).replace('-', '')] = RATES.exec(file) ?? [];
      if (RATES.test(file)) return fxRates(shared.catalog, month);
      const [, market = '', view = ''] = SHEET.exec(file) ?? [];
      return priceSheet(shared.catalog, { market, view, today, ...query });
    },
  }),
];

interface Sheet extends z.infer<typeof SheetQuery> {
  readonly market: string;
  readonly view: string;
  readonly today: CalendarDate;
}

async function priceSheet(
  catalog: Partition,
  { market, view, today, ...query }: Sheet,
): Promise<Outcome<Answer<FileBody>, 'CountryNotServed' | 'NotFound' | 'InvalidProperty'>> {
  if (!isServed(market)) return refuse('CountryNotServed');
  if (view.toLowerCase() !== 'updatedlicensebased')
    return refuse('NotFound', 'This market has the view updatedlicensebased only.');
  const wanted = timelineOf(query);
  if (!wanted || (wanted.timeline === 'history' && !isOver(wanted.month, today)))
    return refuse('InvalidProperty', 'month: with timeline=history, a month that is over, as YYYYMM.');
  const [published, offers] = await Promise.all([listPriceLists(catalog, today), listOffers(catalog)]);
  const choice = chooseVersion(published, wanted, today);
  if (!choice) return refuse('NotFound', 'There is no price list for that time.');
  return answered(download('pricesheet', priceSheetCsv({ ...choice, offers })));
}

/** @param month  `202701` */
async function fxRates(catalog: Partition, month: string): Promise<Outcome<Answer<FileBody>, 'NotFound'>> {
  const rates = await catalog.get(FX_RATES, `${month.slice(0, 4)}-${month.slice(4)}`);
  if (!rates) return refuse('NotFound', 'The exchange rates of that month are not published.');
  return answered(download('fxrates', fxRatesCsv(rates.value)));
}

function download(fileName: string, csv: string): FileBody {
  return { contentType: 'application/octet-stream', fileName, bytes: new TextEncoder().encode(csv) };
}

function timelineOf({ timeline, month }: z.infer<typeof SheetQuery>): Timeline | undefined {
  if (timeline !== 'history') return { timeline };
  return month === undefined ? undefined : { timeline, month };
}
