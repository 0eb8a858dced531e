import { expect, test } from 'vitest';
import { parseFxRates } from '../../functions/catalog/fx-rates/csv.ts';
import { market } from '../customers/invitations/market.ts';
import { send } from '../http/requests.ts';

/** It is 16 November 2026. */
async function place() {
  const { ports } = await market();
  return {
    load: (month: string, body: string) =>
      send(ports, 'PUT', `/v1/fxrates/${month}`, { partner: 'operator', headers: { 'content-type': 'text/csv' }, body }),
    get: (args: string) => send(ports, 'GET', `/v1.0/sales/fxrates${args}/$value`, { role: 'adminAgent' }),
  };
}

const RATES = 'CurrencyCode,USDPerUnit\nCNY,0.13911\nEUR,1.08\n';

test('what the operator loads for a month is downloaded as the Partner API gives it', async () => {
  const { load, get } = await place();
  expect((await load('2026-12', RATES)).body).toMatchObject({ month: '2026-12', loadedOn: '2026-11-16', currencies: 2 });
  const { status, headers, text } = await get("(Month='202612')");
  expect({ status, headers }).toMatchObject({
    status: 200,
    headers: { 'Content-Disposition': 'attachment; filename=fxrates', 'Content-Type': 'application/octet-stream' },
  });
  expect(text).toBe('"CurrencyCode","USDPerUnit","Month"\r\n"CNY","0.13911","202612"\r\n"EUR","1.08","202612"\r\n');
});

test('without a month, it is this one', async () => {
  const { load, get } = await place();
  expect(await get('()')).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  await load('2026-11', RATES);
  for (const args of ['', '()', "(Month='202611')", "(month='202611')"]) expect((await get(args)).text).toContain('"202611"');
  expect((await get("(Month='202613')")).status).toBe(400);
});

test('a month that has begun keeps its rates; one to come can be loaded again', async () => {
  const { load, get } = await place();
  expect((await load('2026-11', RATES)).status).toBe(200);
  expect(await load('2026-11', RATES)).toMatchObject({ status: 409, body: { code: 950091 } });
  await load('2026-12', RATES);
  expect((await load('2026-12', 'USDPerUnit,CurrencyCode\n0.14,CNY\n')).status).toBe(200);
  expect((await get("(Month='202612')")).text).toContain('"CNY","0.14","202612"');
});

test.each([
  ['', 'the file is empty'],
  ['CurrencyCode\nCNY\n', 'line 1, USDPerUnit: the column is missing'],
  ['CurrencyCode,USDPerUnit\nEUR,1.08\n', 'CNY is missing'],
  ['CurrencyCode,USDPerUnit\nCNY,0.1\ncny,0.1\n', 'line 3, CurrencyCode: not an ISO code'],
  ['CurrencyCode,USDPerUnit\nCNY,0.1\nCNY,0.1\n', 'line 3, CurrencyCode: stands in line 2 already'],
  ['CurrencyCode,USDPerUnit\nCNY,0.00\n', 'line 2, USDPerUnit: not a number above zero'],
  ['CurrencyCode,USDPerUnit\nCNY,"0,1"\n', 'line 2, USDPerUnit: not a number above zero'],
])('a faulty file is refused as a whole: %j', (csv, problem) => {
  expect(parseFxRates(csv)).toMatchObject({
    ok: false,
    error: 'FxRatesMalformed',
    detail: expect.stringContaining(problem) as string,
  });
});
