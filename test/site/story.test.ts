import { expect, test } from 'vitest';
import { closeOf, subscriptionLines } from '../../functions/billing/core/subscription-lines.ts';
import { fieldsOf, FIRST_FIELDS, queryOf, storyOf, type Fields, type Problem } from '../../site/src/simulator/story.ts';

function linesOf(fields: Fields): readonly number[] {
  const story = storyOf(fields);
  if (!('subscription' in story)) throw new Error(`the fields are wrong: ${story.join(', ')}`);
  return subscriptionLines(story.subscription, closeOf(story.bill, story.billingDay)).map(({ amount }) => amount);
}

test('the first story of the simulator is EX-04 at 10.00 a seat', () => {
  expect(linesOf(FIRST_FIELDS)).toEqual([-15_000, 2419, 4258, 5806, 1613, 10_000]);
});

test('EX-06 at 11.00, as an address tells it', () => {
  const query = 'price=11.00&seats=10&day=15&ordered=2018-06-02&change=2018-08-25:5&cancelled=2018-09-01&bill=2018-09-15';
  expect(linesOf(fieldsOf(query))).toEqual([-11_000, 3548, 3726, -2484]);
});

test('a story goes into an address and comes back as it was', () => {
  expect(fieldsOf(queryOf(FIRST_FIELDS))).toEqual(FIRST_FIELDS);
  expect(fieldsOf('')).toEqual(FIRST_FIELDS);
});

test('changes are taken in the order of their days, and a price may have a decimal comma', () => {
  const { changes } = FIRST_FIELDS;
  expect(linesOf({ ...FIRST_FIELDS, price: '10,00', changes: changes.toReversed() })).toEqual(linesOf(FIRST_FIELDS));
});

test('the thirteenth bill reaches into the renewed term', () => {
  expect(linesOf({ ...FIRST_FIELDS, changes: [], bill: '2019-06-15' })).toEqual([15_000]);
});

const WRONG: readonly [Partial<Fields>, Problem][] = [
  [{ price: '1.234' }, 'price'],
  [{ price: '-1' }, 'price'],
  [{ seats: '0' }, 'seats'],
  [{ seats: '1.5' }, 'seats'],
  [{ billingDay: '32' }, 'billingDay'],
  [{ orderedOn: '', changes: [] }, 'orderedOn'],
  [{ orderedOn: '2018-02-30', changes: [] }, 'orderedOn'],
  [{ changes: [{ on: '2018-06-01', seats: '5' }] }, 'changes'],
  [{ changes: [{ on: '', seats: '' }] }, 'changes'],
  [{ cancelledOn: '2018-06-01' }, 'cancelledOn'],
  [{ cancelledOn: 'soon' }, 'cancelledOn'],
];

for (const [change, problem] of WRONG) {
  test(`${JSON.stringify(change)} is told as a problem of ${problem}`, () => {
    expect(storyOf({ ...FIRST_FIELDS, ...change })).toEqual([problem]);
  });
}
