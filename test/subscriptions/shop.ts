import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { subscriptionsOperations } from '../../functions/subscriptions/operations.ts';
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

/** The sample catalogue, one customer for each partner; it is 2 November 2026, and billing dates are on the 15th. */
export async function shop(): Promise<Shop> {
  const app = await testApp();
  await seedSampleCatalogue(app.ports.store.partition('catalog', 'CN'));
  for (const partner of ['direct', 'otherDirect', 'provider', 'suspended'] as const) {
    const customerId = customerOf(partner);
    const relationship = {
      customerId,
      companyName: '示例科技有限公司',
      domain: `${partner.toLowerCase()}.example.cn`,
      relationship: 'reseller' as const,
      allowDelegatedAccess: true,
      createdAt: instant('2026-11-01'),
    };
    await app.ports.store.partition('partners', tenantOf(partner)).commit([create(RELATIONSHIP, relationship)]);
  }
  const moveTo = (now: string) => void Object.assign(app.ports, { now: () => instant(now) });
  moveTo('2026-11-02T09:00:00Z');
  app.meter.take();
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
  };
}

/** The subscription ids of an order that was answered. */
export function idsOf({ body }: Called): [string, ...string[]] {
  return (body as { lineItems: { subscriptionId: string }[] }).lineItems.map(({ subscriptionId }) => subscriptionId) as [
    string,
    ...string[],
  ];
}
