import { readFileSync } from 'node:fs';
import { matrixCsv } from '../../functions/catalog/matrix/csv.ts';
import { SAMPLE_OFFERS } from '../../functions/catalog/sample/offers.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { PROGRAMME } from '../../functions/contract/programme.ts';
import { COMPANY_ADMINISTRATOR } from '../../functions/contract/directory-role.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { verifiedDomain } from '../customers/verified-domain.ts';
import { BILLING_PROFILE, newCustomer } from '../customers/requests.ts';
import { formOf } from '../http/form.ts';
import type { Sending } from '../http/requests.ts';
import { noWebhooks } from '../support/webhooks.ts';
import { tenantOf } from '../support/app.ts';
import { EX_04, licenseFile } from '../verifier/files.ts';
import { NEW_EMPLOYEE } from '../account/employees.ts';
import { ADDRESS, LEGAL_PROFILE, ORGANIZATION_PROFILE, SUPPORT_PROFILE } from '../account/profiles.ts';
import { signatureOf } from '../../functions/customers/invitations/link.ts';
import type { EnrolmentState } from '../../functions/enrolment/core/enrolment.ts';
import { ADMINISTRATOR, applicantTenant, REQUEST, START } from '../enrolment/applicants.ts';
import type { StoredIncident } from '../../functions/health/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { derivedCode } from '../../functions/storage/derived-id.ts';
import type { Ids } from './place.ts';

/** Placeholders that take an id of one partner. A new one needs its thing in `place.ts`. */
export const OWNED = [
  'customerId',
  'orderId',
  'subscriptionId',
  'invoiceId',
  'userId',
  'policyId',
  'cartId',
  'serviceRequestId',
  'attachmentId',
  'correlationId',
];

/** An application that has a consent of both customers of `place.ts`. */
export const SAMPLE_APPLICATION = '77777777-0000-4000-8000-00000000000b';

const NOBODY = '66666666-0000-4000-8000-000000000001';

/** What was mailed to the customer of the direct reseller. */
export const SAMPLE_CODE = '12345678';

/** What the links of the direct reseller are signed with. */
export const SAMPLE_KEY = 'sample-key';

/** A validation code of both partners of `place.ts`, by which the customer of each is proved. */
export const SAMPLE_VALIDATION = '4711';

const WEBHOOK = { WebhookUrl: 'https://hooks.example.com/events', WebhookEvents: ['test-created', 'invoice-ready'] };

/** What Enterprise E3 brings. */
const SAMPLE_PRODUCT = 'F99E6AE5-C3C7-4558-BAD3-67D4AB3E1D35';

/** A payment that both partners of `place.ts` have. */
export const SAMPLE_PAYMENT = 'sample-payment';

/** It is open on the day of `place.ts`. */
export const SAMPLE_INCIDENT: StoredIncident = {
  id: 'sample-incident',
  type: 'incident',
  services: ['office365'],
  severity: 'warning',
  title: { en: 'Sample' },
  startAt: instant('2026-11-16'),
  updates: [],
  keptBy: 'operator',
};

