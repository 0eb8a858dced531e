import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, ACCOUNT_ID, employeeWrites, type Account } from '../../functions/account/stored.ts';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { OFFER_MATRIX } from '../../functions/catalog/matrix/stored.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleAgreements } from '../../functions/agreements/sample/templates.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { POLICY, policyIdOf, type Policy } from '../../functions/customers/self-serve/stored.ts';
import { digestOf } from '../../functions/customers/access/session.ts';
import { ACCESS_CODE, SESSION } from '../../functions/customers/access/stored.ts';
import { granted } from '../../functions/customers/core/partnerships.ts';
import { INVITATION_KEY } from '../../functions/customers/invitations/link.ts';
import { findPartnerships, partnershipsWrite } from '../../functions/customers/partnerships.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import {
  QUALIFICATION,
  VALIDATION_CODE,
  type Qualification,
  type ValidationCode,
} from '../../functions/customers/qualifications/stored.ts';
import { CONSENT } from '../../functions/customers/consents/operations.ts';
import { COMPANY_ADMINISTRATOR } from '../../functions/contract/directory-role.ts';
import { CUSTOMER_USER, type CustomerUser } from '../../functions/customers/users/stored.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { INCIDENT } from '../../functions/health/stored.ts';
import type { Authenticate } from '../../functions/identity/tokens.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { findReceivables, PAYMENT, receivablesWrite } from '../../functions/billing/paying/stored.ts';
import { derivedGuid } from '../../functions/storage/derived-id.ts';
import { create, replace, type Partition, type Store, type Write } from '../../functions/storage/port.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { WireCart } from '../../functions/subscriptions/carts/wire.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { EVENT, REGISTRATION, type Event, type Registration } from '../../functions/webhooks/stored.ts';
import { WireFile, WireRequest } from '../../functions/support/wire.ts';
import { newCustomer } from '../customers/requests.ts';
import { collectionOf } from '../../functions/contract/wire.ts';
import { WireAttachment } from '../../functions/subscriptions/attachments/wire.ts';
import { formOf } from '../http/form.ts';
import { send } from '../http/requests.ts';
import { appOn, tenantOf, type PartnerName } from '../support/app.ts';
import { addApplicant } from '../enrolment/applicants.ts';
import {
  APPLICANTS,
  SAMPLE_APPLICATION,
  SAMPLE_CODE,
  SAMPLE_KEY,
  SAMPLE_PAYMENT,
  SAMPLE_VALIDATION,
  SERVICE_REQUEST,
  SAMPLE_INCIDENT,
} from './samples.ts';

/** A tenant beside those of every test: its account is terminated. */
export const TERMINATED = '11111111-0000-4000-8000-00000000dead';

/** The ids of a partner's own things, by the name of the placeholder that takes them. */
export type Ids = Readonly<Record<string, string>>;

export interface Place {
  /** Counts the storage requests. */
  readonly meter: Meter;
  readonly ports: Ports;
  readonly idsOf: Readonly<Record<'direct' | 'otherDirect', Ids>>;
}

/** The files of all places of this process. */
const FILES = mkdtempSync(join(tmpdir(), 'contract-'));

/** What the customer of the direct reseller has signed in with. */
export const SESSION_SECRET = 'sample-secret';

/**
 * Two partners with a customer, an order, a subscription and an invoice each. It is 16 November 2026.
 *
 * @param around  what stands in front of the store, from the first document on
 */
export async function openPlace(authenticate?: Authenticate, around: (store: Store) => Store = (store) => store): Promise<Place> {
  const meter = new Meter();
  const store = around(openSqliteStore(':memory:', meter));
  const app = await appOn(store, meter);
  const blobs = openFolderBlobs({ directory: mkdtempSync(join(FILES, 'place-')) }, meter);
  const portsOn = (day: string): Ports => ({
    ...app.ports,
    blobs,
    queue: { send: async () => {} },
    now: () => instant(`${day}T09:00:00Z`),
  });
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const matrix = { month: '2026-12', loadedOn: date('2026-11-02'), offers: [...SAMPLE_OFFERS] };
  await store.partition('catalog', 'CN').commit([create(OFFER_MATRIX, matrix), create(INCIDENT, SAMPLE_INCIDENT)]);
  await seedSampleAgreements(store.partition('catalog', 'CN'));
  const idsOf = {
    direct: await fill(portsOn('2026-11-02'), 'direct'),
    otherDirect: await fill(portsOn('2026-11-02'), 'otherDirect'),
  };
  const account = await store.partition('partners', tenantOf('direct')).get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error('the direct reseller has an account');
  await store
    .partition('partners', TERMINATED)
    .commit([create<Account>(ACCOUNT, { ...account.value, partnerId: TERMINATED, state: 'terminated' })]);
  for (const { tenantId, state } of Object.values(APPLICANTS)) await addApplicant(store, tenantId, state);
  await addSecondPartner(store, idsOf.direct['customerId'] ?? '');
  await store.partition('partners', tenantOf('direct')).commit([create(INVITATION_KEY, { key: SAMPLE_KEY })]);
  const ports = portsOn('2026-11-16');
  return { meter, ports: authenticate ? { ...ports, authenticate } : ports, idsOf };
}

