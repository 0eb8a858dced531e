import { expect, test } from 'vitest';
import { idsOf, OFFER, shop } from './shop.ts';

const AS = { partner: 'provider' } as const;
const line = (partnerIdOnRecord: string) => [{ offerId: OFFER.exchangeKiosk, quantity: 1, partnerIdOnRecord }];

// R-MPN-03, R-MPN-04, R-MPN-07: who an indirect provider can name. It is 5000003 itself, its reseller 5000004.
const NAMED = [
  ['its own reseller', '5000004', 201, '5000004'],
  ['its own reseller, with zeros before it', '0005000004', 201, '5000004'],
  ['itself', '5000003', 201, '5000003'],
  ['nobody', '', 201, undefined],
  ['an unknown MPN ID', '99', 404, 800_015],
  ['a direct reseller', '5000001', 400, 800_016],
  ['another provider', '5000005', 400, 800_016],
  ['what is no MPN ID', '-1', 400, 800_002],
] as const;

for (const [who, mpnId, status, result] of NAMED) {
  test(`R-MPN-07: an order of an indirect provider that names ${who}: ${status}`, async () => {
    const { order, read } = await shop();
    const answer = await order(line(mpnId), AS);
    expect(answer.status).toBe(status);
    if (status !== 201) return expect(answer.body).toMatchObject({ code: result });
    expect((answer.body as { lineItems: { partnerIdOnRecord?: string }[] }).lineItems[0]?.partnerIdOnRecord).toBe(result);
    return expect((await read(idsOf(answer)[0], AS)).partnerId).toBe(result ?? '');
  });
}

test('R-MPN-06, R-MPN-07: a provider changes the reseller of record; sent back unchanged it stays, sent empty it is taken off', async () => {
  const { order, patch } = await shop();
  const [id] = idsOf(await order(line(''), AS));
  const change = (partnerId: string) => patch(id, { partnerId }, { as: AS });
  expect(await change('5000004')).toMatchObject({ status: 200, body: { partnerId: '5000004' } });
  expect(await change('5000004')).toMatchObject({ body: { partnerId: '5000004' } });
  expect(await change('')).toMatchObject({ status: 200, body: { partnerId: '' } });
  expect(await change('5000003')).toMatchObject({ status: 200, body: { partnerId: '5000003' } });
  expect(await change('99')).toMatchObject({ status: 404, body: { code: 800_015 } });
  expect(await change('5000001')).toMatchObject({ status: 400, body: { code: 800_016 } });
});

test('800098: in the direct model there is no reseller of record', async () => {
  const { order, patch } = await shop();
  const refused = { status: 400, body: { code: 800_098 } };
  expect(await order(line('5000004'))).toMatchObject(refused);
  const [id] = idsOf(await order(line('')));
  expect(await patch(id, { partnerId: '5000001' })).toMatchObject(refused);
});
