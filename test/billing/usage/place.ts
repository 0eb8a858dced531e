import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpRequest } from '@azure/functions';
import { parse } from 'csv-parse/sync';
import { ACCOUNT, ACCOUNT_ID } from '../../../functions/account/stored.ts';
import { invoiceIdOf } from '../../../functions/billing/close.ts';
import { closeOf } from '../../../functions/billing/core/subscription-lines.ts';
import type { Closing } from '../../../functions/billing/license-pages.ts';
import { finishUsageFile, writeUsagePages } from '../../../functions/billing/usage/close-usage.ts';
import { usageOperations } from '../../../functions/billing/usage/operations.ts';
import { USAGE_RECORD } from '../../../functions/billing/usage/stored.ts';
import { usageFileName } from '../../../functions/billing/usage/usage-file.ts';
import { authorize } from '../../../functions/http/authorize.ts';
import { serve } from '../../../functions/http/edge.ts';
import { compileRoutes } from '../../../functions/http/router.ts';
import type { Scope } from '../../../functions/identity/scope.ts';
import type { Ports } from '../../../functions/identity/ports.ts';
import { date, instant } from '../../../functions/shared/calendar.ts';
import { openFolderBlobs } from '../../../functions/storage/blobs/folder.ts';
import { Meter } from '../../../functions/storage/meter.ts';
import type { Store } from '../../../functions/storage/port.ts';
import { openSqliteStore } from '../../../functions/storage/sqlite/store.ts';
import { send } from '../../http/requests.ts';
import { appOn, tenantOf, type Called, type PartnerName } from '../../support/app.ts';
import { addSubscription } from '../../support/billing.ts';

/** The files of all places of this process, gone with it. */
const FILES = mkdtempSync(join(tmpdir(), 'usage-'));
process.once('exit', () => rmSync(FILES, { recursive: true, force: true }));

export const CUSTOMER = '33333333-0000-4000-8000-000000000001';
export const SUBSCRIPTION_ID = '44444444-0000-4000-8000-000000000001';
export const METER = 'da41bc5f-c52d-4464-8a8d-8c8dcc43503b';

/** 745 hours at 0.085, of the first subscription; what is given differs. */
export function usage(id: string, change: object = {}) {
  return {
    id,
    customerId: CUSTOMER,
    subscriptionId: SUBSCRIPTION_ID,
    usageDate: '2018-07-01',
    resourceGuid: METER,
    resourceName: 'Compute Hours',
    serviceName: 'VIRTUAL MACHINES',
    consumedQuantity: '745',
    listPrice: '0.085',
    ...change,
  };
}

/** A reseller with billing day 15 and two subscriptions of two customers. It is 10 July 2018 until a test says otherwise. */
export async function usagePlace(partner: PartnerName = 'direct', around: (store: Store) => Store = (store) => store) {
  const meter = new Meter();
  const database = openSqliteStore(':memory:', meter);
  const store = around(database);
  const { ports: plain } = await appOn(store, meter);
  let day = '2018-07-10';
  const blobs = openFolderBlobs({ directory: mkdtempSync(join(FILES, 'place-')) }, meter);
  const ports: Ports = { ...plain, blobs, now: () => instant(`${day}T12:00:00Z`) };

  const partnerId = tenantOf(partner);
  const partition = store.partition('partners', partnerId);
  const account = (await partition.get(ACCOUNT, ACCOUNT_ID))?.value;
  if (!account) throw new Error(`${partner} has an account`);
  await addSubscription(partition, 1);
  await addSubscription(partition, 2, { friendlyName: '生产环境, "主"' });
  const catalog = store.partition('catalog', 'CN');
  const lines = (invoiceId: string) => store.partition('lines', `${partnerId}/${invoiceId}`);
  const workplace = { partition, shared: { catalog, lines }, blobs, isTimeUp: () => false };

  const closingOf = (billingDate: string): Closing => ({
    workplace,
    account,
    close: closeOf(date(billingDate), 15),
    invoiceId: invoiceIdOf(partnerId, date(billingDate)),
  });
  const caller = { tenantId: partnerId, applicationId: 'app' };
  const fileOf = async (billingDate: string): Promise<string> => {
    const file = await blobs.read(usageFileName(partnerId, invoiceIdOf(partnerId, date(billingDate))));
    return file ? new Response(file.stream).text() : 'none';
  };
  meter.take();
  return {
    ports,
    meter,
    account,
    partition,
    lines,
    workplace,
    closingOf,
    fileOf,
    setDay: (to: string) => void (day = to),
    record: (records: readonly object[]): Promise<Called> =>
      send(ports, 'POST', `/v1/operator/partners/${partnerId}/usagerecords`, {
        partner: 'operator',
        body: { records },
        operations: usageOperations,
      }),
    recorded: async (id: string) => (await lines('usage').get(USAGE_RECORD, id))?.value,
    /** What the partner's application works in. */
    scope: async (): Promise<Scope> => {
      const [, operation] = usageOperations;
      const entering = { requestId: '', correlationId: '', locale: 'en-US', partnerId: undefined };
      const scope = operation && (await authorize(ports, operation, caller, entering));
      if (!scope?.ok) throw new Error('the partner may do this');
      return scope.value;
    },
    /** What the partner downloads, as bytes. */
    download: async (address: string) => {
      const routes = compileRoutes(usageOperations.map((value) => ({ method: value.method, path: value.path, value })));
      const url = new URL(`http://localhost${address}`);
      const found = routes.match('GET', url.pathname);
      if (!found) throw new Error(`${address} is an address`);
      const headers = { authorization: JSON.stringify(caller) };
      const request = new HttpRequest({ method: 'GET', url: url.href, headers, params: found.params });
      const answer = await serve(found.value, ports)(request);
      const bytes = Buffer.from(await new Response(answer.body as ReadableStream).arrayBuffer());
      return { status: answer.status, headers: answer.headers as Record<string, string>, bytes };
    },
    close: async (billingDate: string) => {
      const closing = closingOf(billingDate);
      const page = await writeUsagePages(closing);
      if (page !== 'unfinished') await finishUsageFile(closing, page);
      return page;
    },
    rowsOf: async (billingDate: string) =>
      parse(await fileOf(billingDate), { columns: true }) as readonly Record<string, string>[],
    /** Everything stored, in order: equal texts are equal bytes. */
    dump: () =>
      JSON.stringify(
        database.database.prepare("SELECT pk, id, version, body FROM documents WHERE pk LIKE 'lines%' ORDER BY pk, id").all(),
      ),
  };
}

export type UsagePlace = Awaited<ReturnType<typeof usagePlace>>;
