import { expect, test } from 'vitest';
import * as z from 'zod';
import { changesIn } from '../../functions/audit/core/changed.ts';
import { shownOf } from '../../functions/audit/core/shown.ts';
import { create, defineKind, remove, replace, type Versioned, type Write } from '../../functions/storage/port.ts';

interface Thing {
  readonly id: string;
  readonly [member: string]: unknown;
}

function kindNamed(name: string) {
  const schema = z.looseObject({ id: z.string() });
  return defineKind<Thing>({ name, container: 'partners', schemaVersion: 1, schema, idOf: ({ id }) => id, indexes: {} });
}

const CUSTOMER = kindNamed('customer');
const changesOf = (writes: readonly Write[]) => shownOf(changesIn(writes));
const was = (value: Thing): Versioned<Thing> => ({ value, version: 1, token: 'token' });
const parsed = (text: string | undefined) => JSON.parse(text ?? 'null') as unknown;

test('a deletion has no after, and a replacement that changes nothing is not there', () => {
  const gone = changesOf([remove(CUSTOMER, was({ id: 'a', name: 'A' }))]);
  expect(parsed(gone.before)).toEqual({ Customer: [{ Id: 'a', Name: 'A' }] });
  expect(gone.after).toBeUndefined();
  expect(changesOf([replace(CUSTOMER, { id: 'a', name: 'A' }, was({ id: 'a', name: 'A' }))])).toEqual({});
});

test('several writes of a document are one change, from the first to the last', () => {
  const writes = [
    replace(CUSTOMER, { id: 'a', name: 'B', other: 1 }, was({ id: 'a', name: 'A', other: 1 })),
    replace(CUSTOMER, { id: 'a', name: 'C', other: 1 }, was({ id: 'a', name: 'B', other: 1 })),
  ];
  const { before, after } = changesOf(writes);
  expect(parsed(before)).toEqual({ Customer: [{ Id: 'a', Name: 'A' }] });
  expect(parsed(after)).toEqual({ Customer: [{ Id: 'a', Name: 'C' }] });
  expect(changesOf([create(CUSTOMER, { id: 'a' }), remove(CUSTOMER, was({ id: 'a' }))])).toEqual({});
});

test('a field that comes or goes is on one side only', () => {
  const { before, after } = changesOf([replace(CUSTOMER, { id: 'a', come: 1 }, was({ id: 'a', gone: 2 }))]);
  expect(parsed(before)).toEqual({ Customer: [{ Id: 'a', Gone: 2 }] });
  expect(parsed(after)).toEqual({ Customer: [{ Id: 'a', Come: 1 }] });
});

test('only kinds that are listed are shown: nothing of keys, codes, sessions and sealed answers', () => {
  for (const name of [
    'invitationKey',
    'accessCode',
    'session',
    'replay',
    'validationCode',
    'credential',
    'partnerships',
    'other',
  ])
    expect(changesOf([create(kindNamed(name), { id: 'a', key: 'secret' })])).toEqual({});
});

test.each(['password', 'passwordProfile', 'clientSecret', 'accessToken', 'bankAccount', 'iban', 'signingCertificate'])(
  '%s is masked, at whatever depth, on both sides',
  (name) => {
    const held = { id: 'a', list: [{ inner: { [name]: 'plain' } }] };
    const { before, after } = changesOf([
      replace(CUSTOMER, { ...held, [name]: { of: 'plain' } }, was({ id: 'a', [name]: 'plain' })),
    ]);
    expect(`${before}${after}`).toContain('***');
    expect(`${before}${after}`).not.toContain('plain');
  },
);

test('names become PascalCase, ids that stand as names do not', () => {
  const id = 'f99e6ae5-c3c7-4558-bad3-67d4ab3e1d35';
  const { after } = changesOf([create(CUSTOMER, { id: 'a', offers: { [id]: { listPrice: 1 } } })]);
  expect(parsed(after)).toEqual({ Customer: [{ Id: 'a', Offers: { [id]: { ListPrice: 1 } } }] });
});

test('a field of more than 1,000 characters of JSON is cut, and says how long it is', () => {
  const { after } = changesOf([create(CUSTOMER, { id: 'a', fits: 'x'.repeat(998), long: 'x'.repeat(999) })]);
  expect(parsed(after)).toEqual({ Customer: [{ Id: 'a', Fits: 'x'.repeat(998), Long: '(1001 characters)' }] });
});

test('what is beyond 16,000 characters is left out and counted', () => {
  const writes = Array.from({ length: 30 }, (_, i) => create(CUSTOMER, { id: String(i), name: 'x'.repeat(900) }));
  const { after, leftOut } = changesOf(writes);
  expect(after?.length).toBeLessThan(16_500);
  const shown = (parsed(after) as { Customer: unknown[] }).Customer.length;
  expect(shown).toBeGreaterThan(15);
  expect(leftOut).toBe(30 - shown);
});
