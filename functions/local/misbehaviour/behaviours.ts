import * as z from 'zod';
import type { Figure } from './figures.ts';

const seed = z.int().min(0).max(2_147_483_647).default(1).describe('Another seed strikes other requests; the same one the same.');
const share = (percent: number) => z.int().min(1).max(100).default(percent).describe('How many of a hundred are struck.');
const reads = z.int().min(1).max(100).default(3).describe('How many reads do not show it yet.');

interface Behaviour {
  readonly does: string;
  /** What a client does that copes with it. */
  readonly goodClient: string;
  readonly parameters: z.ZodObject;
  /** What its scorecard counts beside how often it struck. */
  readonly figures: readonly Figure[];
}

/** What the real service does on bad days, one entry each. Only what the public API has too is struck. */
export const BEHAVIOURS = {
  throttling: {
    does: 'Answers 429 with Retry-After instead of doing what was asked, on the routes that are throttled (R-DEV-05).',
    goodClient: 'Waits as long as Retry-After says, then repeats the request; backs off further when it is refused again.',
    parameters: z.strictObject({ seed, share: share(20), retryAfterSeconds: z.int().min(1).max(60).default(2) }),
    figures: ['repeated', 'notRepeated', 'waited', 'tooSoon'],
  },
  'server-errors': {
    does: 'Answers 500 (code 800003), or another status of that hundred; nothing has been done.',
    goodClient: 'Repeats the request a few times, each time after a longer pause, with the same MS-RequestId.',
    parameters: z.strictObject({ seed, share: share(20), status: z.literal([500, 502, 503, 504]).default(500) }),
    figures: ['repeated', 'notRepeated', 'sameRequestId', 'otherRequestId'],
  },
  'lost-answers': {
    does: 'Does what was asked and then answers 504, so that the caller does not know. Changes only, not reads.',
    goodClient: 'Repeats the request with the same MS-RequestId: it is not done twice, and its answer comes after all.',
    parameters: z.strictObject({ seed, share: share(20) }),
    figures: ['repeated', 'notRepeated', 'sameRequestId', 'otherRequestId'],
  },
  'slow-answers': {
    does: 'Lets the caller wait before it begins.',
    goodClient: 'Waits; where it gives up waiting, it repeats the request with the same MS-RequestId.',
    parameters: z.strictObject({ seed, share: share(20), delayMs: z.int().min(1).max(60_000).default(3000) }),
    figures: ['overlapped', 'sameRequestId', 'otherRequestId'],
  },
  'expiring-tokens': {
    does: 'Ends a token after some requests, whatever its expires_in says: 401, code 400.',
    goodClient: 'Gets another token from the token authority, once, and repeats the request with it.',
    parameters: z.strictObject({ requests: z.int().min(1).max(10_000).default(10).describe('What a token is good for.') }),
    figures: ['repeated', 'notRepeated', 'freshToken', 'deadToken', 'tokenFetched'],
  },
  'late-orders': {
    does: 'Takes an order, and does not show it nor its subscriptions at first: 404, or missing from the list.',
    goodClient: 'Keeps the id it was given, reads it again after a pause, and does not order again.',
    parameters: z.strictObject({ seed, share: share(100), reads }),
    figures: ['late', 'cameBack', 'notCameBack', 'orderedAgain'],
  },
  'late-lines': {
    does: 'Shows an invoice before its line items: the first lists of them are empty.',
    goodClient: 'Compares what the lines add up to with the invoice, and comes back later.',
    parameters: z.strictObject({ seed, share: share(100), reads }),
    figures: ['late', 'cameBack', 'notCameBack'],
  },
  'duplicate-webhooks': {
    does: 'Delivers an event twice.',
    goodClient: 'Knows an event by what it is about, and does nothing the second time.',
    parameters: z.strictObject({ seed, share: share(50) }),
    figures: [],
  },
  'late-webhooks': {
    does: 'Delivers an event late, so that others overtake it.',
    goodClient: 'Reads the resource instead of trusting the order of events.',
    parameters: z.strictObject({ seed, share: share(50), delaySeconds: z.int().min(1).max(3600).default(30) }),
    figures: [],
  },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof BEHAVIOURS;

export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as BehaviourName[];

export type Settings<N extends BehaviourName> = z.infer<(typeof BEHAVIOURS)[N]['parameters']>;

export function isBehaviour(name: string): name is BehaviourName {
  return Object.hasOwn(BEHAVIOURS, name);
}
