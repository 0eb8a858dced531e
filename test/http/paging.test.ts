import { expect, test } from 'vitest';
import * as z from 'zod';
import { answered, operation } from '../../functions/contract/operation.ts';
import {
  OffsetQuery,
  offsetCollection,
  pageRequest,
  parseSeek,
  seekCollection,
  SeekQuery,
} from '../../functions/contract/paging.ts';
import { PageLinks, type Link } from '../../functions/contract/wire.ts';
import { create, defineKind, indexOf, under } from '../../functions/storage/port.ts';
import { testApp, tenantOf } from '../support/app.ts';
import { send } from './requests.ts';

const Word = z.object({ id: z.string(), shelf: z.string() });
const WORD = defineKind<z.infer<typeof Word>>({
  name: 'word',
  container: 'partners',
  schemaVersion: 1,
  schema: Word,
  idOf: ({ id }) => id,
  indexes: { byShelf: ({ shelf }) => [shelf] },
});

const SHARED = {
  method: 'GET',
  availability: 'own',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: z.object({ shelf: z.string() }),
  answer: z.unknown(),
} as const;

const operations = [
  operation({
    ...SHARED,
    id: 'seekWords',
    summary: 'Words of a shelf, page by page',
    path: 'v1/shelves/{shelf}/words',
    query: SeekQuery,
    refuses: ['InvalidContinuationToken'],
    handle: async ({ partition }, { params: { shelf }, query, continuationToken }) => {
      const seek = parseSeek(query, continuationToken, { default: 5, max: 6 });
      if (!seek.ok) return seek;
      const page = await partition.list(indexOf(WORD, 'byShelf'), pageRequest(seek.value, under(shelf)));
      return answered(seekCollection(`/shelves/${shelf}/words?kind=all`, seek.value, page, ({ value }) => value.id));
    },
  }),
  operation({
    ...SHARED,
    id: 'listWords',
    summary: 'Words of a shelf, by offset',
    path: 'v1/shelves/{shelf}/list',
    query: OffsetQuery,
    refuses: [],
    handle: async (_scope, { params: { shelf }, query }) => {
      const { size = 0, offset = 0 } = query;
      const items = WORDS.slice(offset, size ? offset + size : undefined);
      return answered(offsetCollection(`/shelves/${shelf}/list`, query, items, offset + items.length < WORDS.length));
    },
  }),
];

const WORDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const Answer = z.object({
  totalCount: z.int(),
  items: z.array(z.string()),
  continuationToken: z.string().optional(),
  links: PageLinks.optional(),
});

/** The words a to g on shelf m, and others on the shelves before and after it. */
async function library() {
  const { ports } = await testApp();
  const words = ['l1', 'l2', ...WORDS, 'n1', 'n2'].map((id) => ({ id, shelf: id.length === 1 ? 'm' : id.charAt(0) }));
  await ports.store.partition('partners', tenantOf('direct')).commit(words.map((word) => create(WORD, word)));
  const get = async (address: string, token?: string) => {
    const headers = token === undefined ? {} : { 'ms-continuationtoken': token };
    return send(ports, 'GET', address, { operations, headers });
  };
  const page = async (address: string, token?: string) => Answer.parse((await get(address, token)).body);
  const follow = (link: Link | undefined) => {
    if (!link) throw new Error('there is no such link');
    return page(`/v1${link.uri}`, link.headers.find(({ key }) => key === 'MS-ContinuationToken')?.value);
  };
  return { get, page, follow };
}

test('next links lead through a list once, in order, to its end', async () => {
  const { page, follow } = await library();
  const first = await page('/v1/shelves/m/words?size=3');
  expect(first).toMatchObject({ totalCount: 3, items: ['a', 'b', 'c'] });
  expect(first.links?.previous).toBeUndefined();
  const second = await follow(first.links?.next);
  expect(second.items).toEqual(['d', 'e', 'f']);
  const third = await follow(second.links?.next);
  expect(third).toMatchObject({ totalCount: 1, items: ['g'] });
  expect(third.links?.next).toBeUndefined();
  expect(third.continuationToken).toBeUndefined();
  expect((await follow(third.links?.previous)).items).toEqual(['d', 'e', 'f']);
});

