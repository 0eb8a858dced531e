import { expect, test } from 'vitest';
import { closeMonth } from '../../../functions/billing/close.ts';
import { INVOICE, type Invoice } from '../../../functions/billing/stored.ts';
import { USAGE_COLUMNS } from '../../../functions/billing/usage/core/reconciliation.ts';
import { usageOperations } from '../../../functions/billing/usage/operations.ts';
import { usageLineItems, type UsageItemType } from '../../../functions/billing/usage/queries.ts';
import { listUnbilledUsage } from '../../../functions/billing/usage/unbilled-items.ts';
import { WireUsageLineItem } from '../../../functions/billing/usage/wire.ts';
import { date } from '../../../functions/shared/calendar.ts';
import RULES from '../../rules/rules.json' with { type: 'json' };
import { METER, usage, usagePlace, type UsagePlace } from './place.ts';

const CUT = '2018-07-15';
const DAILY_ONLY = [
  'customerBillableAccount',
  'usageDate',
  'meteredRegion',
  'meteredService',
  'meteredServiceType',
  'project',
  'serviceInfo',
];

/** 100 meters of 45 records each: three pages. */
function records(): object[] {
  return Array.from({ length: 4500 }, (_, index) => {
    const meter = Math.floor(index / 45);
    const resourceGuid = `da41bc5f-c52d-4464-8a8d-${String(meter).padStart(12, '0')}`;
    const day = String(1 + (index % 9)).padStart(2, '0');
    return usage(`u${index}`, {
      resourceGuid,
      usageDate: `2018-07-${day}`,
      consumedQuantity: `${index}.0625`,
      project: `p${index}`,
    });
  });
}

/** The whole close, and the invoice it makes. */
async function bill(place: UsagePlace): Promise<Invoice> {
  const { account, invoiceId } = place.closingOf(CUT);
  expect(await closeMonth(place.workplace, account, date(CUT))).toBe('closed');
  const invoice = await place.partition.get(INVOICE, invoiceId);
  if (!invoice) throw new Error('there is an invoice');
  return invoice.value;
}

async function billedPlace(partner: 'direct' | 'provider' = 'direct'): Promise<{ place: UsagePlace; invoice: Invoice }> {
  const place = await usagePlace(partner);
  const all = records();
  for (let from = 0; from < all.length; from += 1500) await place.record(all.slice(from, from + 1500));
  return { place, invoice: await bill(place) };
}

test('R-REC-06, X-17: the columns carry the names of the rules, in the file and in the API', () => {
  expect(USAGE_COLUMNS.map(({ name, field }) => ({ column: name, api_field: field }))).toEqual(
    RULES.reconciliation.usage_based.columns.map(({ column, api_field }) => ({ column, api_field })),
  );
});

test('R-REC-12: only the daily rows have what a day has; what is charged stands on the billing rows only', () => {
  expect(USAGE_COLUMNS.filter(({ inBilling }) => !inBilling).map(({ field }) => field)).toEqual(DAILY_ONLY);
  expect(USAGE_COLUMNS.filter(({ inDaily }) => !inDaily).map(({ field }) => field)).toEqual([
    'sku',
    'detailLineItemId',
    'includedQuantity',
    'overageQuantity',
    'listPrice',
    'pretaxCharges',
    'taxAmount',
    'postTaxTotal',
    'currency',
    'pretaxEffectiveRate',
    'postTaxEffectiveRate',
    'chargeType',
  ]);
});

