import { ACCOUNT, ACCOUNT_ID, EMPLOYEES } from '../../account/stored.ts';
import {
  LEGAL_BUSINESS_PROFILE,
  ORGANIZATION_PROFILE,
  OWN_BILLING_VALUES,
  SUPPORT_PROFILE,
} from '../../account/profiles/stored.ts';
import { REGISTRATIONS } from '../../account/resellers/stored.ts';
import { CONFIRMATIONS, PARTNER_SIGNATURES } from '../../agreements/stored.ts';
import { REQUEST_DAYS } from '../../analytics/requests/stored.ts';
import { USAGE_BUDGETS } from '../../analytics/usage/stored.ts';
import { AUDIT_BY_TIME, AUDIT_HEAD, AUDIT_HEAD_ID, AUDIT_SEALS } from '../../audit/stored.ts';
import { NOTICES_BY_DAY, PAYMENTS_BY_DAY, RECEIVABLES, RECEIVABLES_ID } from '../../billing/paying/stored.ts';
import { BILLING_TERMS, BILLING_TERMS_ID, CREDITS_BY_DAY } from '../../billing/stored.ts';
import { CATALOG_PINS, PINS_ID } from '../../catalog/pins.ts';
import { VALIDATION_CODES } from '../../customers/qualifications/stored.ts';
import { POLICIES_BY_CUSTOMER } from '../../customers/self-serve/stored.ts';
import { RELATIONSHIPS_EVER } from '../../customers/stored.ts';
import { ENROLMENTS } from '../../enrolment/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { ATTACHMENTS_BY_ORDER } from '../../subscriptions/attachments/stored.ts';
import { CARTS_BY_CUSTOMER } from '../../subscriptions/carts/stored.ts';
import { ORDERS_BY_CUSTOMER, SUBSCRIPTIONS_BY_CUSTOMER } from '../../subscriptions/stored.ts';
import { NOTES, REQUESTS } from '../../support/stored.ts';
import { DELIVERIES_BY_TIME, EVENTS_BY_TIME, REGISTRATION, REGISTRATION_ID } from '../../webhooks/stored.ts';
import { billsOf, usageOf } from './bills.ts';
import { listed, single, type Lines, type Section } from './lines.ts';

/** Everything that is stored of a partner, but for what opens something: keys, codes and sealed answers. */
const SECTIONS: readonly Section[] = [
  single(ACCOUNT, ACCOUNT_ID),
  single(LEGAL_BUSINESS_PROFILE, LEGAL_BUSINESS_PROFILE.name),
  single(OWN_BILLING_VALUES, OWN_BILLING_VALUES.name),
  single(ORGANIZATION_PROFILE, ORGANIZATION_PROFILE.name),
  single(SUPPORT_PROFILE, SUPPORT_PROFILE.name),
  single(CATALOG_PINS, PINS_ID),
  single(BILLING_TERMS, BILLING_TERMS_ID),
  single(RECEIVABLES, RECEIVABLES_ID),
  single(REGISTRATION, REGISTRATION_ID),
  listed(ENROLMENTS),
  listed(EMPLOYEES),
  listed(REGISTRATIONS),
  listed(PARTNER_SIGNATURES),
  listed(RELATIONSHIPS_EVER),
  listed(CONFIRMATIONS),
  listed(POLICIES_BY_CUSTOMER),
  listed(VALIDATION_CODES),
  listed(ORDERS_BY_CUSTOMER),
  listed(ATTACHMENTS_BY_ORDER),
  listed(SUBSCRIPTIONS_BY_CUSTOMER),
  listed(CARTS_BY_CUSTOMER),
  listed(USAGE_BUDGETS),
  listed(CREDITS_BY_DAY),
  listed(PAYMENTS_BY_DAY),
  listed(NOTICES_BY_DAY),
  listed(REQUESTS),
  listed(NOTES),
  listed(REQUEST_DAYS),
  listed(EVENTS_BY_TIME),
  listed(DELIVERIES_BY_TIME),
  listed(AUDIT_BY_TIME),
  listed(AUDIT_SEALS),
  single(AUDIT_HEAD, AUDIT_HEAD_ID),
];

export async function* dataOfPartner({ partition, shared }: Pick<Scope, 'partition' | 'shared'>): Lines {
  for (const section of SECTIONS) yield* section(partition);
  yield* billsOf(partition, shared.lines);
  yield* usageOf(shared.lines);
}
