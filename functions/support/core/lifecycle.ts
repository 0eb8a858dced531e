export const REQUEST_STATES = ['open', 'in_progress', 'answered', 'plan_asked', 'closed'] as const;

export type RequestState = (typeof REQUEST_STATES)[number];

/** The partner's: it amends words and files, replies, closes and reopens. The operator's: it takes, answers, asks for a plan, settles. */
export const REQUEST_ACTIONS = ['amend', 'reply', 'close', 'reopen', 'take', 'answer', 'askForPlan', 'settle'] as const;

export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/**
 * Where a request goes from where it is; what is not here cannot be done there. The operator takes a request before anything
 * else, and where it asks for a remediation plan the partner cannot close: it has agreed to meet about it (R-SUP-07).
 *
 * @rule R-SUP-12
 */
export const NEXT: Readonly<Record<RequestState, Readonly<Partial<Record<RequestAction, RequestState>>>>> = {
  open: { amend: 'open', reply: 'open', close: 'closed', take: 'in_progress' },
  in_progress: {
    amend: 'in_progress',
    reply: 'in_progress',
    close: 'closed',
    answer: 'answered',
    askForPlan: 'plan_asked',
    settle: 'closed',
  },
  answered: {
    amend: 'answered',
    reply: 'in_progress',
    close: 'closed',
    reopen: 'in_progress',
    answer: 'answered',
    askForPlan: 'plan_asked',
    settle: 'closed',
  },
  plan_asked: { amend: 'plan_asked', reply: 'in_progress', answer: 'plan_asked', settle: 'closed' },
  closed: { reopen: 'open' },
};

/** What the public API calls it: it has no word for a request that somebody works on. */
export const WIRE_STATUS = {
  open: 'open',
  in_progress: 'open',
  answered: 'attention_needed',
  plan_asked: 'attention_needed',
  closed: 'closed',
} as const satisfies Record<RequestState, string>;

/** Whether it is the operator's turn. */
export function isWaiting(state: RequestState): boolean {
  return WIRE_STATUS[state] === 'open';
}
