import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { formOf } from '../http/form.ts';
import { send, type Sending } from '../http/requests.ts';
import { openPlace, type Place } from '../contract/place.ts';

const METADATA = { customerPrice: '1000.00', currency: 'CNY' };

const metadata = (value: object | string) => ({
  name: 'metadata',
  value: typeof value === 'string' ? value : JSON.stringify(value),
});
const order = (fileName: string, value: string) => ({ name: 'pofiles', fileName, value });
const tender = (fileName: string, value: string) => ({ name: 'tenderfiles', fileName, value });

let place: Place;
let at: string;
beforeAll(async () => {
  place = await openPlace();
  const { customerId, orderId } = place.idsOf.direct;
  at = `/v1/customers/${customerId}/orders/${orderId}`;
});

const attach = (parts: Parameters<typeof formOf>[0], headers: Sending['headers'] = {}) => {
  const form = formOf(parts);
  return send(place.ports, 'POST', `${at}/attachment`, { body: form.body, headers: { ...form.headers, ...headers } });
};

interface Listed {
  totalCount: number;
  items: { attachmentId: string; fileName: string; sizeInKB: number; attachmentType: string }[];
}
const listed = async () => (await send(place.ports, 'GET', `${at}/attachments`)).body as Listed;

test('two files go to an order, are listed with their sizes, and come back as they were', async () => {
  const before = (await listed()).totalCount; // the place has one
  const answer = await attach([
    metadata(METADATA),
    order('Kauf 合同.pdf', `%PDF-${'x'.repeat(1020)}`),
    tender('call.txt', 'call'),
  ]);
  expect(answer.status).toBe(201);
  const { items } = answer.body as Listed;
  expect(items).toMatchObject([
    { fileName: 'Kauf 合同.pdf', sizeInKB: 2, attachmentType: 'purchaseOrder', attributes: { objectType: 'OrderAttachment' } },
    { fileName: 'call.txt', sizeInKB: 1, attachmentType: 'tender' },
  ]);
  expect((await listed()).totalCount).toBe(before + 2);
  const { headers } = await send(place.ports, 'GET', `${at}/attachment/${items[0]?.attachmentId}`);
  expect(headers).toMatchObject({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="Kauf __.pdf"; filename*=UTF-8''Kauf%20%E5%90%88%E5%90%8C.pdf`,
  });
  const name = `attachments/11111111-0000-4000-8000-000000000001/${place.idsOf.direct['orderId']}/${items[1]?.attachmentId}`;
  expect(await new Response((await place.ports.blobs.read(name))?.stream).text()).toBe('call');
});

test('the same file sent again is the same attachment; so is a repetition with another boundary', async () => {
  const parts = [metadata(METADATA), order('again.txt', 'again')];
  const repeated = { 'ms-requestid': '5f1f0a51-0000-4000-8000-000000000001' };
  const [first, repetition, anew] = [await attach(parts, repeated), await attach(parts, repeated), await attach(parts)];
  expect([first.status, repetition.status, anew.status]).toEqual([201, 201, 201]);
  const ids = [first, repetition, anew].map(({ body }) => (body as Listed).items[0]?.attachmentId);
  expect(new Set(ids).size).toBe(1);
  expect((await listed()).items.filter(({ fileName }) => fileName === 'again.txt')).toHaveLength(1);
  expect(await attach([metadata(METADATA), order('other.txt', 'again')], repeated)).toMatchObject({ body: { code: 950009 } });
});

describe('a form that says too little is refused, and keeps nothing', () => {
  test.each([
    ['no metadata', [order('a.txt', 'a')], 'The part metadata is JSON text.'],
    ['metadata that is no JSON', [metadata('{'), order('a.txt', 'a')], 'The part metadata is JSON text.'],
    ['no price', [metadata({ currency: 'CNY' }), order('a.txt', 'a')], 'In metadata: customerPrice'],
    [
      'a price that is none',
      [metadata({ ...METADATA, customerPrice: 'much' }), order('a.txt', 'a')],
      'In metadata: customerPrice',
    ],
    [
      'a link that is no address',
      [metadata({ ...METADATA, tenderLink: 'javascript:a' }), order('a.txt', 'a')],
      'In metadata: tenderLink',
    ],
    ['no purchase order', [metadata(METADATA), tender('a.txt', 'a')], 'At least one file is a part named pofiles.'],
    ['another part', [metadata(METADATA), { name: 'files', fileName: 'a.txt', value: 'a' }], 'Files are parts named'],
    ['an empty file', [metadata(METADATA), order('a.txt', '')], 'Files are parts named'],
    ['a tender without its file', [metadata({ ...METADATA, isPartOfTender: true }), order('a.txt', 'a')], 'needs a tenderLink'],
  ] as const)('%s', async (_what, parts, text) => {
    const before = (await listed()).totalCount;
    const { status, body } = await attach(parts);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 800002, description: expect.stringContaining(text) as string },
    });
    expect((await listed()).totalCount).toBe(before);
  });

  test('a tender with its link is enough; .NET writes the names with capitals and nulls', async () => {
    const given = {
      CustomerPrice: '1',
      Currency: 'cny',
      FxRate: null,
      IsPartOfTender: true,
      TenderLink: 'https://tender.example/1',
    };
    expect((await attach([metadata(given), order('linked.txt', 'linked')])).status).toBe(201);
  });

  test('a file that is not what its name says', async () => {
    expect(await attach([metadata(METADATA), order('page.pdf', '<html>')])).toMatchObject({
      status: 415,
      body: { code: 950104 },
    });
  });

  test.each([
    ['JSON', { 'content-type': 'application/json' }, 415, 950015],
    ['no boundary', { 'content-type': 'multipart/form-data' }, 400, 800002],
  ])('%s instead of a form', async (_what, headers, status, code) => {
    const answer = await send(place.ports, 'POST', `${at}/attachment`, { body: '{}', headers });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test('more than ten million bytes', async () => {
    const answer = await attach([metadata(METADATA), order('big.pdf', 'x'.repeat(10_000_001))]);
    expect(answer).toMatchObject({ status: 413, body: { code: 950013 } });
  });
});

test('an order has fifty attachments at most', async () => {
  const { totalCount } = await listed();
  const files = Array.from({ length: 51 - totalCount }, (_, i) => order(`${i}.txt`, `file ${i}`));
  expect(await attach([metadata(METADATA), ...files])).toMatchObject({ status: 400, body: { code: 950092 } });
  expect((await attach([metadata(METADATA), ...files.slice(1)])).status).toBe(201);
  expect((await listed()).totalCount).toBe(50);
});

test('an attachment is found only with its own order', async () => {
  const { customerId, orderAttachmentId } = place.idsOf.direct;
  const body = { lineItems: [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, quantity: 1 }] };
  const other = await send(place.ports, 'POST', `/v1/customers/${customerId}/orders`, { body });
  const { id } = other.body as { id: string };
  const path = `/v1/customers/${customerId}/orders/${id}/attachment/${orderAttachmentId}`;
  expect(await send(place.ports, 'GET', path)).toMatchObject({ status: 404, body: { code: 1000 } });
});
