import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedSampleAgreements } from '../../functions/agreements/sample/templates.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { workOffErasure } from '../../functions/jobs/erasures.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { replace } from '../../functions/storage/port.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { SUBSCRIPTION } from '../../functions/subscriptions/stored.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { WireRequest } from '../../functions/support/wire.ts';
import { newCustomer } from '../customers/requests.ts';
import { send } from '../http/requests.ts';
import { appOn, tenantOf, type PartnerName } from '../support/app.ts';
import { HookedStore } from '../support/hooked-store.ts';

const FILES = mkdtempSync(join(tmpdir(), 'privacy-'));
const CONTACT = { firstName: 'Zephyra', lastName: 'Zephyra', email: 'zephyra@zephyra.example.cn' };

/** The direct reseller with a customer whose people are all called Zephyra. It is 16 November 2026. */
export async function place() {
  const meter = new Meter();
  const sqlite = openSqliteStore(':memory:', meter);
  const store = new HookedStore(sqlite);
  const app = await appOn(store, meter);
  const blobs = openFolderBlobs({ directory: mkdtempSync(join(FILES, 'place-')) }, meter);
  const messages: unknown[] = [];
  const queue = { send: async (name: string, message: unknown) => void (name === 'erasures' && messages.push(message)) };
  const ports = { ...app.ports, blobs, queue, now: () => instant('2026-11-16T09:00:00Z') };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  await seedSampleAgreements(store.partition('catalog', 'CN'));

  const as = (partner: PartnerName, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(ports, method, path, { partner, role: 'globalAdmin', headers, ...(body === undefined ? {} : { body }) });
  const { companyProfile, billingProfile } = newCustomer('zephyra');
  const defaultAddress = { ...billingProfile.defaultAddress, firstName: 'Zephyra' };
  const profile = { ...billingProfile, companyName: 'Zephyra Ltd', email: CONTACT.email, defaultAddress };
  const created = await as('direct', 'POST', '/v1/customers', { companyProfile, billingProfile: profile });
  const { id } = CreatedCustomer.parse(created.body);
  const at = `/v1/customers/${id}`;

  const lineItems = [{ lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5, friendlyName: 'For Zephyra' }];
  const { lineItems: lines } = WireOrder.parse((await as('direct', 'POST', `${at}/orders`, { lineItems })).body);
  const subscriptionId = lines[0]?.subscriptionId ?? '';
  await as('direct', 'POST', `${at}/users`, {
    userPrincipalName: 'zephyra@zephyra.partner.onmschina.cn',
    displayName: 'Zephyra',
    usageLocation: 'CN',
    passwordProfile: { password: 'Good-password-1' },
  });
  await as('direct', 'POST', `${at}/agreements`, {
    templateId: 'sample-cloud-agreement-1',
    type: 'MicrosoftCloudAgreement',
    dateAgreed: '2026-11-15T10:00:00',
    primaryContact: CONTACT,
  });
  const asked = await as('direct', 'POST', `${at}/servicerequests`, {
    title: 'Zephyra is locked out',
    description: 'Zephyra cannot sign in.',
    severity: 'moderate',
    supportTopicId: '101',
  });
  const requestId = WireRequest.parse(asked.body).id;
  await send(ports, 'POST', `/v1/servicerequests/${requestId}/attachments?fileName=zephyra.txt`, {
    role: 'globalAdmin',
    headers: { 'content-type': 'application/octet-stream' },
    body: new TextEncoder().encode('Zephyra'),
  });

  const partition = store.partition('partners', tenantOf('direct'));
  const erasure = `/v1/operator/partners/${tenantOf('direct')}/customers/${id}/erasure`;
  return {
    id,
    at,
    as,
    ports,
    store,
    partition,
    requestId,
    messages,
    erase: () => as('operator', 'POST', erasure),
    progress: () => as('operator', 'GET', erasure),
    closeRequest: () => as('direct', 'PATCH', `/v1/servicerequests/${requestId}`, { status: 'closed' }),
    /** Nothing of the subscription is active, or to be billed, any more: as the last close leaves it. */
    settle: async () => {
      await as('direct', 'PATCH', `${at}/subscriptions/${subscriptionId}`, { status: 'suspended' });
      const was = await partition.get(SUBSCRIPTION, subscriptionId);
      if (!was) throw new Error('there is a subscription');
      await partition.commit([replace(SUBSCRIPTION, { ...was.value, status: 'deleted', settled: true }, was)]);
    },
    leave: () => as('direct', 'PATCH', at, { relationshipToPartner: 'none' }),
    work: async () => {
      for (const message of messages.splice(0)) await workOffErasure(ports, message);
    },
    /** The kinds of all stored documents that name a text: in their ids, their bodies or the keys they are found by. */
    naming: (text: string) => {
      const select = `SELECT d.pk, d.id, d.body, group_concat(e.key) AS keys
        FROM documents d LEFT JOIN entries e ON e.document = d.number GROUP BY d.number`;
      const rows = sqlite.database.prepare(select).all() as Record<'pk' | 'id' | 'body' | 'keys', string | null>[];
      const found = rows.filter((row) => JSON.stringify(Object.values(row)).toLowerCase().includes(text));
      return [...new Set(found.map(({ id }) => id?.split(':')[0] ?? ''))].toSorted();
    },
  };
}
