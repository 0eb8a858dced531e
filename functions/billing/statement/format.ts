import type { Language } from '../../catalog/core/localized.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import type { CalendarDate } from '../../shared/calendar.ts';
import { toDecimal, type Minor } from '../../shared/money.ts';

export interface Formats {
  /** Without the currency: `1,234.50`. */
  readonly amount: (amount: Minor) => string;
  /** With the currency: `CNY 1,234.50`, in Chinese `¥1,234.50`. */
  readonly money: (amount: Minor) => string;
  readonly day: (day: CalendarDate) => string;
  readonly perMille: (share: number) => string;
}

/** How numbers, days and money are written in a language; amounts come from their decimal text, never through a float. */
export function formatsFor(language: Language): Formats {
  const { currency } = PROGRAMME;
  const currencyDisplay = language === 'zh-CN' ? 'symbol' : 'code'; // elsewhere ¥ could be yen
  const amount = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    amount: (minor) => amount.format(toDecimal(minor) as Intl.StringNumericLiteral),
    money: (minor) => money.format(toDecimal(minor) as Intl.StringNumericLiteral),
    day: (one) => day.format(Date.parse(`${one}T00:00:00Z`)),
    perMille: (thousandths) => share.format(thousandths / 1000),
  };
}
