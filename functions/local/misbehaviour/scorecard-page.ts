import { FAULTS, FIGURES, type Figure } from './figures.ts';
import type { Score, Scorecard } from './scorecard.ts';

const STYLE = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui;max-width:52rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
td,th{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}
td.number{text-align:end;font-variant-numeric:tabular-nums}
.fault{font-weight:bold;color:light-dark(#a30000,#ff9d9d)}`;

/** The scorecard for people; a figure that is a fault, and is not zero, stands out. */
export function scorecardPage(partner: string, { scores }: Scorecard): string {
  const title = `How the client of ${partner} copes`;
  const body = scores.length > 0 ? scores.map(section).join('') : '<p>Nothing was switched on so far.</p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style><main><h1>${escaped(title)}</h1>${body}</main></html>`;
}

function section({ behaviour, isOn, settings, goodClient, figures }: Score): string {
  const given = Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`);
  const rows = Object.entries(figures).map(([figure, count]) => row(figure as Figure, count));
  return `<h2>${behaviour}</h2><p>${isOn ? 'On' : 'Off again'}: ${escaped(given.join(', '))}.</p>
<p>A good client: ${escaped(goodClient)}</p>
<table><thead><tr><th>Figure<th>Count<th>What it counts<tbody>${rows.join('')}</table>`;
}

function row(figure: Figure, count: number): string {
  const mark = FAULTS.has(figure) && count > 0 ? ' class="fault"' : '';
  return `<tr${mark}><th scope="row">${figure}<td class="number">${count}<td>${escaped(FIGURES[figure])}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
