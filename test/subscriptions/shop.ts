import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create, replace } from '../../functions/storage/port.ts';
import { subscriptionsOperations } from '../../functions/subscriptions/operations.ts';
import { SUBSCRIPTION, type Subscription } from '../../functions/subscriptions/stored.ts';
import { WireOrder, WireSubscription } from '../../functions/subscriptions/wire.ts';
import { tenantOf, testApp, type As, type Called, type PartnerName, type TestApp } from '../support/app.ts';

export const OFFER = SAMPLE_OFFER_ID;

export interface Line {
  readonly offerId: string;
  readonly quantity: number;
  readonly [more: string]: unknown;
}

export interface Shop {
  readonly app: TestApp;
  /** The time of day from here on. */
  readonly moveTo: (now: string) => void;
  readonly call: (id: string, options?: Parameters<TestApp['call']>[1]) => Promise<Called>;
  readonly order: (lines: readonly Line[], as?: As) => Promise<Called>;
  readonly patch: (subscriptionId: string, body: object, more?: Parameters<TestApp['call']>[1]) => Promise<Called>;
  readonly read: (subscriptionId: string, as?: As) => Promise<WireSubscription>;
  readonly stored: (subscriptionId: string) => Promise<Subscription>;
  /** Buys an add-on under the base that the first line of an order made. */
  readonly extend: (order: Called, line: Line, more?: Parameters<TestApp['call']>[1]) => Promise<Called>;
  /** The partner pays late: its account is suspended from here on. */
  readonly suspendAccount: () => Promise<void>;
}

/** The customer of a partner: the same company for each, under an id of its own. */
export function customerOf(partner: PartnerName): string {
  return `33333333-0000-4000-8000-${tenantOf(partner).slice(-12)}`;
}

export function operationOf(id: string): Operation {
  const operation = subscriptionsOperations.find((one) => one.id === id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

/**
 * The sample catalogue, one customer for each partner; it is 2 November 2026, and billing dates are on the 15th.
 *
 * @param given  a new app by default
 */
export async function shop(given?: TestApp): Promise<Shop> {
  const app = given ?? (await testApp());
  await seedSampleCatalogue(app.ports.store.partition('catalog', 'CN'));
  for (const partner of ['direct', 'otherDirect', 'provider', 'suspended'] as const) {
    const customerId = customerOf(partner);
    const relationship = {
      customerId,
      companyName: '示例科技有限公司',
      domain: `${partner.toLowerCase()}.example.cn`,
      relationship: 'reseller' as const,
      createdAt: instant('2026-11-01'),
    };
    await app.ports.store.partition('partners', tenantOf(partner)).commit([create(RELATIONSHIP, relationship)]);
  }
  const moveTo = (now: string) => void Object.assign(app.ports, { now: () => instant(now) });
  moveTo('2026-11-02T09:00:00Z');
  app.meter.take();
  const partnerPartition = app.ports.store.partition('partners', tenantOf('direct'));
  const call: Shop['call'] = (id, options = {}) => {
    const customerId = customerOf(options.as?.partner ?? 'direct');
    return app.call(operationOf(id), { ...options, params: { customerId, ...options.params } });
  };
  return {
    app,
    moveTo,
    call,
    order: (lines, as = {}) =>
      call('createOrder', { as, body: { lineItems: lines.map((line, lineItemNumber) => ({ lineItemNumber, ...line })) } }),
    patch: (subscriptionId, body, more = {}) => call('changeSubscription', { ...more, params: { subscriptionId }, body }),
    read: async (subscriptionId, as = {}) =>
      WireSubscription.parse((await call('getSubscription', { as, params: { subscriptionId } })).body),
    stored: async (subscriptionId) => {
      const found = await partnerPartition.get(SUBSCRIPTION, subscriptionId);
      if (!found) throw new Error(`no subscription ${subscriptionId}`);
      return found.value;
    },
    extend: (order, line, more = {}) => {
      const lineItems = [{ lineItemNumber: 0, parentSubscriptionId: idsOf(order)[0], ...line }];
      return call('addAddOnToOrder', { params: { orderId: orderIdOf(order) }, body: { lineItems }, ...more });
    },
    suspendAccount: async () => {
      const account = await partnerPartition.get(ACCOUNT, ACCOUNT_ID);
      if (!account) throw new Error('the direct reseller has an account');
      await partnerPartition.commit([replace(ACCOUNT, { ...account.value, state: 'suspended' as const }, account)]);
    },
  };
}

/** The subscription ids of an order that was answered. */
export function idsOf({ body }: Called): [string, ...string[]] {
  return WireOrder.parse(body).lineItems.map(({ subscriptionId }) => subscriptionId) as [string, ...string[]];
}

export function orderIdOf({ body }: Called): string {
  return WireOrder.parse(body).id;
}

/** What an etag holds; callers may not look. */
export function versionIn(etag: string | undefined): unknown {
  return JSON.parse(Buffer.from(etag ?? '', 'base64url').toString());
}
