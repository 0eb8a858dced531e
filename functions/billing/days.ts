import { billingDayOf, isBilled, nextBillingDate } from '../account/core/account.ts';
import { ACCOUNT, ACCOUNT_ID, type Account } from '../account/stored.ts';
import type { OwnAct } from '../audit/core/audited.ts';
import { ownRecord } from '../audit/record.ts';
import { priceInForce } from '../catalog/queries.ts';
import { assert } from '../shared/assert.ts';
import { isBillingDate } from '../shared/billing-calendar.ts';
import { addDays, startOf, type CalendarDate } from '../shared/calendar.ts';
import { replace, type Entry, type Partition, type Versioned, type Write } from '../storage/port.ts';
import { addOnsOf } from '../subscriptions/queries.ts';
import { followBase } from '../subscriptions/core/change.ts';
import { dueOn, onDueDay } from '../subscriptions/core/due.ts';
import { SUBSCRIPTION, SUBSCRIPTIONS_BY_DUE_DAY, type Subscription } from '../subscriptions/stored.ts';
import { closeMonth } from './close.ts';
import { nextDunningDay } from './paying/core/finance-charge.ts';
import { planDunning } from './paying/dunning.ts';
import { findReceivables } from './paying/stored.ts';
import type { Workplace } from './workplace.ts';

const DUE_PER_READ = 100;

/**
 * Does what is due for a partner on every day from the one after the last to `through`, in order: deletions, ends of terms
 * and renewals, the close of a billing date (R-CALC-17), then what is overdue. Days on which nothing is due are passed over. It can be run
 * twice, at once or after a crash.
 *
 * @returns  `unfinished` when the time was up
 */
export async function runDays(workplace: Workplace, through: CalendarDate): Promise<'done' | 'unfinished'> {
  for (;;) {
    const account = await workplace.partition.get(ACCOUNT, ACCOUNT_ID);
    assert(account, 'a partner has an account');
    const { workedThrough } = account.value;
    if (workedThrough >= through) return 'done';
    const day = await nextDay(workplace.partition, account.value, through);
    await endAndRenew(workplace, account.value, day);
    if (isBilled(account.value) && isBillingDate(day, billingDayOf(account.value))) {
      if ((await closeMonth(workplace, account.value, day)) === 'unfinished') return 'unfinished';
    }
    const { state, writes } = await planDunning(workplace.partition, account.value, day);
    const worked = replace(ACCOUNT, { ...workedOn(account.value, day), state }, account);
    const records =
      state === account.value.state ? [] : [ownRecord('changeAccountState', occasion(account.value, day), [worked])];
    // a lost race means that another run, a payment, or a change of the account, came first: look again
    await workplace.partition.commit([worked, ...writes, ...records]);
    if (workplace.isTimeUp() && day < through) return 'unfinished';
  }
}

function occasion({ partnerId }: Account, on: CalendarDate) {
  return { partnerId, about: partnerId, on };
}

/** The clock of a sandbox account stands at the day its jobs have reached. */
function workedOn(account: Account, day: CalendarDate): Account {
  const { sandbox } = account;
  const now = startOf(day);
  return { ...account, workedThrough: day, ...(sandbox && sandbox.now < now ? { sandbox: { ...sandbox, now } } : {}) };
}

/** The next day something is due on, or the last one asked for. */
async function nextDay(partition: Partition, account: Account, through: CalendarDate): Promise<CalendarDate> {
  const tomorrow = addDays(account.workedThrough, 1);
  const [first] = (await partition.list(SUBSCRIPTIONS_BY_DUE_DAY, { limit: 1 })).items;
  const due = first && dueOn(first.value);
  const dunning = nextDunningDay((await findReceivables(partition)).value, account.workedThrough);
  const candidates = [due, dunning, nextBillingDate(account)].flatMap((one) => (one ? [one < tomorrow ? tomorrow : one] : []));
  return candidates.reduce((earliest, day) => (day < earliest ? day : earliest), through);
}

async function endAndRenew({ partition, shared }: Workplace, account: Account, day: CalendarDate): Promise<void> {
  let prices: Awaited<ReturnType<typeof priceInForce>>;
  for (;;) {
    const { items } = await partition.list(SUBSCRIPTIONS_BY_DUE_DAY, { before: `${day}\u0002`, limit: DUE_PER_READ });
    if (items.length === 0) return;
    prices ??= await priceInForce(shared.catalog, day);
    for (const entry of items) await handleDue(partition, account, entry, prices);
  }
}

type Prices = Awaited<ReturnType<typeof priceInForce>>;

/** One subscription, and the add-ons that end with it. A lost race leaves it due, and it is met again. */
async function handleDue(partition: Partition, account: Account, entry: Entry<Subscription>, prices: Prices): Promise<void> {
  const before = entry.value;
  const price = prices?.prices[before.offerId];
  const after = onDueDay(
    before,
    billingDayOf(account),
    price && prices ? { unitPrice: price.listPrice, version: prices.id } : undefined,
  );
  const writes: Write[] = [replace(SUBSCRIPTION, after, entry)];
  if (after.status === 'deleted' && !before.parentSubscriptionId) writes.push(...(await endAddOns(partition, after)));
  const day = dueOn(before);
  assert(day, 'what is due is due on a day');
  const about = { ...occasion(account, day), about: before.id, customerId: before.customerId };
  await partition.commit([...writes, ownRecord(actOn(after), about, writes)]);
}

function actOn({ status, ended }: Subscription): OwnAct {
  if (status !== 'deleted') return 'renewSubscription';
  return ended?.by === 'deletion' ? 'deleteSubscription' : 'endSubscription';
}

async function endAddOns(partition: Partition, base: Subscription): Promise<Write[]> {
  const addOns: readonly Versioned<Subscription>[] = await addOnsOf(partition, base);
  return addOns.flatMap((addOn) => {
    const ended = followBase(addOn.value, base);
    return ended ? [replace(SUBSCRIPTION, ended, addOn)] : [];
  });
}
