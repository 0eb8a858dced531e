import { expect, test } from 'vitest';
import { HELP, readSettings } from '../../functions/local/settings.ts';

test('without any the defaults hold', () => {
  expect(readSettings([], {})).toMatchObject({ port: 7071, reset: false, requestsPerMinute: 0 });
});

test('what is said holds', () => {
  const env = { PORT: '7072', DATA_DIR: 'other', REQUESTS_PER_MINUTE: '500' };
  expect(readSettings(['--reset'], env)).toEqual({ port: 7072, dataDir: 'other', reset: true, requestsPerMinute: 500 });
});

test('a feed of service incidents may lie on this machine', () => {
  const healthFeedUrl = 'http://127.0.0.1:8080/feed.json';
  expect(readSettings([], { HEALTH_FEED_URL: healthFeedUrl })).toMatchObject({ healthFeedUrl });
});

test.each([
  [{ PORT: 'http' }, 'PORT is a number from 1 to 65535, not http.'],
  [{ PORT: '65536' }, 'PORT is a number from 1 to 65535, not 65536.'],
  [{ HEALTH_FEED_URL: 'feed.json' }, 'HEALTH_FEED_URL is an address that begins with http, not feed.json.'],
  [{ REQUESTS_PER_MINUTE: '-1' }, 'REQUESTS_PER_MINUTE is a whole number'],
])('%o cannot be used', (env, message) => {
  expect(() => readSettings([], env)).toThrow(message);
});

test('an option that does not exist is answered with those that do', () => {
  expect(() => readSettings(['--prot', '80'], {})).toThrow(HELP);
  expect(readSettings(['--help'], {})).toBe('help');
});
