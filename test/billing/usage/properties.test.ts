import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUSTOMER, SUBSCRIPTION_ID, usage, usagePlace, type UsagePlace } from './place.ts';

const CUT = '2018-07-15';
const SUBJECTS = [
  { customerId: CUSTOMER, subscriptionId: SUBSCRIPTION_ID },
  { customerId: '33333333-0000-4000-8000-000000000002', subscriptionId: '44444444-0000-4000-8000-000000000002' },
];
const DAYS = ['2018-05-31', '2018-06-14', '2018-06-15', '2018-06-30', '2018-07-09'];
const RATES = ['0.085', '0.0808', '0.0333333333', '1', '0.005', '12.3456789'];

/** Millionths. */
const quantity = fc.integer({ min: 0, max: 2_000_000_000 });

const drawnRecord = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  usageDate: fc.constantFrom(...DAYS),
  meter: fc.integer({ min: 1, max: 3 }),
  rate: fc.integer({ min: 0, max: RATES.length - 1 }),
  consumed: quantity,
  included: fc.oneof(fc.constant(0), quantity),
});

type Drawn = typeof drawnRecord extends fc.Arbitrary<infer T> ? T : never;

function millionths(units: number): string {
  const digits = String(units).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function sent({ subject, usageDate, meter, rate, consumed, included }: Drawn, number: number): object {
  return usage(`u${number}`, {
    ...subject,
    usageDate,
    resourceGuid: `da41bc5f-c52d-4464-8a8d-00000000000${meter}`,
    detailLineItemId: rate + 1,
    listPrice: RATES[rate],
    consumedQuantity: millionths(consumed),
    includedQuantity: millionths(included),
  });
}

async function billed(requests: readonly (readonly object[])[]): Promise<{ place: UsagePlace; file: string; totals: unknown }> {
  const place = await usagePlace();
  for (const records of requests) expect((await place.record(records)).status).toBe(200);
  const page = await place.close(CUT);
  if (!page || page === 'unfinished') throw new Error('there is usage');
  expect(page.fileTotal).toBe(page.totals.total); // R-CHG-09
  return { place, file: await place.fileOf(CUT), totals: page.totals };
}

/** What each row charges, by definition, in fen: the records of one subscription, meter, rate and span together. */
function expectedCharges(records: readonly Drawn[]): number[] {
  const rows = new Map<string, { rate: string; overage: bigint }>();
  for (const { subject, usageDate, meter, rate, consumed, included } of records) {
    const span = usageDate < '2018-06-15' ? usageDate : 'cycle';
    const key = [subject.customerId, meter, rate, span].join();
    const before = rows.get(key)?.overage ?? 0n;
    rows.set(key, { rate: RATES[rate] ?? '', overage: before + BigInt(consumed) - BigInt(included) });
  }
  return [...rows.values()].map(({ rate, overage }) => {
    const [whole = '', decimals = ''] = rate.split('.');
    const units = BigInt(whole + decimals.padEnd(10, '0')); // ten-billionths
    const exact = (overage > 0n ? overage : 0n) * units; // 10^-16 yuan, so 10^14 of them are a fen
    return Number((exact + 5n * 10n ** 13n) / 10n ** 14n);
  });
}

const byNumber = (a: number, b: number) => a - b;

test('R-REC-07, R-REC-08: each row charges its rate times the exact sum of its records, rounded once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawnRecord, { minLength: 1, maxLength: 60 }), async (records) => {
      const { place } = await billed([records.map(sent)]);
      const charges = (await place.rowsOf(CUT)).map((row) => Math.round(Number(row['PretaxCharges']) * 100));
      expect(charges.toSorted(byNumber)).toEqual(expectedCharges(records).toSorted(byNumber));
    }),
    { numRuns: 30 },
  );
});

test('in whatever order and however often records are sent, the file and the totals are the same', async () => {
  const drawn = fc.array(drawnRecord, { minLength: 1, maxLength: 40 }).chain((records) =>
    fc.record({
      records: fc.constant(records),
      // each number names a record; all of them are sent once more at the end
      requests: fc.array(fc.array(fc.nat({ max: records.length - 1 }), { minLength: 1, maxLength: 20 }), { maxLength: 5 }),
      order: fc.shuffledSubarray(
        records.map((_, index) => index),
        { minLength: records.length },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(drawn, async ({ records, requests, order }) => {
      const all = records.map(sent);
      const pick = (numbers: readonly number[]) => numbers.flatMap((number) => all[number] ?? []);
      const plain = await billed([all]);
      const mixed = await billed([...requests.map(pick), pick(order)]);
      expect(mixed.file).toBe(plain.file);
      expect(mixed.totals).toEqual(plain.totals);
    }),
    { numRuns: 20 },
  );
});
