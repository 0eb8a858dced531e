import { expect, test } from 'vitest';
import { send } from '../http/requests.ts';
import { tenantOf, testApp, type TestApp } from '../support/app.ts';

const asOperator = (app: TestApp, address: string, headers: Record<string, string> = {}) =>
  send(app.ports, 'GET', address, { partner: 'operator', headers });

interface Page {
  readonly items: readonly { name: string; state: string }[];
  readonly totalCount: number;
  readonly continuationToken?: string;
}

async function namesOf(app: TestApp, query: string): Promise<string[][]> {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const headers = token === undefined ? {} : { 'ms-continuationtoken': token };
    const page = (await asOperator(app, `/v1/operator/partners?${query}`, headers)).body as Page;
    expect(page.totalCount).toBe(page.items.length);
    pages.push(page.items.map(({ name }) => name.replace('Partner ', '')));
    token = page.continuationToken;
  } while (token !== undefined);
  return pages;
}

test('the partners of the programme by MPN ID, page by page, and the operator is none of them', async () => {
  const app = await testApp();
  expect(await namesOf(app, 'size=3')).toEqual([
    ['direct', 'otherDirect', 'provider'],
    ['reseller', 'otherProvider', 'suspended'],
    ['sandbox'],
  ]);
});

test('those in one state; a page without any leads on to the next', async () => {
  const app = await testApp();
  expect(await namesOf(app, 'size=3&state=Suspended')).toEqual([[], ['suspended'], []]);
  expect(await namesOf(app, 'state=delinquent')).toEqual([[]]);
});

test('one by its MPN ID, whole: 5000003 is not 50000030', async () => {
  const app = await testApp();
  expect(await namesOf(app, 'mpnId=5000003')).toEqual([['provider']]);
  expect(await namesOf(app, 'mpnId=500000')).toEqual([[]]);
  expect(await asOperator(app, '/v1/operator/partners?mpnId=five')).toMatchObject({ status: 400 });
});

test('R-BILL-02: one partner with its billing day, how far its jobs are, and the close to come', async () => {
  const app = await testApp();
  const { status, body } = await asOperator(app, `/v1/operator/partners/${tenantOf('direct')}`);
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      partnerId: tenantOf('direct'),
      name: 'Partner direct',
      domain: 'direct.partner.onmschina.cn',
      mpnId: '5000001',
      model: 'direct',
      state: 'active',
      isSandbox: false,
      billingDay: 15,
      workedThrough: '2018-07-14T00:00:00.000Z',
      nextBillingDate: '2018-07-15T00:00:00.000Z',
      attributes: { objectType: 'PartnerAccount' },
    },
  });
});

test('an indirect reseller has no billing date: its provider is billed', async () => {
  const app = await testApp();
  const { body } = await asOperator(app, `/v1/operator/partners/${tenantOf('reseller')}`);
  expect(body).toMatchObject({ model: 'indirect_reseller', providerId: tenantOf('provider') });
  expect(body).not.toHaveProperty('nextBillingDate');
});

test('nobody by an id of nothing, nor by that of the operator', async () => {
  const app = await testApp();
  for (const id of ['66666666-0000-4000-8000-000000000009', tenantOf('operator')])
    expect(await asOperator(app, `/v1/operator/partners/${id}`)).toMatchObject({ status: 404, body: { code: 950060 } });
});

test('a page costs one list of the directory, and one read of each account on it', async () => {
  const app = await testApp();
  app.meter.take();
  await asOperator(app, '/v1/operator/partners?size=3');
  expect(app.meter.take()).toEqual({ get: 1 + 3, list: 1 }); // the caller's own account first
});
