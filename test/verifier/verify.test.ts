import { expect, test } from 'vitest';
import { verifyFile, type Options } from '../../functions/verifier/verify.ts';
import { REASONS } from '../../functions/verifier/core/reasons.ts';
import { broken, EX_04, licenseFile, sourceOf, usageFile, type Row } from './files.ts';

const verify = (rows: readonly Row[], options: Options = {}) => verifyFile(sourceOf(licenseFile(rows)), options);

test('EX-04 at 11.00 is proved, line by line, and adds up by section', async () => {
  const report = await verify(EX_04);
  expect(report).toMatchObject({ kind: 'license', lines: 6, proved: 6, accepted: 0, findings: [], total: '100.06' });
  expect(report.sections['Recurring Charges']).toBe('100.06');
});

test('EX-05 and EX-06: a cancellation, and one after a change', async () => {
  const credit = { type: 'Prorate fees when cancel', from: '8/25', to: '9/14', price: '10.00', seats: 10, amount: '-67.74' };
  const other = { subscription: 's2', type: 'Cycle fee', from: '9/15', to: '10/14', price: '10.00', seats: 1, amount: '10.00' };
  expect(await verify([credit, other])).toMatchObject({ proved: 2, findings: [] });
  const published = await verify([{ ...credit, amount: '-74.51' }, other]);
  expect(published.findings).toMatchObject([{ line: 2, reason: 'wrongAmount', expected: '-67.74' }]);
  const cancelled: Row[] = [
    { type: 'Cancel instance prorate', from: '8/15', to: '9/14', price: '11.00', seats: 10, amount: '-110.00' },
    { type: 'Cycle instance prorate', from: '8/15', to: '8/24', price: '11.00', seats: 10, amount: '35.48' },
    { type: 'Cycle instance prorate', from: '8/25', to: '9/14', price: '11.00', seats: 5, amount: '37.26' },
    { type: 'Prorate fees when cancel', from: '9/1', to: '9/14', price: '11.00', seats: 5, amount: '-24.84' },
  ];
  expect(await verify(cancelled)).toMatchObject({ proved: 4, findings: [], total: '-62.10' });
});

const BROKEN: readonly (readonly [what: string, rows: readonly Row[], finding: object])[] = [
  [
    'cut off',
    broken(2, { amount: '46.83' }),
    { line: 4, reason: 'rounding', found: '46.83', expected: '46.84 (cut off instead of rounded)' },
  ],
  [
    'a seat rounded first',
    broken(1, { amount: '26.55' }),
    { line: 3, reason: 'rounding', expected: '26.61 (the price of a seat was rounded first)' },
  ],
  [
    '30 days for 31',
    broken(1, { amount: '27.50' }),
    { line: 3, reason: 'wrongDayCount', expected: '26.61 (it fits 5 of 30 days)' },
  ],
  [
    'a day too many',
    broken(1, { amount: '31.94' }),
    { line: 3, reason: 'wrongDayCount', expected: '26.61 (it fits 6 of 31 days)' },
  ],
  ['no such amount', broken(5, { amount: '111.00' }), { line: 7, reason: 'wrongAmount', found: '111.00', expected: '110.00' }],
  ['a subtotal off', broken(5, { subtotal: '109.00' }), { line: 7, reason: 'wrongSubtotal', expected: '110.00' }],
  ['a total off', broken(5, { total: '110.01' }), { line: 7, reason: 'wrongTotal', expected: '110.00' }],
  [
    'tax on one line only',
    broken(5, { tax: '6.60', total: '116.60' }),
    { line: 7, reason: 'wrongTax', found: '6.60', expected: '0.00' },
  ],
  ['dollars', broken(5, { currency: 'USD' }), { line: 7, reason: 'mixedCurrency', found: 'USD', expected: 'CNY' }],
  ['a word nobody knows', broken(5, { type: 'Monthly fee' }), { line: 7, reason: 'unknownChargeType', found: 'Monthly fee' }],
  ['half a cent', broken(5, { amount: '110.005' }), { line: 7, reason: 'unreadable', column: 'Amount', found: '110.005' }],
  ['no day', broken(5, { from: '13/45' }), { line: 7, reason: 'unreadable', column: 'ChargeStartDate' }],
  ['no reversal', EX_04.slice(1), { line: 2, reason: 'missingReversal' }],
  ['a gap', EX_04.filter((_, index) => index !== 2), { line: 4, reason: 'missingStretch', expected: 'days from 2018-07-20 on' }],
  ['an end missing', EX_04.filter((_, index) => index !== 4), { line: 2, reason: 'missingStretch' }],
  ['a day twice', broken(2, { from: '7/19', amount: '51.10' }), { line: 4, reason: 'overlappingStretches' }],
  ['a line twice', [...EX_04, EX_04[5] as Row], { line: 8, reason: 'duplicate' }],
];

