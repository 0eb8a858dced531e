import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SAMPLE_OFFER_ID as OFFER } from '../../functions/catalog/sample/ids.ts';
import { BEHAVIOUR_NAMES } from '../../functions/local/misbehaviour/behaviours.ts';
import { HARBOUR, openBadDay, type BadDay } from './bad-day.ts';

const [FIRST, SECOND] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const ORDER = { lineItems: [{ lineItemNumber: 0, offerId: OFFER.enterpriseE1, quantity: 3 }] };
const CUSTOMERS = 'GET /v1/customers';

let day: BadDay;
beforeAll(async () => {
  day = await openBadDay();
});
beforeEach(() => day.begin());
afterAll(() => day.ports.store.close());

/** The customer of the demo state that has one subscription so far. */
async function customerPath(): Promise<string> {
  const { body } = await day.send(`${CUSTOMERS}?size=0`);
  for (const { id } of body.items ?? []) {
    const at = `/v1/customers/${id}`;
    if ((await day.send(`GET ${at}/orders`)).body['totalCount'] === 1) {
      const { items = [] } = (await day.send(`GET ${at}/subscriptions`)).body;
      if (items.length === 1) return at;
    }
  }
  throw new Error('the demo state has such a customer');
}

test('nothing is struck, and nothing scored, before something is switched on', async () => {
  expect((await day.send(CUSTOMERS)).status).toBe(200);
  for (const name of BEHAVIOUR_NAMES) expect(day.figures(name)).toEqual({});
});