/** Both spell a value in their own way: a date, a number. */
function fromFile(text: string): string | number {
  const when = /^(\d+)\/(\d+)\/(\d{4}) (\d+):(\d\d)$/.exec(text);
  if (when) {
    const [, month = '', day = '', year = '', hour = '', minute = ''] = when;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:00Z`;
  }
  return text;
}

test('R-REC-12: the line items say what the file says, row by row', async () => {
  const { place, invoice } = await billedPlace('provider');
  const { items, more } = await usageLineItems(await place.scope(), invoice, {
    invoiceLineItemType: 'billingLineItems',
    offset: 0,
    size: 2000,
  });
  expect(more).toBe(false);
  const rows = await place.rowsOf(CUT);
  expect(rows).toHaveLength(100);
  for (const [index, row] of rows.entries()) {
    const item = items[index] as Record<string, unknown> | undefined;
    for (const { name, field, inBilling } of USAGE_COLUMNS) {
      const inFile = row[name] ?? 'no column';
      const value = item?.[field];
      if (!inBilling) expect([inFile, value]).toEqual(['', undefined]);
      else expect(typeof value === 'number' ? Number(inFile) : fromFile(inFile), field).toBe(value);
    }
    expect(item).toMatchObject({
      invoiceLineItemType: 'billing_line_items',
      billingProvider: 'azure',
      attributes: { objectType: 'UsageBasedLineItem' },
    });
  }
});

test('R-REC-12: the daily rows are the records that were sent, and add up to the billing rows', async () => {
  const { place, invoice } = await billedPlace();
  const scope = await place.scope();
  const all = async (invoiceLineItemType: UsageItemType) => {
    const items: WireUsageLineItem[] = [];
    for (let offset = 0, more = true; more; offset += 2000) {
      const page = await usageLineItems(scope, invoice, { invoiceLineItemType, offset, size: 2000 });
      items.push(...page.items);
      more = page.more;
    }
    return items as unknown as Record<string, number | string>[];
  };
  const daily = await all('usageLineItems');
  expect(daily.map((item) => String(item['project'])).toSorted()).toEqual(
    records()
      .map((_, index) => `p${index}`)
      .toSorted(),
  );
  const consumed = new Map<unknown, number>();
  for (const item of daily)
    consumed.set(item['resourceGuid'], (consumed.get(item['resourceGuid']) ?? 0) + Number(item['consumedQuantity']));
  const billing = await all('billingLineItems');
  expect(billing.map((item) => [item['resourceGuid'], item['consumedQuantity']])).toEqual([...consumed]); // sixteenths: exact in floating point
  expect(daily[0]).toEqual({
    partnerId: place.account.partnerId,
    partnerName: 'Partner direct',
    partnerBillableAccountId: expect.stringMatching(/^\d{18}$/),
    customerCompanyName: 'Customer 1',
    mpnId: 5_000_001,
    invoiceNumber: invoice.id,
    chargeStartDate: '2018-06-15T00:00:00Z',
    chargeEndDate: '2018-07-14T23:59:00Z',
    subscriptionId: expect.any(String),
    subscriptionName: 'Exchange Online Kiosk',
    subscriptionDescription: 'Exchange Online Kiosk',
    orderId: expect.stringMatching(/^\d{18}$/),
    serviceName: 'VIRTUAL MACHINES',
    serviceType: '',
    resourceGuid: 'da41bc5f-c52d-4464-8a8d-000000000000',
    resourceName: 'Compute Hours',
    region: '',
    consumedQuantity: 0.0625,
    customerBillableAccount: expect.stringMatching(/^\d{18}$/),
    usageDate: '2018-07-01T00:00:00Z',
    meteredRegion: '',
    meteredService: '',
    meteredServiceType: '',
    project: 'p0',
    serviceInfo: '',
    customerId: '33333333-0000-4000-8000-000000000001',
    domainName: 'customer1.partner.onmschina.cn',
    invoiceLineItemType: 'usage_line_items',
    billingProvider: 'azure',
    attributes: { objectType: 'DailyUsageLineItem' },
  });
});

test('every page of every size holds the items that follow the one before', async () => {
  const { place, invoice } = await billedPlace();
  const scope = await place.scope();
  for (const invoiceLineItemType of ['billingLineItems', 'usageLineItems'] as const) {
    const whole = (await usageLineItems(scope, invoice, { invoiceLineItemType, offset: 0, size: 9999 })).items;
    expect(whole).toHaveLength(invoiceLineItemType === 'billingLineItems' ? 100 : 4500);
    for (const [offset, size] of [
      [0, 1],
      [44, 3],
      [45, 45],
      [99, 2],
      [2024, 3],
      [2025, 1],
      [4499, 5],
      [4500, 5],
    ] as const) {
      const page = await usageLineItems(scope, invoice, { invoiceLineItemType, offset, size });
      expect(page, `${invoiceLineItemType} ${offset}`).toEqual({
        items: whole.slice(offset, offset + size),
        more: offset + size < whole.length,
      });
    }
  }
});

test('a late record keeps its day in its daily row too (R-REC-07)', async () => {
  const place = await usagePlace();
  await place.record([usage('a', { usageDate: '2018-06-14' })]);
  const invoice = await bill(place);
  const { items } = await usageLineItems(await place.scope(), invoice, {
    invoiceLineItemType: 'usageLineItems',
    offset: 0,
    size: 10,
  });
  expect(items).toMatchObject([
    { chargeStartDate: '2018-06-14T00:00:00Z', chargeEndDate: '2018-06-14T23:59:00Z', usageDate: '2018-06-14T00:00:00Z' },
  ]);
});

test('the file of an invoice is downloaded as it was written, with a byte order mark where one is wanted', async () => {
  const { place, invoice } = await billedPlace();
  const text = await place.fileOf(CUT);
  const plain = await place.download(`/v1/invoices/${invoice.id}/reconciliation/usage`);
  expect(plain.bytes.toString()).toBe(text);
  expect(plain.headers).toMatchObject({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename=Reconciliation_${invoice.id}_usage.csv`,
  });
  const forExcel = await place.download(`/v1/invoices/Recurring-${invoice.id.toLowerCase()}/reconciliation/usage?bom=true`);
  expect(forExcel.bytes).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain.bytes]));
  expect((await place.download(`/v1/invoices/${invoice.id}/reconciliation/usage?bom=false`)).bytes).toEqual(plain.bytes);
  expect((await place.download(`/v1/invoices/${invoice.id}/reconciliation/usage?bom=maybe`)).status).toBe(400);
  expect((await place.download('/v1/invoices/D1/reconciliation/usage')).status).toBe(404);
});