test('previous links lead back, to a page without one', async () => {
  const { page, follow } = await library();
  const last = await page('/v1/shelves/m/words?size=3&seekOperation=Last');
  expect(last.items).toEqual(['e', 'f', 'g']);
  expect(last.links?.next).toBeUndefined();
  const middle = await follow(last.links?.previous);
  expect(middle.items).toEqual(['b', 'c', 'd']);
  expect((await follow(middle.links?.next)).items).toEqual(['e', 'f', 'g']);
  const first = await follow(middle.links?.previous);
  expect(first.items).toEqual(['a']);
  expect(first.links?.previous).toBeUndefined();
});

test('a next link keeps the query of its list and repeats the token in its headers', async () => {
  const { page } = await library();
  const { continuationToken, links } = await page('/v1/shelves/m/words?size=3');
  expect(links?.next).toEqual({
    uri: '/shelves/m/words?kind=all&size=3&seekOperation=Next',
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: continuationToken }],
  });
});

test('a seek call may carry nothing but the operation and the token', async () => {
  const { page } = await library();
  const { continuationToken } = await page('/v1/shelves/m/words?size=3');
  const seek = async (operation: string) => page(`/v1/shelves/m/words?seekOperation=${operation}`, continuationToken);
  expect((await seek('Next')).items).toEqual(['d', 'e', 'f']);
  expect((await seek('First')).items).toEqual(['a', 'b', 'c']);
  expect((await seek('Last')).items).toEqual(['e', 'f', 'g']);
  expect((await seek('Previous')).items).toEqual([]);
  expect((await page('/v1/shelves/m/words', continuationToken)).items).toEqual(['d', 'e', 'f']);
});

test('PageIndex reads the page of its token anew, links and all', async () => {
  const { page, follow } = await library();
  const first = await page('/v1/shelves/m/words?size=3');
  const again = await page('/v1/shelves/m/words?seekOperation=PageIndex', first.continuationToken);
  expect(again).toEqual(first);
  const second = await follow(first.links?.next);
  expect(await page('/v1/shelves/m/words?seekOperation=PageIndex', second.continuationToken)).toEqual(second);
});

test('a token of another list opens nothing outside of this one', async () => {
  const { page } = await library();
  const { continuationToken } = await page('/v1/shelves/l/words?size=1');
  for (const operation of ['Next', 'Previous', 'First', 'Last', 'PageIndex']) {
    const { items } = await page(`/v1/shelves/m/words?seekOperation=${operation}`, continuationToken);
    expect(WORDS).toEqual(expect.arrayContaining(items));
  }
});

const forged = (token: object) => Buffer.from(JSON.stringify(token)).toString('base64');

test.each([
  ['no base64', 'not a token!'],
  ['no JSON', 'aGVsbG8='],
  ['of another shape', forged({ size: 3 })],
  ['with a page larger than any', forged({ size: 7, first: '', last: '', hasPrevious: false })],
])('a token that is %s is refused', async (_what, token) => {
  const { get } = await library();
  expect(await get('/v1/shelves/m/words', token)).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('a size of 0 is none, one too large is the largest, and one below 0 or no number is refused', async () => {
  const { get, page } = await library();
  expect((await page('/v1/shelves/m/words')).items).toHaveLength(5);
  expect((await page('/v1/shelves/m/words?size=0')).items).toHaveLength(5);
  expect((await page('/v1/shelves/m/words?size=500')).items).toHaveLength(6);
  for (const size of ['-1', 'many', '1.5']) {
    expect(await get(`/v1/shelves/m/words?size=${size}`)).toMatchObject({ status: 400, body: { code: 800002 } });
  }
  expect(await get('/v1/shelves/m/words?seekOperation=Sideways')).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('an empty list has neither pages nor a token', async () => {
  const { page } = await library();
  expect(await page('/v1/shelves/z/words')).toEqual({
    totalCount: 0,
    items: [],
    links: { self: { uri: '/shelves/z/words?kind=all&size=5', method: 'GET', headers: [] } },
  });
});

test('by offset, next links advance by the size, and there are none where no page was asked for', async () => {
  const { page, follow } = await library();
  const all = await page('/v1/shelves/m/list');
  expect(all).toMatchObject({ totalCount: 7, links: { self: { uri: '/shelves/m/list' } } });
  expect(all.links?.next).toBeUndefined();
  const first = await page('/v1/shelves/m/list?size=4');
  expect(first.links?.next?.uri).toBe('/shelves/m/list?size=4&offset=4');
  const second = await follow(first.links?.next);
  expect(second.items).toEqual(['e', 'f', 'g']);
  expect(second.links?.next).toBeUndefined();
  expect(second.links?.previous?.uri).toBe('/shelves/m/list?size=4&offset=0');
});
