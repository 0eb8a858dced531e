import { expect, test } from 'vitest';
import { parsePriceList, priceListCsv } from '../../functions/catalog/price-list-csv.ts';
import { date } from '../../functions/shared/calendar.ts';

const HEADER =
  'Valid From Date,Valid To Date,Offer Display Name,Offer ID,License Agreement Type,Purchase Unit,Secondary License Type,End Customer Type,List Price,ERP Price';
const E3 = '1017D7F3-6D7F-4BFA-BDD8-79BC8F104E0C';
const E1 = '0B9A7A60-8B4B-4F2B-9C0E-3D5B1B7C2A11';
const OFFER_IDS = new Set([E3, E1]);

const GOOD = [
  '9/1/2018',
  '12/31/2018',
  'Microsoft Office 365 (Plan E3)',
  E3,
  'Corporate',
  '1 Month(s)',
  'N/A',
  'Corporate',
  '6.82',
  '8.18',
];
const ALSO_GOOD = ['9/1/2018', '12/31/2018', 'Plan E1', E1, 'Corporate', '1 Month(s)', 'N/A', 'Corporate', '4.00', '4.80'];

function file(...rows: readonly (readonly string[])[]): string {
  return [HEADER, ...rows.map((row) => row.join(','))].join('\r\n');
}

/** The good row with one cell changed. */
function rowWith(column: string, cell: string): string[] {
  return GOOD.with(HEADER.split(',').indexOf(column), cell);
}

function problemsIn(text: string): string | undefined {
  const list = parsePriceList(text, OFFER_IDS);
  return list.ok ? undefined : list.detail;
}

test('R-OFR-02: a price list is read whole', () => {
  expect(parsePriceList(file(GOOD, ALSO_GOOD), OFFER_IDS)).toEqual({
    ok: true,
    value: {
      effectiveFrom: '2018-09-01',
      validTo: '2018-12-31',
      prices: {
        [E3]: {
          listPrice: 682,
          erpPrice: 818,
          displayName: 'Microsoft Office 365 (Plan E3)',
          agreementType: 'Corporate',
          purchaseUnit: '1 Month(s)',
          secondaryLicenseType: 'N/A',
          endCustomerType: 'Corporate',
        },
        [E1]: {
          listPrice: 400,
          erpPrice: 480,
          displayName: 'Plan E1',
          agreementType: 'Corporate',
          purchaseUnit: '1 Month(s)',
          secondaryLicenseType: 'N/A',
          endCustomerType: 'Corporate',
        },
      },
    },
  });
});

test('columns may stand in any order, behind a byte order mark, with either kind of line end and blank lines', () => {
  const columns = HEADER.split(',').toReversed();
  const text = `\ufeff${columns.join(',')}\n\n${GOOD.toReversed().join(',')}\r\n${ALSO_GOOD.toReversed().join(',')}\n`;
  expect(parsePriceList(text, OFFER_IDS)).toEqual(parsePriceList(file(GOOD, ALSO_GOOD), OFFER_IDS));
});

test('an offer id may stand in any case, a price may be 0.00, a quoted name may hold commas and quotes', () => {
  const row = [
    '9/1/2018',
    '12/31/2018',
    '"A, ""B"""',
    E3.toLowerCase(),
    'Corporate',
    '1 Month(s)',
    'N/A',
    'Corporate',
    '0.00',
    '0.00',
  ];
  expect(parsePriceList(file(row), OFFER_IDS)).toMatchObject({
    value: { prices: { [E3]: { displayName: 'A, "B"', listPrice: 0, erpPrice: 0 } } },
  });
});

