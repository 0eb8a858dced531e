import { expect, test } from 'vitest';
import { newCustomer } from '../requests.ts';
import { market, signedIn } from './market.ts';

const WRONG = { status: 400, body: { code: 950055 } };

test('the code goes to the customer, in the language of the page, and opens one session', async () => {
  const { getCode, letters, visit, domain, id } = await market();
  const code = await getCode({ 'x-locale': 'zh-CN' });
  expect(letters).toMatchObject([{ to: 'billing@contoso.example.cn', subject: '你的验证码' }]);
  const open = () => visit('POST', '/v1/my/sessions', { domain: domain.toUpperCase(), code });
  expect(await open()).toMatchObject({
    status: 201,
    body: { customer: { id, domain, companyName: '康拓索科技' }, endsAt: '2026-11-16T10:00:00.000Z' },
  });
  expect(await open()).toMatchObject(WRONG); // it was good once
});

test('nobody learns from the answer which companies are customers', async () => {
  const { visit, domain, letters } = await market();
  const known = await visit('POST', '/v1/my/codes', { domain });
  const unknown = await visit('POST', '/v1/my/codes', { domain: 'nobody.partner.onmschina.cn' });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  expect(letters).toHaveLength(1);
  expect(await visit('POST', '/v1/my/sessions', { domain: 'nobody.partner.onmschina.cn', code: '1' })).toMatchObject(WRONG);
  expect(await visit('POST', '/v1/my/codes', { domain: 'direct.partner.onmschina.cn' })).toMatchObject({ status: 204 });
});

test('a code is good for five attempts, and however many come at one moment each costs one', async () => {
  const { getCode, visit, domain } = await market();
  const code = await getCode();
  const attempt = (tried: string) => visit('POST', '/v1/my/sessions', { domain, code: tried });
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  await Promise.all(Array.from({ length: 5 }, () => attempt(wrong)));
  expect(await attempt(code)).toMatchObject(WRONG);
});

test('a code ends after fifteen minutes, a session after an hour', async () => {
  const place = await market();
  const code = await place.getCode();
  place.wait(15);
  expect(await place.visit('POST', '/v1/my/sessions', { domain: place.domain, code })).toMatchObject(WRONG);
  const { call } = await signedIn(place);
  place.wait(59);
  expect((await call('GET', '/v1/my/partners')).status).toBe(200);
  place.wait(1);
  expect(await call('GET', '/v1/my/partners')).toMatchObject({ status: 401, body: { code: 950056 } });
});

test('within a minute no second code is mailed; after it a new one takes the place of the first', async () => {
  const { getCode, letters, visit, domain, wait } = await market();
  const first = await getCode();
  await getCode();
  expect(letters).toHaveLength(1);
  wait(1);
  const second = await getCode();
  expect(letters).toHaveLength(2);
  if (first !== second) expect(await visit('POST', '/v1/my/sessions', { domain, code: first })).toMatchObject(WRONG);
  expect((await visit('POST', '/v1/my/sessions', { domain, code: second })).status).toBe(201);
});

test('a session is for one customer only, and for nothing that partners do', async () => {
  const place = await market();
  const { token } = await signedIn(place);
  const other = await place.as('direct', 'POST', '/v1/customers', newCustomer('fabrikam'));
  const { id } = other.body as { id: string };
  const secret = token.split('.')[1];
  const borrowed = { authorization: `Bearer ${id}.${secret}` };
  expect(await place.visit('GET', '/v1/my/partners', undefined, borrowed)).toMatchObject({ status: 401, body: { code: 950056 } });
  for (const header of [{}, { authorization: 'Bearer x' }, { authorization: `Bearer ${place.id}.` }, { authorization: token }]) {
    expect((await place.visit('GET', '/v1/my/partners', undefined, header as Record<string, string>)).status).toBe(401);
  }
});
