import '../../functions/host/core-api.ts'; // before anything that loads the Functions library
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { OFFER_MATRIX } from '../../functions/catalog/matrix/stored.ts';
import { SAMPLE_OFFER_ID as ID } from '../../functions/catalog/sample/ids.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { OFFER } from '../../functions/catalog/stored.ts';
import { composeLocal } from '../../functions/local/compose.ts';
import { seedDemo } from '../../functions/local/demo.ts';
import { startLocal } from '../../functions/local/start.ts';
import { date } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { freePort } from '../support/free-port.ts';

test('a month that began while the machine was off: its offer matrix is published at the next start', async () => {
  const [dataDir, port] = [mkdtempSync(join(tmpdir(), 'midnight-')), await freePort()];
  const before = await composeLocal({ dataDir, baseUrl: `http://127.0.0.1:${port}` });
  await seedDemo(before.store, before.now());
  const offers = SAMPLE_OFFERS.filter(({ id }) => id !== ID.enterpriseK1);
  const matrix = { month: '2026-11', loadedOn: date('2026-10-20'), offers };
  await before.store.partition('catalog', 'CN').commit([create(OFFER_MATRIX, matrix)]);
  before.store.close();

  const local = await startLocal({ port, dataDir, reset: false, log: () => {} });
  const catalog = local.ports.store.partition('catalog', 'CN');
  await vi.waitFor(async () => expect((await catalog.get(OFFER, ID.enterpriseK1))?.value.isAvailableForPurchase).toBe(false), {
    timeout: 20_000,
    interval: 50,
  });
  expect((await catalog.get(OFFER_MATRIX, '2026-11'))?.value.publishedOn).toBeDefined();
  await local.stop();
});
