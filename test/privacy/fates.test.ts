import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { REQUEST_PAGE } from '../../functions/analytics/requests/stored.ts';
import { AUDIT_RECORD } from '../../functions/audit/stored.ts';
import { SESSION } from '../../functions/customers/access/stored.ts';
import { REPLAY } from '../../functions/http/records.ts';
import { FATES } from '../../functions/privacy/core/fates.ts';
import { CART } from '../../functions/subscriptions/carts/stored.ts';
import { DELIVERY } from '../../functions/webhooks/stored.ts';

const FUNCTIONS = resolve(import.meta.dirname, '../../functions');
const KIND = /(?:defineKind<[^;]*?|const signature = )\(?\{\s*name: '(\w+)'|profileKind<[^(]*\(\s*'(\w+)'/g;

/** By the source: some kinds are known to their own file only. The development issuer's never leave the machine. */
const kinds = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('local'))
  .flatMap((file) => [...readFileSync(join(FUNCTIONS, file), 'utf8').matchAll(KIND)])
  .map(([, name, profile]) => name ?? profile ?? '');

test('every stored kind says what an erasure does to it: a new one has to be classified', () => {
  expect(kinds.length).toBeGreaterThan(50);
  expect(kinds.toSorted()).toEqual(Object.keys(FATES).toSorted());
});

test('what expires does so by itself within 90 days, what the audit keeps 400 days after it was sealed', () => {
  const expiring = Object.keys(FATES).filter((name) => Object.values(FATES[name] ?? {}).includes('expires'));
  const byThemselves = [SESSION, CART, REPLAY, DELIVERY, REQUEST_PAGE];
  expect(expiring.toSorted()).toEqual(byThemselves.map(({ name }) => name).toSorted());
  for (const { ttlSeconds = Infinity } of byThemselves) expect(ttlSeconds).toBeLessThanOrEqual(90 * 24 * 3600);
  expect(AUDIT_RECORD.ttlSeconds).toBe(400 * 24 * 3600);
});
