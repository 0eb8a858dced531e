import { findPartnerByMpnId } from '../../account/queries.ts';
import { listOffers } from '../../catalog/queries.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import type { ServiceId } from '../../contract/services.ts';
import type { Scope } from '../../identity/scope.ts';
import { startOf, type CalendarDate, type Instant } from '../../shared/calendar.ts';
import { currentTerm, dueOn, quantityOf } from '../../subscriptions/core/due.ts';
import type { Fact, Fields, Row } from '../core/report.ts';
import { soldSubscriptions, type Sold } from './partner-subscriptions.ts';
import type { Report } from './report.ts';

const FIELDS: Fields = {
  customerTenantId: 'id',
  customerName: 'text',
  customerMarket: 'text',
  id: 'id',
  status: 'text',
  productName: 'text',
  subscriptionType: 'text',
  autoRenewEnabled: 'flag',
  partnerId: 'text',
  friendlyName: 'text',
  partnerName: 'text',
  providerName: 'text',
  creationDate: 'date',
  effectiveStartDate: 'date',
  commitmentEndDate: 'date',
  currentStateEndDate: 'date',
  trialToPaidConversionDate: 'date',
  trialStartDate: 'date',
  lastUsageDate: 'date',
  deprovisionedDate: 'date',
  lastRenewalDate: 'date',
};

const STATUSES = { active: 'ACTIVE', suspended: 'SUSPENDED', deleted: 'DEPROVISIONED' } as const;

/** The wire knows five families; of an offer that the catalogue no longer has the family is unknown. */
const FAMILIES: Readonly<Record<ServiceId, string>> = {
  office365: 'Office',
  project: 'Office',
  visio: 'Office',
  dynamics365: 'Dynamics',
  powerBi: 'Office',
  enterpriseMobility: 'EMS',
};

export const subscriptionReport: Report = {
  id: 'listSubscriptionAnalytics',
  summary: 'Report on your subscriptions, one by one, filtered or grouped',
  path: 'partner/v1/analytics/subscriptions',
  availability: '21vianet',
  fields: FIELDS,
  besides: { trialEndDate: 'date', billingCycleName: 'text' },
  measures: { subscriptionCount: String, licenseCount: String }, // text, as clients of the public API know them
  facts: async function* (scope: Scope): AsyncGenerator<Fact> {
    const offers = await listOffers(scope.shared.catalog);
    const families = new Map(offers.map(({ id, service }) => [id, FAMILIES[service]]));
    const partnerOf = partners(scope);
    for await (const sold of soldSubscriptions(scope)) {
      const licenses = quantityOf(sold.subscription);
      const row = {
        ...rowOf(sold),
        ...(await partnerOf(sold.subscription.partnerIdOnRecord)),
        subscriptionType: families.get(sold.subscription.offerId) ?? 'UNKNOWN',
        licenseCount: licenses,
      };
      yield { row, amounts: { subscriptionCount: 1n, licenseCount: BigInt(licenses) } };
    }
  },
};

function rowOf({ subscription, customer }: Sold): Row {
  const term = currentTerm(subscription);
  const { isTrial, ended } = subscription;
  return {
    customerTenantId: customer.customerId,
    customerName: customer.companyName,
    customerMarket: PROGRAMME.market,
    id: subscription.id,
    status: STATUSES[subscription.status],
    productName: subscription.offerName,
    autoRenewEnabled: subscription.autoRenew,
    friendlyName: subscription.friendlyName,
    creationDate: subscription.createdAt,
    effectiveStartDate: startOf(subscription.start),
    commitmentEndDate: startOf(ended?.on ?? term.end),
    currentStateEndDate: startOrNull(dueOn(subscription)),
    // neither is kept: a conversion makes the trial a subscription as if it had been bought
    trialToPaidConversionDate: null,
    lastUsageDate: null,
    trialStartDate: isTrial ? startOf(subscription.start) : null,
    trialEndDate: isTrial ? startOf(term.end) : null,
    deprovisionedDate: startOrNull(ended?.on),
    lastRenewalDate: startOrNull(subscription.terms.length > 1 ? term.start : undefined),
    billingCycleName: isTrial ? 'NONE' : 'MONTHLY',
  };
}

function startOrNull(day: CalendarDate | undefined): Instant | null {
  return day === undefined ? null : startOf(day);
}

/** Who sold it to the customer: the reseller of record, or the partner itself. */
function partners({ account, shared }: Scope): (mpnId: string | undefined) => Promise<Row> {
  const { model, name, mpnId: own } = account.value;
  const provider = model === 'indirectProvider' ? { providerName: name } : { providerName: null };
  const names = new Map<string, string | null>();
  return async (mpnId) => {
    if (!mpnId) return { partnerId: own, partnerName: name, ...provider };
    if (!names.has(mpnId)) names.set(mpnId, (await findPartnerByMpnId(shared, mpnId))?.name ?? null);
    return { partnerId: mpnId, partnerName: names.get(mpnId) ?? null, ...provider };
  };
}
