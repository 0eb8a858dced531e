import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../functions/config.ts';
import { AZURE_SETTINGS } from '../support/azure-settings.ts';
import { FEED_MAX, openHttpFeed } from '../../functions/health/feed/http.ts';
import { readHealthFeed } from '../../functions/jobs/health-feed.ts';
import { LATE_MAIL, NOON, place, WORK } from './place.ts';

const FEED = {
  version: 1,
  incidents: [
    { id: 'EX-1', ...LATE_MAIL },
    { id: 'PJ-1', ...WORK },
  ],
};
const RESOLVED_FEED = { version: 1, incidents: [{ id: 'EX-1', ...LATE_MAIL, endTime: '2026-11-16T11:59:00Z', updates: [] }] };

/** Reads a feed as the timer does. */
async function reader() {
  const made = await place();
  return {
    ...made,
    read: (feed: unknown) => {
      const text = typeof feed === 'string' ? feed : JSON.stringify(feed);
      return readHealthFeed({ ...made.ports, healthFeed: { read: async () => text } });
    },
    phases: async () => Object.fromEntries((await made.health()).incidents.map(({ id, phase }) => [id, phase])),
  };
}

describe('R-HLT-02: a feed of incidents', () => {
  test('is published as it stands, with when it was read', async () => {
    const { read, phases, health } = await reader();
    await read(FEED);
    expect(await phases()).toEqual({ 'EX-1': 'open', 'PJ-1': 'planned' });
    expect((await health()).feedReadTime).toBe(NOON);
  });

  test('read again it writes only when it was read', async () => {
    const { read, meter, health, moveTo } = await reader();
    await read(FEED);
    moveTo('2026-11-16T12:05:00Z');
    meter.take();
    await read(FEED);
    expect(meter.take()).toEqual({ get: 3, commit: 1 });
    expect((await health()).feedReadTime).toBe('2026-11-16T12:05:00.000Z');
  });

  test('an incident ends when the feed says so, keeps its history, and one that is named no more stays', async () => {
    const { read, phases, health } = await reader();
    await read(FEED);
    await read(RESOLVED_FEED);
    expect(await phases()).toEqual({ 'EX-1': 'over', 'PJ-1': 'planned' });
    expect((await health()).incidents.find(({ id }) => id === 'EX-1')?.updates).toHaveLength(1);
  });

  test('an update that the feed tells otherwise later stays as it was published', async () => {
    const { read, health, problems } = await reader();
    await read(FEED);
    const otherwise = [{ publishedTime: '2026-11-16T11:10:00Z', text: { en: 'It was nothing.' } }];
    await read({ version: 1, incidents: [{ id: 'EX-1', ...LATE_MAIL, updates: otherwise }] });
    expect((await health()).incidents.find(({ id }) => id === 'EX-1')?.updates).toMatchObject(
      LATE_MAIL.updates.map(({ text }) => ({ text })),
    );
    expect(problems).toEqual([]);
  });

  test('what the operator has written to is its own', async () => {
    const { read, operator, phases } = await reader();
    await read(FEED);
    await operator('POST', 'EX-1/resolution', { text: { en: 'Mail is on time.' } });
    await read(FEED);
    expect(await phases()).toMatchObject({ 'EX-1': 'over' });
  });

  test('an incident that lost a race to another change is there with the next reading', async () => {
    const { read, store, phases } = await reader();
    store.beforeCommit = async () => {
      store.beforeCommit = undefined;
      await read({ version: 1, incidents: [{ id: 'EX-1', ...LATE_MAIL }] });
    };
    await read(RESOLVED_FEED);
    expect(await phases()).toMatchObject({ 'EX-1': 'open' });
    await read(RESOLVED_FEED);
    expect(await phases()).toMatchObject({ 'EX-1': 'over' });
  });

  test('an incident that has no room for more is named, and the others are published', async () => {
    const { ports, read, phases } = await reader();
    const reports: object[] = [];
    ports.report = (problem) => void reports.push(problem);
    const updates = (hour: number) =>
      Array.from({ length: 50 }, (_, minute) => ({
        publishedTime: `2026-11-16T${hour}:${String(minute).padStart(2, '0')}:00Z`,
        text: { en: 'Still late.' },
      }));
    await read({ version: 1, incidents: [{ id: 'EX-1', ...LATE_MAIL, updates: updates(10) }] });
    await readHealthFeed({
      ...ports,
      healthFeed: {
        read: async () =>
          JSON.stringify({ version: 1, incidents: [{ id: 'EX-1', ...LATE_MAIL, updates: updates(11) }, FEED.incidents[1]] }),
      },
    });
    expect(await phases()).toEqual({ 'EX-1': 'open', 'PJ-1': 'planned' });
    expect(reports).toEqual([{ message: 'no room for more updates in the incidents EX-1' }]);
  });
});