const MALFORMED = [
  ['Offer ID', '00000000-0000-4000-8000-000000000000', 'not an offer of the catalogue'],
  ['Offer ID', '', 'not an offer of the catalogue'],
  ['Offer Display Name', ' ', 'is empty'],
  ['List Price', '-6.82', 'is negative'],
  ['List Price', '6.8', 'two decimals'],
  ['List Price', '6.825', 'two decimals'],
  ['List Price', '7', 'two decimals'],
  ['List Price', '¥6.82', 'two decimals'],
  ['List Price', '"1,006.82"', 'two decimals'],
  ['List Price', '', 'two decimals'],
  ['ERP Price', '6.8e2', 'two decimals'],
  ['ERP Price', '-0.01', 'is negative'],
  ['Valid From Date', '2018-09-01', 'is not a date'],
  ['Valid From Date', '31/8/2018', 'is not a date'],
  ['Valid From Date', '2/29/2018', 'is not a date'],
  ['Valid From Date', '9/2/2018', 'differs'],
  ['Valid To Date', '13/31/2018', 'is not a date'],
  ['Valid To Date', '12/30/2018', 'differs'],
] as const;

for (const [column, cell, what] of MALFORMED) {
  test(`a price list with "${cell}" as ${column} is refused, by line and column`, () => {
    const other = column === 'Offer ID' ? ALSO_GOOD : ALSO_GOOD.with(3, E1);
    const list = parsePriceList(file(other, rowWith(column, cell)), OFFER_IDS);
    expect(list).toMatchObject({ ok: false, error: 'PriceListMalformed' });
    expect(problemsIn(file(other, rowWith(column, cell)))).toMatch(new RegExp(`^line 3, ${column}: .*${what}[^;]*$`));
  });
}

test('a price list that ends before it begins is refused', () => {
  expect(problemsIn(file(rowWith('Valid To Date', '8/31/2018')))).toBe(
    'line 2, Valid To Date: "8/31/2018" lies before the Valid From Date.',
  );
});

test('an offer that stands twice is refused, in any case', () => {
  expect(problemsIn(file(GOOD, ALSO_GOOD, rowWith('Offer ID', E3.toLowerCase())))).toBe(
    `line 4, Offer ID: "${E3.toLowerCase()}" stands on line 2 already.`,
  );
});

test('a row with too few or too many cells is refused', () => {
  expect(problemsIn(file(GOOD.slice(0, 9), ALSO_GOOD, [...GOOD, 'more']))).toBe(
    'line 2: 9 cells instead of 10; line 4: 11 cells instead of 10.',
  );
});

test('a quote that is not closed is refused by its line', () => {
  expect(problemsIn(file(GOOD, rowWith('Offer Display Name', '"open')))).toMatch(/^line 3: Quote Not Closed/);
});

test('a missing, unknown or doubled column is refused', () => {
  expect(problemsIn(file(GOOD).replace('ERP Price', 'Retail Price'))).toBe(
    'line 1, ERP Price: the column is missing; line 1, Retail Price: there is no such column.',
  );
  expect(problemsIn(file(GOOD).replace('ERP Price', 'List Price'))).toBe(
    'line 1, ERP Price: the column is missing; line 1, List Price: the column stands twice.',
  );
});

test('an empty file, and one without rows, are refused', () => {
  expect(problemsIn('')).toBe('the file is empty.');
  expect(problemsIn(HEADER)).toBe('the file has no rows.');
});

test('every malformed row counts, and the first five are named', () => {
  const rows = [GOOD, ...Array.from({ length: 8 }, () => ALSO_GOOD.with(8, 'free'))];
  const problems = problemsIn(file(...rows));
  expect(problems).toContain('line 3, List Price: "free"');
  // one wrong price in each of eight rows, and seven repetitions of the offer
  expect(problems?.split('; ')).toHaveLength(6);
  expect(problems).toMatch(/; and 10 more\.$/);
});

test('a price list that was written can be read again', () => {
  const list = parsePriceList(file(GOOD, ALSO_GOOD), OFFER_IDS);
  if (!list.ok) throw new Error(list.detail);
  const text = priceListCsv({ ...list.value, id: '2018-09-01', publishedOn: date('2018-07-15') });
  expect(text).toBe(`${file(GOOD, ALSO_GOOD)}\r\n`);
});

test('a price list has three thousand prices at most, so that its document stays small', () => {
  expect(problemsIn(file(...Array.from({ length: 3001 }, () => GOOD)))).toContain('the file has 3001 prices; 3000 is the most');
  expect(problemsIn(file(...Array.from({ length: 3000 }, () => GOOD)))).not.toContain('is the most');
});
