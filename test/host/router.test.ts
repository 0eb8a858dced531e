import { describe, expect, test } from 'vitest';
import { compileRoutes } from '../../functions/http/router.ts';

function router(...routes: string[]) {
  return compileRoutes(routes.map((route) => ({ method: route.split(' ')[0]!, path: route.split(' ')[1]!, value: route })));
}

describe('precedence', () => {
  const { match } = router(
    'GET {*rest}',
    'GET v1/{anything}/orders',
    'GET v1/customers/{customerId}',
    'GET v1/customers/{*rest}',
    'GET v1/customers/search',
    'POST v1/customers/{customerId}',
  );
  test.each([
    ['/v1/customers/search', 'GET v1/customers/search', {}],
    ['/v1/customers/42', 'GET v1/customers/{customerId}', { customerId: '42' }],
    ['/v1/customers/orders', 'GET v1/customers/{customerId}', { customerId: 'orders' }],
    ['/v1/customers/42/orders', 'GET v1/customers/{*rest}', { rest: '42/orders' }],
    ['/v1/customers', 'GET v1/customers/{*rest}', { rest: '' }],
    ['/v1/agreements/orders', 'GET v1/{anything}/orders', { anything: 'agreements' }],
    ['/v1/agreements/invoices', 'GET {*rest}', { rest: 'v1/agreements/invoices' }],
    ['/', 'GET {*rest}', { rest: '' }],
  ])('%s is %s', (path, value, params) => {
    expect(match('GET', path)).toEqual({ value, params });
  });

  test('a literal with another method gives way to a parameter', () => {
    expect(match('POST', '/v1/customers/search')).toEqual({
      value: 'POST v1/customers/{customerId}',
      params: { customerId: 'search' },
    });
  });
});

describe('paths', () => {
  const { match, knows } = router('GET V1/Customers/{customerId}', 'DELETE v1/customers/{id}/users/{userId}', 'GET caf\u{e9}');
  test.each([
    ['/v1/customers/Ab', { customerId: 'Ab' }],
    ['/V1/CUSTOMERS/Ab/', { customerId: 'Ab' }],
    ['/v1/custom%65rs/a%20b%C3%A9', { customerId: 'a b\u{e9}' }],
    ['/v1/customers/a%2Fb%2fc%3A', { customerId: 'a%2Fb%2fc:' }],
    ['/v1/customers/100%', { customerId: '100%' }],
    ['/CAF%C3%A9', {}],
  ])('%s', (path, params) => {
    expect(match('GET', path)?.params).toEqual(params);
  });

  test.each(['/v1/customers', '/v1/customers//', '/v1//customers/1', '/v1/customers/1/', '/', ''])(
    '%s under DELETE is none',
    (path) => {
      expect(match('DELETE', path)).toBeUndefined();
    },
  );

  test('each route keeps its own names for the same place', () => {
    expect(match('DELETE', '/v1/customers/1/users/2')?.params).toEqual({ id: '1', userId: '2' });
  });

  test('another method does not match, but the path is known', () => {
    expect(match('HEAD', '/v1/customers/1')).toBeUndefined();
    expect(match('get', '/v1/customers/1')).toBeUndefined();
    expect(knows('/v1/customers/1')).toBe(true);
    expect(knows('/v1/partners/1')).toBe(false);
  });
});

test.each(['a/{id:int}', 'a/{id?}', 'a/{id}.pdf', 'a//b', '/a', 'a/{*rest}/b', 'a/'])('%s is no route', (path) => {
  expect(() => router(`GET ${path}`)).toThrow(path);
});

test('two routes that differ only in case or names are alike', () => {
  expect(() => router('GET a/{id}', 'GET A/{name}')).toThrow('alike');
});

test('a thousand routes are as fast as one', () => {
  const routes = Array.from({ length: 1000 }, (_, i) => `GET v1/kind${i % 100}/{id}/part${i}/{other}`);
  const { match } = router(...routes);
  const start = performance.now();
  let found = 0;
  for (let i = 0; i < 10_000; i++) if (match('GET', `/v1/kind${i % 100}/x/part${i % 1000}/y`)) found++;
  expect(found).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(1000); // some 20 ms in practice
});
