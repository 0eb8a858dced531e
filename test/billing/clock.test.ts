import { afterEach, expect, test, vi } from 'vitest';
import { clockOperations } from '../../functions/billing/clock-operations.ts';
import { workThroughDays } from '../../functions/jobs/partner-days.ts';
import { hookedApp, tenantOf } from '../support/app.ts';

// The sandbox account stands at 15 July 2018; its billing date is the 15th.

afterEach(() => {
  vi.useRealTimers();
});

const as = { partner: 'sandbox' } as const;

function operationOf(id: string) {
  const operation = clockOperations.find((one) => one.id === id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

async function clock() {
  const { app, store } = await hookedApp();
  const sent: unknown[] = [];
  Object.assign(app.ports, { queue: { send: async (...message: unknown[]) => void sent.push(message) } });
  return {
    app,
    store,
    sent,
    read: () => app.call(operationOf('getSandboxClock'), { as }),
    moveTo: (now: string) => app.call(operationOf('advanceSandboxClock'), { as, body: { now } }),
  };
}

test('a clock that is moved stands where it was moved to, and a worker would have taken over after 30 seconds', async () => {
  const { read, moveTo, sent } = await clock();
  expect(await moveTo('2018-09-20T08:30:00+08:00')).toMatchObject({
    status: 200,
    body: { now: '2018-09-20T00:30:00.000Z', attributes: { objectType: 'SandboxClock' } },
  });
  expect((await read()).body).toEqual({ now: '2018-09-20T00:30:00.000Z', attributes: { objectType: 'SandboxClock' } });
  expect(sent).toEqual([['partner-days', { partnerId: tenantOf('sandbox') }, 30]]);
});

test('a move that takes long answers 202 with where to look; a worker finishes it, however often it is told', async () => {
  const { app, store, read, moveTo } = await clock();
  vi.useFakeTimers({ toFake: ['Date'] });
  store.beforeCommit = async () => void vi.setSystemTime(Date.now() + 15_000); // every commit takes 15 seconds
  const answer = await moveTo('2019-01-20T00:00:00Z');
  expect(answer.status).toBe(202);
  expect(answer.headers).toMatchObject({ Location: '/sandbox/clock' });
  expect(answer.body).toMatchObject({ target: '2019-01-20T00:00:00.000Z' });
  const halfway = (await read()).body as { now: string };
  expect(halfway.now > '2018-07-15' && halfway.now < '2019-01-20').toBe(true);
  expect(await moveTo('2018-12-01T00:00:00Z')).toMatchObject({ status: 400, body: { code: 950_050 } }); // it is on its way further

  store.beforeCommit = undefined;
  for (let times = 0; times < 2; times += 1) await workThroughDays(app.ports, { partnerId: tenantOf('sandbox') });
  expect((await read()).body).toEqual({ now: '2019-01-20T00:00:00.000Z', attributes: { objectType: 'SandboxClock' } });
});

test('a call that dies on the way is finished by the worker', async () => {
  const { app, store, read, moveTo } = await clock();
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits > 2) throw new Error('the process dies here');
  };
  expect((await moveTo('2018-12-20T00:00:00Z')).status).toBe(500);
  store.beforeCommit = undefined;
  await workThroughDays(app.ports, { partnerId: tenantOf('sandbox') });
  expect((await read()).body).toMatchObject({ now: '2018-12-20T00:00:00.000Z' });
});

test('backwards, too far, nonsense, and accounts without a clock are refused', async () => {
  const { app, moveTo } = await clock();
  expect((await moveTo('2018-07-15T00:00:00Z')).body).toMatchObject({ code: 950_050 });
  expect((await moveTo('2029-01-01T00:00:00Z')).body).toMatchObject({ code: 950_051 });
  expect((await moveTo('next week')).body).toMatchObject({ code: 800_002 });
  expect((await app.call(operationOf('getSandboxClock'), { as: { partner: 'direct' } })).body).toMatchObject({ code: 900_127 });
  expect(
    (await app.call(operationOf('advanceSandboxClock'), { as: { ...as, role: 'salesAgent' }, body: { now: '2018-09-01' } }))
      .status,
  ).toBe(403);
});
