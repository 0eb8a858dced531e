import type { HttpResponseInit } from '@azure/functions';
import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { ACCESS_CODE, SESSION } from '../../functions/customers/access/stored.ts';
import { digestOf } from '../../functions/customers/access/session.ts';
import { INVITATION_KEY } from '../../functions/customers/invitations/link.ts';
import { serve } from '../../functions/http/edge.ts';
import { privacyOperations } from '../../functions/privacy/operations.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { tenantOf, userOf, type PartnerName } from '../support/app.ts';
import { place } from './place.ts';

type Place = Awaited<ReturnType<typeof place>>;

interface Line {
  readonly kind: string;
  readonly id: string;
  readonly document: Record<string, unknown>;
}

async function linesOf({ ports }: Place, id: string, params: Record<string, string>, authorization: unknown) {
  const operation = privacyOperations.find((one) => one.id === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  const headers = { authorization: typeof authorization === 'string' ? authorization : JSON.stringify(authorization) };
  const answer = await serve(operation, ports)(new HttpRequest({ method: 'GET', url: 'http://localhost/', headers, params }));
  return { status: answer.status, headers: answer.headers, lines: await readLines(answer) };
}

async function readLines({ body }: HttpResponseInit): Promise<Line[]> {
  if (!(body instanceof ReadableStream)) return [];
  const text = await new Response(body).text();
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const admin = (partner: PartnerName) => ({ tenantId: tenantOf(partner), applicationId: 'app', userId: userOf('globalAdmin') });
const kindsOf = (lines: readonly Line[]) => [...new Set(lines.map(({ kind }) => kind))].toSorted();

test("a partner's data is all that is stored of it, a document a line, without what opens something", async () => {
  const there = await place();
  await there.partition.commit([create(INVITATION_KEY, { key: 'a-secret-key' })]);
  const { status, headers, lines } = await linesOf(there, 'exportMyData', {}, admin('direct'));
  expect(status).toBe(200);
  expect(headers).toMatchObject({ 'Content-Type': 'application/x-ndjson' });
  expect(kindsOf(lines)).toEqual([
    'account',
    'agreementConfirmation',
    'auditRecord',
    'employee',
    'order',
    'relationship',
    'serviceRequest',
    'subscription',
  ]);
  expect(JSON.stringify(lines)).not.toContain('a-secret-key');
  expect(lines.filter(({ kind }) => kind === 'employee')).toHaveLength(6);
  const operators = await linesOf(there, 'exportPartnerData', { partnerId: tenantOf('direct') }, admin('operator'));
  expect(operators.lines).toEqual(lines);
});

test("a customer's data at its partner: the directory too while it has the privileges, of others nothing", async () => {
  const there = await place();
  const params = { customerId: there.id };
  const { lines } = await linesOf(there, 'exportCustomerData', params, admin('direct'));
  expect(kindsOf(lines)).toEqual([
    'agreementConfirmation',
    'auditRecord',
    'customer',
    'customerUser',
    'order',
    'relationship',
    'serviceRequest',
    'subscription',
  ]);
  await there.as('direct', 'PATCH', there.at, { allowDelegatedAccess: false });
  const without = await linesOf(there, 'exportCustomerData', params, admin('direct'));
  expect(kindsOf(without.lines)).not.toContain('customerUser');
  expect(await linesOf(there, 'exportCustomerData', params, admin('otherDirect'))).toMatchObject({ status: 404, lines: [] });
});

test('a customer gets what it has itself, who works for it, and no price', async () => {
  const there = await place();
  const customer = there.store.partition('customers', there.id);
  await customer.commit([
    create(SESSION, { id: digestOf(there.id, 'secret'), endsAt: instant('2027-01-01') }),
    create(ACCESS_CODE, { digest: 'd', sentAt: instant('2026-11-16'), endsAt: instant('2027-01-01'), attemptsLeft: 5 }),
  ]);
  const { lines } = await linesOf(there, 'exportMyCustomerData', {}, `Bearer ${there.id}.secret`);
  expect(kindsOf(lines)).toEqual(['agreementConfirmation', 'customer', 'customerUser', 'partnerships', 'relationship']);
  expect(JSON.stringify(lines)).not.toContain('unitPrice');
});
