import type { LineItem } from '../../../functions/billing/core/subscription-lines.ts';
import { CHARGE_TYPES } from '../../../functions/contract/charge-types.ts';
import { addDays, daysIn, type Period } from '../../../functions/shared/calendar.ts';
import { sum } from '../../../functions/shared/money.ts';
import type { PageTexts } from '../i18n/texts.ts';
import { arithmeticOf } from './arithmetic.ts';
import { formatsOf } from './formats.ts';

export type ViewTexts = Pick<PageTexts, 'lang' | 'chargeTypes' | 'words'>;

/** The lines of a bill as the HTML of a table, with what they add up to. */
export function linesTable(lines: readonly LineItem[], { lang, chargeTypes, words }: ViewTexts): string {
  if (lines.length === 0) return `<p><strong>${words.noLines}</strong></p>`;
  const { money, day, whole } = formatsOf(lang);
  const isTranslated = !lang.startsWith('en');
  const head = [
    `<th scope="col">${words.chargeType}</th><th scope="col">${words.firstDay}</th><th scope="col">${words.lastDay}</th>`,
    ...[words.days, words.seats, words.unitPrice, words.amount].map((word) => `<th scope="col" class="number">${word}</th>`),
  ];
  const rows = lines.map((line) => {
    const label = isTranslated ? `<br><small>${chargeTypes[line.chargeType]}</small>` : '';
    const figures = [
      whole(daysIn({ start: line.chargeStart, end: line.chargeEnd })),
      whole(line.quantity),
      money(line.unitPrice),
    ].map((figure) => `<td class="number">${figure}</td>`);
    return (
      `<tr><td><span lang="en">${CHARGE_TYPES[line.chargeType].inFile}</span>${label}</td>` +
      `<td class="day">${day(line.chargeStart)}</td><td class="day">${day(addDays(line.chargeEnd, -1))}</td>${figures.join('')}` +
      `<td class="number${line.amount < 0 ? ' credit' : ''}">${money(line.amount)}</td></tr>`
    );
  });
  const total = money(sum(lines.map(({ amount }) => amount)));
  return (
    `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody>` +
    `<tfoot><tr><th scope="row" colspan="6">${words.total}</th><td class="number">${total}</td></tr></tfoot></table>`
  );
}

/** How each amount comes about, as the HTML of a list. */
export function arithmeticList(lines: readonly LineItem[], past: Period, { lang, words }: ViewTexts): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `<li>${arithmeticOf(line, past, lang)}</li>`).join('');
  return `<details class="arithmetic" open><summary>${words.arithmetic}</summary><ul>${items}</ul></details>`;
}
