import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { noteOperations } from './notes.ts';
import { send } from './requests.ts';

async function echo(body: unknown, headers: Record<string, string> = {}, query = '') {
  const { ports, problems } = await testApp();
  const answer = await send(ports, 'POST', `/v1/echo/One${query}`, { body, headers, operations: noteOperations });
  expect(problems).toEqual([]);
  return answer;
}

async function read(body: unknown): Promise<unknown> {
  const { status, body: answer } = await echo(body);
  expect(status).toBe(200);
  return (answer as { body: unknown }).body;
}

test('member names are read without regard to case, at every depth', async () => {
  const wanted = { text: 'a', nested: { innerText: 'b' }, list: [{ innerText: 'c' }] };
  expect(await read(wanted)).toEqual(wanted);
  expect(await read({ Text: 'a', Nested: { InnerText: 'b' }, List: [{ InnerText: 'c' }] })).toEqual(wanted);
  expect(await read({ TEXT: 'a', NESTED: { INNERTEXT: 'b' }, list: [{ innertext: 'c' }] })).toEqual(wanted);
});

test('what .NET sends for the unset counts as absent: null', async () => {
  expect(await read({ Text: null, Nested: { InnerText: null }, List: null, Words: null, Choice: null })).toEqual({ nested: {} });
});

test('what no schema knows is passed over, at every depth', async () => {
  const body = { text: 'a', links: { self: {} }, nested: { innerText: 'b', other: 1 }, attributes: { objectType: 'Note' } };
  expect(await read(body)).toEqual({ text: 'a', nested: { innerText: 'b' } });
});

test('the names in a map are data and keep their case', async () => {
  expect(await read({ Words: { Hello: 'World', bye: 'Moon', gone: null } })).toEqual({ words: { Hello: 'World', bye: 'Moon' } });
});

test.each(['one_time', 'OneTime', 'onetime', 'ONE_TIME', 1])('a word of a list is read in any spelling: %s', async (given) => {
  expect(await read({ choice: given })).toEqual({ choice: 'one_time' });
});

test.each(['unknown', 'Unknown', 0])('a word for the unset counts as absent: %s', async (given) => {
  expect(await read({ choice: given })).toEqual({});
});

test.each(['weekly', 9, true, ['monthly']])('a word that is not in the list is refused: %s', async (given) => {
  const { status, body } = await echo({ choice: given });
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 800002 } });
  expect((body as { description: string }).description).toContain('choice');
});

test('a member named __proto__ or constructor is no more than an unknown one', async () => {
  const body = '{"text":"a","__proto__":{"text":"b"},"constructor":{"x":1},"anything":{"__proto__":{"polluted":"yes"},"kept":1}}';
  const { status, text } = await echo(body);
  expect(status).toBe(200);
  expect(text).not.toContain('polluted');
  expect(text).toContain('kept');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('the path, the query and the version a caller has seen reach the handler', async () => {
  const { body } = await echo({ text: 'a' }, { 'ms-continuationtoken': 'a,b/c==' }, '?PAGESIZE=7');
  expect(body).toEqual({
    params: { echoId: 'One' },
    query: { pageSize: '7' },
    body: { text: 'a' },
    continuationToken: 'a,b/c==',
  });
});

test.each([
  ['If-Match in quotes', { 'if-match': '"e1"' }, {}],
  ['If-Match without them', { 'if-match': 'e1' }, {}],
  ['a weak If-Match', { 'if-match': 'W/"e1"' }, {}],
  ['attributes.etag', {}, { attributes: { etag: 'e1' } }],
  ['Attributes.Etag', {}, { Attributes: { Etag: 'e1', ObjectType: 'Note' } }],
  ['If-Match before attributes.etag', { 'if-match': '"e1"' }, { attributes: { etag: 'e0' } }],
])('the etag is taken from %s', async (_where, headers, body) => {
  expect((await echo(body, headers)).body).toMatchObject({ etag: 'e1' });
});

test.each([
  ['no body', undefined],
  ['an empty body', ''],
  ['an empty object', {}],
])('%s reads as nothing given', async (_what, body) => {
  expect((await echo(body)).body).toMatchObject({ body: {} });
});

test('a byte order mark and text beyond ASCII are read', async () => {
  expect(await read('\u{feff}{"text":"\u{4f60}\u{597d}\u{1f642}"}')).toEqual({ text: '\u{4f60}\u{597d}\u{1f642}' });
});

const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

const REFUSED = [
  ['text that is no JSON', '{"text":', 400, 800002],
  ['JSON that is no object', '[1]', 400, 800002],
  ['JSON that is null', 'null', 400, 800002],
  ['a member of the wrong type', { text: 5 }, 400, 800002],
  ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 800002],
  ['33 levels of nesting', `{"anything":${nested(32)}}`, 400, 800002],
  ['half a million levels of nesting', '['.repeat(500_000), 400, 800002],
  ['half a million levels, closed', '['.repeat(490_000) + ']'.repeat(490_000), 400, 800002],
  ['more than a million bytes', { text: 'x'.repeat(1_000_000) }, 413, 950013],
] as const;

for (const [what, body, status, code] of REFUSED) {
  test(`refused: ${what}`, async () => {
    expect(await echo(body)).toMatchObject({ status, body: { code } });
  });
}

test('32 levels of nesting, and a body of just a million bytes, are read', async () => {
  expect(await echo(`{"anything":${nested(31)}}`)).toMatchObject({ status: 200 });
  expect(await echo(`{"text":"${'x'.repeat(1_000_000 - 11)}"}`)).toMatchObject({ status: 200 });
});

test.each([
  ['application/json', 200],
  ['application/json; charset=utf-8', 200],
  ['Application/JSON;charset=UTF-8', 200],
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
  ['text/csv', 415],
])('a body of type %s: %d', async (type, status) => {
  expect((await echo('{"text":"a"}', { 'content-type': type })).status).toBe(status);
});

test('a refusal names at most three members, by their path', async () => {
  const { body } = await echo({ text: 1, nested: { innerText: 2 }, list: [{ innerText: 3 }, { innerText: 4 }] });
  const { description } = body as { description: string };
  expect(description).toContain('nested.innerText');
  expect(description).toContain('list.0.innerText');
  expect(description).not.toContain('list.1.innerText');
});
