import { expect, test } from 'vitest';
import { ERRORS } from '../../functions/contract/errors.ts';
import { testApp } from '../support/app.ts';
import { noteOperations } from './notes.ts';
import { send } from './requests.ts';

test.each([
  ['GET', '/v1/customers/11111111-0000-4000-8000-00000000ffff', 404, 60003],
  ['GET', '/v1/customers/nobody', 400, 800002],
  ['GET', '/v1/invoices/D000000000', 404, 1000],
  ['GET', '/v1/offers?country=US', 400, 800070],
  ['GET', '/v1/nothing', 404, 1000],
] as const)('%s %s is refused in the documented body: %d, %d', async (method, address, status, code) => {
  const { ports } = await testApp();
  const answer = await send(ports, method, address);
  expect(answer.status).toBe(status);
  expect(answer.headers['Content-Type']).toBe('application/json; charset=utf-8');
  expect(answer.body).toEqual({
    code,
    description: expect.stringMatching(/./),
    data: [],
    source: 'PartnerApiServiceControllers',
  });
});

test('a failure of ours tells the caller a code and the ids, and whoever runs the service what it was', async () => {
  const { ports, problems } = await testApp();
  const headers = { 'ms-correlationid': 'e8a3f2b4-0002-4000-8000-000000000002' };
  const answer = await send(ports, 'POST', '/v1/fail', { operations: noteOperations, headers });
  expect(answer).toMatchObject({ status: 500, body: { code: 800003, data: [], source: 'PartnerApiServiceControllers' } });
  expect(answer.headers['MS-CorrelationId']).toBe(headers['ms-correlationid']);
  expect(answer.text).not.toMatch(/secret|10\.0\.0\.7|Error|\.ts:/);
  expect(problems).toEqual([new Error('secret detail of the database at 10.0.0.7')]);
});

test('a failure while authenticating is a failure of ours, too, and leaks nothing', async () => {
  const { ports, problems } = await testApp();
  const authenticate = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.8:443'));
  const answer = await send({ ...ports, authenticate }, 'GET', '/v1/customers');
  expect(answer).toMatchObject({ status: 500, body: { code: 800003 } });
  expect(answer.text).not.toContain('10.0.0.8');
  expect(problems).toHaveLength(1);
});

test.each([
  ['missing', 800001],
  ['invalid', 400],
] as const)('a token that is %s is answered 401 with %d and a challenge', async (outcome, code) => {
  const { ports } = await testApp();
  const answer = await send({ ...ports, authenticate: async () => outcome }, 'GET', '/v1/customers');
  expect(answer).toMatchObject({ status: 401, body: { code } });
  expect(answer.headers['WWW-Authenticate']).toBe('Bearer');
});

test('an answer without a body has neither a body nor its type', async () => {
  const { ports } = await testApp();
  const { status, text, headers } = await send(ports, 'DELETE', '/v1/notes', { operations: noteOperations });
  expect({ status, text }).toEqual({ status: 204, text: '' });
  expect(headers).not.toHaveProperty('Content-Type');
});

test('a text that repeats what the caller sent stays within 1024 characters', async () => {
  const { ports } = await testApp();
  const { status, body } = await send(ports, 'POST', '/v1/customers', { body: { companyProfile: { domain: 'x'.repeat(5000) } } });
  expect(status).toBe(400);
  expect((body as { description: string }).description.length).toBeLessThanOrEqual(1024);
});

for (const [name, { status, code, text }] of Object.entries(ERRORS)) {
  test(`${name} has a status of a refusal, a whole number for a code, and a text that fits`, () => {
    expect([400, 401, 403, 404, 409, 413, 415, 429, 500]).toContain(status);
    expect(Number.isInteger(code)).toBe(true);
    expect(text).toMatch(/^.{10,600}$/);
  });
}
