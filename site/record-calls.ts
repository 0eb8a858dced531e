import '../functions/host/core-api.ts'; // before anything that loads the Functions library
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { openApi } from '../functions/contract/openapi.ts';
import { signIn } from '../functions/local/tour-client.ts';
import { startLocal } from '../functions/local/start.ts';
import { OPERATIONS } from '../functions/operations.ts';
import { recordCatalogue, type RecordedCatalogue } from './record-catalogue.ts';

// Makes the calls that the guide shows, on a server of its own, and keeps what was asked and answered in src/generated/calls.json;
// beside it the description of all operations and the catalogue, from which the API reference and the offers are built.

interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly answer: unknown;
  /** Whether the public API has the operation at 21Vianet. */
  readonly availability: string;
}

const BUSINESS = '774D3D0C-31A3-4DDD-B609-E602B3F9C99A';
const BUSINESS_PREMIUM = 'D58A1C20-87A7-4385-B40F-5A0BDA6F5405';
const KIOSK = '539BC950-FC1A-4092-AAC3-07276F67594E';
const Id = z.object({ id: z.string() });
const Order = z.object({ id: z.string(), lineItems: z.array(z.object({ subscriptionId: z.string() })) });
const Invoices = z.object({ items: z.array(Id).min(1) });
const AddOns = z.object({ items: z.array(Id).min(1) });
const Profile = z.looseObject({ attributes: z.object({ etag: z.string() }) });
const Clock = z.object({ now: z.string() });

/** Where the product is found on a machine; what the calls are recorded on has an address of its own. */
const USUAL_ADDRESS = 'http://127.0.0.1:7071';

const dataDir = mkdtempSync(join(tmpdir(), 'guide-calls-'));
const { values: source } = parseArgs({ options: { prices: { type: 'string' }, api: { type: 'string' } } });
const local = await startLocal({ port: await freePort(), dataDir, reset: true, log: () => {} });
try {
  const calls = await record(local.url);
  const folder = join(import.meta.dirname, 'src/generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'calls.json'), `${JSON.stringify(calls, null, 2)}\n`);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApi(OPERATIONS)));
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(await catalogue()));
} finally {
  await local.stop();
  rmSync(dataDir, { recursive: true });
}

/** The sample catalogue, that of `--api URL` (with the token in API_TOKEN, or as its own demo partner), or the prices of `--prices FILE`. */
async function catalogue(): Promise<RecordedCatalogue> {
  const base = source.api?.replace(/\/$/, '') ?? local.url;
  const token = (source.api && process.env['API_TOKEN']) || (await signIn(base)).token;
  return await recordCatalogue(base, { token, isSample: source.api === undefined, pricesFile: source.prices });
}

