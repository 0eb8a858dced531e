import { expect, test } from 'vitest';
import { send } from '../http/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';

async function ask(query: string, program = 'csp') {
  const { ports } = await testApp();
  return send(ports, 'GET', `/v1/compliance/${program}/agreementstatus?${query}`, { partner: 'provider', role: 'globalAdmin' });
}

test.each([
  [`mpnId=&tenantId=${tenantOf('reseller')}`, 'csp'],
  [`mpnid=5000004&tenantid=`, 'CSP'],
  [`TenantId={${tenantOf('reseller').toUpperCase()}}`, 'csp'],
])('an indirect reseller has signed before it is in the programme: %s', async (query, program) => {
  expect(await ask(query, program)).toMatchObject({ status: 200, body: { isAgreementSigned: true } });
});

test.each([
  ['', 2001],
  ['mpnId=&tenantId=', 2001],
  [`mpnId=5000004&tenantId=${tenantOf('reseller')}`, 2000],
  ['tenantId=somebody', 2000],
  ['mpnId=many', 2000],
  ['mpnId=999', 2200],
  ['tenantId=99999999-0000-4000-8000-000000000009', 2205],
  ['mpnId=5000001', 2204],
])('%s is refused with %i', async (query, code) => {
  expect(await ask(query)).toMatchObject({ status: 400, body: { code } });
});

test('there is one programme only', async () => {
  expect(await ask('mpnId=5000004', 'other')).toMatchObject({ status: 400, body: { code: 800002 } });
});