test('R-REC-11: the file of an invoice without usage is its header', async () => {
  const place = await usagePlace();
  const invoice = await bill(place);
  expect(await place.fileOf(CUT)).toBe('none');
  const names = USAGE_COLUMNS.map(({ name }) => name).filter((name) => name !== 'ResellerMPNID');
  const { bytes } = await place.download(`/v1/invoices/${invoice.id}/reconciliation/usage`);
  expect(bytes.toString()).toBe(`${names.join(',')}\r\n`);
  const forExcel = await place.download(`/v1/invoices/${invoice.id}/reconciliation/usage?bom=true`);
  expect(forExcel.bytes.toString()).toBe(`\uFEFF${names.join(',')}\r\n`);
});

test('a file that is lost is not taken for an empty one', async () => {
  const { place, invoice } = await billedPlace();
  const scope = { ...(await place.scope()), blobs: { ...place.ports.blobs, read: async () => undefined } };
  const download = usageOperations.find(({ id }) => id === 'getUsageReconciliationFile');
  await expect(download?.handle(scope, { params: { invoiceId: invoice.id }, query: {}, body: {} })).rejects.toThrow('broken');
});

test('what is not billed yet is the file that the next invoice will have, without its number', async () => {
  const place = await usagePlace();
  await place.record(records().slice(0, 1500));
  const unbilled = (await place.download('/v1/invoices/unbilled/reconciliation/usage')).bytes.toString();
  await place.close(CUT);
  const file = await place.fileOf(CUT);
  expect(file).toContain(place.closingOf(CUT).invoiceId);
  expect(unbilled).toBe(file.replaceAll(place.closingOf(CUT).invoiceId, ''));

  const [header] = file.split('\r\n');
  const after = await place.download('/v1/invoices/unbilled/reconciliation/usage?bom=true');
  expect(after.bytes.toString()).toBe(`\uFEFF${header}\r\n`);
});

