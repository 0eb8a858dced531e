import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { withoutPersonalData } from '../../functions/telemetry/personal-data.ts';
import { report } from '../../functions/telemetry/report.ts';

const TEXTS = [
  ['550 no mailbox <mei.sample@contoso.example.cn>', '550 no mailbox <(mail)>'],
  ['mailto:a@b.cn failed', 'mailto:(mail) failed'],
  ['conflict on /customers/0af76519-16cd-43dd-8448-eb211c80319c/users', 'conflict on /customers/(id)/users'],
  ['sent Bearer abc.def-1 and eyJhbGciOi.eyJ0aWQi.sig_1', 'sent (token) and (token)'],
  ['GET https://files.example/a?sv=2026&sig=abc%3D failed', 'GET https://files.example/a?(query) failed'],
  ['AccountKey=abc== is wrong, key=abc too', 'AccountKey=(secret) is wrong, key=(secret) too'],
  ['the name "Mei Sample" and \'王伟\' are taken', 'the name "…" and \'…\' are taken'],
  ['康拓索科技 has no licence', '… has no licence'],
  ['call 02155550100', 'call (number)'],
  ['broken invariant: a stretch has at least one day', 'broken invariant: a stretch has at least one day'],
  ['status 429, try again in 5 s', 'status 429, try again in 5 s'],
] as const;
for (const [text, logged] of TEXTS) test(`logged: ${logged}`, () => expect(withoutPersonalData(text)).toBe(logged));

test('a text is cut, and a mail address at the cut goes with it', () => {
  expect(withoutPersonalData('x '.repeat(2000))).toHaveLength(500);
  expect(withoutPersonalData(`${'x '.repeat(245)}meisample@contoso.example.cn`)).not.toContain('mei');
});

afterEach(() => vi.restoreAllMocks());

function logged(error: unknown): Record<string, string> {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {});
  report({ message: 'an operation failed', operation: 'getInvoice', correlationId: 'c', error });
  expect(lines).toHaveBeenCalledOnce();
  return JSON.parse(String(lines.mock.calls[0]?.[0])) as Record<string, string>;
}

test('a failure is one line of JSON: what, where, and the id the caller was told', () => {
  const { stack, ...line } = logged(new RangeError('for mei@contoso.example.cn\n"Mei"'));
  expect(line).toEqual({
    message: 'an operation failed',
    operation: 'getInvoice',
    correlationId: 'c',
    error: 'RangeError',
    text: 'for (mail)\n"…"',
  });
  expect(stack).toMatch(/^\s+at .*report\.test\.ts/);
  expect(stack).not.toContain('mei');
});

test('a document that does not fit its schema is told by its members, not by its values', () => {
  const { error } = z
    .object({ name: z.enum(['a']), address: z.object({ city: z.string() }) })
    .safeParse({ name: '王伟', address: {} });
  expect(logged(error)['text']).toBe('name: invalid_value, address.city: invalid_type');
});

test('what is thrown and is no error is told too', () => {
  expect(logged('mei@contoso.example.cn')).toMatchObject({ error: 'Unknown', text: '(mail)' });
});
