import type { Account } from '../account/stored.ts';
import type { Close } from './core/subscription-lines.ts';
import { isSettled, subscriptionLines } from './core/subscription-lines.ts';
import { replace, type Partition, type Write } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { SUBSCRIPTION, type Subscription } from '../subscriptions/stored.ts';
import { billableSubscriptions } from './billed-subscriptions.ts';
import type { LineGroup } from './core/invoice.ts';
import { withTerms, type BillingTerms } from './core/terms.ts';
import { CREDITS_BY_DAY } from './stored.ts';

const CREDITS_PER_READ = 100;

/** Where a walk stands: subscriptions first, then refunds. */
const SUBSCRIPTION_PLACE = 's';
const CREDIT_PLACE = 't';

export interface BilledGroup {
  /** Going on behind it finds the next group. */
  readonly place: string;
  readonly group: LineGroup;
  /** Marks a subscription that closes to come need not look at. */
  readonly passOver?: Write;
}

export interface Billing {
  readonly close: Close;
  readonly terms: BillingTerms;
  /** Where a walk stood; empty at the start. */
  readonly after: string;
  /** Before the billing date: what the jobs until then will make of a subscription. By default they have run. */
  readonly foresee?: (subscription: Subscription) => Promise<Subscription>;
}

/** Everything license-based that a close bills, in one unchanging order, from behind a place on. Groups can be without lines. */
export async function* billedGroups(
  partition: Partition,
  account: Account,
  { close, terms, after, foresee }: Billing,
): AsyncGenerator<BilledGroup> {
  if (!after.startsWith(CREDIT_PLACE)) {
    for await (const { entry, facts } of billableSubscriptions(partition, account, after.slice(SUBSCRIPTION_PLACE.length))) {
      const subscription = foresee ? await foresee(entry.value) : entry.value;
      const lines = withTerms(subscriptionLines(subscription, close), terms, facts.offerId, close);
      const settled = isSettled(subscription, close.past);
      yield {
        place: SUBSCRIPTION_PLACE + entry.key,
        group: { facts, lines },
        ...(settled ? { passOver: replace(SUBSCRIPTION, { ...subscription, settled: true }, entry) } : {}),
      };
    }
  }
  yield* creditGroups(partition, close, after.startsWith(CREDIT_PLACE) ? after.slice(CREDIT_PLACE.length) : close.past.start);
}

/** Refunds given since the last billing date. One given on the billing date or later waits for the next. */
async function* creditGroups(partition: Partition, { billingDate }: Close, after: string): AsyncGenerator<BilledGroup> {
  for await (const { key, value } of walk(partition, CREDITS_BY_DAY, { after, before: billingDate, limit: CREDITS_PER_READ }))
    yield { place: CREDIT_PLACE + key, group: { facts: value.facts, lines: [value.line] } };
}