/** Placeholders that take what is the same for everybody. */
const COMMON: Ids = {
  partnerId: tenantOf('direct'),
  paymentId: SAMPLE_PAYMENT,
  lineNumber: '0',
  billingPeriod: 'MostRecent',
  receiptId: 'sample-receipt',
  lineItemNumber: '0',
  creditId: 'sample-credit',
  noteId: 'sample-note',
  oneTimeInvoiceId: 'sample-purchase',
  offerId: SAMPLE_OFFER_ID.enterpriseE3,
  effectiveFrom: '2026-01-01',
  month: '2026-12',
  file: "pricesheets(Market='cn',PricesheetView='updatedlicensebased')",
  upgradeId: NOBODY,
  transferId: NOBODY,
  azureEntitlementId: NOBODY,
  promotionId: 'sample-promotion',
  artifactType: 'reservedinstance',
  groupId: 'sample',
  lineItemId: '1',
  resourceId: 'sample',
  provider: 'office',
  domain: `otherdirect.${PROGRAMME.domainSuffix}`,
  domainPrefix: 'free',
  iso2Code: 'CN',
  incidentId: SAMPLE_INCIDENT.id,
  programName: 'csp',
  productId: SAMPLE_PRODUCT,
  skuId: SAMPLE_OFFER_ID.enterpriseE3,
  availabilityId: derivedCode(12, 'availability', SAMPLE_PRODUCT, SAMPLE_OFFER_ID.enterpriseE3),
  mpnId: '6000009',
  validationId: SAMPLE_VALIDATION,
  qualification: 'StateOwnedEntity',
  templateId: 'sample-customer-agreement-1',
  applicationId: SAMPLE_APPLICATION,
  roleId: COMPANY_ADMINISTRATOR,
  invoiceLineItemType: 'billinglineitems',
  thumbprint: noWebhooks.signer.thumbprint,
  auditId: '88888888-0000-4000-8000-000000000001',
  agentLocale: 'zh-CN',
};

/** The companies of `place.ts` whose enrolment stands where an operation can take it on. */
export const APPLICANTS: Readonly<Record<string, { tenantId: string; state: EnrolmentState }>> = {
  getEnrollment: { tenantId: applicantTenant(1), state: 'approved' },
  createEnrollmentAccount: { tenantId: applicantTenant(2), state: 'started' },
  submitEnrollment: { tenantId: applicantTenant(3), state: 'account_created' },
  signResellerAgreement: { tenantId: applicantTenant(4), state: 'approved' },
  recordCreditCheck: { tenantId: applicantTenant(5), state: 'submitted' },
  approveEnrollment: { tenantId: applicantTenant(6), state: 'submitted' },
  rejectEnrollment: { tenantId: applicantTenant(7), state: 'submitted' },
};

export interface Sample extends Pick<Sending, 'body' | 'headers' | 'partner'> {
  readonly query?: string;
}

const LINE_ITEMS = 'provider=office&invoicelineitemtype=billinglineitems';
const CART_LINE = { id: 0, catalogItemId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5, billingCycle: 'monthly' };
const ORDER = { lineItems: [{ lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE1, quantity: 5 }] };

const USAGE = {
  id: 'sample-usage',
  usageDate: '2026-11-16',
  resourceGuid: '77777777-0000-4000-8000-000000000001',
  resourceName: 'Data Transfer Out (GB)',
  serviceName: 'NETWORKING',
  unit: 'GB',
  consumedQuantity: '11',
  listPrice: '0.0808',
};

const PRICE_LIST = readFileSync(
  new URL('../../functions/catalog/sample/price-list-2027-01-01.csv', import.meta.url),
  'utf8',
).replaceAll('1/1/2027', '3/1/2027');

const OFFER_MATRIX = matrixCsv(SAMPLE_OFFERS);

const CONSENT = {
  applicationId: '77777777-0000-4000-8000-00000000000a',
  applicationGrants: [{ enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'Domain.ReadWrite.All' }],
};

const CONTACT = { firstName: 'Sample', lastName: 'Signer', email: 'signer@example.cn' };

const ASKING = { partnerId: tenantOf('direct'), msppId: '5000001' };
const INVITATION = { msppId: ASKING.msppId, signature: signatureOf(ASKING, SAMPLE_KEY) };

export const SERVICE_REQUEST = { title: 'Sample', description: 'Sample', severity: 'moderate', supportTopicId: '1' };

const NEW_USER = {
  userPrincipalName: `new@${newCustomer('direct').companyProfile.domain}`,
  displayName: 'New',
  usageLocation: 'CN',
  passwordProfile: { password: 'Good-password-1' },
};

