import { afterEach, beforeEach, expect, test } from 'vitest';
import { LateThings, lateOrders, reading } from '../../functions/local/misbehaviour/late.ts';
import { openSwitches } from '../../functions/local/misbehaviour/switches.ts';
import { Drill } from '../../functions/local/misbehaviour/drill.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create, type PageRequest } from '../../functions/storage/port.ts';
import { openSqliteStore, type SqliteStore } from '../../functions/storage/sqlite/store.ts';
import { walk } from '../../functions/storage/walk.ts';
import { ORDER, ORDERS_BY_CUSTOMER } from '../../functions/subscriptions/stored.ts';

let raw: SqliteStore;
let late: LateThings;

beforeEach(() => {
  raw = openSqliteStore(':memory:', new Meter());
  late = new LateThings();
});
afterEach(() => raw.close());

/** The orders `1` to `5`, of which the named ones are late. */
async function place(isLate: readonly string[]) {
  const partition = lateOrders(raw, openSwitches(), late).partition('partners', 'p');
  for (const id of ['1', '2', '3', '4', '5']) {
    const createdAt = instant(`2026-11-0${id}`);
    await partition.commit([create(ORDER, { id, customerId: 'c', billingCycle: 'monthly', createdAt, lines: [] })]);
  }
  const drill = new Drill('late-orders', { seed: 1, share: 100, reads: 1 });
  for (const id of isLate) late.add(id, drill);
  return partition;
}

const shown = (of: ReturnType<typeof place>, request: PageRequest) =>
  of.then((partition) =>
    reading.run({}, async () => {
      const { items, more } = await partition.list(ORDERS_BY_CUSTOMER, request);
      return { ids: items.map(({ value }) => value.id), more };
    }),
  );

test('a page is filled with what is shown, whatever lies between', async () => {
  expect(await shown(place(['1', '2', '4']), { limit: 1 })).toEqual({ ids: ['3'], more: true });
});

test('a last page can be empty, and then is the last', async () => {
  expect(await shown(place(['1', '2', '3', '4', '5']), { limit: 2 })).toEqual({ ids: [], more: false });
});

test('from the end, in the same way', async () => {
  expect(await shown(place(['5', '4']), { limit: 2, descending: true })).toEqual({ ids: ['3', '2'], more: true });
});

test('who walks page by page meets all that is shown, each once', async () => {
  const partition = await place(['1', '3', '4']);
  const met = await reading.run({}, () => Array.fromAsync(walk(partition, ORDERS_BY_CUSTOMER, { limit: 1 })));
  expect(met.map(({ value }) => value.id)).toEqual(['2', '5']);
});

test('what changes something sees all', async () => {
  const partition = await place(['1']);
  expect((await partition.list(ORDERS_BY_CUSTOMER, { limit: 9 })).items).toHaveLength(5);
  expect(await partition.get(ORDER, '1')).toBeDefined();
});
