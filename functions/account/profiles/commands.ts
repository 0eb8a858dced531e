import type * as z from 'zod';
import type { ErrorName } from '../../contract/errors.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import { isStale } from '../../contract/wire.ts';
import { PROGRAMME } from '../../contract/programme.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { put, under } from '../../storage/port.ts';
import { billingDayOf } from '../core/account.ts';
import { EMPLOYEES } from '../stored.ts';
import { ownBillingValues } from './core/profiles.ts';
import {
  findBillingProfile,
  findLegalBusinessProfile,
  findOrganizationProfile,
  findSupportProfile,
  LEGAL_BUSINESS_PROFILE,
  ORGANIZATION_PROFILE,
  OWN_BILLING_VALUES,
  SUPPORT_PROFILE,
  type SupportProfile,
} from './stored.ts';
import * as wire from './wire.ts';

type Updated<T, E extends ErrorName> = Promise<Outcome<Answer<T>, E>>;

/** The SDKs send no etag with this profile; one that is sent counts. */
export async function updateLegalBusinessProfile(
  scope: Scope,
  body: z.infer<typeof wire.LegalBusinessProfileBody>,
  etag: string | undefined,
): Updated<z.infer<typeof wire.WireLegalBusinessProfile>, 'EtagStale'> {
  const { was, version } = await findLegalBusinessProfile(scope);
  if (isStale('LegalBusinessProfile', version, etag)) return refuse('EtagStale');
  const updated = decided(wire.toWireLegalBusinessProfile(body, version + 1), [put(LEGAL_BUSINESS_PROFILE, body, was)]);
  return (await isGlobalAdmin(scope, body.primaryContact.email)) ? updated : warned(updated, CONTACT_WARNING);
}

const CONTACT_WARNING = '299 - "The primary contact should be an employee with global admin rights (R-ACC-03)"';

async function isGlobalAdmin({ partition }: Scope, email: string): Promise<boolean> {
  const [employee] = (await partition.list(EMPLOYEES, { ...under(email.toLowerCase()), limit: 1 })).items;
  return employee?.value.admin === 'globalAdmin';
}

/** The change is made, and the caller is told what to think about. */
function warned<T>({ ok, value }: { ok: true; value: Answer<T> }, warning: string) {
  return { ok, value: { ...value, headers: { Warning: warning } } };
}

/** @rule R-ACC-04 */
export async function updateBillingProfile(
  scope: Scope,
  { billingCurrency, billingDay, ...wanted }: z.infer<typeof wire.BillingProfileBody>,
  etag: string | undefined,
): Updated<z.infer<typeof wire.WireBillingProfile>, 'InvalidInput' | 'InvalidProperty' | 'EtagStale'> {
  const account = scope.account.value;
  if (billingCurrency !== undefined && billingCurrency !== PROGRAMME.currency)
    return refuse('InvalidProperty', `billingCurrency: the programme bills in ${PROGRAMME.currency}.`);
  if (billingDay !== undefined && billingDay !== billingDayOf(account))
    return refuse('InvalidProperty', 'billingDay: the date of the signature fixes it (R-BILL-01).');
  const { legal, was, version } = await findBillingProfile(scope);
  if (etag === undefined) return refuse('InvalidInput', ETAG_NEEDED);
  if (isStale('BillingProfile', version, etag)) return refuse('EtagStale');
  return decided(wire.toWireBillingProfile(account, wanted, version + 1), [
    put(OWN_BILLING_VALUES, ownBillingValues(legal.value, wanted), was),
    ...unchanged(legal.was),
  ]);
}

/** The partner profile it was compared with must still be the one there. */
function unchanged(legal: Awaited<ReturnType<typeof findLegalBusinessProfile>>['was']) {
  return legal ? [put(LEGAL_BUSINESS_PROFILE, legal.value, legal)] : [];
}

const ETAG_NEEDED = 'Send the etag of the profile as If-Match or in attributes.etag; GET answers it.';

/** @rule R-ACC-05 */
export async function updateOrganizationProfile(
  scope: Scope,
  { id, tenantId, domain, ...profile }: z.infer<typeof wire.OrganizationProfileBody>,
  etag: string | undefined,
): Updated<z.infer<typeof wire.WireOrganizationProfile>, 'InvalidInput' | 'InvalidProperty' | 'EtagStale'> {
  const account = scope.account.value;
  const isOther = (given: string | undefined, own: string) => given !== undefined && given.toLowerCase() !== own;
  if (isOther(id, account.partnerId) || isOther(tenantId, account.partnerId) || isOther(domain, account.domain))
    return refuse('InvalidProperty', 'id, tenantId and domain belong to the directory and do not change here.');
  const { was, version } = await findOrganizationProfile(scope);
  if (etag === undefined) return refuse('InvalidInput', ETAG_NEEDED);
  if (isStale('OrganizationProfile', version, etag)) return refuse('EtagStale');
  return decided(wire.toWireOrganizationProfile(account, profile, version + 1), [put(ORGANIZATION_PROFILE, profile, was)]);
}

export async function updateSupportProfile(
  scope: Scope,
  profile: SupportProfile,
): Updated<z.infer<typeof wire.WireSupportProfile>, never> {
  const { was } = await findSupportProfile(scope);
  return decided(wire.toWireSupportProfile(profile), [put(SUPPORT_PROFILE, profile, was)]);
}
