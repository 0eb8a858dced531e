import { expect, test } from 'vitest';
import hostJson from '../../host.json' with { type: 'json' };
import { queueLimits, routePrefix, withSettings } from '../../functions/host/host-json.ts';

test('our own host.json', () => {
  expect(routePrefix(hostJson)).toBe('');
  expect(queueLimits(hostJson)).toEqual({ batchSize: 8, maxDequeueCount: 5, retrySeconds: 10 });
});

test("the cloud's defaults", () => {
  expect(routePrefix({})).toBe('api');
  expect(queueLimits({})).toEqual({ batchSize: 16, maxDequeueCount: 5, retrySeconds: 0 });
});

test('a time span that is none is refused', () => {
  expect(() => queueLimits({ extensions: { queues: { visibilityTimeout: '10s' } } })).toThrow('10s');
});

test('settings stand between percent signs', () => {
  expect(withSettings('0 %MINUTE% * * * *', { MINUTE: '5' })).toBe('0 5 * * * *');
  expect(() => withSettings('%MINUTE%', {})).toThrow('MINUTE');
});