/** A request that the operation carries out, for those that need more than their address; the partner who can send it. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  listOffers: { query: 'country=CN' },
  getOffer: { query: 'country=CN' },
  listOfferAddOns: { query: 'country=CN' },
  listOfferCategories: { query: 'country=CN' },
  publishPriceList: { headers: { 'content-type': 'text/csv' }, body: PRICE_LIST, partner: 'operator' },
  createCustomer: { body: newCustomer('another') },
  updateCustomerBillingProfile: { body: BILLING_PROFILE, headers: { 'if-match': '*' } },
  validateAddress: { body: ADDRESS },
  updateLegalBusinessProfile: { body: LEGAL_PROFILE },
  updatePartnerBillingProfile: { body: LEGAL_PROFILE, headers: { 'if-match': '*' } },
  updateOrganizationProfile: { body: ORGANIZATION_PROFILE, headers: { 'if-match': '*' } },
  updateSupportProfile: { body: SUPPORT_PROFILE },
  updateSupportProfileAtItsOtherAddress: { body: SUPPORT_PROFILE },
  changeCustomerRelationship: { body: { allowDelegatedAccess: false } },
  addVerifiedDomain: { body: verifiedDomain('contract.example.com') },
  createApplicationConsent: { body: CONSENT },
  getCustomerValidationStatus: { query: 'type=account' },
  getAgreementSignatureStatus: { query: `tenantId=${tenantOf('reseller')}` },
  createCustomerUser: { body: NEW_USER },
  updateCustomerUser: { body: { displayName: 'Another name' } },
  resetCustomerUserPassword: { body: { passwordProfile: { password: 'Good-password-2' } } },
  updateCustomerUserLicenses: { body: { licensesToAssign: [] } },
  setCatalogPins: { body: { offerIds: [SAMPLE_OFFER_ID.enterpriseE3] } },
  addUser: { body: NEW_EMPLOYEE },
  changeUser: { body: { displayName: 'Another name' } },
  createOrder: { body: ORDER },
  changeSubscription: { body: { friendlyName: 'Another name' } },
  listInvoiceLineItems: { query: LINE_ITEMS },
  listUnbilledLineItems: { query: LINE_ITEMS },
  listEstimateLinks: { query: 'currencycode=CNY' },
  getBillingTerms: { partner: 'operator' },
  setBillingTerms: { body: { taxRates: [{ from: '2026-12-01', percent: '6.00' }], discounts: [] }, partner: 'operator' },
  listCredits: { partner: 'operator' },
  previewSubscriptionChange: { body: { quantity: 7 } },
  verifyReconciliationFile: { body: licenseFile(EX_04), headers: { 'content-type': 'text/csv' } },
  recordPayment: { body: { amount: '1.00', receivedOn: '2026-11-15' }, partner: 'operator' },
  reversePayment: { partner: 'operator' },
  listPartnerPayments: { partner: 'operator' },
  getPartnerReceivables: { partner: 'operator' },
  suspendAccount: { partner: 'operator' },
  terminateAccount: { partner: 'operator' },
  exportPartnerData: { partner: 'operator' },
  eraseCustomer: { partner: 'operator' },
  getCustomerErasure: { partner: 'operator' },
  erasePartner: { partner: 'operator' },
  liftSuspension: { partner: 'operator' },
  setInvoiceRecipient: { body: { name: 'Accounts', email: 'accounts@example.com' } },
  getAgreementDocument: { query: 'language=zh-CN&country=CN' },
  createCustomerAgreement: {
    body: {
      templateId: 'sample-cloud-agreement-1',
      type: 'MicrosoftCloudAgreement',
      dateAgreed: '2026-11-15T10:00:00',
      primaryContact: CONTACT,
    },
  },
  publishAgreementTemplate: {
    body: { templateId: 'contract', type: 'MicrosoftCloudAgreement', texts: { 'en-US': { title: 'New', paragraphs: ['New.'] } } },
    partner: 'operator',
  },
  signMyAgreement: { body: { templateId: 'sample-customer-agreement-1', signedBy: CONTACT } },
  updateCustomerQualification: { body: '"education"' },
  createCustomerQualification: { body: { qualification: 'Education' } },
  putValidationCode: { body: { organizationName: 'Sample', maxCreates: 5 }, partner: 'operator' },
  vetQualification: { body: { vettingStatus: 'Approved' }, partner: 'operator' },
  startEnrollment: { body: START },
  createEnrollmentAccount: { body: ADMINISTRATOR },
  submitEnrollment: { body: REQUEST },
  signResellerAgreement: { body: { templateId: 'sample-reseller-agreement-1', signedBy: CONTACT } },
  listEnrollments: { partner: 'operator' },
  recordCreditCheck: { body: { result: 'passed' }, partner: 'operator' },
  approveEnrollment: { partner: 'operator' },
  rejectEnrollment: { body: { reason: 'Sample' }, partner: 'operator' },
  registerReseller: { body: { name: 'Sample' }, partner: 'provider' },
  createCart: { body: { lineItems: [CART_LINE] } },
  updateCart: { body: { lineItems: [CART_LINE] } },
  createTransition: {
    body: { toCatalogItemId: SAMPLE_OFFER_ID.proPlus, transitionType: 'transition_only', quantity: 5 },
  },
  createSubscriptionUpgrade: {
    body: { targetOffer: { id: SAMPLE_OFFER_ID.proPlus }, upgradeType: 'upgrade_only', quantity: 5 },
  },
  convertSubscription: { body: { targetOfferId: SAMPLE_OFFER_ID.projectPremium } },
  ...Object.fromEntries(
    ['Products', 'Product', 'Skus', 'Sku', 'Availabilities', 'Availability'].flatMap((noun) => {
      const view = noun === 'Products' ? 'targetView=OnlineServices' : '';
      const verb = noun.endsWith('s') ? 'list' : 'get';
      return [
        [`${verb}${noun}`, { query: `country=CN&${view}` }],
        [`${verb}Customer${noun}`, { query: view }],
      ];
    }),
  ),
  publishServiceIncident: {
    body: {
      type: 'incident',
      services: ['visio'],
      severity: 'critical',
      title: { en: 'Sample' },
      startTime: '2026-11-16T08:00:00Z',
    },
    partner: 'operator',
  },
  addServiceIncidentUpdate: { body: { text: { en: 'Sample' } }, partner: 'operator' },
  resolveServiceIncident: { body: { text: { en: 'Sample' } }, partner: 'operator' },
  checkInventory: { query: 'country=CN', body: { targetItems: [{ productId: SAMPLE_PRODUCT }] } },
  previewOrder: { body: ORDER },
  previewUpgrade: {
    body: { targetOffer: { id: SAMPLE_OFFER_ID.proPlus }, upgradeType: 'upgrade_only', quantity: 5 },
  },
  previewConversion: { body: { targetOfferId: SAMPLE_OFFER_ID.projectPremium } },
  loadOfferMatrix: { headers: { 'content-type': 'text/csv' }, body: OFFER_MATRIX, partner: 'operator' },
  diffOfferMatrix: { headers: { 'content-type': 'text/csv' }, body: OFFER_MATRIX, partner: 'operator' },
  getOfferMatrix: { partner: 'operator' },
  listOfferMatrices: { partner: 'operator' },
  diffPriceList: { headers: { 'content-type': 'text/csv' }, body: PRICE_LIST, partner: 'operator' },
  loadFxRates: { headers: { 'content-type': 'text/csv' }, body: 'CurrencyCode,USDPerUnit\nCNY,0.14\n', partner: 'operator' },
  listPromotions: { query: 'country=CN&segment=commercial' },
  getPromotion: { query: 'country=CN' },
  checkPromotions: { body: { items: [{ ...CART_LINE, termDuration: 'P1Y' }] } },
  attachToOrder: formOf([
    { name: 'metadata', value: JSON.stringify({ customerPrice: '1000.00', currency: 'CNY' }) },
    { name: 'pofiles', fileName: 'other.txt', value: 'other' },
  ]),
  cancelAzureEntitlement: { body: { cancellationReason: 'compromise' } },
  updateOverage: { body: { overageEnabled: true } },
  listAgreementTemplates: { partner: 'operator' },
  listPartners: { query: 'size=3', partner: 'operator' },
  getPartner: { partner: 'operator' },
  listDueCloses: { query: 'through=2026-12-31', partner: 'operator' },
  startClose: { partner: 'operator' },
  rehearseClose: { partner: 'operator' },
  rehearseLicenseReconciliationFile: { partner: 'operator' },
  rehearseUsageReconciliationFile: { partner: 'operator' },
  getPartnerLicenseReconciliationFile: { partner: 'operator' },
  getPartnerUsageReconciliationFile: { partner: 'operator' },
  listLoadedPriceLists: { partner: 'operator' },
  getLoadedPriceList: { partner: 'operator' },
  updateSubscriptionSupportContact: { body: { supportTenantId: tenantOf('direct'), supportMpnId: '5000001', name: 'Support' } },
  updateCustomerUsageBudget: { body: { amount: 1000 } },
  listAzureUtilizationRecords: { query: 'start_time=2026-11-01T00:00:00Z&end_time=2026-12-01T00:00:00Z' },
  getInvitation: { query: new URLSearchParams(INVITATION).toString() },
  acceptInvitation: { body: INVITATION },
  sendCustomerCode: { body: { domain: 'nobody.partner.onmschina.cn' } },
  openCustomerSession: { body: { domain: newCustomer('direct').companyProfile.domain, code: SAMPLE_CODE } },
  createWebhookRegistration: { body: WEBHOOK, partner: 'provider' },
  updateWebhookRegistration: { body: WEBHOOK },
  listPartnerAuditRecords: { partner: 'operator' },
  listPartnerAuditSeals: { partner: 'operator' },
  listPartnerSealedAuditRecords: { partner: 'operator' },
  createServiceRequest: { body: SERVICE_REQUEST },
  createCustomerServiceRequest: { body: { ...SERVICE_REQUEST, supportTopicId: '101' } },
  updateServiceRequest: { body: { newNote: { text: 'Sample' } } },
  updateCustomerServiceRequest: { body: { newNote: { text: 'Sample' } } },
  attachToServiceRequest: {
    query: 'fileName=another.txt',
    headers: { 'content-type': 'application/octet-stream' },
    body: new TextEncoder().encode('Another'),
  },
  listWaitingServiceRequests: { partner: 'operator' },
  getPartnerServiceRequest: { partner: 'operator' },
  getPartnerServiceRequestAttachment: { partner: 'operator' },
  takeServiceRequest: { partner: 'operator' },
  answerServiceRequest: { body: { text: 'Sample' }, partner: 'operator' },
  askForRemediationPlan: { body: { text: 'Sample' }, partner: 'operator' },
  settleServiceRequest: { body: { text: 'Sample' }, partner: 'operator' },
  getSandboxClock: { partner: 'sandbox' },
  advanceSandboxClock: { body: { now: '2018-07-16T00:00:00Z' }, partner: 'sandbox' },
};

/** Of the partner whose customer it is, or would be. */
function selfServe(customerId = NOBODY, policyId = `${tenantOf('direct')}_${customerId}`): Sample {
  const [grantor, entity] = policyId.split('_');
  const permissions = [{ resource: 'AzureReservedInstances', action: 'Purchase' }];
  return {
    body: {
      id: policyId,
      selfServeEntity: { selfServeEntityType: 'customer', tenantID: entity },
      grantor: { grantorType: 'billToPartner', tenantID: grantor },
      permissions,
    },
  };
}

