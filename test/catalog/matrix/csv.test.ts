import { describe, expect, test } from 'vitest';
import { matrixCsv, parseMatrix } from '../../../functions/catalog/matrix/csv.ts';
import { MATRIX_COLUMNS, rowOf, type MatrixColumn } from '../../../functions/catalog/matrix/row.ts';
import { SAMPLE_OFFER_ID as ID } from '../../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../../functions/catalog/sample/offers.ts';
import type { Offer } from '../../../functions/catalog/stored.ts';
import { writeTable } from '../../../functions/catalog/table.ts';

const find = (id: string) => SAMPLE_OFFERS.find((offer) => offer.id === id) as Offer;
const lineOf = (id: string) => SAMPLE_OFFERS.findIndex((offer) => offer.id === id) + 2; // the header is line 1

/** The sample matrix with some cells of an offer's row written otherwise. */
function edited(id: string, cells: Partial<Record<MatrixColumn, string>>): string {
  const rows = SAMPLE_OFFERS.map((offer) => (offer.id === id ? { ...rowOf(offer), ...cells } : rowOf(offer)));
  return writeTable(MATRIX_COLUMNS, rows);
}

describe('the file of the catalogue', () => {
  test('read again it is the catalogue', () => {
    expect(parseMatrix(matrixCsv(SAMPLE_OFFERS), SAMPLE_OFFERS)).toEqual({ ok: true, value: SAMPLE_OFFERS });
  });

  test('its columns may stand in any order, and a byte order mark before them', () => {
    const columns = MATRIX_COLUMNS.toReversed();
    const file = `\uFEFF${writeTable(columns, SAMPLE_OFFERS.map(rowOf))}`;
    expect(parseMatrix(file, SAMPLE_OFFERS)).toEqual({ ok: true, value: SAMPLE_OFFERS });
  });

  test('a line break inside a cell becomes a space', () => {
    const file = edited(ID.enterpriseE1, { Description: 'Mail,\r\nand "more"' });
    const read = parseMatrix(file, SAMPLE_OFFERS);
    expect(read.ok && read.value.find(({ id }) => id === ID.enterpriseE1)?.description.en).toBe('Mail, and "more"');
  });

  test('ids may be written in any case', () => {
    const file = edited(ID.enterpriseE1, { 'Offer ID': ID.enterpriseE1.toLowerCase() });
    expect(parseMatrix(file, SAMPLE_OFFERS)).toEqual({ ok: true, value: SAMPLE_OFFERS });
  });
});

const K1 = ID.enterpriseK1;
const ARCHIVING = ID.exchangeArchiving;
const TRIAL = ID.enterpriseE3Trial;
const UNKNOWN = '00000000-0000-4000-8000-00000000FFFF';

test.each<[string, Partial<Record<MatrixColumn, string>>, string]>([
  [K1, { 'Offer ID': 'K1' }, 'Offer ID: "K1" is not a GUID'],
  [K1, { 'Offer ID': ID.enterpriseE1 }, `Offer ID: ${ID.enterpriseE1} stands on line ${lineOf(ID.enterpriseE1)} already`],
  [K1, { Name: ' ' }, 'Name: is empty'],
  [K1, { Category: 'Enterprise' }, 'Category: is none of Enterprise_Key, SmallBusiness_Key, Trial_Key'],
  [K1, { Category: '' }, 'Category: is empty, and the offer is no add-on'],
  [ARCHIVING, { Category: 'Enterprise_Key' }, 'Category: an add-on is in none'],
  [K1, { Unit: 'Seats' }, 'Unit: is none of Licenses, Add-On Licenses, Gigabytes'],
  [K1, { 'Minimum Quantity': '0' }, 'Minimum Quantity: is not a whole number from 1 on'],
  [K1, { 'Minimum Quantity': '1.5' }, 'Minimum Quantity: is not a whole number from 1 on'],
  [K1, { 'Maximum Quantity': '10000001' }, 'Maximum Quantity: is more than 10000000'],
  [K1, { 'Minimum Quantity': '5', 'Maximum Quantity': '4' }, 'Maximum Quantity: is below the Minimum Quantity'],
  [K1, { Limit: '1' }, 'Limit: is not a number and one of Concurrent, Lifetime'],
  [K1, { Term: '2 Weeks' }, 'Term: is not a number and one of Year, Month'],
  [K1, { Term: '2 Year' }, 'Term: has to be 1 Year'],
  [TRIAL, { Term: '1 Year' }, 'Term: has to be 1 Month'],
  [K1, { Trial: 'true' }, 'Trial: is neither Yes nor No'],
  [ARCHIVING, { 'Add-on Of': UNKNOWN }, `Add-on Of: ${UNKNOWN} is not a paid base offer`],
  [ARCHIVING, { 'Add-on Of': TRIAL }, `Add-on Of: ${TRIAL} is not a paid base offer`],
  [K1, { 'Upgrade Targets': ARCHIVING }, `Upgrade Targets: ${ARCHIVING} is not another paid base offer`],
  [K1, { 'Upgrade Targets': K1 }, `Upgrade Targets: ${K1} is not another paid base offer`],
  [K1, { 'Conversion Targets': ID.enterpriseE1 }, 'Conversion Targets: only a trial has them'],
  [TRIAL, { 'Auto-renew': 'Yes' }, 'Auto-renew: a trial does not renew'],
  // subscriptions rely on what their offer is
  [ARCHIVING, { 'Add-on Of': '', Category: 'Enterprise_Key' }, 'Add-on Of: was an add-on so far'],
  [TRIAL, { Trial: 'No', 'Conversion Targets': '' }, 'Trial: was a trial so far'],
])('offer %s with %o is refused, by line and column', (id, cells, problem) => {
  const file = edited(id, cells);
  expect(parseMatrix(file, SAMPLE_OFFERS)).toMatchObject({
    ok: false,
    error: 'OfferMatrixMalformed',
    detail: expect.stringContaining(`line ${lineOf(id)}, ${problem}`) as string,
  });
});

test('more offers than a matrix can have are refused', () => {
  const rows = Array.from({ length: 1001 }, (_, index) => ({
    ...rowOf(find(K1)),
    'Offer ID': `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));
  expect(parseMatrix(writeTable(MATRIX_COLUMNS, rows), [])).toMatchObject({
    ok: false,
    detail: 'the file has 1001 offers; 1000 is the most.',
  });
});
