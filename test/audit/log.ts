import * as z from 'zod';
import { WireAuditRecord } from '../../functions/audit/wire.ts';
import { collectionOf } from '../../functions/contract/wire.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { send, type Sending } from '../http/requests.ts';

const Records = collectionOf(WireAuditRecord);

/** A page of a partner's audit; the direct reseller's by default. */
export async function search(ports: Ports, query: Record<string, string> = {}, sending: Sending = {}) {
  const { body } = await send(ports, 'GET', `/v1/auditrecords?${new URLSearchParams(query).toString()}`, sending);
  return Records.parse(body);
}

/** The newest record, with what changed as values. */
export async function latest(ports: Ports, sending: Sending = {}) {
  const [record] = (await search(ports, { size: '1' }, sending)).items;
  if (!record) throw new Error('there is no audit record');
  const { resourceOldValue, resourceNewValue, customizedData, ...rest } = record;
  const facts = Object.fromEntries(customizedData.map(({ key, value }) => [key, value]));
  return { ...rest, facts, before: valueOf(resourceOldValue), after: valueOf(resourceNewValue) };
}

function valueOf(text: string | undefined) {
  return text === undefined ? undefined : z.record(z.string(), z.array(z.looseObject({}))).parse(JSON.parse(text));
}
