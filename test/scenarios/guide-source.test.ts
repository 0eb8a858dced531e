import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocal, type Local } from '../../functions/local/start.ts';
import { signIn } from '../../functions/local/tour-client.ts';
import { recordCatalogue } from '../../site/record-catalogue.ts';
import { BASE, SAMPLES } from '../../site/src/developer/samples.ts';
import { freePort } from '../support/free-port.ts';

const SAMPLE_LIST = join(import.meta.dirname, '../../functions/catalog/sample/price-list-2026-01-01.csv');

let local: Local;
let token: string;
const folder = mkdtempSync(join(tmpdir(), 'guide-source-'));

beforeAll(async () => {
  local = await startLocal({ port: await freePort(), dataDir: join(folder, 'data'), reset: true, log: () => {} });
  ({ token } = await signIn(local.url));
});

afterAll(() => local.stop());

function listWith(change: (file: string) => string): string {
  const path = join(folder, 'prices.csv');
  writeFileSync(path, change(readFileSync(SAMPLE_LIST, 'utf8')));
  return path;
}

test('the guide takes offers and prices from a running server, in three languages', async () => {
  const { offers, priceLists, isSample } = await recordCatalogue(local.url, { token, isSample: true });
  expect(isSample).toBe(true);
  expect(offers.zh.map(({ id }) => id)).toEqual(offers.en.map(({ id }) => id));
  expect(offers.zh.some(({ name }) => /\p{Script=Han}/u.test(name))).toBe(true);
  expect(priceLists[0]).toContain('Valid From Date');
});

test('or the prices of a file, which are then no sample prices', async () => {
  const pricesFile = listWith((file) => file);
  const { priceLists, isSample } = await recordCatalogue(local.url, { token, isSample: true, pricesFile });
  expect(isSample).toBe(false);
  expect(priceLists).toEqual([readFileSync(SAMPLE_LIST, 'utf8')]);
});

test('a file with a malformed row is refused by its line and column; a server that refuses, by what it answered', async () => {
  const pricesFile = listWith((file) => file.replace(/^((?:.*\r?\n){2}.*),[\d.]+,/m, '$1,dear,'));
  await expect(recordCatalogue(local.url, { token, isSample: true, pricesFile })).rejects.toThrow(/line 3.*List Price/i);
  await expect(recordCatalogue(local.url, { token: 'none', isSample: false })).rejects.toThrow(/answered 401/);
});

test('the sample for Node that the guide shows runs as it stands, and lists customers', async () => {
  const script = join(folder, 'sample.mjs');
  writeFileSync(script, SAMPLES.node.code.replaceAll(BASE, local.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script]);
  expect(stderr).toBe('');
  expect(stdout).toContain('totalCount');
});
