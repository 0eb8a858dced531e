import { SAMPLE_OFFER_ID as OFFER } from '../../catalog/sample/ids.ts';
import type { Business } from './business.ts';

interface DemoState {
  /** One line for whoever chooses. */
  readonly about: string;
  /** From the day the sandbox clocks open at, 2 November 2026, on. */
  readonly make: (business: Business) => Promise<void>;
}

/** The states that can be had at once, each made by the calls that would lead to it. */
export const DEMO_STATES = {
  empty: {
    about: 'A fresh start: the demo partners and the catalogue, nothing sold.',
    make: async () => {},
  },
  demo: {
    about: 'Lantern Cloud sells to two customers; one invoice is paid, the next one is open. It is 16 December 2026.',
    make: async (business) => {
      await sellForAMonth(business);
      await business.moveTo('2026-12-16');
    },
  },
  'month-end': {
    about: 'The day before a billing date of Lantern Cloud, after a month of changes. It is 14 December 2026.',
    make: async (business) => {
      await sellForAMonth(business);
      await business.moveTo('2026-12-14');
    },
  },
  overdue: {
    about: 'Lantern Cloud has not paid its first invoice: the account is delinquent. It is 20 December 2026.',
    make: fallOverdue,
  },
  suspended: {
    about: 'As overdue, and the operator has suspended the account of Lantern Cloud.',
    make: async (business) => {
      await fallOverdue(business);
      await business.suspendAccount();
    },
  },
  'trial-ending': {
    about: 'The last day of a trial that Lantern Cloud sold: convert it today, or it ends. It is 2 December 2026.',
    make: async (business) => {
      const customer = await business.customer('示例科技有限公司', 'example-one');
      await business.order(customer, [{ offerId: OFFER.enterpriseE3Trial, quantity: 10 }]);
      await business.moveTo('2026-12-02');
    },
  },
  'sixty-days': {
    about: 'The last day to reactivate a suspended subscription of Lantern Cloud; tomorrow it is deleted. It is 9 January 2027.',
    make: async (business) => {
      const [kiosk = ''] = await openBusiness(business);
      await business.moveTo('2026-11-10');
      await business.change(kiosk, { status: 'suspended' });
      await business.moveTo('2026-11-15');
      await business.payNewestInvoice('2026-11-15');
      await business.moveTo('2026-12-15');
      await business.payNewestInvoice('2026-12-15');
      await business.moveTo('2027-01-09');
    },
  },
} as const satisfies Record<string, DemoState>;

export type DemoStateName = keyof typeof DEMO_STATES;

export function isDemoState(name: string): name is DemoStateName {
  return Object.hasOwn(DEMO_STATES, name);
}

/** @returns  the addresses of the subscriptions of the first customer */
async function openBusiness(business: Business): Promise<string[]> {
  const first = await business.customer('示例科技有限公司', 'example-one');
  const second = await business.customer('示例贸易有限公司', 'example-two');
  await business.order(second, [{ offerId: OFFER.enterpriseE1, quantity: 5 }]);
  return business.order(first, [
    { offerId: OFFER.exchangeKiosk, quantity: 15 },
    { offerId: OFFER.skypePlan1, quantity: 15 },
    { offerId: OFFER.enterpriseE3, quantity: 2 },
  ]);
}

async function sellForAMonth(business: Business): Promise<void> {
  const [, skype = '', e3 = ''] = await openBusiness(business);
  await business.moveTo('2026-11-15');
  await business.payNewestInvoice('2026-11-15');
  await business.moveTo('2026-11-20');
  await business.change(skype, { quantity: 12 });
  await business.moveTo('2026-12-01');
  await business.change(skype, { quantity: 18 });
  await business.moveTo('2026-12-05');
  await business.change(e3, { status: 'deleted' });
}

/** The invoice of 15 November is due on 15 December. */
async function fallOverdue(business: Business): Promise<void> {
  await openBusiness(business);
  await business.moveTo('2026-12-20');
}