async function record(base: string): Promise<Record<string, Recorded>> {
  const { token, partner } = await signIn(base);
  const applicant = await signIn(base, 'Orchid Networks');
  const calls: Record<string, Recorded> = {};

  /** One call under a name of the guide; its answer in the shape that the next ones need. */
  async function call<T>(
    name: string,
    operationId: string,
    path: string,
    shape: z.ZodType<T>,
    body?: unknown,
    by = token,
  ): Promise<T> {
    const operation = OPERATIONS.find(({ id }) => id === operationId);
    if (!operation) throw new Error(`there is no operation ${operationId}`);
    const { method, availability } = operation;
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${by}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = JSON.parse((await response.text()).replaceAll(base, USUAL_ADDRESS));
    if (!response.ok) throw new Error(`${name}: ${method} ${path} answered ${response.status} ${JSON.stringify(answer)}`);
    calls[name] = { method, path, ...(body === undefined ? {} : { body }), status: response.status, answer, availability };
    return shape.parse(answer);
  }

  const anything = z.unknown();
  const start = { ...organisation(), domain: applicant.partner.domain };
  await call('startEnrollment', 'startEnrollment', '/v1/enrollment', anything, start, applicant.token);
  await call('getEnrollment', 'getEnrollment', '/v1/enrollment', anything, undefined, applicant.token);
  const own = await call('getPartnerBillingProfile', 'getPartnerBillingProfile', '/v1/profiles/billing', Profile);
  const corrected = { ...own, purchaseOrderNumber: 'PO 2026-11' };
  await call('updatePartnerBillingProfile', 'updatePartnerBillingProfile', '/v1/profiles/billing', anything, corrected);
  const employee = await call('addUser', 'addUser', '/v1/users', Id, {
    userPrincipalName: `mei@${partner.domain}`,
    displayName: 'Mei Sample',
    agentSetting: 'sales_agent',
    adminSetting: 'none',
  });
  await call('changeUser', 'changeUser', `/v1/users/${employee.id}`, anything, { agentSetting: 'admin_agent' });
  await call('setCatalogPins', 'setCatalogPins', '/v1/catalogpins', anything, { offerIds: [KIOSK] });
  const { country, state, city, addressLine1 } = newCustomer().billingProfile.defaultAddress;
  const checked = { country, state, city, addressLine1, postalCode: '100000' };
  await call('validateAddress', 'validateAddress', '/v1/validations/address', anything, checked);
  await call('listOffers', 'listOffers', '/v1/offers?country=CN&size=1', anything);
  const customer = await call('createCustomer', 'createCustomer', '/v1/customers', Id, newCustomer());
  const at = `/v1/customers/${customer.id}`;
  await call('getRelationshipRequest', 'getRelationshipRequest', '/v1/customers/relationshiprequests', anything);
  await call('listCustomers', 'listCustomers', '/v1/customers?size=1', anything);
  const filter = JSON.stringify({ Field: 'CompanyName', Value: '示例', Operator: 'starts_with' });
  await call('searchCustomers', 'listCustomers', `/v1/customers?size=1&filter=${encodeURIComponent(filter)}`, anything);
  const profile = await call('getCustomerBillingProfile', 'getCustomerBillingProfile', `${at}/profiles/billing`, Profile);
  const changed = { ...profile, email: 'accounts@example.com' };
  await call('updateCustomerBillingProfile', 'updateCustomerBillingProfile', `${at}/profiles/billing`, anything, changed);
  const problem = { title: 'Sign-in fails', description: 'Since this morning, for all users.', severity: 'critical' };
  const question = { ...problem, severity: 'moderate', supportTopicId: '1' };
  const request = await call('createServiceRequest', 'createServiceRequest', '/v1/servicerequests/zh-CN', Id, question);
  const note = { newNote: { text: 'It works again on two of three machines.' } };
  await call('addServiceRequestNote', 'updateServiceRequest', `/v1/servicerequests/${request.id}`, anything, note);
  const ofCustomer = { ...problem, supportTopicId: '101' };
  await call('createCustomerServiceRequest', 'createCustomerServiceRequest', `${at}/servicerequests`, anything, ofCustomer);
  const lineItems = [{ lineItemNumber: 0, offerId: KIOSK, quantity: 10, friendlyName: 'Front desk' }];
  const order = await call('createOrder', 'createOrder', `${at}/orders`, Order, { billingCycle: 'monthly', lineItems });
  const subscription = `${at}/subscriptions/${order.lineItems[0]?.subscriptionId}`;
  await call('getSubscription', 'getSubscription', subscription, anything);
  const addOns = await call('listOfferAddOns', 'listOfferAddOns', `/v1/offers/${KIOSK}/addons?country=CN`, AddOns);
  const addOn = {
    lineItemNumber: 0,
    offerId: addOns.items[0]?.id,
    quantity: 10,
    parentSubscriptionId: order.lineItems[0]?.subscriptionId,
  };
  await call('addAddOnToOrder', 'addAddOnToOrder', `${at}/orders/${order.id}`, anything, { lineItems: [addOn] });
  await call('listSubscriptionAddOns', 'listSubscriptionAddOns', `${subscription}/addons`, anything);
  await call('renameSubscription', 'changeSubscription', subscription, anything, { friendlyName: 'Front desk, Shanghai' });
  await call('changeSubscriptionQuantity', 'changeSubscription', subscription, anything, { quantity: 12 });
  await call('suspendSubscription', 'changeSubscription', subscription, anything, { status: 'suspended' });
  await call('reactivateSubscription', 'changeSubscription', subscription, anything, { status: 'active' });
  const open = encodeURIComponent(JSON.stringify({ Field: 'Resolved', Value: 'false', Operator: 'equals' }));
  const incidents = `${at}/serviceincidents/office?filter=${open}`;
  await call('listCustomerServiceIncidents', 'listCustomerServiceIncidents', incidents, anything);
  const { now } = Clock.parse(
    await (await fetch(`${base}/v1/sandbox/clock`, { headers: { Authorization: `Bearer ${token}` } })).json(),
  );
  await call('advanceSandboxClock', 'advanceSandboxClock', '/v1/sandbox/clock', Clock, { now: monthsLater(now, 2) });
  await call('listSubscriptions', 'listSubscriptions', `${at}/subscriptions`, anything);
  await call('getInvoiceSummary', 'getInvoiceSummary', '/v1/invoices/summary', anything);
  const invoices = await call('listInvoices', 'listInvoices', '/v1/invoices?size=1', Invoices);
  const invoice = `/v1/invoices/${invoices.items[0]?.id}`;
  await call('getInvoice', 'getInvoice', invoice, anything);
  const lines = `${invoice}/lineitems?provider=office&invoicelineitemtype=billinglineitems&size=1&offset=0`;
  await call('listInvoiceLineItems', 'listInvoiceLineItems', lines, anything);
  await call('listNotices', 'listNotices', '/v1/notices?size=1', anything);
  const business = [{ lineItemNumber: 0, offerId: BUSINESS, quantity: 10 }];
  const upgradable = await call('createSecondOrder', 'createOrder', `${at}/orders`, Order, { lineItems: business });
  const source = `${at}/subscriptions/${upgradable.lineItems[0]?.subscriptionId}`;
  await call('createSubscriptionUpgrade', 'createSubscriptionUpgrade', `${source}/upgrades`, anything, {
    targetOffer: { id: BUSINESS_PREMIUM },
    upgradeType: 'upgrade_only',
    quantity: 10,
  });
  const cartLines = [{ id: 0, catalogItemId: KIOSK, quantity: 5, billingCycle: 'monthly' }];
  const cart = await call('createCart', 'createCart', `${at}/carts`, Id, { lineItems: cartLines });
  await call('checkoutCart', 'checkoutCart', `${at}/carts/${cart.id}/checkout`, anything);
  await call('cancelSubscription', 'changeSubscription', subscription, anything, { status: 'deleted' });
  return calls;
}

function newCustomer() {
  return {
    companyProfile: { domain: 'guide-sample.partner.onmschina.cn' },
    billingProfile: {
      email: 'billing@example.com',
      culture: 'zh-CN',
      language: 'zh',
      companyName: '示例贸易有限公司',
      defaultAddress: {
        country: 'CN',
        state: '上海',
        city: '上海',
        addressLine1: '示例路 1 号',
        postalCode: '200000',
        firstName: '示例',
        lastName: '联系人',
        phoneNumber: '02155550100',
      },
    },
  };
}

function organisation() {
  return {
    companyName: '兰花网络有限公司',
    address: { addressLine1: '示例路 2 号', city: '上海', state: '上海', postalCode: '200000', country: 'CN' },
    contact: { firstName: '示例', lastName: '联系人', email: 'contact@example.com', phoneNumber: '021-55550100' },
  };
}

function monthsLater(now: string, months: number): string {
  const at = new Date(now);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 20)).toISOString();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
