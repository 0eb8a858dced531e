import * as z from 'zod';
import { PROGRAMME } from '../../contract/programme.ts';
import { assert } from '../../shared/assert.ts';
import { DEMO_PARTNERS, OPERATOR, type DemoPartner } from '../demo.ts';
import type { Act } from './driver.ts';

/** What the named states are told in: the business of one partner, step by step. */
export interface Business {
  readonly partner: DemoPartner;
  /** @returns  the id of the customer */
  customer(companyName: string, domain: string): Promise<string>;
  /** One order, a line for each offer. @returns the addresses of its subscriptions */
  order(customerId: string, lines: readonly { offerId: string; quantity: number }[]): Promise<string[]>;
  change(subscription: string, body: object): Promise<void>;
  /** @param day  `2026-11-15`; the clock comes to stand at its noon */
  moveTo(day: string): Promise<void>;
  /** The operator records that the newest invoice is paid, on this day. */
  payNewestInvoice(day: string): Promise<void>;
  suspendAccount(): Promise<void>;
}

const WithId = z.object({ id: z.string() });
const Order = z.object({ lineItems: z.array(z.object({ subscriptionId: z.string() })) });
const Invoices = z.object({ items: z.array(z.object({ id: z.string(), totalCharges: z.number() })) });

/** The first of the demo partners, a direct reseller with a sandbox clock: its billing date is the 15th. */
export function businessOf(act: Act): Business {
  const [partner] = DEMO_PARTNERS;
  assert(partner?.sandbox, 'the first demo partner has a clock to move');
  const as = <T>(call: string, shape: z.ZodType<T>, body?: unknown) => act(partner, call, shape, body);
  const operator = `/v1/operator/partners/${partner.tenantId}`;

  return {
    partner,
    customer: async (companyName, domain) => (await as('POST /v1/customers', WithId, newCustomer(companyName, domain))).id,
    order: async (customerId, lines) => {
      const at = `/v1/customers/${customerId}`;
      const lineItems = lines.map((line, lineItemNumber) => ({ lineItemNumber, ...line }));
      const { lineItems: ordered } = await as(`POST ${at}/orders`, Order, { lineItems });
      return ordered.map(({ subscriptionId }) => `${at}/subscriptions/${subscriptionId}`);
    },
    change: async (subscription, body) => {
      await as(`PATCH ${subscription}`, WithId, body);
    },
    moveTo: async (day) => {
      const arrived = z.object({ now: z.string().startsWith(day) });
      await as('POST /v1/sandbox/clock', arrived, { now: `${day}T12:00:00Z` });
    },
    payNewestInvoice: async (day) => {
      const [invoice] = (await as('GET /v1/invoices?size=1', Invoices)).items;
      assert(invoice, 'a billing date has passed');
      const payment = { amount: invoice.totalCharges, receivedOn: day, reference: invoice.id };
      await act(OPERATOR, `PUT ${operator}/payments/paid-${invoice.id}`, WithId, payment);
    },
    suspendAccount: async () => {
      await act(OPERATOR, `PUT ${operator}/suspension`, z.unknown());
    },
  };
}

function newCustomer(companyName: string, domain: string) {
  return {
    companyProfile: { domain: `${domain}.${PROGRAMME.domainSuffix}` },
    billingProfile: {
      email: 'billing@example.com',
      culture: 'zh-CN',
      language: 'zh',
      companyName,
      defaultAddress: {
        country: PROGRAMME.market,
        state: '北京',
        city: '北京',
        addressLine1: '示例路 1 号',
        postalCode: '100000',
        firstName: 'Sample',
        lastName: 'Contact',
        phoneNumber: '01000000000',
      },
    },
  };
}
