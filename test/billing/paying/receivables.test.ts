import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  balanceDue,
  NOTHING_RECEIVABLE,
  overdueOn,
  settle,
  withCreditNote,
  withDocument,
  withoutPayment,
  withPayment,
  type Receivables,
} from '../../../functions/billing/paying/core/receivables.ts';
import { date } from '../../../functions/shared/calendar.ts';
import { toMinor } from '../../../functions/shared/money.ts';

function invoice(receivables: Receivables, documentId: string, issuedOn: string, dueOn: string, units: number): Receivables {
  return withDocument(receivables, {
    documentId,
    type: 'recurring',
    issuedOn: date(issuedOn),
    dueOn: date(dueOn),
    amount: toMinor(units),
  });
}

function pay(receivables: Receivables, id: string, units: number): Receivables {
  return withPayment(receivables, { id, on: date('2018-08-01'), amount: toMinor(units) });
}

/** July: 100.00; August: 50.00. */
const TWO = invoice(
  invoice(NOTHING_RECEIVABLE, 'july', '2018-07-15', '2018-08-14', 10_000),
  'august',
  '2018-08-15',
  '2018-09-14',
  5000,
);

const openOf = (receivables: Receivables) =>
  settle(receivables).items.map(({ documentId, paid, open }) => [documentId, paid, open]);

test('a payment goes to the oldest document first; a partial one leaves the rest open', () => {
  expect(openOf(pay(TWO, 'p', 4000))).toEqual([
    ['july', 4000, 6000],
    ['august', 0, 5000],
  ]);
  expect(openOf(pay(TWO, 'p', 12_000))).toEqual([
    ['july', 10_000, 0],
    ['august', 2000, 3000],
  ]);
});

test('what is paid beyond all documents is kept, and pays the next one when it is issued', () => {
  const ahead = pay(TWO, 'p', 18_000);
  expect(settle(ahead).balance).toBe(3000);
  expect(balanceDue(ahead)).toBe(-3000);
  const next = invoice(ahead, 'september', '2018-09-15', '2018-10-15', 5000);
  expect(openOf(next).at(-1)).toEqual(['september', 3000, 2000]);
  expect(balanceDue(next)).toBe(2000);
});

test('a payment taken back opens what it had paid', () => {
  const paid = pay(pay(TWO, 'first', 10_000), 'second', 5000);
  expect(openOf(withoutPayment(paid, toMinor(10_000), undefined))).toEqual([
    ['july', 5000, 5000],
    ['august', 0, 5000],
  ]);
});

test('a credit note lowers what is owed; what was paid beyond it pays the next document', () => {
  const credited = withCreditNote(pay(TWO, 'p', 10_000), 'july', toMinor(3000));
  expect(openOf(credited)).toEqual([
    ['july', 7000, 0],
    ['august', 3000, 2000],
  ]);
});

test('an invoice that gives back more than it charges pays others', () => {
  const given = invoice(TWO, 'september', '2018-09-15', '2018-10-15', -4000);
  expect(openOf(given)).toEqual([
    ['july', 4000, 6000],
    ['august', 0, 5000],
    ['september', 0, 0],
  ]);
});

test('R-BILL-04: due on 14 August, overdue from 15 August', () => {
  expect(overdueOn(TWO, date('2018-08-14'))).toEqual([]);
  expect(overdueOn(TWO, date('2018-08-15')).map(({ documentId }) => documentId)).toEqual(['july']);
  expect(overdueOn(pay(TWO, 'p', 10_000), date('2018-08-15'))).toEqual([]);
});

test('nothing is lost: payments and what was given back are what documents took, and what is left', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('invoice' as const), units: fc.integer({ min: -20_000, max: 50_000 }) }),
    fc.record({ do: fc.constant('pay' as const), units: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({ do: fc.constant('reverse' as const), units: fc.nat(20) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let receivables: Receivables = NOTHING_RECEIVABLE;
      const payments: number[] = [];
      let given = 0;
      for (const [number, { do: what, units }] of steps.entries()) {
        if (what === 'invoice') {
          receivables = invoice(receivables, String(number), '2018-07-15', '2018-08-14', units);
          given += Math.max(0, -units);
        } else if (what === 'pay') {
          receivables = pay(receivables, String(number), units);
          payments.push(units);
        } else if (payments.length > 0) {
          const [taken = 0] = payments.splice(units % payments.length, 1);
          receivables = withoutPayment(receivables, toMinor(taken), undefined);
        }
      }
      const { items, balance } = settle(receivables);
      const took = items.reduce((sum, { paid, financeChargePaid }) => sum + paid + financeChargePaid, 0);
      expect(took + balance).toBe(payments.reduce((sum, units) => sum + units, 0) + given);
      // the oldest first: nothing is paid towards a document while an older one is open
      const firstOpen = items.findIndex(({ open }) => open > 0);
      if (firstOpen >= 0) expect(items.slice(firstOpen + 1).every(({ paid }) => paid === 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
