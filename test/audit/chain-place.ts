import { readChain, type Chain } from '../../functions/audit/read-chain.ts';
import { AUDIT_RECORD, SEALED, type AuditRecord } from '../../functions/audit/stored.ts';
import { sealRecords } from '../../functions/audit/seal.ts';
import { verifyChain, type Noted, type Verified } from '../../functions/audit/verify.ts';
import { instant, type Instant } from '../../functions/shared/calendar.ts';
import { create, type Partition } from '../../functions/storage/port.ts';
import { send } from '../http/requests.ts';
import { hookedApp, tenantOf } from '../support/app.ts';

export const NOW = instant('2026-11-16T09:00:00Z');

/** A partner with records of its own choice, its chain, and a hook before every commit. */
export async function chainPlace() {
  const { app, store } = await hookedApp();
  const partition = store.partition('partners', tenantOf('direct'));
  const seal = (now: Instant = NOW) => sealRecords({ partition, now, nameOf: async () => undefined, isTimeUp: () => false });
  return {
    app,
    store,
    partition,
    add: (from: number, through: number) => addRecords(partition, from, through),
    seal,
    verify: (noted?: Noted, now: Instant = NOW): Promise<Verified> =>
      verifyChain(chainOf(app.ports), { now: Date.parse(now), ...(noted ? { noted } : {}) }),
    /** The records as they lie under the seals. */
    sealed: async () => (await partition.list(SEALED, { limit: 500 })).items,
  };
}

/** As a global admin of the direct reseller reads it. */
export function chainOf(
  ports: Parameters<typeof send>[0],
  path = '/auditseals',
  partner: 'direct' | 'operator' = 'direct',
): Chain {
  const ask = async (at: string, token?: string) => {
    const headers = token === undefined ? {} : { 'MS-ContinuationToken': token };
    const { status, body, text } = await send(ports, 'GET', `/v1${at}`, { partner, role: 'globalAdmin', headers });
    if (status !== 200) throw new Error(text);
    return body;
  };
  return readChain(ask, path);
}

export function recordAt(minute: number): AuditRecord {
  return {
    id: `record-${String(minute).padStart(4, '0')}`,
    at: new Date(Date.parse(NOW) + minute * 60_000).toISOString() as Instant,
    operation: 'changeSubscription',
    resourceType: 'subscription',
    operationType: 'update_subscription',
    applicationId: 'app',
    after: `{"Subscription":[{"Quantity":${minute}}]}`,
  };
}

async function addRecords(partition: Partition, from: number, through: number): Promise<void> {
  for (let minute = from; minute <= through; minute += 1) await partition.commit([create(AUDIT_RECORD, recordAt(minute))]);
}
