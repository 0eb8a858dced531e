import { expect, test } from 'vitest';
import hostJson from '../../host.json' with { type: 'json' };
import { WORK_MS } from '../../functions/jobs/partner-days.ts';
import { queueLimits, routePrefix, withSettings } from '../../functions/host/host-json.ts';

test('our own host.json', () => {
  expect(routePrefix(hostJson)).toBe('');
  expect(queueLimits(hostJson)).toEqual({ batchSize: 8, maxDequeueCount: 5, retrySeconds: 10 });
});

test('what one instance works on at once is bounded, whatever its size', () => {
  // by default the threshold grows with the cores of the plan
  const { batchSize, newBatchThreshold } = hostJson.extensions.queues;
  expect(batchSize + newBatchThreshold).toBe(12);
});

test('a worker stops before the host stops it, with half of its time to spare', () => {
  const [hours, minutes, seconds] = hostJson.functionTimeout.split(':').map(Number) as [number, number, number];
  expect(2 * WORK_MS).toBeLessThanOrEqual((hours * 3600 + minutes * 60 + seconds) * 1000);
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
