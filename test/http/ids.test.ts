import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { noteOperations } from './notes.ts';
import { send } from './requests.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SENT = {
  'ms-requestid': 'E8A3F2B4-0001-4000-8000-000000000001',
  'ms-correlationid': 'E8A3F2B4-0002-4000-8000-000000000002',
  'ms-cv': 'AbCdEfGhIjKlMnOp.7',
};
const ECHOED = { 'MS-RequestId': SENT['ms-requestid'], 'MS-CorrelationId': SENT['ms-correlationid'], 'MS-CV': SENT['ms-cv'] };

const ANSWERS = [
  ['an answer', 'GET', '/v1/customers', 200, {}],
  ['a refusal', 'GET', '/v1/customers/11111111-0000-4000-8000-00000000ffff', 404, {}],
  ['an invalid request', 'GET', '/v1/customers?size=many', 400, {}],
  ['an address that does not exist', 'GET', '/v1/nothing', 404, {}],
  ['a failure of ours', 'POST', '/v1/fail', 500, { operations: noteOperations }],
  ['an answer without a body', 'DELETE', '/v1/notes', 204, { operations: noteOperations }],
] as const;

for (const [what, method, address, status, options] of ANSWERS) {
  test(`${what} carries the request id, the correlation id and the correlation vector of its request`, async () => {
    const { ports } = await testApp();
    const answer = await send(ports, method, address, { ...options, headers: SENT });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(ECHOED);
    expect(answer.headers['MS-ServerId']).toMatch(/^[0-9A-F]{8}$/);
  });

  test(`${what} carries ids of its own where the request has none`, async () => {
    const { ports } = await testApp();
    const [one, two] = [await send(ports, method, address, options), await send(ports, method, address, options)];
    for (const { headers } of [one, two]) {
      expect(headers['MS-RequestId']).toMatch(GUID);
      expect(headers['MS-CorrelationId']).toMatch(GUID);
      expect(headers['MS-CV']).toMatch(/^[A-Za-z0-9+/]{16}\.0$/);
    }
    expect(one.headers['MS-RequestId']).not.toBe(two.headers['MS-RequestId']);
    expect(one.headers['MS-CorrelationId']).not.toBe(two.headers['MS-CorrelationId']);
  });
}

test.each([
  ['text that would break a header', 'a b'],
  ['more than 128 characters', 'x'.repeat(129)],
  ['nothing', ''],
])('an id of %s is not echoed', async (_what, id) => {
  const { ports } = await testApp();
  const { headers } = await send(ports, 'GET', '/v1/customers', { headers: { 'ms-requestid': id, 'ms-correlationid': id } });
  expect(headers['MS-RequestId']).toMatch(GUID);
  expect(headers['MS-CorrelationId']).toMatch(GUID);
});

test.each([
  ['zh-cn', 'zh-CN'],
  ['"zh-CN"', 'zh-CN'],
  ['PT-BR', 'pt-BR'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['chinese', 'en-US'],
  ['', 'en-US'],
])('X-Locale %s is %s', async (given, answered) => {
  const { ports } = await testApp();
  const { headers } = await send(ports, 'GET', '/v1/customers', { headers: { 'x-locale': given } });
  expect(headers['X-Locale']).toBe(answered);
});

test('X-Locale chooses the language of offers', async () => {
  const { ports } = await testApp();
  const nameIn = async (locale: string) => {
    const { body } = await send(ports, 'GET', '/v1/offercategories?country=CN', { headers: { 'x-locale': locale } });
    return (body as { items: { name: string }[] }).items[0]?.name;
  };
  expect(await nameIn('zh-CN')).toMatch(/\p{Script=Han}/u);
  expect(await nameIn('en-US')).toMatch(/^[\p{ASCII}]+$/u);
});