test('throttling answers as the service does (R-DEV-05): 429, Retry-After, a body of its own, the ids of the request', async () => {
  day.on('throttling', { share: 100, retryAfterSeconds: 7 });
  const { status, headers, body } = await day.send(CUSTOMERS, { requestId: FIRST });
  expect(status).toBe(429);
  expect(headers).toMatchObject({ 'Retry-After': '7', 'MS-RequestId': FIRST });
  expect(headers['MS-CorrelationId']).toBeTypeOf('string');
  expect(body).toEqual({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 7 seconds.' });
  expect((await day.send('GET /v1/invoices')).status).toBe(200); // not among the throttled resources
  expect((await day.send('GET /v1/sandbox/clock')).status).toBe(200); // not in the public API
});

test('throttling tells who waited from who came too soon', async () => {
  day.on('throttling', { share: 100, retryAfterSeconds: 2 });
  await day.send(CUSTOMERS);
  day.wait(1000);
  await day.send(CUSTOMERS);
  day.wait(2000);
  await day.send(CUSTOMERS);
  await day.send(`${CUSTOMERS}?size=1`); // another address is no repetition
  expect(day.figures('throttling')).toEqual({ struck: 4, repeated: 2, notRepeated: 2, waited: 1, tooSoon: 1 });
});

test('a behaviour strikes only whom it is switched on for', async () => {
  day.on('throttling', { share: 100 }, HARBOUR);
  expect((await day.send(CUSTOMERS)).status).toBe(200);
  expect((await day.send(CUSTOMERS, { token: await day.newToken(HARBOUR) })).status).toBe(429);
});

test('what was switched off strikes no more, and its figures stay', async () => {
  day.on('throttling', { share: 100 });
  await day.send(CUSTOMERS);
  day.off('throttling');
  expect((await day.send(CUSTOMERS)).status).toBe(200);
  expect(day.figures('throttling')).toMatchObject({ struck: 1, repeated: 1 });
  day.on('throttling', { share: 100 });
  expect(day.figures('throttling')).toMatchObject({ struck: 0, repeated: 0 });
});

test('the same seed strikes the same requests of a kind, whatever else comes between; another seed strikes others', async () => {
  const struck = async (seed: number, between?: string) => {
    day.on('server-errors', { seed, share: 30 });
    const statuses: number[] = [];
    for (let i = 0; i < 30; i++) {
      statuses.push((await day.send('GET /v1/invoices')).status);
      if (between) await day.send(between);
    }
    return statuses;
  };
  const once = await struck(7);
  expect(new Set(once)).toEqual(new Set([200, 500]));
  expect(await struck(7)).toEqual(once);
  expect(await struck(7, CUSTOMERS)).toEqual(once);
  expect(await struck(8)).not.toEqual(once);
});

test('server-errors: 500 and code 800003, and nothing has been done', async () => {
  const at = await customerPath();
  day.on('server-errors', { share: 100 });
  const refused = await day.send(`POST ${at}/orders`, { body: ORDER, requestId: FIRST });
  expect(refused).toMatchObject({ status: 500, body: { code: 800003 } });
  day.off('server-errors');
  expect((await day.send(`GET ${at}/orders`)).body['totalCount']).toBe(1);
  await day.send(`POST ${at}/orders`, { body: ORDER, requestId: SECOND });
  expect(day.figures('server-errors')).toMatchObject({ struck: 1, repeated: 1, sameRequestId: 0, otherRequestId: 1 });
});

test.each([502, 503, 504])('server-errors can answer %i', async (status) => {
  day.on('server-errors', { share: 100, status });
  expect((await day.send(CUSTOMERS)).status).toBe(status);
});

test('a refusal has the form that the operation has for refusals: no body for HEAD, that of the Partner API there', async () => {
  day.on('server-errors', { share: 100 });
  expect(await day.send('HEAD /v1/domains/example.partner.onmschina.cn')).toMatchObject({ status: 500, text: '' });
  const sheet = await day.send("GET /v1.0/sales/pricesheets(Market='CN',PricesheetView='updatedlicensebased')/$value");
  expect(sheet).toMatchObject({ status: 500, body: { error: { innerError: { code: '800003' } } } });
});

test('lost-answers: the order is there; the same MS-RequestId gets its answer, and no second order', async () => {
  const at = await customerPath();
  day.on('lost-answers', { share: 100 });
  expect(await day.send(`POST ${at}/orders`, { body: ORDER, requestId: FIRST })).toMatchObject({ status: 504, text: '' });
  expect((await day.send(`GET ${at}/orders`)).body['totalCount']).toBe(2);
  day.off('lost-answers');
  expect((await day.send(`POST ${at}/orders`, { body: ORDER, requestId: FIRST })).status).toBe(201);
  expect((await day.send(`GET ${at}/orders`)).body['totalCount']).toBe(2);
  const figures = { struck: 1, repeated: 1, notRepeated: 0, sameRequestId: 1, otherRequestId: 0 };
  expect(day.figures('lost-answers')).toEqual(figures);
});

test('lost-answers: a refusal is no answer to lose', async () => {
  day.on('lost-answers', { share: 100 });
  const at = await customerPath();
  expect((await day.send(`POST ${at}/orders`, { body: {} })).status).toBe(400);
  expect(day.figures('lost-answers')['struck']).toBe(0);
});

test('slow-answers: who comes again before the answer is counted, who waits is not', async () => {
  day.on('slow-answers', { share: 100, delayMs: 40 });
  await day.send(CUSTOMERS);
  expect(day.figures('slow-answers')).toEqual({ struck: 1, overlapped: 0, sameRequestId: 0, otherRequestId: 0 });
  const [first, second] = [day.send(CUSTOMERS, { requestId: FIRST }), day.send(CUSTOMERS, { requestId: FIRST })];
  expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
  expect(day.figures('slow-answers')).toEqual({ struck: 3, overlapped: 1, sameRequestId: 1, otherRequestId: 0 });
});

test('expiring-tokens: 401 and code 400 after so many requests, until another token comes', async () => {
  day.on('expiring-tokens', { requests: 2 });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await day.send(CUSTOMERS)).status);
  expect(statuses).toEqual([200, 200, 401, 401]);
  const { headers, body } = await day.send('GET /v1/invoices');
  expect(headers['WWW-Authenticate']).toBe('Bearer');
  expect(body['code']).toBe(400);
  const token = await day.newToken();
  expect((await day.send(CUSTOMERS, { token })).status).toBe(200);
  // the first refusal was answered with the dead token, the second with a fresh one, and that of the invoices with nothing
  const figures = { struck: 3, repeated: 2, notRepeated: 1, freshToken: 1, deadToken: 1, tokenFetched: 1 };
  expect(day.figures('expiring-tokens')).toEqual(figures);
});

