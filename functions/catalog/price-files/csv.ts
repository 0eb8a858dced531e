import { PROGRAMME } from '../../contract/programme.ts';
import { addDays, type CalendarDate } from '../../shared/calendar.ts';
import { toDecimal } from '../../shared/money.ts';
import type { Offer, OfferPrice, PriceListVersion } from '../stored.ts';

const COLUMNS = [
  'ProductTitle',
  'ProductId',
  'SkuId',
  'SkuTitle',
  'Publisher',
  'SkuDescription',
  'UnitOfMeasure',
  'TermDuration',
  'Market',
  'Currency',
  'UnitPrice',
  'PricingTierRangeMin',
  'PricingTierRangeMax',
  'EffectiveStartDate',
  'EffectiveEndDate',
  'MeterIds',
  'MeterType',
  'Tags',
] as const;

type Cells = Record<(typeof COLUMNS)[number], string>;

/** The last second there is, as the public API writes it. */
const OPEN_END = '11/30/9999 11:59:59 PM';

interface Sheet {
  readonly version: PriceListVersion;
  /** The first day of the version behind it; its prices end with the day before. */
  readonly nextFrom: CalendarDate | undefined;
  readonly offers: readonly Offer[];
}

/** A price list version as a price sheet: one row an offer, every value in quotes. */
export function priceSheetCsv({ version, nextFrom, offers }: Sheet): string {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const period = {
    EffectiveStartDate: `${sheetDate(version.effectiveFrom)} 12:00:00 AM`,
    EffectiveEndDate: nextFrom ? `${sheetDate(addDays(nextFrom, -1))} 11:59:59 PM` : OPEN_END,
  };
  const rows = Object.entries(version.prices).map(([id, price]): Cells => ({ ...cellsOf(id, price, byId.get(id)), ...period }));
  return [COLUMNS, ...rows.map((cells) => COLUMNS.map((column) => cells[column]))]
    .map((values) => `${values.map(quoted).join(',')}\r\n`)
    .join('');
}

/** @param offer  absent while it waits for the month from which on it is sold */
function cellsOf(id: string, { displayName, purchaseUnit, listPrice }: OfferPrice, offer: Offer | undefined) {
  return {
    ProductTitle: offer?.product.name ?? displayName,
    ProductId: offer?.product.id ?? '',
    SkuId: id,
    SkuTitle: displayName,
    Publisher: 'Microsoft',
    SkuDescription: offer?.description.en ?? '',
    UnitOfMeasure: purchaseUnit,
    TermDuration: offer ? `P${offer.term.count}${offer.term.unitOfMeasure.charAt(0)}` : '',
    Market: PROGRAMME.market,
    Currency: PROGRAMME.currency,
    UnitPrice: toDecimal(listPrice),
    // one price whatever the quantity, and nothing that is metered
    PricingTierRangeMin: '',
    PricingTierRangeMax: '',
    MeterIds: '',
    MeterType: '',
    Tags: '',
  };
}

/** `month/day/year`, as in the public API's files. */
function sheetDate(day: CalendarDate): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${month}/${dayOfMonth}/${year}`;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
