import { PROGRAMME } from '../../contract/programme.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { toDecimal, type Minor } from '../../shared/money.ts';

export interface Formats {
  readonly money: (amount: Minor) => string;
  readonly day: (day: CalendarDate) => string;
  readonly perMille: (share: number) => string;
}

/** How numbers, days and money are written in a language; amounts come from their decimal text, never through a float. */
export function formatsFor(lang: string): Formats {
  const money = new Intl.NumberFormat(lang, { style: 'currency', currency: PROGRAMME.currency, currencyDisplay: 'code' });
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  return {
    money: (amount) => money.format(toDecimal(amount) as Intl.StringNumericLiteral),
    day: (one) => day.format(Date.parse(`${one}T00:00:00Z`)),
    perMille: (thousandths) => share.format(thousandths / 1000),
  };
}