test('what waits for two billing dates is unbilled in two cycles', async () => {
  const place = await usagePlace();
  await place.record([usage('a', { usageDate: '2018-07-01' })]);
  place.setDay('2018-07-16'); // the close of the 15th has not run yet
  await place.record([usage('b', { usageDate: '2018-07-15' }), usage('c', { usageDate: '2018-07-02' })]);
  const scope = await place.scope();
  const listed = await listUnbilledUsage(scope, { path: '/x?y', invoiceLineItemType: 'billingLineItems', size: 10 });
  expect(listed.ok && listed.value.body.items).toMatchObject([
    { chargeStartDate: '2018-06-15T00:00:00Z', chargeEndDate: '2018-07-14T23:59:00Z', invoiceNumber: '' },
    { chargeStartDate: '2018-07-02T00:00:00Z', chargeEndDate: '2018-07-02T23:59:00Z' },
    { chargeStartDate: '2018-07-15T00:00:00Z', chargeEndDate: '2018-08-14T23:59:00Z' },
  ]);
  await place.close(CUT);
  const left = await listUnbilledUsage(scope, { path: '/x?y', invoiceLineItemType: 'usageLineItems', size: 10 });
  expect(left.ok && left.value.body.items).toMatchObject([
    { chargeStartDate: '2018-07-02T00:00:00Z', usageDate: '2018-07-02T00:00:00Z' },
    { chargeStartDate: '2018-07-15T00:00:00Z', usageDate: '2018-07-15T00:00:00Z' },
  ]);
});

test('unbilled line items come page by page, each naming the next', async () => {
  const place = await usagePlace();
  await place.record(records().slice(0, 450));
  const scope = await place.scope();
  for (const [invoiceLineItemType, count] of [
    ['billingLineItems', 10],
    ['usageLineItems', 450],
  ] as const) {
    const path = '/invoices/unbilled/lineitems?provider=azure';
    const wanted = { path, invoiceLineItemType };
    const whole = await listUnbilledUsage(scope, { ...wanted, size: 2000 });
    if (!whole.ok) throw new Error('it is listed');
    expect(whole.value.body).toMatchObject({ totalCount: count, links: { self: { uri: path } } });
    expect(whole.value.body.continuationToken).toBeUndefined();

    const items: WireUsageLineItem[] = [];
    const size = count / 5;
    let continuationToken: string | undefined;
    for (let page = 1; page <= 5; page += 1) {
      const next = await listUnbilledUsage(scope, { ...wanted, size, continuationToken });
      if (!next.ok) throw new Error('it is listed');
      items.push(...next.value.body.items);
      continuationToken = next.value.body.continuationToken;
      const headers = [{ key: 'MS-ContinuationToken', value: continuationToken }];
      const link = page < 5 ? { uri: `${path}&seekOperation=Next`, method: 'GET', headers } : undefined;
      expect(next.value.body.links?.next).toEqual(link);
    }
    expect(continuationToken).toBeUndefined();
    expect(items).toEqual(whole.value.body.items);
  }
  for (const continuationToken of ['', 'not one of ours', btoa('fence')])
    expect(
      await listUnbilledUsage(scope, { path: '/x?y', invoiceLineItemType: 'usageLineItems', size: 1, continuationToken }),
    ).toEqual({
      ok: false,
      error: 'InvalidContinuationToken',
    });
});

test('a token does not lead back to what is billed', async () => {
  const { place } = await billedPlace();
  place.setDay('2018-07-20');
  await place.record([usage('new', { resourceGuid: METER })]);
  const path = '/x?y';
  const continuationToken = btoa('2018-01-01');
  const listed = await listUnbilledUsage(await place.scope(), {
    path,
    invoiceLineItemType: 'usageLineItems',
    size: 9,
    continuationToken,
  });
  expect(listed.ok && listed.value.body.items).toHaveLength(1);
});

test('line items are what the API says they are', async () => {
  const place = await usagePlace();
  await place.record([usage('a', { unit: 'Hours' })]);
  const scope = await place.scope();
  for (const invoiceLineItemType of ['billingLineItems', 'usageLineItems'] as const) {
    const listed = await listUnbilledUsage(scope, { path: '/x?y', invoiceLineItemType, size: 9 });
    const [item] = listed.ok ? listed.value.body.items : [];
    expect(WireUsageLineItem.parse(item)).toEqual(item);
    expect(item).toMatchObject({ unit: 'Hours' });
  }
});
