import { expect, test } from 'vitest';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import type { Workplace } from '../../functions/billing/workplace.ts';
import { date } from '../../functions/shared/calendar.ts';
import type { Partition } from '../../functions/storage/port.ts';
import { addSubscription, billingPlace, PARTNER_ID, type BillingPlace } from '../support/billing.ts';

const CUT = date('2018-07-15');
const SUBSCRIPTIONS = 1100; // three pages of lines

class Killed extends Error {}

/** A process that dies at its call number `at`: before the call takes effect, or right after. */
function dying(place: BillingPlace, at: number, when: 'before' | 'after'): { workplace: Workplace; calls: () => number } {
  let calls = 0;
  const around = async <T>(effect: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === at && when === 'before') throw new Killed();
    const result = await effect();
    if (calls === at) throw new Killed();
    return result;
  };
  const partition = (inner: Partition): Partition => ({
    get: (kind, id) => inner.get(kind, id),
    list: (index, page) => inner.list(index, page),
    commit: (writes) => around(() => inner.commit(writes)),
  });
  const { workplace } = place;
  return {
    calls: () => calls,
    workplace: {
      ...workplace,
      partition: partition(workplace.partition),
      shared: { ...workplace.shared, lines: (invoiceId) => partition(workplace.shared.lines(invoiceId)) },
      blobs: {
        ...workplace.blobs,
        stage: (name, number, bytes) => around(() => workplace.blobs.stage(name, number, bytes)),
        finish: (name, blocks, contentType) => around(() => workplace.blobs.finish(name, blocks, contentType)),
      },
    },
  };
}

async function filledPlace(): Promise<BillingPlace> {
  const place = await billingPlace();
  for (let number = 1; number <= SUBSCRIPTIONS; number += 1) {
    const ended = number % 7 === 0 ? ({ status: 'deleted', ended: { on: date('2018-07-01'), by: 'cancellation' } } as const) : {};
    await addSubscription(place.partition, number, ended);
  }
  return place;
}

async function outcomeOf(place: BillingPlace): Promise<{ documents: string; file: string }> {
  const file = await place.blobs.read(licenseFileName(PARTNER_ID, invoiceIdOf(PARTNER_ID, CUT)));
  return { documents: place.dump(), file: file ? await new Response(file.stream).text() : 'none' };
}

test('a close killed before or after any of its writes resumes to the same documents and the same file', async () => {
  const undisturbed = await filledPlace();
  const counted = dying(undisturbed, 0, 'before');
  await closeMonth(counted.workplace, undisturbed.account, CUT);
  const expected = await outcomeOf(undisturbed);
  expect(expected.file.split('\r\n')).toHaveLength(SUBSCRIPTIONS + 2);
  expect(counted.calls()).toBe(8); // three blocks, three pages, the file, the invoice

  for (let at = 1; at <= counted.calls(); at += 1) {
    for (const when of ['before', 'after'] as const) {
      const place = await filledPlace();
      await expect(closeMonth(dying(place, at, when).workplace, place.account, CUT), `call ${at}, ${when}`).rejects.toThrow(
        Killed,
      );
      expect(await closeMonth(place.workplace, place.account, CUT)).toBe('closed');
      expect(await outcomeOf(place), `killed ${when} call ${at}`).toEqual(expected);
    }
  }
}, 120_000);

test('a close that runs out of time goes on where it stopped, to the same result', async () => {
  const undisturbed = await filledPlace();
  await closeMonth(undisturbed.workplace, undisturbed.account, CUT);

  const place = await filledPlace();
  const short: Workplace = { ...place.workplace, isTimeUp: () => true };
  const ends = [];
  do ends.push(await closeMonth(short, place.account, CUT));
  while (ends.at(-1) === 'unfinished' && ends.length < 10);
  expect(ends).toEqual(['unfinished', 'unfinished', 'closed']);
  expect(await outcomeOf(place)).toEqual(await outcomeOf(undisturbed));
}, 60_000);

test('two workers at one month at a time make one invoice', async () => {
  const undisturbed = await filledPlace();
  await closeMonth(undisturbed.workplace, undisturbed.account, CUT);

  const place = await filledPlace();
  await Promise.all([1, 2].map(() => closeMonth(place.workplace, place.account, CUT)));
  expect(await closeMonth(place.workplace, place.account, CUT)).toBe('closed');
  expect(await outcomeOf(place)).toEqual(await outcomeOf(undisturbed));
}, 60_000);
