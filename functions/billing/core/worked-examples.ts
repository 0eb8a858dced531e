import { addDays, date } from '../../shared/calendar.ts';
import { toMinor } from '../../shared/money.ts';
import type { BilledSubscription } from './lifetime.ts';
import { closeOf, type Close } from './subscription-lines.ts';

/** A story of the guide: what was ordered, and the close that bills it. All at one price and one billing day. */
export interface WorkedExample {
  readonly subscription: BilledSubscription;
  readonly close: Close;
}

const BILLING_DAY = 15;
const UNIT_PRICE = toMinor(1000);

interface Story {
  readonly orderedOn: string;
  /** The end of the first term. */
  readonly termEnd: string;
  readonly seats: number;
  readonly changes?: readonly (readonly [on: string, seats: number])[];
  readonly cancelledOn?: string;
  readonly billingDate: string;
}

function example({ orderedOn, termEnd, seats, changes = [], cancelledOn, billingDate }: Story): WorkedExample {
  const start = addDays(date(orderedOn), 1);
  return {
    subscription: {
      start,
      terms: [{ start, end: date(termEnd), unitPrice: UNIT_PRICE, priceListVersion: 'example' }],
      seatChanges: [{ on: date(orderedOn), quantity: seats }, ...changes.map(([on, quantity]) => ({ on: date(on), quantity }))],
      ...(cancelledOn ? { ended: { on: date(cancelledOn), by: 'cancellation' } } : {}),
    },
    close: closeOf(date(billingDate), BILLING_DAY),
  };
}

/** The inputs of the programme's worked examples at 10.00 a seat; every amount is computed. */
export const WORKED_EXAMPLES = {
  'EX-01': example({ orderedOn: '2018-06-02', termEnd: '2019-06-15', seats: 15, billingDate: '2018-06-15' }),
  'EX-02': example({
    orderedOn: '2018-06-02',
    termEnd: '2019-06-15',
    seats: 10,
    cancelledOn: '2018-06-14',
    billingDate: '2018-06-15',
  }),
  'EX-03': example({
    orderedOn: '2018-06-02',
    termEnd: '2019-06-15',
    seats: 10,
    changes: [
      ['2018-06-08', 20],
      ['2018-06-12', 15],
    ],
    billingDate: '2018-06-15',
  }),
  'EX-04': example({
    orderedOn: '2018-06-02',
    termEnd: '2019-06-15',
    seats: 15,
    changes: [
      ['2018-07-20', 12],
      ['2018-07-31', 18],
      ['2018-08-10', 10],
    ],
    billingDate: '2018-08-15',
  }),
  'EX-05': example({
    orderedOn: '2018-06-02',
    termEnd: '2019-06-15',
    seats: 10,
    cancelledOn: '2018-08-25',
    billingDate: '2018-09-15',
  }),
  'EX-06': example({
    orderedOn: '2018-06-02',
    termEnd: '2019-06-15',
    seats: 10,
    changes: [['2018-08-25', 5]],
    cancelledOn: '2018-09-01',
    billingDate: '2018-09-15',
  }),
  'EX-07': example({ orderedOn: '2018-06-02', termEnd: '2019-06-15', seats: 15, billingDate: '2018-07-15' }),
} as const;

export type ExampleId = keyof typeof WORKED_EXAMPLES;