for (const [what, rows, finding] of BROKEN) {
  test(`${what} is found, named and corrected`, async () => {
    const { findings } = await verify(rows);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject(finding);
  });
}

test('each reason of the list that a license-based line can have was shown', () => {
  const shown = new Set(BROKEN.map(([, , finding]) => (finding as { reason: string }).reason));
  const others = ['priceNotInList', 'wrongQuantity', 'wrongRate']; // in the tests below
  expect([...shown, ...others].toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

test('a price is held against the list', async () => {
  const prices = new Map([['OFFER-1', [1200n]]]);
  const { byReason, findings } = await verify(EX_04, { prices });
  expect(byReason).toEqual({ priceNotInList: 6 });
  expect(findings[0]).toMatchObject({ column: 'UnitPrice', found: '11.00', expected: '12.00' });
  expect((await verify(EX_04, { prices: new Map([['OFFER-1', [1200n, 1100n]]]) })).proved).toBe(6);
});

test('what is taken back is held against the month before', async () => {
  const july: Row = { type: 'Cycle fee', from: '7/15', to: '8/14', price: '11.00', seats: 15, amount: '165.00' };
  expect((await verify(EX_04, { previous: sourceOf(licenseFile([july])) })).proved).toBe(6);
  const other = sourceOf(licenseFile([{ ...july, seats: 14, amount: '154.00' }]));
  expect((await verify(EX_04, { previous: other })).findings).toMatchObject([
    { line: 2, reason: 'wrongAmount', expected: '-154.00' },
  ]);
});

test('discounts and taxes: what is taken back is the net, with its tax', async () => {
  // 10 % discount, 6 % tax
  const rows: Row[] = [
    {
      type: 'Cancel instance prorate',
      from: '6/15',
      to: '7/14',
      price: '10.00',
      seats: 15,
      amount: '-135.00',
      tax: '-8.10',
      total: '-143.10',
    },
    {
      type: 'Cycle instance prorate',
      from: '6/15',
      to: '6/29',
      price: '10.00',
      seats: 15,
      amount: '75.00',
      discount: '7.50',
      subtotal: '67.50',
      tax: '4.05',
      total: '71.55',
    },
    {
      type: 'Cycle instance prorate',
      from: '6/30',
      to: '7/14',
      price: '10.00',
      seats: 10,
      amount: '50.00',
      discount: '5.00',
      subtotal: '45.00',
      tax: '2.70',
      total: '47.70',
    },
    {
      type: 'Cycle fee',
      from: '7/15',
      to: '8/14',
      price: '10.00',
      seats: 10,
      amount: '100.00',
      discount: '10.00',
      subtotal: '90.00',
      tax: '5.40',
      total: '95.40',
    },
  ];
  expect(await verify(rows)).toMatchObject({ proved: 4, findings: [], total: '71.55' });
});

test('refunds are accepted, and counted where the invoice counts them', async () => {
  const refund: Row = { type: 'Offset a line item', from: '8/15', to: '9/14', price: '11.00', seats: 10, amount: '-50.00' };
  const report = await verify([...EX_04, refund]);
  expect(report).toMatchObject({ proved: 6, accepted: 1, total: '50.06' });
  expect(report.sections['Credits & Adjustments']).toBe('-50.00');
});

test('subscriptions that do not stand together are checked line by line, and never wrongly accused', async () => {
  const other: Row = {
    subscription: 's2',
    type: 'Cycle fee',
    from: '8/15',
    to: '9/14',
    price: '11.00',
    seats: 1,
    amount: '11.00',
  };
  const torn = [...EX_04.slice(0, 2), other, ...EX_04.slice(2)];
  expect(await verify(torn)).toMatchObject({ proved: 7, findings: [] });
});

test('usage: quantities, charges and rates of the repaired sample', async () => {
  // 0.0808 x 11 = 0.8888: 0.89; with 0.08 of tax 0.97; 0.89 / 11 = 0.0809: 0.08; 0.97 / 11 = 0.0882: 0.09
  const right = '11,0,11,0.0808,0.89,0.08,0.97,CNY,0.08,0.09,Assess usage fee for current cycle';
  const half = '745,0,745,0.085,63.33,0.00,63.33,CNY,0.09,0.09,Assess usage fee for current cycle'; // 63.325
  const file = (rows: readonly string[]) => verifyFile(sourceOf(usageFile(rows)));
  expect(await file([right, half])).toMatchObject({ kind: 'usage', proved: 2, findings: [], total: '64.30' });
  expect((await file([right.replace('0.89,', '0.85,')])).findings).toMatchObject([{ reason: 'wrongAmount', expected: '0.89' }]);
  expect((await file([right.replace('11,0,11', '11,1,11')])).findings).toMatchObject([{ reason: 'wrongQuantity' }]);
  expect((await file([right.replace('0.08,0.09', '0.09,0.09')])).findings).toMatchObject([
    { reason: 'wrongRate', expected: '0.08' },
  ]);
  const discount = '0,0,0,0,-5.00,0.00,-5.00,CNY,0,0,Cycle discount';
  expect(await file([right, discount])).toMatchObject({ proved: 1, accepted: 1 });
});

test('the columns may stand in any order, behind a byte order mark, with ISO dates; what is no such file is refused', async () => {
  const [header = '', ...rows] = licenseFile(EX_04).split('\r\n');
  const turned = [header, ...rows].map((row) => row.split(',').toReversed().join(',')).join('\n');
  expect((await verifyFile(sourceOf(`\ufeff${turned}`))).proved).toBe(6);
  const iso = licenseFile(EX_04).replaceAll(
    /(\d)\/(\d+)\/2018 \d+:\d\d/g,
    (_, month: string, day: string) => `2018-0${month}-${day.padStart(2, '0')}T00:00:00Z`,
  );
  expect((await verifyFile(sourceOf(iso))).proved).toBe(6);
  await expect(verifyFile(sourceOf('a,b\n1,2\n'))).rejects.toThrow('no reconciliation file');
});

test('a large file is read in pieces, and its progress told', async () => {
  const rows = Array.from({ length: 20_000 }, (_, number): Row => ({
    subscription: `s${number}`,
    type: 'Cycle fee',
    from: '8/15',
    to: '9/14',
    price: '11.00',
    seats: 10,
    amount: '110.00',
  }));
  const text = licenseFile(rows);
  const told: number[] = [];
  const report = await verifyFile(sourceOf(text), { onProgress: (bytes) => told.push(bytes) });
  expect(report).toMatchObject({ lines: 20_000, proved: 20_000, total: '2200000.00' });
  expect(told.length).toBeGreaterThan(20);
  expect(told.at(-1)).toBe(Buffer.byteLength(text) * 2);
});
