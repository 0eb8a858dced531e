import * as z from 'zod';
import { ACCOUNT, ACCOUNT_ID, type Account } from '../account/stored.ts';
import { decided, operation, answered, type Answer, type Operation } from '../contract/operation.ts';
import { Attributes, link, WireInstant } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { dateOf, yearOf, type Instant } from '../shared/calendar.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { replace } from '../storage/port.ts';
import { advanceToTarget } from './clock.ts';

/** How long a call may take before it answers 202 and lets a worker go on. */
const INLINE_MS = 20_000;
/** The worker is left out of it while the call itself is at work, and takes over if that dies. */
const TAKE_OVER_AFTER_SECONDS = 30;
const YEARS_MAX = 10;

const WireClock = z.object({
  now: z.string(),
  target: z.string().optional().describe('Where the clock is on its way to, while jobs are running.'),
  attributes: Attributes,
});

function toWireClock({ now, target }: NonNullable<Account['sandbox']>): z.infer<typeof WireClock> {
  return { now, ...(target ? { target } : {}), attributes: { objectType: 'SandboxClock' } };
}

const CLOCK = {
  path: 'v1/sandbox/clock',
  availability: 'own',
  permission: 'account.full_access',
  appOnly: true,
  whenAccountSuspended: 'allow',
  answer: WireClock,
} as const;

const getSandboxClock = operation({
  ...CLOCK,
  id: 'getSandboxClock',
  summary: "Read the sandbox's own time",
  method: 'GET',
  refuses: ['NotInThisEnvironment'],
  handle: async ({ account }) => {
    const { sandbox } = account.value;
    return sandbox ? answered(toWireClock(sandbox)) : refuse('NotInThisEnvironment');
  },
});

const advanceSandboxClock = operation({
  ...CLOCK,
  id: 'advanceSandboxClock',
  summary: 'Move the sandbox clock forward; all jobs due on the way run in order first',
  method: 'POST',
  body: z.object({ now: WireInstant }),
  refuses: ['NotInThisEnvironment', 'ClockMovesForward', 'ClockTooFar', 'Conflict'],
  handle: (scope, { body }) => advance(scope, body.now),
});

async function advance(
  scope: Scope,
  target: Instant,
): Promise<Outcome<Answer, 'NotInThisEnvironment' | 'ClockMovesForward' | 'ClockTooFar' | 'Conflict'>> {
  const { partition, account, caller, queue } = scope;
  const { sandbox } = account.value;
  if (!sandbox) return refuse('NotInThisEnvironment');
  if (target <= sandbox.now || (sandbox.target && target < sandbox.target))
    return refuse('ClockMovesForward', `It stands at ${sandbox.target ?? sandbox.now}.`);
  if (yearOf(dateOf(target)) - yearOf(dateOf(sandbox.now)) > YEARS_MAX) return refuse('ClockTooFar');

  const started = await partition.commit([replace(ACCOUNT, { ...account.value, sandbox: { ...sandbox, target } }, account)]);
  if (started === 'conflict') return refuse('Conflict');
  await queue.send('partner-days', { partnerId: caller.tenantId }, TAKE_OVER_AFTER_SECONDS);
  const until = Date.now() + INLINE_MS;
  await advanceToTarget({ ...scope, isTimeUp: () => Date.now() > until });

  const reached = (await partition.get(ACCOUNT, ACCOUNT_ID))?.value.sandbox;
  assert(reached, 'a sandbox account stays one');
  if (!reached.target) return answered(toWireClock(reached));
  const location = link('/sandbox/clock').uri;
  return { ok: true, value: { ...decided(toWireClock(reached), []).value, status: 202, headers: { Location: location } } };
}

export const clockOperations: readonly Operation[] = [getSandboxClock, advanceSandboxClock];
