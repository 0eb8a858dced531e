import { expect, test } from 'vitest';
import { exactValue, proofOf } from '../../../functions/billing/explain/core/proof.ts';
import { sentencesOf } from '../../../functions/billing/explain/texts.ts';
import { subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { NO_TERMS, withTerms, type BillingTerms } from '../../../functions/billing/core/terms.ts';
import { WORKED_EXAMPLES, type ExampleId } from '../../../functions/billing/core/worked-examples.ts';
import { addDays, date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';

const TAXED: BillingTerms = {
  taxRates: [{ from: date('2018-01-01'), basisPoints: 600 }],
  discounts: [{ id: 'd', basisPoints: 1000, from: date('2018-01-01') }],
};

function proofsOf(id: ExampleId, terms: BillingTerms) {
  const { subscription, close } = WORKED_EXAMPLES[id];
  const lines = withTerms(subscriptionLines(subscription, close), terms, 'offer', close);
  return lines.map((line) => ({ line, proof: proofOf(line, close, terms, 'offer') }));
}

test('EX-04: every stretch with its factors, its exact value and its one rounding', () => {
  const steps = proofsOf('EX-04', NO_TERMS).map(({ proof }) =>
    proof.steps.map((step) => [step.factors, step.divisor, exactValue(step), step.rounded]),
  );
  expect(steps).toEqual([
    [[[1000, 15], 1, '150.00', -15_000]],
    [[[1000, 15, 5], 31, '24.19354839', 2419]],
    [[[1000, 12, 11], 31, '42.58064516', 4258]],
    [[[1000, 18, 10], 31, '58.06451613', 5806]],
    [[[1000, 10, 5], 31, '16.12903226', 1613]],
    [[[1000, 10], 1, '100.00', 10_000]],
  ]);
});

for (const id of Object.keys(WORKED_EXAMPLES) as ExampleId[]) {
  for (const [name, terms] of [
    ['plain', NO_TERMS],
    ['with 10 % discount and 6 % tax', TAXED],
  ] as const) {
    test(`${id}, ${name}: the last step of each proof is the total of its line`, () => {
      for (const { line, proof } of proofsOf(id, terms)) {
        const total = line.amount - line.discount + line.tax;
        expect(proof.steps.at(-1)?.rounded).toBe(total);
      }
    });
  }
}

test('a line that is not what its factors give has no proof: it is a defect, and said so', () => {
  const [first] = proofsOf('EX-04', NO_TERMS).slice(1);
  if (!first) throw new Error('EX-04 has a second line');
  const { close } = WORKED_EXAMPLES['EX-04'];
  expect(() => proofOf({ ...first.line, amount: toMinor(first.line.amount + 1) }, close, NO_TERMS, 'offer')).toThrow(
    'what its factors give',
  );
});

function wordsOf(id: ExampleId, terms: BillingTerms, number: number, language: 'en-US' | 'pt-BR' | 'zh-CN') {
  const one = proofsOf(id, terms)[number];
  if (!one) throw new Error(`${id} has a line ${number}`);
  return sentencesOf(one.line, addDays(one.line.chargeEnd, -1), one.proof, language);
}

test('in words: a stretch, in three languages', () => {
  expect(wordsOf('EX-04', NO_TERMS, 2, 'en-US')).toEqual([
    'The unit price was locked from the price list in force since example.',
    '12 seats from July 20, 2018 to July 30, 2018, 11 of the 31 days of the period: 10.00 × 12 × 11 ÷ 31 = 42.58064516, rounded to 42.58.',
  ]);
  expect(wordsOf('EX-04', NO_TERMS, 2, 'pt-BR')[1]).toBe(
    '12 assentos de 20 de julho de 2018 a 30 de julho de 2018, 11 dos 31 dias do período: 10.00 × 12 × 11 ÷ 31 = 42.58064516, arredondado para 42.58.',
  );
  expect(wordsOf('EX-04', NO_TERMS, 2, 'zh-CN')[1]).toBe(
    '12 个席位，2018年7月20日至2018年7月30日，占该周期 31 天中的 11 天：10.00 × 12 × 11 ÷ 31 = 42.58064516，四舍五入为 42.58。',
  );
});

test('in words: what is taken back, with discount and tax', () => {
  // 150.00 less 10 % is 135.00, with 6 % tax 143.10, all of it taken back
  expect(wordsOf('EX-04', TAXED, 0, 'en-US').slice(1)).toEqual([
    'The advance charge of 15 seats for 31 days is taken back: -10.00 × 15 = -150.00.',
    'Discount of 10%: 150.00 × 10 % = 15.00.',
    'Subtotal: -CNY\u00a0135.00.',
    'Tax of 6%: -135.00 × 6 % = -8.10.',
    'Total: -CNY\u00a0143.10.',
  ]);
});

test('in words: free days have no arithmetic', () => {
  expect(wordsOf('EX-03', NO_TERMS, 0, 'en-US')).toEqual([
    '10 seats from June 3, 2018 to June 7, 2018: free up to the first billing date.',
  ]);
});
