import type { Language } from '../../catalog/core/localized.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import { addDays, type CalendarDate, type Period } from '../../shared/calendar.ts';
import { toDecimal, type Minor } from '../../shared/money.ts';

/** As many as the operator can give a rate. */
const DECIMALS_MAX = 10;

export interface Formats {
  /** Without the currency: `1,234.50`. */
  readonly amount: (amount: Minor) => string;
  /** With the currency: `CNY 1,234.50`, in Chinese `¥1,234.50`. */
  readonly money: (amount: Minor) => string;
  readonly day: (day: CalendarDate) => string;
  /** The first and the last day of a period, short. */
  readonly span: (days: Period) => string;
  /** Decimal text, with all its decimals. */
  readonly number: (decimal: string) => string;
  /** Decimal text in yuan, with two decimals or more. */
  readonly price: (decimal: string) => string;
  readonly perMille: (share: number) => string;
}

/** How numbers, days and money are written in a language; amounts come from their decimal text, never through a float. */
export function formatsFor(language: Language): Formats {
  const { currency } = PROGRAMME;
  const currencyDisplay = language === 'zh-CN' ? 'symbol' : 'code'; // elsewhere ¥ could be yen
  const amount = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const month = language === 'pt-BR' ? '2-digit' : 'short'; // in words it takes two lines of a column
  const shortDay = new Intl.DateTimeFormat(language, { year: 'numeric', month, day: 'numeric', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: DECIMALS_MAX });
  const price = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: DECIMALS_MAX });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    amount: (minor) => amount.format(toDecimal(minor) as Intl.StringNumericLiteral),
    money: (minor) => money.format(toDecimal(minor) as Intl.StringNumericLiteral),
    day: (one) => day.format(timeOf(one)),
    span: ({ start, end }) => plain(shortDay.formatRange(timeOf(start), timeOf(addDays(end, -1)))),
    number: (decimal) => number.format(decimal as Intl.StringNumericLiteral),
    price: (decimal) => price.format(decimal as Intl.StringNumericLiteral),
    perMille: (thousandths) => share.format(thousandths / 1000),
  };
}

function timeOf(day: CalendarDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The thin spaces around a dash, which the font of a statement lacks, as plain ones. */
function plain(text: string): string {
  return text.replaceAll('\u2009', ' ');
}
