import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { serve } from '../../functions/http/edge.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import type { Store } from '../../functions/storage/port.ts';
import { SESSION_SECRET, openPlace } from '../contract/place.ts';
import { newCustomer } from '../customers/requests.ts';
import { send } from '../http/requests.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { noting } from './observing.ts';

async function observedApp() {
  const { ports, meter } = await testApp();
  const { seen, telemetry } = noting();
  return { ports: { ...ports, telemetry }, seen, meter };
}

test('what went well says whose it was, what it asked of the storage, and the id the caller was told', async () => {
  const { ports, seen, meter } = await observedApp();
  meter.take();
  const answer = await send(ports, 'GET', '/v1/customers?size=2', { headers: { 'MS-CorrelationId': 'mine' } });
  expect(answer.status).toBe(200);
  const storageRequests = Object.values(meter.take()).reduce((sum, count) => sum + count, 0);
  expect(storageRequests).toBeGreaterThan(1);
  expect(seen).toMatchObject([
    {
      trigger: 'http',
      name: 'listCustomers',
      method: 'GET',
      status: 200,
      outcome: 'ok',
      isFailure: false,
      partnerId: tenantOf('direct'),
      correlationId: 'mine',
      storageRequests,
    },
  ]);
  expect(seen[0]?.durationMs).toBeGreaterThan(0);
});

test('requests at the same time are counted apart', async () => {
  const { ports, seen, meter } = await observedApp();
  meter.take();
  await Promise.all([
    send(ports, 'GET', '/v1/customers'),
    send(ports, 'POST', '/v1/customers', { body: newCustomer('contoso') }),
    send(ports, 'GET', '/v1/customers', { isAnonymous: true }),
  ]);
  const counts = Object.fromEntries(seen.map(({ name, status, storageRequests }) => [`${name} ${status}`, storageRequests]));
  expect(counts['listCustomers 401']).toBe(0);
  expect(counts['createCustomer 201']).toBeGreaterThan(counts['listCustomers 200'] ?? 0);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(
    Object.values(meter.take()).reduce((sum, count) => sum + count, 0),
  );
});

test('a refusal has the name of its error', async () => {
  const { ports, seen } = await observedApp();
  await send(ports, 'GET', '/v1/customers', { isAnonymous: true });
  await send(ports, 'GET', '/v1/customers/77777777-0000-4000-8000-000000000001');
  const headers = { 'MS-RequestId': 'again' };
  await send(ports, 'POST', '/v1/customers', { headers, body: newCustomer('contoso') });
  await send(ports, 'POST', '/v1/customers', { headers, body: newCustomer('fabrikam') });
  await send({ ...ports, throttle: async () => 5 }, 'GET', '/v1/customers');
  expect(seen.map(({ outcome, status, isFailure }) => [outcome, status, isFailure])).toEqual([
    ['PartnerTokenMissing', 401, false],
    ['NoSuchTenant', 404, false],
    ['ok', 201, false],
    ['RequestIdReused', 409, false],
    ['Throttled', 429, false],
  ]);
  expect(seen[0]?.partnerId).toBeUndefined();
});

test('a failure of ours is one, and still says whose it was', async () => {
  const { ports, seen } = await observedApp();
  const store: Store = {
    partition: (...place) => {
      const partition = ports.store.partition(...place);
      return {
        get: (kind, id) => partition.get(kind, id),
        list: () => Promise.reject(new Error('away')),
        commit: (writes) => partition.commit(writes),
      };
    },
  };
  await send({ ...ports, store }, 'GET', '/v1/customers');
  expect(seen).toMatchObject([{ outcome: 'ServiceException', status: 500, isFailure: true, partnerId: tenantOf('direct') }]);
});

test('a customer that works on its own is no partner', async () => {
  const { ports, idsOf } = await openPlace();
  const { seen, telemetry } = noting();
  const operation = OPERATIONS.find(({ permission, method }) => permission === 'customer.itself' && method === 'GET');
  const authorization = `Bearer ${idsOf.direct['customerId']}.${SESSION_SECRET}`;
  const answer = await send({ ...ports, telemetry }, 'GET', `/${operation?.path}`, { headers: { authorization } });
  expect(answer.status).toBe(200);
  expect(seen).toMatchObject([{ name: operation?.id, outcome: 'ok' }]);
  expect(seen[0]?.partnerId).toBeUndefined();
});

test('the host’s record of the request is handed on', async () => {
  const { ports, seen } = await observedApp();
  const operation = OPERATIONS.find(({ id }) => id === 'listCustomers');
  if (!operation) throw new Error('there is such an operation');
  const request = new HttpRequest({ method: 'GET', url: 'http://localhost/v1/customers', params: {} });
  await serve(operation, ports)(request, { traceContext: { traceParent: '00-1-2-01' } });
  expect(seen[0]?.traceParent).toBe('00-1-2-01');
});
