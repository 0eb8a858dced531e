import { expect, test } from 'vitest';
import { simulate, type Run } from './simulation.ts';

const RUN: Run = { seed: 1, years: 1.5, partners: 4, subscriptions: 25, faultsPerMille: 10 };

for (const seed of [1, 2, 3]) {
  test(`no fen is lost, doubled or moved in a year and a half of faults (seed ${seed})`, { timeout: 60_000 }, async () => {
    const result = await simulate({ ...RUN, seed });
    expect(result.subscriptionYears).toBeGreaterThan(80);
    expect(result.faults).toBeGreaterThan(30);
    expect(result.invoices).toBeGreaterThan(50);
  });
}

test('a seed replays: the same orders, the same faults, the same bills', { timeout: 60_000 }, async () => {
  const short = { ...RUN, years: 0.5, faultsPerMille: 50 };
  expect(await simulate(short)).toEqual(await simulate(short));
  expect(await simulate({ ...short, seed: 7 })).not.toEqual(await simulate(short));
});

test('every seventh storage call fails: the jobs still come to their end', { timeout: 60_000 }, async () => {
  const result = await simulate({ ...RUN, partners: 2, years: 0.5, faultsPerMille: 150 });
  expect(result.faults).toBeGreaterThan(200);
});
