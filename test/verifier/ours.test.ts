import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeMonth, invoiceIdOf } from '../../functions/billing/close.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import { addDays, date } from '../../functions/shared/calendar.ts';
import { verifyFile } from '../../functions/verifier/verify.ts';
import { addSubscription, billingPlace, PARTNER_ID } from '../support/billing.ts';
import { Dice } from '../simulation/dice.ts';
import { EX_04, broken, licenseFile, sourceOf } from './files.ts';

const CLI = join(import.meta.dirname, '../../functions/verifier/cli.ts');

test('two ways to one bill: every line of three closes of 200 subscriptions with any changes is proved', async () => {
  const dice = new Dice(7);
  const place = await billingPlace();
  for (let number = 1; number <= 200; number += 1) {
    const changes = Array.from({ length: dice.between(0, 4) }, () => ({
      on: addDays(date('2018-06-03'), dice.between(0, 100)),
      quantity: dice.between(1, 90),
    }));
    await addSubscription(place.partition, number, {
      seatChanges: [{ on: date('2018-06-02'), quantity: 10 }, ...changes.toSorted((a, b) => (a.on < b.on ? -1 : 1))],
      ...(dice.perMille(200)
        ? { status: 'deleted', ended: { on: addDays(date('2018-06-03'), dice.between(0, 100)), by: 'cancellation' } }
        : {}),
    });
  }
  let previous: string | undefined;
  for (const cut of ['2018-06-15', '2018-07-15', '2018-08-15', '2018-09-15'].map(date)) {
    await closeMonth(place.workplace, place.account, cut);
    const file = await place.blobs.read(licenseFileName(PARTNER_ID, invoiceIdOf(PARTNER_ID, cut)));
    const text = file ? await new Response(file.stream).text() : '';
    const report = await verifyFile(sourceOf(text), previous === undefined ? {} : { previous: sourceOf(previous) });
    expect(report.findings).toEqual([]);
    expect(report.proved).toBe(report.lines);
    expect(report.lines).toBeGreaterThan(100);
    previous = text;
  }
});

test('it shares no code with what bills', () => {
  for (const name of [
    'verify.ts',
    'cli.ts',
    'prices.ts',
    'core/numbers.ts',
    'core/license-line.ts',
    'core/usage-line.ts',
    'core/subscription.ts',
    'core/table.ts',
    'core/charge-types.ts',
  ]) {
    const source = readFileSync(join(import.meta.dirname, '../../functions/verifier', name), 'utf8');
    for (const [, from = ''] of source.matchAll(/from '([^']+)'/g))
      expect(from.startsWith('../../') || from.includes('billing'), `${name}: ${from}`).toBe(false);
  }
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('the command: 0 when all is proved, 1 with findings, 2 when there is nothing to read; help says how', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const [right, wrong] = [join(folder, 'right.csv'), join(folder, 'wrong.csv')];
  writeFileSync(right, licenseFile(EX_04));
  writeFileSync(wrong, licenseFile(broken(1, { amount: '27.50' })));
  expect(run(right)).toMatchObject({ status: 0, stdout: expect.stringContaining('6 proved') });
  const found = run(wrong);
  expect(found.status).toBe(1);
  expect(found.stdout).toContain('line 3  wrongDayCount  Amount 27.50, expected 26.61 (it fits 5 of 30 days)');
  expect(JSON.parse(run(wrong, '--json').stdout)).toMatchObject({ byReason: { wrongDayCount: 1 } });
  expect(run(join(folder, 'none.csv'))).toMatchObject({ status: 2, stderr: expect.stringContaining('none.csv') });
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--price-list') });
  expect(run(right, '--billing-day', 'first')).toMatchObject({ status: 2, stderr: expect.stringContaining('--billing-day') });
});
