import { licenseColumns, type Row } from '../../../functions/billing/core/reconciliation.ts';
import { NO_TERMS, withTerms } from '../../../functions/billing/core/terms.ts';
import type { BilledSubscription } from '../../../functions/billing/core/lifetime.ts';
import type { Close, LineItem } from '../../../functions/billing/core/subscription-lines.ts';

/** Somebody to bill: the file names a partner, a customer and an offer on every row. */
export const SAMPLE_FACTS: Omit<Row['facts'], 'start'> = {
  customerId: '22222222-0000-4000-8000-000000000001',
  customerName: 'Test Customer A',
  domain: 'customer-a.partner.onmschina.cn',
  orderId: '33333333-0000-4000-8000-000000000001',
  subscriptionId: '44444444-0000-4000-8000-000000000001',
  offerId: '539BC950-FC1A-4092-AAC3-07276F67594E',
  offerName: 'Office 365 Enterprise E1',
  name: 'Office 365 Enterprise E1',
};

const SAMPLE: Omit<Row, 'line' | 'facts'> = {
  partner: { partnerId: '11111111-0000-4000-8000-000000000001', mpnId: 4390934 },
  numbers: { order: '566890604832738111', subscription: 'AAAAAAAAAAAAAAIA', offer: 'FE616D64-E9A8-40EF-843F-152E9BBEF3D1' },
};

/** The license-based file for these lines, header first: its columns, its dates, its decimals. */
export function fileRows(lines: readonly LineItem[], { start }: BilledSubscription, close: Close): string[][] {
  const columns = licenseColumns(false);
  const facts = { ...SAMPLE_FACTS, start };
  const billed = withTerms(lines, NO_TERMS, facts.offerId, close);
  return [
    columns.map(({ name }) => name),
    ...billed.map((line) => columns.map(({ inFile }) => inFile({ ...SAMPLE, facts, line }))),
  ];
}

/** The same as the HTML of a table. */
export function fileTable(lines: readonly LineItem[], subscription: BilledSubscription, close: Close): string {
  const [header = [], ...rows] = fileRows(lines, subscription, close);
  const head = header.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
