import { InvocationContext } from '@azure/functions';
import { expect, test } from 'vitest';
import { workThroughDays } from '../../functions/jobs/partner-days.ts';
import { watched } from '../../functions/telemetry/watched.ts';
import type { Problem } from '../../functions/identity/ports.ts';
import { tenantOf, testApp } from '../support/app.ts';
import { noting } from './observing.ts';

async function place(trigger: 'queueTrigger' | 'timerTrigger', triggerMetadata = {}) {
  const { ports } = await testApp();
  const { seen, telemetry } = noting();
  const problems: Problem[] = [];
  const context = new InvocationContext({
    functionName: 'partnerDays',
    triggerMetadata,
    traceContext: { traceParent: 'parent' },
    options: { trigger: { type: trigger, name: 'message' } },
  });
  return { ports: { ...ports, telemetry, report: (problem: Problem) => void problems.push(problem) }, seen, problems, context };
}

test('a worker’s run says of which partner, what it cost and how long the message has waited', async () => {
  const insertionTime = new Date(Date.now() - 3_600_000).toISOString();
  const { ports, seen, problems, context } = await place('queueTrigger', { insertionTime });
  await watched(ports, (message) => workThroughDays(ports, message))({ partnerId: tenantOf('direct') }, context);
  expect(problems).toEqual([]);
  expect(seen).toMatchObject([
    {
      trigger: 'queue',
      name: 'partnerDays',
      outcome: 'ok',
      isFailure: false,
      partnerId: tenantOf('direct'),
      traceParent: 'parent',
    },
  ]);
  expect(seen[0]?.storageRequests).toBeGreaterThan(0);
  expect(seen[0]?.behindMs).toBeGreaterThanOrEqual(3_600_000);
});

test('a failure is reported and goes on to the host, which logs it, without anything about a person', async () => {
  const { ports, seen, problems, context } = await place('queueTrigger');
  const failure = new RangeError('550 no such mailbox: <mei@contoso.example.cn>');
  const run = watched(ports, () => Promise.reject(failure));
  await expect(run({ to: 'mei@contoso.example.cn' }, context)).rejects.toThrow(
    /^partnerDays failed: 550 no such mailbox: <\(mail\)>$/,
  );
  expect(problems).toEqual([{ message: 'a job failed', job: 'partnerDays', error: failure }]);
  expect(seen).toMatchObject([{ outcome: 'RangeError', isFailure: true }]);
  expect(seen[0]?.partnerId).toBeUndefined();
});

test('a timer waits for nobody, and answers what it did', async () => {
  const { ports, seen, context } = await place('timerTrigger');
  expect(await watched(ports, async () => 'done')({}, context)).toBe('done');
  expect(seen).toMatchObject([{ trigger: 'timer', outcome: 'ok', storageRequests: 0 }]);
  expect(seen[0]?.behindMs).toBeUndefined();
});
