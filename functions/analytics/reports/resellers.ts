import { findPartnerByMpnId } from '../../account/queries.ts';
import { RESELLERS } from '../../account/stored.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import type { Scope } from '../../identity/scope.ts';
import { dateOf, startOf, type CalendarDate, type Instant } from '../../shared/calendar.ts';
import { under } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { currentTerm, quantityOf } from '../../subscriptions/core/due.ts';
import type { Subscription } from '../../subscriptions/stored.ts';
import type { Fact, Fields } from '../core/report.ts';
import { soldSubscriptions } from './partner-subscriptions.ts';
import type { Report } from './report.ts';

const RESELLERS_PER_READ = 250;

const EVENTS = {
  Creation: ({ createdAt }: Subscription): CalendarDate | undefined => dateOf(createdAt),
  End: (subscription: Subscription) => subscription.ended?.on ?? currentTerm(subscription).end,
  Suspended: ({ suspendedOn }: Subscription) => suspendedOn,
  Deprovisioned: ({ ended }: Subscription) => ended?.on,
} as const;

type Event = keyof typeof EVENTS;

const EVENT_NAMES = Object.keys(EVENTS) as Event[];

const FIELDS: Fields = {
  partnerTenantId: 'id',
  id: 'text',
  name: 'text',
  market: 'text',
  ...Object.fromEntries(
    EVENT_NAMES.flatMap((event) => [
      [`firstSubscription${event}Date`, 'date' as const],
      [`latestSubscription${event}Date`, 'date' as const],
    ]),
  ),
};

export const resellerReport: Report = {
  id: 'listIndirectResellerAnalytics',
  summary: 'Report on your indirect resellers: how many subscriptions and licenses each has sold, and since when',
  path: 'partner/v1/analytics/indirectresellers',
  availability: '21vianet',
  fields: FIELDS,
  measures: { indirectResellerCount: Number, licenseCount: Number, subscriptionCount: Number },
  level: 'day',
  facts: async function* (scope: Scope): AsyncGenerator<Fact> {
    const sales = await salesByReseller(scope);
    const { partnerId } = scope.account.value;
    for await (const { value } of walk(scope.shared.directory, RESELLERS, { ...under(partnerId), limit: RESELLERS_PER_READ })) {
      yield factOf(partnerId, value, sales.get(value.mpnId) ?? NO_SALES);
      sales.delete(value.mpnId);
    }
    // who sold something and has another provider by now
    for (const [mpnId, sold] of sales)
      yield factOf(partnerId, { mpnId, name: (await findPartnerByMpnId(scope.shared, mpnId))?.name ?? '' }, sold);
  },
};

interface Sales {
  readonly subscriptions: number;
  readonly licenses: number;
  readonly events: Partial<Record<Event, { readonly first: CalendarDate; readonly latest: CalendarDate }>>;
}

const NO_SALES: Sales = { subscriptions: 0, licenses: 0, events: {} };

/** By MPN ID: one entry a reseller, however many subscriptions there are. */
async function salesByReseller(scope: Scope): Promise<Map<string, Sales>> {
  const sales = new Map<string, Sales>();
  for await (const { subscription } of soldSubscriptions(scope)) {
    const mpnId = subscription.partnerIdOnRecord;
    if (mpnId) sales.set(mpnId, withSubscription(sales.get(mpnId) ?? NO_SALES, subscription));
  }
  return sales;
}

/** The counts are those of today; the days are of ended subscriptions too. */
function withSubscription({ subscriptions, licenses, events }: Sales, subscription: Subscription): Sales {
  const isHeld = subscription.status !== 'deleted';
  const merged = { ...events };
  for (const event of EVENT_NAMES) {
    const on = EVENTS[event](subscription);
    if (on === undefined) continue;
    const { first = on, latest = on } = events[event] ?? {};
    merged[event] = { first: on < first ? on : first, latest: on > latest ? on : latest };
  }
  return {
    subscriptions: subscriptions + Number(isHeld),
    licenses: licenses + (isHeld ? quantityOf(subscription) : 0),
    events: merged,
  };
}

function factOf(partnerTenantId: string, { mpnId, name }: { mpnId: string; name: string }, sales: Sales): Fact {
  const { subscriptions, licenses, events } = sales;
  const dates = EVENT_NAMES.flatMap((event): [string, Instant | null][] => {
    const days = events[event];
    return [
      [`firstSubscription${event}Date`, days ? startOf(days.first) : null],
      [`latestSubscription${event}Date`, days ? startOf(days.latest) : null],
    ];
  });
  const counts = { subscriptionCount: subscriptions, licenseCount: licenses };
  return {
    row: { partnerTenantId, id: mpnId, name, market: PROGRAMME.market, ...Object.fromEntries(dates), ...counts },
    amounts: { indirectResellerCount: 1n, licenseCount: BigInt(licenses), subscriptionCount: BigInt(subscriptions) },
  };
}
