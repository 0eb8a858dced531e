import type { Instant } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import type { Author, ServiceRequest } from '../stored.ts';
import { isWaiting, NEXT, WIRE_STATUS, type RequestAction, type RequestState } from './lifecycle.ts';

/** What a partner's update can change. */
export type Words = Pick<ServiceRequest, 'title' | 'description' | 'severity'>;

export interface Wish {
  readonly words: Partial<Words>;
  readonly note: string | undefined;
  readonly status: 'open' | 'closed' | 'attention_needed' | undefined;
}

/**
 * What a partner's update asks for, in the order in which it is done. SDKs send the whole request back, so what is as it was
 * asks for nothing; `attention_needed` is the operator's to say.
 */
export function actionsOf(was: ServiceRequest, { words, note, status }: Wish): RequestAction[] {
  const shown = WIRE_STATUS[was.state];
  const isReply = note !== undefined && was.state !== 'closed'; // a reply makes it the operator's turn by itself
  const isAmended = (Object.keys(words) as (keyof Words)[]).some((name) => words[name] !== was[name]);
  return [
    ...(status === 'open' && shown !== 'open' && !isReply ? (['reopen'] as const) : []),
    ...(isAmended ? (['amend'] as const) : []),
    ...(note === undefined ? [] : (['reply'] as const)),
    ...(status === 'closed' && shown !== 'closed' ? (['close'] as const) : []),
  ];
}

const WHY_NOT: Readonly<Record<RequestState, string>> = {
  open: 'It is open, and the operator has not taken it yet.',
  in_progress: 'The operator works on it.',
  answered: 'It is answered.',
  plan_asked: 'The operator asks for a remediation plan; answer with a note (R-SUP-07).',
  closed: 'It is closed; the partner opens it again with the status open.',
};

/** The request after these actions, one after the other; refused as a whole where one of them cannot be done. */
export function follow(
  was: ServiceRequest,
  actions: readonly RequestAction[],
  { at, by }: { at: Instant; by: Author },
): Outcome<ServiceRequest, 'ServiceRequestStep'> {
  let { state } = was;
  for (const action of actions) {
    const next = NEXT[state][action];
    if (!next) return refuse('ServiceRequestStep', WHY_NOT[state]);
    state = next;
  }
  return ok({
    ...was,
    state,
    waitingSince: isWaiting(state) && !isWaiting(was.state) ? at : was.waitingSince,
    ...(state === 'closed' ? { closedAt: at } : {}),
    changedAt: at,
    changedBy: by,
  });
}
