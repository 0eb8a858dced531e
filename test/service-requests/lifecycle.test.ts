import { describe, expect, test } from 'vitest';
import {
  isWaiting,
  NEXT,
  REQUEST_ACTIONS,
  REQUEST_STATES,
  WIRE_STATUS,
  type RequestAction,
  type RequestState,
} from '../../functions/support/core/lifecycle.ts';

type Row = Readonly<Record<RequestAction, RequestState | 'no'>>;

/** Where each action leads from each state; worked out from R-SUP-07 and R-SUP-12. */
const TABLE: Readonly<Record<RequestState, Row>> = {
  open: row('open      open         closed  no           in_progress  no           no          no'),
  in_progress: row('in_progress in_progress closed no     no           answered     plan_asked  closed'),
  answered: row('answered  in_progress  closed  in_progress  no           answered     plan_asked  closed'),
  plan_asked: row('plan_asked in_progress no      no          no           plan_asked   no          closed'),
  closed: row('no         no           no      open         no           no           no          no'),
};

function row(text: string): Row {
  const cells = text.split(/ +/);
  const actions = ['amend', 'reply', 'close', 'reopen', 'take', 'answer', 'askForPlan', 'settle'];
  return Object.fromEntries(actions.map((action, place) => [action, cells[place]])) as Row;
}

describe('R-SUP-12: from each state, each action', () => {
  for (const state of REQUEST_STATES)
    for (const action of REQUEST_ACTIONS)
      test(`${state}, ${action}: ${TABLE[state][action]}`, () => expect(NEXT[state][action] ?? 'no').toBe(TABLE[state][action]));

  test('and there are no others', () => {
    expect([...REQUEST_STATES].toSorted()).toEqual(Object.keys(TABLE).toSorted());
    expect([...REQUEST_ACTIONS].toSorted()).toEqual(Object.keys(TABLE.open).toSorted());
  });
});

test('whose turn it is: open is the operator’s, attention_needed the partner’s', () => {
  expect(WIRE_STATUS).toEqual({
    open: 'open',
    in_progress: 'open',
    answered: 'attention_needed',
    plan_asked: 'attention_needed',
    closed: 'closed',
  });
  expect(REQUEST_STATES.filter(isWaiting)).toEqual(['open', 'in_progress']);
});