describe('a feed that is bad changes nothing, and is reported', () => {
  test.each([
    ['no JSON', '<html>'],
    ['another version', { ...FEED, version: 2 }],
    [
      'one bad incident among good ones',
      {
        version: 1,
        incidents: [
          { id: 'A', ...LATE_MAIL },
          { id: 'B', ...LATE_MAIL, services: ['azure'] },
        ],
      },
    ],
    ['an id twice', { version: 1, incidents: [FEED.incidents[0], FEED.incidents[0]] }],
    [
      'an incident that ends in the future',
      { version: 1, incidents: [{ id: 'A', ...LATE_MAIL, endTime: '2026-11-16T12:00:01Z' }] },
    ],
    ['planned work without an end', { version: 1, incidents: [{ id: 'A', ...LATE_MAIL, type: 'planned_work' }] }],
    ['too many incidents', { version: 1, incidents: Array.from({ length: 201 }, (_, id) => ({ id: `A${id}`, ...LATE_MAIL })) }],
  ])('%s', async (_, feed) => {
    const { read, health, problems, moveTo } = await reader();
    await read(RESOLVED_FEED);
    const before = await health();
    moveTo('2026-11-16T12:00:00.5Z');
    await read(feed);
    expect({ ...(await health()), readTime: NOON }).toEqual(before);
    expect(problems).toHaveLength(1);
  });

  test('without a feed the timer does nothing', async () => {
    const { ports, meter } = await place();
    await readHealthFeed(ports);
    expect(meter.take()).toEqual({});
  });
});

test('its address is a setting, and begins with https', () => {
  const read = (HEALTH_FEED_URL: string) => readConfig({ ...AZURE_SETTINGS, HEALTH_FEED_URL }).healthFeedUrl;
  expect(read('https://status.example.com/feed.json')).toBe('https://status.example.com/feed.json');
  expect(() => read('http://status.example.com/feed.json')).toThrow('HEALTH_FEED_URL');
  expect(readConfig(AZURE_SETTINGS).healthFeedUrl).toBeUndefined();
});

describe('a feed at an address', () => {
  let answer = { status: 200, body: '', headers: {} };
  const server = createServer((_, response) => {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  let url = '';
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.json`;
  });
  beforeEach(() => void (answer = { status: 200, body: JSON.stringify(FEED), headers: {} }));
  afterAll(() => server.close());

  test('is read', async () => {
    const { ports, health } = await place();
    await readHealthFeed({ ...ports, healthFeed: openHttpFeed(url) });
    expect((await health()).incidents).toHaveLength(2);
  });

  test.each([
    ['an error', { status: 503, body: JSON.stringify(FEED), headers: {} }],
    ['a redirect', { status: 302, body: '', headers: { location: '/other.json' } }],
    ['more than a feed may be', { status: 200, body: ' '.repeat(FEED_MAX) + JSON.stringify(FEED), headers: {} }],
  ])('but not %s', async (_, bad) => {
    answer = bad;
    const { ports, health, problems } = await place();
    await readHealthFeed({ ...ports, healthFeed: openHttpFeed(url) });
    expect((await health()).incidents).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test('nor where nobody answers', async () => {
    const { ports, problems } = await place();
    await readHealthFeed({ ...ports, healthFeed: openHttpFeed('http://127.0.0.1:9/') });
    expect(problems).toHaveLength(1);
  });
});
