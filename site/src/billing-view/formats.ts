import { PROGRAMME } from '../../../functions/contract/programme.ts';
import type { CalendarDate } from '../../../functions/shared/calendar.ts';
import { toDecimal, type Minor } from '../../../functions/shared/money.ts';

/** Numbers, days and money as a language writes them; amounts go from decimal text to text. */
export function formatsOf(lang: string) {
  const money = new Intl.NumberFormat(lang, { style: 'currency', currency: PROGRAMME.currency, currencyDisplay: 'narrowSymbol' });
  const plain = new Intl.NumberFormat(lang, { minimumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const fullDay = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const whole = new Intl.NumberFormat(lang);
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  const at = (one: CalendarDate) => Date.parse(`${one}T00:00:00Z`);
  return {
    money: (amount: Minor) => withMinus(money.format(toDecimal(amount) as Intl.StringNumericLiteral)),
    plain: (amount: Minor) => withMinus(plain.format(toDecimal(amount) as Intl.StringNumericLiteral)),
    day: (one: CalendarDate) => day.format(at(one)).replace(' de ', ' '), // as a Brazilian table has it
    fullDay: (one: CalendarDate) => fullDay.format(at(one)).replace('年', '年\u200b'), // where a narrow heading may break
    whole: (number: number) => whole.format(number),
    perMille: (thousandths: number) => share.format(thousandths / 1000),
  };
}

/** Intl writes a hyphen, which is shorter than a digit and may end a line. */
function withMinus(number: string): string {
  return number.replace('-', '−');
}
