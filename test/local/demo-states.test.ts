import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeLocal, type LocalPorts } from '../../functions/local/compose.ts';
import { DEMO_PARTNERS } from '../../functions/local/demo.ts';
import { driver, type Act } from '../../functions/local/state/driver.ts';
import type { DemoStateName } from '../../functions/local/state/demo-states.ts';
import { makeState } from '../../functions/local/state/make.ts';
import { openStates, type States } from '../../functions/local/state/states.ts';

let ports: LocalPorts;
let states: States;
let act: Act;

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-states-'));
  ports = await composeLocal({ dataDir, baseUrl: 'http://127.0.0.1:1' });
  states = openStates({ ...ports, dataDir, make: (name, folder) => makeState(name, folder, ports), onReplaced: () => {} });
  act = driver(ports);
});
afterAll(() => ports.store.close());

const Clock = z.object({ now: z.string() });
const Items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const Invoice = z.object({ invoiceDate: z.string(), totalCharges: z.number(), paidAmount: z.number() });
const Subscription = z.object({ offerName: z.string(), status: z.string(), quantity: z.number() });

function lantern<T>(call: string, shape: z.ZodType<T>, body?: unknown): Promise<T> {
  const [partner] = DEMO_PARTNERS;
  if (!partner) throw new Error('there are demo partners');
  return act(partner, call, shape, body);
}

/** What a state is known by: the day, the invoices and whether they are paid, the subscriptions of the first customer. */
async function look() {
  const { now } = await lantern('GET /v1/sandbox/clock', Clock);
  const { items: invoices } = await lantern('GET /v1/invoices', Items(Invoice));
  const { items: customers } = await lantern(
    'GET /v1/customers?size=0',
    Items(z.object({ id: z.string(), companyProfile: z.object({ companyName: z.string() }) })),
  );
  const first = customers.find(({ companyProfile }) => companyProfile.companyName === '示例科技有限公司');
  const at = `/v1/customers/${first?.id}/subscriptions`;
  const { items: subscriptions } = first
    ? await lantern(`GET ${at}`, Items(Subscription.extend({ id: z.string() })))
    : { items: [] };
  return {
    day: now.slice(0, 10),
    invoices: invoices.map(({ invoiceDate, totalCharges, paidAmount }) => [
      invoiceDate.slice(0, 10),
      paidAmount === 0 ? 'open' : paidAmount === -totalCharges && 'paid',
    ]),
    customers: customers.length,
    subscriptions: subscriptions.map(({ id, offerName, ...rest }) => ({ at: `${at}/${id}`, offerName, ...rest })),
  };
}

async function loaded(name: DemoStateName) {
  expect(await states.load(name)).toBe('loaded');
  return look();
}

const moveTo = (day: string) => lantern('POST /v1/sandbox/clock', Clock, { now: `${day}T12:00:00Z` });
const accountState = async () => (await lantern('GET /v1/accountstatus', z.object({ state: z.string() }))).state;

describe('the named states', () => {
  test('empty: nothing is sold', async () => {
    expect(await loaded('empty')).toMatchObject({ day: '2026-11-02', invoices: [], customers: 0 });
  });

  test('demo: one invoice is paid, the next one is open', async () => {
    const { day, invoices, customers } = await loaded('demo');
    expect({ day, customers }).toEqual({ day: '2026-12-16', customers: 2 });
    expect(invoices).toEqual([
      ['2026-12-15', 'open'],
      ['2026-11-15', 'paid'],
    ]);
    expect(await accountState()).toBe('active');
  });

  test('month-end: tomorrow is the billing date (R-BILL-02)', async () => {
    const { day, invoices, subscriptions } = await loaded('month-end');
    expect({ day, invoices }).toEqual({ day: '2026-12-14', invoices: [['2026-11-15', 'paid']] });
    expect(subscriptions.map(({ status, quantity }) => [status, quantity])).toEqual([
      ['active', 15],
      ['active', 18],
      ['deleted', 2],
    ]);
    await moveTo('2026-12-15');
    expect((await look()).invoices).toHaveLength(2);
  });

  test('overdue: an invoice is past its due date, the account delinquent (R-BILL-09)', async () => {
    const { day, invoices } = await loaded('overdue');
    expect({ day, invoices: invoices.at(-1) }).toEqual({ day: '2026-12-20', invoices: ['2026-11-15', 'open'] });
    expect(await accountState()).toBe('delinquent');
  });

  test('suspended: orders are refused (R-BILL-07)', async () => {
    const { subscriptions } = await loaded('suspended');
    expect(await accountState()).toBe('suspended');
    const [first] = subscriptions;
    await expect(lantern(`PATCH ${first?.at}`, z.unknown(), { quantity: 16 })).rejects.toThrow('950007');
  });

  test('trial-ending: the trial is active today and has ended tomorrow', async () => {
    const { day, subscriptions } = await loaded('trial-ending');
    expect({ day, status: subscriptions[0]?.status }).toEqual({ day: '2026-12-02', status: 'active' });
    await moveTo('2026-12-03');
    expect((await look()).subscriptions[0]?.status).toBe('deleted');
  });

  test('sixty-days: reactivation is possible today, tomorrow the subscription is deleted (R-SUS-05)', async () => {
    const [kiosk] = (await loaded('sixty-days')).subscriptions;
    expect(kiosk?.status).toBe('suspended');
    await moveTo('2027-01-10');
    expect((await look()).subscriptions[0]?.status).toBe('deleted');

    const again = await loaded('sixty-days');
    expect(again.day).toBe('2027-01-09');
    await lantern(`PATCH ${kiosk?.at}`, z.unknown(), { status: 'active' });
    await moveTo('2027-01-10');
    expect((await look()).subscriptions[0]?.status).toBe('active');
  });
});