async function fill(ports: Ports, partner: PartnerName): Promise<Ids> {
  const customer = await send(ports, 'POST', '/v1/customers', { partner, body: newCustomer(partner.toLowerCase()) });
  const { id: customerId } = CreatedCustomer.parse(customer.body);
  const lineItems = [{ lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE3, quantity: 10 }];
  const order = await send(ports, 'POST', `/v1/customers/${customerId}/orders`, { partner, body: { lineItems } });
  const { id: orderId, lineItems: lines } = WireOrder.parse(order.body);

  const form = formOf([
    { name: 'metadata', value: JSON.stringify({ customerPrice: '1000.00', currency: 'CNY' }) },
    { name: 'pofiles', fileName: 'order.txt', value: partner },
  ]);
  const attached = await send(ports, 'POST', `/v1/customers/${customerId}/orders/${orderId}/attachment`, { partner, ...form });
  const { attachmentId } = collectionOf(WireAttachment).parse(attached.body).items[0] ?? {};

  const lately = { ...ports, now: () => instant('2026-11-14T09:00:00Z') }; // a cart lives seven days
  const cart = await send(lately, 'POST', `/v1/customers/${customerId}/carts`, {
    partner,
    body: { lineItems: [{ id: 0, catalogItemId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5, billingCycle: 'monthly' }] },
  });
  const { id: cartId } = WireCart.parse(cart.body);
  const buy = async (offerId: string) => {
    const body = { lineItems: [{ lineItemNumber: 0, offerId, quantity: 5 }] };
    const bought = await send(ports, 'POST', `/v1/customers/${customerId}/orders`, { partner, body });
    return WireOrder.parse(bought.body).lineItems[0]?.subscriptionId ?? '';
  };
  const [upgradableId, trialId] = [await buy(SAMPLE_OFFER_ID.business), await buy(SAMPLE_OFFER_ID.projectPremiumTrial)];

  const partnerId = tenantOf(partner);
  const partition = ports.store.partition('partners', partnerId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) throw new Error(`${partner} has an account`);
  const shared = {
    catalog: ports.store.partition('catalog', 'CN'),
    lines: (invoiceId: string) => ports.store.partition('lines', `${partnerId}/${invoiceId}`),
  };
  const billingDate = date('2026-11-15');
  await closeMonth({ partition, shared, blobs: ports.blobs, isTimeUp: () => false }, account.value, billingDate);
  await makeOverdue(partition);
  const userId = derivedGuid('employee', partnerId);
  const userPrincipalName = `employee@${account.value.domain}`;
  await partition.commit(employeeWrites({ userId, userPrincipalName, displayName: 'Employee', agent: 'none', admin: 'none' }));
  // somebody with the same id in the directory of the customer
  await ports.store.partition('customers', customerId).commit([
    create<CustomerUser>(CUSTOMER_USER, {
      id: userId,
      userPrincipalName: `user@${newCustomer(partner.toLowerCase()).companyProfile.domain}`,
      displayName: 'User',
      roleIds: [COMPANY_ADMINISTRATOR],
      skuIds: [],
    }),
    create<Qualification>(QUALIFICATION, {
      qualification: 'GovernmentCommunityCloud',
      vettingStatus: 'Approved',
      createdAt: instant('2026-11-02'),
      validation: { partnerId, validationId: SAMPLE_VALIDATION },
    }),
    create<Qualification>(QUALIFICATION, {
      qualification: 'StateOwnedEntity',
      vettingStatus: 'InReview',
      createdAt: instant('2026-11-02'),
    }),
    create(CONSENT, { applicationId: SAMPLE_APPLICATION, applicationGrants: [] }),
  ]);
  await partition.commit([
    create<ValidationCode>(VALIDATION_CODE, {
      validationId: SAMPLE_VALIDATION,
      organizationName: 'Sample',
      customerIds: [customerId],
    }),
  ]);
  const correlationId = derivedGuid('test event', partnerId);
  await partition.commit(tested(correlationId));
  const policyId = policyIdOf(partnerId, customerId);
  await partition.commit([create<Policy>(POLICY, { id: policyId, partnerId, customerId, resources: [] })]);
  const free = await send(ports, 'POST', '/v1/customers', { partner, body: newCustomer(`free-${partner.toLowerCase()}`) });
  const erasedCustomerId = await eraseOne(ports, partner);
  return {
    erasedCustomerId,
    terminatedId: TERMINATED,
    freeCustomerId: CreatedCustomer.parse(free.body).id, // of whom there is nothing else
    policyId,
    correlationId,
    userId,
    customerId,
    orderId,
    orderAttachmentId: attachmentId ?? '',
    cartId,
    upgradableId,
    trialId,
    subscriptionId: lines[0]?.subscriptionId ?? '',
    invoiceId: invoiceIdOf(partnerId, billingDate),
    ...(await askForHelp(ports, partner, customerId)),
  };
}

