import { expect, test } from 'vitest';
import type { Fact } from '../../functions/analytics/core/report.ts';
import { collect } from '../../functions/analytics/reports/collect.ts';
import { rowQuery } from '../../functions/analytics/reports/query.ts';

const SHAPE = { fields: { id: 'id', kind: 'text' }, measures: { count: Number } } as const;

async function* facts(count: number): AsyncGenerator<Fact> {
  for (let number = 0; number < count; number += 1) yield { row: { id: String(number), kind: 'x' }, amounts: { count: 1n } };
}

function asked(query: object) {
  return rowQuery(SHAPE).parse(query);
}

test('as many groups as are held, and not one more', async () => {
  const byId = asked({ groupby: 'id', top: 1 });
  expect(await collect(facts(100_000), SHAPE, byId)).toMatchObject({ ok: true, value: { total: 100_000 } });
  expect(await collect(facts(100_001), SHAPE, byId)).toMatchObject({ ok: false, error: 'TooManyRows' });
});

test('however many facts, one group is one row', async () => {
  expect(await collect(facts(100_001), SHAPE, asked({ groupby: 'kind' }))).toEqual({
    ok: true,
    value: { rows: [{ kind: 'x', count: 100_001 }], total: 1 },
  });
});

test('a page in an order far in is the same as of all rows in that order', async () => {
  const page = await collect(facts(1000), SHAPE, asked({ orderby: 'id desc', skip: 990, top: 5 }));
  const inOrder = Array.from({ length: 1000 }, (_, number) => String(number))
    .toSorted()
    .toReversed();
  expect(page).toEqual({ ok: true, value: { rows: inOrder.slice(990, 995).map((id) => ({ id, kind: 'x' })), total: 1000 } });
});
