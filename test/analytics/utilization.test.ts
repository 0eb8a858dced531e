import { expect, test } from 'vitest';
import { CUSTOMER, METER, SUBSCRIPTION_ID, usage } from '../billing/usage/place.ts';
import { analyticsPlace } from './place.ts';

interface Utilizations {
  readonly totalCount: number;
  readonly items: readonly { usageStartTime: string; quantity: number; infoFields: object }[];
  readonly continuationToken?: string;
  readonly links: { readonly self: { uri: string }; readonly next?: { uri: string; headers: { key: string; value: string }[] } };
}

const AT = `/v1/customers/${CUSTOMER}/subscriptions/${SUBSCRIPTION_ID}/utilizations/azure`;
const SPAN = 'start_time=2018-07-10T00:00:00Z&end_time=2018-07-11T00:00:00Z';

test('what was recorded in a span, by the day of use, with what is known of where it ran', async () => {
  const { use, read } = await analyticsPlace();
  await use();
  const { items, links } = await read<Utilizations>(`${AT}?${SPAN}`);
  expect(items).toEqual([
    {
      usageStartTime: '2018-07-01T00:00:00.000Z',
      usageEndTime: '2018-07-02T00:00:00.000Z',
      resource: { id: METER, name: 'Compute Hours', category: 'VIRTUAL MACHINES', subcategory: '', region: '' },
      quantity: 745,
      unit: '',
      infoFields: {},
      attributes: { objectType: 'AzureUtilizationRecord' },
    },
    expect.objectContaining({ quantity: 255, infoFields: { meteredRegion: 'China North', project: 'Blue' } }),
  ]);
  expect(links.next).toBeUndefined();
  expect(links.self.uri).toBe(
    `${AT.slice(3)}?start_time=2018-07-10T00%3A00%3A00.000Z&end_time=2018-07-11T00%3A00%3A00.000Z&granularity=Daily&show_details=True&size=1000`,
  );
});

test('the span is of the time of recording, and its end does not belong to it', async () => {
  const { use, read, record, close, setDay } = await analyticsPlace();
  await use();
  await close('2018-07-15');
  setDay('2018-08-20');
  await record([usage('late', { usageDate: '2018-07-03', consumedQuantity: '1' })]);
  const quantities = async (start: string, end: string) =>
    (await read<Utilizations>(`${AT}?start_time=${start}&end_time=${end}`)).items.map(({ quantity }) => quantity);
  expect(await quantities('2018-07-10T12:00:00Z', '2018-07-10T12:00:01Z')).toEqual([745, 255]);
  expect(await quantities('2018-07-10T20:00:00%2B08:00', '2018-07-10T20:00:01+08:00')).toEqual([745, 255]);
  expect(await quantities('2018-07-01T00:00:00Z', '2018-07-10T12:00:00Z')).toEqual([]);
  expect(await quantities('2018-07-10T12:00:01Z', '2018-09-01T00:00:00Z')).toEqual([1]);
  expect(await quantities('0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z')).toEqual([745, 255, 1]);
  expect(await quantities('9999-12-31T00:00:00Z', '9999-12-31T23:00:00Z')).toEqual([]);
});

test('pages: a seek call carries nothing but its operation and the token', async () => {
  const { use, get, record } = await analyticsPlace();
  await use();
  await record([
    usage('u6', { usageDate: '2018-07-02', consumedQuantity: '0.5', detailLineItemId: 2 }),
    usage('u7', { usageDate: '2018-07-03', consumedQuantity: '7', resourceGuid: METER.replace('da', 'ea') }),
  ]);
  const pagesOf = async (details: string) => {
    const pages: number[][] = [];
    let answer = (await get(`${AT}?${SPAN}&size=1&show_details=${details}`)).body as Utilizations;
    for (;;) {
      pages.push(answer.items.map(({ quantity }) => quantity));
      const { continuationToken, links } = answer;
      expect(links.next?.headers).toEqual(continuationToken && [{ key: 'MS-ContinuationToken', value: continuationToken }]);
      if (continuationToken === undefined) return pages;
      answer = (await get(`${AT}?seek_operation=Next`, { 'MS-ContinuationToken': continuationToken })).body as Utilizations;
    }
  };
  expect(await pagesOf('True')).toEqual([[745], [255], [0.5], [7]]);
  expect(await pagesOf('False')).toEqual([[745], [255.5], [7]]);
});

test('without details a resource has one record a day, and nothing of its instances', async () => {
  const { use, read, record } = await analyticsPlace();
  await use();
  await record([usage('u6', { usageDate: '2018-07-02', consumedQuantity: '0.5', detailLineItemId: 2 })]);
  const { items } = await read<Utilizations>(`${AT}?${SPAN}&show_details=False`);
  expect(items.map(({ usageStartTime, quantity, infoFields }) => [usageStartTime.slice(0, 10), quantity, infoFields])).toEqual([
    ['2018-07-01', 745, {}],
    ['2018-07-02', 255.5, {}],
  ]);
});

test.each([
  ['', 'Give start_time, and an end_time'],
  ['start_time=2018-07-10T00:00:00Z', 'Give start_time, and an end_time'],
  ['start_time=2018-07-11T00:00:00Z&end_time=2018-07-10T00:00:00Z', 'Give start_time, and an end_time'],
  ['start_time=yesterday&end_time=today', 'start_time: is a time such as'],
  [`${SPAN}&granularity=Hourly`, 'granularity: is daily'],
  [`${SPAN}&show_details=maybe`, 'show_details'],
])('"%s" is refused with 800002', async (query, words) => {
  const { get } = await analyticsPlace();
  const { status, body } = await get(`${AT}?${query}`);
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 800_002, description: expect.stringContaining(words) } });
});

const [SINCE, UNTIL] = ['2018-01-01T00:00:00.000Z', '2019-01-01T00:00:00.000Z'];

test.each([
  'nonsense',
  btoa('{}'),
  btoa(JSON.stringify({ start: SINCE, end: UNTIL, isDetailed: true, size: 5000, given: 0 })),
  btoa(JSON.stringify({ start: 'x', end: UNTIL, isDetailed: true, size: 5, given: 0 })),
])('the token %s is refused', async (token) => {
  const { get } = await analyticsPlace();
  const { status, body } = await get(`${AT}?seek_operation=Next`, { 'ms-continuationtoken': token });
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 800_002 } });
});

test('a token made up opens nothing beyond the subscription', async () => {
  const { use, get } = await analyticsPlace();
  await use();
  for (const after of ['', '2018-07-15', '2018-07-15\u0001zzzz', '9'.repeat(20)]) {
    const token = btoa(JSON.stringify({ start: SINCE, end: UNTIL, isDetailed: true, size: 1000, given: 0, after }));
    const { body } = await get(`${AT}?seek_operation=Next`, { 'MS-ContinuationToken': token });
    for (const { quantity } of (body as Utilizations).items) expect([745, 255]).toContain(quantity);
  }
});
