import { expect, test } from 'vitest';
import { INVOICES } from '../../functions/billing/stored.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { workThroughDays } from '../../functions/jobs/partner-days.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { addSubscription, billingPlace, PARTNER_ID, type BillingPlace } from '../support/billing.ts';
import { HookedStore } from '../support/hooked-store.ts';
import { testApp } from '../support/app.ts';

const SUBSCRIPTIONS = 1100; // three pages of lines

/** A partner too big for one message: each is given no time, so it makes one page and sends the next. */
async function bigPartner() {
  const place = await billingPlace();
  for (let number = 1; number <= SUBSCRIPTIONS; number += 1) await addSubscription(place.partition, number);
  const store = new HookedStore(place.store);
  const messages: unknown[] = [];
  const queue: Ports['queue'] = { send: async (_queue, message) => void messages.push(message) };
  const { ports } = await testApp();
  const now = () => instant('2018-07-15T01:00:00Z');
  return { place, store, messages, ports: { ...ports, store, queue, now, blobs: place.blobs } };
}

/** Receives message after message; one whose work fails comes back, as the queue does it. */
async function drain({ ports, messages }: Awaited<ReturnType<typeof bigPartner>>): Promise<{ slices: number; failures: number }> {
  let failures = 0;
  messages.push({ partnerId: PARTNER_ID });
  for (let slices = 0; ; slices += 1) {
    const message = messages.shift();
    if (!message) return { slices, failures };
    await workThroughDays(ports, message, 0).catch(() => {
      failures += 1;
      messages.push(message);
    });
  }
}

async function invoicesOf({ partition }: BillingPlace) {
  return (await partition.list(INVOICES, { limit: 9 })).items.map(({ value }) => [value.billingDate, value.totals.lineCount]);
}

test('a very large partner goes on from message to message, to one invoice a month', async () => {
  const big = await bigPartner();
  const { slices, failures } = await drain(big);
  expect(failures).toBe(0);
  expect(slices).toBeGreaterThanOrEqual(2 * 3);
  expect(await invoicesOf(big.place)).toEqual([
    ['2018-06-15', SUBSCRIPTIONS],
    ['2018-07-15', SUBSCRIPTIONS],
  ]);
});

test('a worker that is killed between and within the slices changes nothing of the result', async () => {
  const undisturbed = await bigPartner();
  await drain(undisturbed);
  const killed = await bigPartner();
  let commits = 0;
  killed.store.beforeCommit = async () => {
    commits += 1;
    if (commits % 2 === 0) throw new Error('the process dies here');
  };
  const { failures } = await drain(killed);
  expect(failures).toBeGreaterThanOrEqual(3);
  expect(killed.place.dump()).toBe(undisturbed.place.dump());
});

test('a message that comes twice, and one of a partner that has left, change nothing', async () => {
  const big = await bigPartner();
  await drain(big);
  const before = big.place.dump();
  await drain(big);
  big.messages.push({ partnerId: '11111111-0000-4000-8000-00000000aaaa' });
  await drain(big);
  expect(big.place.dump()).toBe(before);
});
