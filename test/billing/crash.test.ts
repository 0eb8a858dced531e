import { expect, test } from 'vitest';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import type { Workplace } from '../../functions/billing/workplace.ts';
import { date } from '../../functions/shared/calendar.ts';
import { addSubscription, billingPlace, PARTNER_ID, type BillingPlace } from '../support/billing.ts';
import { dying, Killed } from '../support/dying.ts';

const CUT = date('2018-07-15');
const SUBSCRIPTIONS = 1100; // three pages of lines

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
  const counted = dying(undisturbed.workplace, 0, 'before');
  await closeMonth(counted.workplace, undisturbed.account, CUT);
  const expected = await outcomeOf(undisturbed);
  expect(expected.file.split('\r\n')).toHaveLength(SUBSCRIPTIONS + 2);
  expect(counted.calls()).toBe(9); // three blocks, three pages, the end of the usage intake, the file, the invoice

  for (let at = 1; at <= counted.calls(); at += 1) {
    for (const when of ['before', 'after'] as const) {
      const place = await filledPlace();
      await expect(
        closeMonth(dying(place.workplace, at, when).workplace, place.account, CUT),
        `call ${at}, ${when}`,
      ).rejects.toThrow(Killed);
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