/** @param ids  whose things the body names, where it names any */
export function sampleOf(
  { id }: Operation,
  { subscriptionId, invoiceId, customerId, freeCustomerId, userId, policyId, correlationId }: Ids = {},
): Sample {
  if (id === 'replayWebhookEvents') return { body: { EventId: correlationId } };
  if (id === 'listSelfServePolicies') return { query: `entity_id=${customerId}` };
  if (id === 'createSelfServePolicy') return selfServe(freeCustomerId);
  if (id.startsWith('updateSelfServePolicy')) return selfServe(customerId, policyId);
  if (id === 'addDirectoryRoleUserMember') return { body: { id: userId ?? NOBODY } };
  if (id.endsWith('ProductUpgrade') || id === 'getProductUpgradeStatus') return { body: { customerId, productFamily: 'azure' } };
  if (id === 'recordUsage') return { body: { records: [{ ...USAGE, customerId, subscriptionId }] }, partner: 'operator' };
  if (id === 'giveCredit') return { body: { invoiceId, lineNumber: 0, amount: 1, reason: 'Sample' }, partner: 'operator' };
  if (id === 'issueCreditNote') return { body: { invoiceId, amount: 1, reason: 'Sample' }, partner: 'operator' };
  if (id === 'issueOneTimeInvoice') {
    const product = { customerId, productName: 'Setup', unitPrice: '100.00', quantity: 1 };
    return { body: { lineItems: [product] }, partner: 'operator' };
  }
  if (id !== 'addAddOnToOrder') return SAMPLES[id] ?? {};
  const addOn = { lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.extraFileStorage, quantity: 1 };
  return { body: { lineItems: [{ ...addOn, parentSubscriptionId: subscriptionId }] } };
}