/** A customer that has left, and whose erasure has begun. */
async function eraseOne(ports: Ports, partner: PartnerName): Promise<string> {
  const left = await send(ports, 'POST', '/v1/customers', { partner, body: newCustomer(`left-${partner.toLowerCase()}`) });
  const { id } = CreatedCustomer.parse(left.body);
  const role = 'globalAdmin';
  await send(ports, 'PATCH', `/v1/customers/${id}`, { partner, role, body: { relationshipToPartner: 'none' } });
  const address = `/v1/operator/partners/${tenantOf(partner)}/customers/${id}/erasure`;
  await send(ports, 'POST', address, { partner: 'operator', role });
  return id;
}

/** A request with a file that nobody has taken, and one that the operator has. */
async function askForHelp(ports: Ports, partner: PartnerName, customerId: string): Promise<Ids> {
  const role = 'helpDeskAgent';
  const ask = async () => {
    const body = { ...SERVICE_REQUEST, supportTopicId: '101' };
    const asked = await send(ports, 'POST', `/v1/customers/${customerId}/servicerequests`, { partner, role, body });
    return WireRequest.parse(asked.body).id;
  };
  const [serviceRequestId, takenRequestId] = [await ask(), await ask()];
  const attached = await send(ports, 'POST', `/v1/servicerequests/${serviceRequestId}/attachments?fileName=sample.txt`, {
    partner,
    role,
    headers: { 'content-type': 'application/octet-stream' },
    body: new TextEncoder().encode('Sample'),
  });
  const address = `/v1/operator/partners/${tenantOf(partner)}/servicerequests/${takenRequestId}/taking`;
  await send(ports, 'POST', address, { partner: 'operator' });
  return { serviceRequestId, takenRequestId, attachmentId: WireFile.parse(attached.body).id };
}

/** The other provider works for the direct reseller's customer too, and the customer has signed in to look at them. */
async function addSecondPartner(store: Store, customerId: string): Promise<void> {
  const partner = tenantOf('otherProvider');
  const customer = store.partition('customers', customerId);
  const found = await findPartnerships(customer);
  await customer.commit([
    partnershipsWrite(found, granted(found.value, partner, ['project'])),
    create(ACCESS_CODE, {
      digest: digestOf(customerId, SAMPLE_CODE),
      sentAt: instant('2026-11-16'),
      endsAt: instant('2027-01-01'),
      attemptsLeft: 5,
    }),
    create(SESSION, { id: digestOf(customerId, SESSION_SECRET), endsAt: instant('2027-01-01') }),
  ]);
  const relationship = await store.partition('partners', tenantOf('direct')).get(RELATIONSHIP, customerId);
  if (!relationship) throw new Error('the direct reseller has the customer');
  await store.partition('partners', partner).commit([create(RELATIONSHIP, relationship.value)]);
}

/** A webhook, and a test event that it has had. */
function tested(correlationId: string): Write[] {
  const at = instant('2026-11-10');
  return [
    create<Registration>(REGISTRATION, {
      subscriberId: correlationId,
      url: 'https://hooks.example.com/events',
      events: ['test-created'],
      inOwnHeader: false,
      modifiedAt: at,
      since: at,
      tests: [],
    }),
    create<Event>(EVENT, {
      id: correlationId,
      about: { name: 'test-created', id: correlationId },
      at,
      state: 'delivered',
      attempts: 1,
      failures: 0,
      dueAt: at,
    }),
  ];
}

/** What the operator can do needs a payment that can be taken back, and an invoice that is overdue; somebody receives it. */
async function makeOverdue(partition: Partition): Promise<void> {
  const [account, receivables] = [await partition.get(ACCOUNT, ACCOUNT_ID), await findReceivables(partition)];
  if (!account || !receivables.was) throw new Error('a closed month has receivables');
  const [item] = receivables.value.items;
  if (!item) throw new Error('a closed month has an invoice');
  const payment = { id: SAMPLE_PAYMENT, amount: toMinor(100), receivedOn: date('2026-11-15'), reference: '' };
  await partition.commit([
    replace(ACCOUNT, { ...account.value, invoiceRecipient: { name: 'Accounts', email: 'accounts@example.com' } }, account),
    receivablesWrite(receivables, { items: [{ ...item, dueOn: date('2026-11-15') }], paid: payment.amount }),
    create(PAYMENT, payment),
  ]);
}