test('expiring-tokens: another token that was there before is fresh, and was not fetched', async () => {
  const other = await day.newToken();
  day.on('expiring-tokens', { requests: 1 });
  await day.send(CUSTOMERS);
  await day.send(CUSTOMERS);
  await day.send(CUSTOMERS, { token: other });
  expect(day.figures('expiring-tokens')).toMatchObject({ struck: 1, freshToken: 1, tokenFetched: 0 });
});

test('late-orders: neither the order nor its subscription is shown at first, and then both are', async () => {
  const at = await customerPath();
  day.on('late-orders', { reads: 4 });
  const { status, body } = await day.send(`POST ${at}/orders`, { body: ORDER });
  expect(status).toBe(201);
  const { lineItems } = body as unknown as { lineItems: { subscriptionId: string }[] };
  const subscription = `${at}/subscriptions/${lineItems[0]?.subscriptionId}`;

  expect((await day.send(`GET ${at}/orders/${body.id}`)).status).toBe(404);
  expect((await day.send(`GET ${at}/orders`)).body['totalCount']).toBe(1);
  expect((await day.send(`GET ${subscription}`)).status).toBe(404);
  expect((await day.send(`PATCH ${subscription}`, { body: { quantity: 4 } })).status).toBe(200); // a change sees all
  expect((await day.send(`GET ${at}/subscriptions`)).body['totalCount']).toBe(1);
  const late = { struck: 4, late: 1, cameBack: 0, notCameBack: 1, orderedAgain: 0 };
  expect(day.figures('late-orders')).toEqual(late);

  expect((await day.send(`GET ${at}/orders/${body.id}`)).status).toBe(200);
  expect((await day.send(`GET ${subscription}`)).status).toBe(200);
  expect(day.figures('late-orders')).toEqual({ ...late, cameBack: 1, notCameBack: 0 });
});

test('late-orders: who orders again because the first order is not shown is found out', async () => {
  const at = await customerPath();
  day.on('late-orders', { reads: 1 });
  await day.send(`POST ${at}/orders`, { body: ORDER });
  await day.send(`GET ${at}/orders`);
  await day.send(`POST ${at}/orders`, { body: ORDER });
  expect(day.figures('late-orders')).toMatchObject({ late: 2, orderedAgain: 1 });
  day.off('late-orders'); // what is hidden is shown at once
  expect((await day.send(`GET ${at}/orders`)).body['totalCount']).toBe(3);
});

test('late-lines: the invoice is there, its line items come later', async () => {
  const [invoice] = (await day.send('GET /v1/invoices')).body.items ?? [];
  const lines = `GET /v1/invoices/${invoice?.id}/lineitems?provider=office&invoicelineitemtype=billinglineitems`;
  const { body: whole } = await day.send(lines);
  day.on('late-lines', { reads: 2 });
  for (let i = 0; i < 2; i++) {
    const { status, headers, text, body } = await day.send(lines);
    expect({ status, ...body }).toMatchObject({
      status: 200,
      totalCount: 0,
      items: [],
      attributes: { objectType: 'Collection' },
    });
    expect(headers['Content-Length']).toBe(String(text.length));
  }
  expect((await day.send(`GET /v1/invoices/${invoice?.id}`)).status).toBe(200);
  expect(day.figures('late-lines')).toEqual({ struck: 2, late: 1, cameBack: 0, notCameBack: 1 });
  expect((await day.send(lines)).body).toEqual(whole);
  expect(day.figures('late-lines')).toEqual({ struck: 2, late: 1, cameBack: 1, notCameBack: 0 });
});
