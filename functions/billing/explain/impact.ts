import { findRelationship } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { sum, toMinor, type Minor } from '../../shared/money.ts';
import type { Kind, Versioned, Write } from '../../storage/port.ts';
import { currentTerm } from '../../subscriptions/core/due.ts';
import { SUBSCRIPTION, type Subscription } from '../../subscriptions/stored.ts';
import { factsOf } from '../billed-subscriptions.ts';
import type { LineGroup } from '../core/invoice.ts';
import type { Close } from '../core/subscription-lines.ts';
import { totalOf } from '../core/terms.ts';
import { nextClose, termsOf } from '../next-close.ts';
import type { Consequence } from './consequences.ts';
import { foresight } from './foresight.ts';
import { linesOf } from './preview.ts';

/** What a decided change would do to the next invoice, and what it would bring about. */
export interface Impact {
  readonly subscriptions: readonly Pick<Versioned<Subscription>, 'value' | 'version'>[];
  readonly close: Close;
  readonly without: readonly LineGroup[];
  readonly with: readonly LineGroup[];
  readonly difference: Minor;
  readonly consequences: readonly Consequence[];
}

/** @param writes  of a command that was decided and is not committed: the same that would be */
export async function impactOf(scope: Scope, customerId: string, writes: readonly Write[]): Promise<Impact> {
  const customer = await findRelationship(scope.partition, customerId);
  assert(customer, 'what was decided is about a customer of the partner');
  const [close, terms] = [nextClose(scope), await termsOf(scope)];
  const groupOf = (value: Subscription): LineGroup => ({
    facts: factsOf(value, customer.value, scope.account.value),
    lines: linesOf(value, close, terms),
  });
  const changes = writes.filter((write) => write.kind === (SUBSCRIPTION as Kind<unknown>)).flatMap(changeOf);
  const was = changes.flatMap(({ before }) => (before ? [before.value] : []));
  const will = changes.map(({ value }) => value);
  const without = (await Promise.all(was.map(foresight(scope, close.billingDate)))).map(groupOf);
  const after = (await Promise.all(will.map(foresight(scope, close.billingDate, will)))).map(groupOf);
  const total = (groups: readonly LineGroup[]) => sum(groups.flatMap(({ lines }) => lines.map(totalOf)));
  return {
    subscriptions: changes.map(({ value, before }) => ({ value, version: before?.version ?? 1 })),
    close,
    without,
    with: after,
    difference: toMinor(total(after) - total(without)),
    consequences: changes.flatMap(consequencesOf),
  };
}

interface Change {
  readonly before: Versioned<Subscription> | undefined;
  readonly value: Subscription;
}

/** A base that is written as it was is no change. */
function changeOf(write: Write): Change[] {
  if (write.op === 'delete') return [];
  const value = write.value as Subscription;
  const before = write.op === 'replace' ? (write.was as Versioned<Subscription>) : undefined;
  return before?.value === value ? [] : [{ before, value }];
}

function consequencesOf({ before, value }: Change): Consequence[] {
  if (value.ended?.by === 'upgrade') return [{ code: 'sourceEnds', on: value.ended.on }];
  const isNew = before === undefined || before.value.isTrial !== value.isTrial;
  if (!isNew) return [];
  const { end } = currentTerm(value);
  const bound: Consequence[] = value.isTrial ? [{ code: 'endsWithTerm', on: end }] : [{ code: 'priceLocked', on: end }];
  return before ? [{ code: 'trialEnds' }, ...bound] : bound;
}
