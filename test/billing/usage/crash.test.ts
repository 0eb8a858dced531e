import { expect, test } from 'vitest';
import { finishUsageFile, writeUsagePages } from '../../../functions/billing/usage/close-usage.ts';
import type { Workplace } from '../../../functions/billing/workplace.ts';
import { dying, Killed } from '../../support/dying.ts';
import { usage, usagePlace, type UsagePlace } from './place.ts';

const CUT = '2018-07-15';
const RECORDS = 6000; // three pages of lines

async function filledPlace(): Promise<UsagePlace> {
  const place = await usagePlace();
  for (let from = 0; from < RECORDS; from += 2000) {
    const records = Array.from({ length: 2000 }, (_, index) => {
      const meter = Math.floor((from + index) / 30);
      const resourceGuid = `da41bc5f-c52d-4464-8a8d-${String(meter).padStart(12, '0')}`;
      return usage(`u${from + index}`, { resourceGuid, consumedQuantity: `${index}.${meter}` });
    });
    await place.record(records);
  }
  return place;
}

async function closeIn(place: UsagePlace, workplace: Workplace) {
  const closing = { ...place.closingOf(CUT), workplace };
  const page = await writeUsagePages(closing);
  if (page !== 'unfinished') await finishUsageFile(closing, page);
  return page === 'unfinished' ? page : page?.totals.lineCount;
}

async function outcomeOf(place: UsagePlace): Promise<{ documents: string; file: string }> {
  return { documents: place.dump(), file: await place.fileOf(CUT) };
}

test('a close killed before or after any of its writes resumes to the same documents and the same file', async () => {
  const undisturbed = await filledPlace();
  const counted = dying(undisturbed.workplace, 0, 'before');
  expect(await closeIn(undisturbed, counted.workplace)).toBe(200);
  const expected = await outcomeOf(undisturbed);
  expect(expected.file.split('\r\n')).toHaveLength(202);
  expect(counted.calls()).toBe(8); // the seal, three blocks, three pages, the file

  for (let at = 1; at <= counted.calls(); at += 1) {
    for (const when of ['before', 'after'] as const) {
      const place = await filledPlace();
      const killed = closeIn(place, dying(place.workplace, at, when).workplace);
      await expect(killed, `call ${at}, ${when}`).rejects.toThrow(Killed);
      // usage that comes while the close is down does not slip in, once the month is sealed
      const isSealed = at > 1 || when === 'after';
      if (isSealed) expect((await place.record([usage('late')])).body).toMatchObject({ billedOn: '2018-08-15' });
      expect(await closeIn(place, place.workplace)).toBe(200);
      const { file, documents } = await outcomeOf(place);
      expect(file, `killed ${when} call ${at}`).toBe(expected.file);
      if (!isSealed) expect(documents).toBe(expected.documents);
    }
  }
}, 120_000);

test('a close that runs out of time goes on where it stopped, to the same result', async () => {
  const undisturbed = await filledPlace();
  await closeIn(undisturbed, undisturbed.workplace);

  const place = await filledPlace();
  const short: Workplace = { ...place.workplace, isTimeUp: () => true };
  const ends = [];
  do ends.push(await closeIn(place, short));
  while (ends.at(-1) === 'unfinished' && ends.length < 10);
  expect(ends).toEqual(['unfinished', 'unfinished', 'unfinished', 200]);
  expect(await outcomeOf(place)).toEqual(await outcomeOf(undisturbed));
}, 60_000);

test('two workers at one month at a time write each line once', async () => {
  const undisturbed = await filledPlace();
  await closeIn(undisturbed, undisturbed.workplace);

  const place = await filledPlace();
  const ends = await Promise.all([1, 2].map(() => closeIn(place, place.workplace)));
  expect(ends).toContain(200);
  expect(await closeIn(place, place.workplace)).toBe(200);
  expect(await outcomeOf(place)).toEqual(await outcomeOf(undisturbed));
}, 60_000);
