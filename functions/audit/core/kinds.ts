/**
 * The kinds whose fields a partner may see again. Of all others nothing is shown: keys, codes, sessions and answers lie in
 * them, and who else works for a customer.
 */
const SHOWN: ReadonlySet<string> = new Set([
  'account',
  'agreementConfirmation',
  'agreementSignature',
  'agreementTemplate',
  'applicationConsent',
  'billingTerms',
  'cart',
  'catalogPins',
  'credit',
  'customer',
  'customerUser',
  'deletedCustomerUser',
  'employee',
  'enrolment',
  'fxRates',
  'invoice',
  'legalBusinessProfile',
  'offerMatrix',
  'order',
  'orderAttachment',
  'organizationProfile',
  'ownBillingValues',
  'payment',
  'priceList',
  'qualification',
  'relationship',
  'resellerRegistration',
  'selfServePolicy',
  'serviceIncident',
  'serviceRequest',
  'serviceRequestNote',
  'subscription',
  'supportProfile',
  'usageBudget',
  'webhookRegistration',
]);

/** Whether anything of a document of this kind gets into a record. */
export function isShown(kind: string): boolean {
  return SHOWN.has(kind);
}