const UPGRADABLE = ['subscriptionId', 'upgradableId'] as const;
const TRIAL = ['subscriptionId', 'trialId'] as const;
const ERASED = ['customerId', 'erasedCustomerId'] as const;
const TERMINATED = ['partnerId', 'terminatedId'] as const;
const TAKEN = ['serviceRequestId', 'takenRequestId'] as const;

/** Operations on a thing of a particular kind, and where `place.ts` has one. */
const KINDS: Readonly<Record<string, readonly [placeholder: string, place: string]>> = {
  previewUpgrade: UPGRADABLE,
  listSubscriptionUpgrades: UPGRADABLE,
  createSubscriptionUpgrade: UPGRADABLE,
  listTransitionEligibilities: UPGRADABLE,
  createTransition: UPGRADABLE,
  previewConversion: TRIAL,
  listSubscriptionConversions: TRIAL,
  convertSubscription: TRIAL,
  eraseCustomer: ERASED,
  getCustomerErasure: ERASED,
  terminateAccount: TERMINATED,
  erasePartner: TERMINATED,
  downloadOrderAttachment: ['attachmentId', 'orderAttachmentId'],
  answerServiceRequest: TAKEN,
  askForRemediationPlan: TAKEN,
  settleServiceRequest: TAKEN,
};

/** The ids of a partner's things, as far as an operation can do something with them. */
export function idsFor({ id }: Operation, ids: Ids): Ids {
  const kind = KINDS[id];
  return kind === undefined ? ids : { ...ids, [kind[0]]: ids[kind[1]] ?? '' };
}

export function placeholdersOf({ path }: Operation): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** The address of an operation, with its sample query. */
export function addressOf(operation: Operation, ids: Ids): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const applicant = name === 'partnerId' ? APPLICANTS[operation.id]?.tenantId : undefined;
    const value = ids[name] ?? applicant ?? COMMON[name];
    if (value === undefined) throw new Error(`say in test/contract/samples.ts whose {${name}} is, and give one`);
    return encodeURIComponent(value);
  });
  const { query } = sampleOf(operation, ids);
  return `/${path}${query === undefined ? '' : `?${query}`}`;
}

/** What a refusal looks like, in the form of the API that the operation belongs to. */
export function refusalOf({ api }: Operation, code: number): object {
  return api === 'partner' ? { error: { innerError: { code: String(code) } } } : { code, data: [] };
}
