import { findRelationship } from '../../customers/queries.ts';
import type { Scope } from '../../identity/scope.ts';
import { assert } from '../../shared/assert.ts';
import { sum, toMinor, type Minor } from '../../shared/money.ts';
import { ok, type Outcome } from '../../shared/outcome.ts';
import { currentTerm } from '../../subscriptions/core/due.ts';
import { deletionDate } from '../../subscriptions/core/term.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import { isScheduleDropped, planPatch, type PatchError, type PlannedChange } from '../../subscriptions/subscription-commands.ts';
import type { SubscriptionPatch } from '../../subscriptions/wire.ts';
import { factsOf } from '../billed-subscriptions.ts';
import type { LineGroup } from '../core/invoice.ts';
import { subscriptionLines, type Close } from '../core/subscription-lines.ts';
import { totalOf, withTerms, type BillingTerms } from '../core/terms.ts';
import { nextClose, termsOf } from '../next-close.ts';
import type { Consequence } from './consequences.ts';
import { foresight } from './foresight.ts';

/** The lines of one subscription on the next invoice, without the change and with it. */
export interface Effect {
  readonly without: LineGroup;
  readonly with: LineGroup;
}

export interface Preview {
  readonly change: PlannedChange;
  readonly close: Close;
  readonly effects: readonly Effect[];
  /** What the next invoice gains or loses, taxes included. */
  readonly difference: Minor;
  readonly consequences: readonly Consequence[];
}

/** What a change would cost and what it would bring about, by the same decision that makes it; nothing is written. */
export async function previewChange(
  scope: Scope,
  path: { customerId: string; subscriptionId: string },
  patch: SubscriptionPatch,
): Promise<Outcome<Preview, PatchError>> {
  const planned = await planPatch(scope, path, patch, undefined);
  if (!planned.ok) return planned;
  const { was, changed, followers } = planned.value;
  const customer = await findRelationship(scope.partition, path.customerId);
  assert(customer, 'the customer of a subscription is one of the partner’s');
  const [close, terms] = [nextClose(scope), await termsOf(scope)];
  const groupOf = (subscription: Subscription): LineGroup => ({
    facts: factsOf(subscription, customer.value, scope.account.value),
    lines: linesOf(subscription, close, terms),
  });
  const changes = [{ was, changed }, ...followers];
  const without = foresight(scope, close.billingDate);
  const withAll = foresight(
    scope,
    close.billingDate,
    changes.map((one) => one.changed),
  );
  const effects = await Promise.all(
    changes.map(async (one) => ({
      without: groupOf(await without(one.was.value)),
      with: groupOf(await withAll(one.changed)),
    })),
  );
  const difference = sum(effects.map((effect) => toMinor(totalOfGroup(effect.with) - totalOfGroup(effect.without))));
  return ok({ change: planned.value, close, effects, difference, consequences: consequencesOf(planned.value, patch) });
}

export function linesOf(subscription: Subscription, close: Close, terms: BillingTerms) {
  if (subscription.isTrial) return [];
  return withTerms(subscriptionLines(subscription, close), terms, subscription.offerId, close);
}

function totalOfGroup({ lines }: LineGroup): Minor {
  return sum(lines.map(totalOf));
}

function consequencesOf(change: PlannedChange, patch: SubscriptionPatch): Consequence[] {
  const { was, changed, followers } = change;
  const before = was.value;
  const consequences: Consequence[] = [];
  if (changed.status === 'suspended' && before.status !== 'suspended' && changed.suspendedOn)
    consequences.push(
      { code: 'seatsFrozen' },
      { code: 'stillBilled' },
      { code: 'dataDeleted', on: deletionDate(changed.suspendedOn) },
    );
  if (changed.status === 'deleted') consequences.push({ code: 'cannotBeUndone' });
  if (isScheduleDropped(change, patch)) consequences.push({ code: 'scheduledChangeDropped' });
  if (changed.scheduled && changed.scheduled !== before.scheduled)
    consequences.push({ code: 'scheduledFor', on: currentTerm(changed).end });
  if (followers.length > 0) consequences.push({ code: 'addOnsFollow' });
  if (before.autoRenew && !changed.autoRenew && changed.status !== 'deleted')
    consequences.push({ code: 'endsWithTerm', on: currentTerm(changed).end });
  return consequences;
}
