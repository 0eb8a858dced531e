/**
 * What becomes of the documents of a kind:
 * - `none`: nothing in them is personal
 * - `erased`: they are removed, or what is personal in them is overwritten
 * - `expires`: they vanish by themselves, within 90 days at the latest
 * - `audit`: they vanish 400 days after they were sealed; until then a chain of digests proves that nobody changed them
 * - `books`: they are, or prove, what was billed, and are kept as long as the law has books kept
 */
export type Fate = 'none' | 'erased' | 'expires' | 'audit' | 'books';

/** By kind: what the erasure of a customer does to what is personal of the customer, that of a partner to its people. */
export const FATES: Readonly<Record<string, { readonly customer: Fate; readonly partner: Fate }>> = {
  account: { customer: 'none', partner: 'erased' },
  legalBusinessProfile: { customer: 'none', partner: 'erased' },
  ownBillingValues: { customer: 'none', partner: 'erased' },
  organizationProfile: { customer: 'none', partner: 'erased' },
  supportProfile: { customer: 'none', partner: 'erased' },
  employee: { customer: 'none', partner: 'erased' },
  employeeName: { customer: 'none', partner: 'erased' },
  directoryEntry: { customer: 'none', partner: 'none' },
  resellerRegistration: { customer: 'none', partner: 'none' },
  enrolment: { customer: 'none', partner: 'erased' },
  enrolmentEntry: { customer: 'none', partner: 'none' },
  agreementTemplate: { customer: 'none', partner: 'none' },
  agreementConfirmation: { customer: 'erased', partner: 'none' },
  agreementSignature: { customer: 'erased', partner: 'erased' },

  customer: { customer: 'erased', partner: 'none' },
  relationship: { customer: 'erased', partner: 'none' },
  createdDomain: { customer: 'erased', partner: 'none' },
  domainReservation: { customer: 'erased', partner: 'none' },
  partnerships: { customer: 'erased', partner: 'none' },
  customerUser: { customer: 'erased', partner: 'none' },
  deletedCustomerUser: { customer: 'erased', partner: 'none' },
  customerUserName: { customer: 'erased', partner: 'none' },
  licenseUse: { customer: 'none', partner: 'none' },
  applicationConsent: { customer: 'erased', partner: 'none' },
  qualification: { customer: 'erased', partner: 'none' },
  validationCode: { customer: 'none', partner: 'none' },
  selfServePolicy: { customer: 'erased', partner: 'none' },
  accessCode: { customer: 'erased', partner: 'none' },
  session: { customer: 'expires', partner: 'none' },
  invitationKey: { customer: 'none', partner: 'erased' },
  erasure: { customer: 'none', partner: 'none' },
  partnerErasure: { customer: 'none', partner: 'none' },

  order: { customer: 'erased', partner: 'none' },
  orderAttachment: { customer: 'books', partner: 'books' },
  subscription: { customer: 'erased', partner: 'none' },
  cart: { customer: 'erased', partner: 'expires' },
  invoice: { customer: 'none', partner: 'books' },
  linePage: { customer: 'books', partner: 'none' },
  oneTimeLines: { customer: 'books', partner: 'none' },
  usageRecord: { customer: 'books', partner: 'none' },
  usagePage: { customer: 'books', partner: 'none' },
  usageFence: { customer: 'none', partner: 'none' },
  credit: { customer: 'books', partner: 'none' },
  creditedLine: { customer: 'none', partner: 'none' },
  billingTerms: { customer: 'none', partner: 'none' },
  receivables: { customer: 'none', partner: 'none' },
  payment: { customer: 'none', partner: 'books' },
  notice: { customer: 'none', partner: 'erased' },
  usageBudget: { customer: 'erased', partner: 'none' },

  serviceRequest: { customer: 'erased', partner: 'erased' },
  serviceRequestNote: { customer: 'erased', partner: 'erased' },
  waitingServiceRequest: { customer: 'none', partner: 'none' },
  requestDay: { customer: 'none', partner: 'erased' },
  requestPage: { customer: 'none', partner: 'expires' },
  pseudonymKey: { customer: 'none', partner: 'none' },
  webhookRegistration: { customer: 'none', partner: 'erased' },
  webhookSubscriber: { customer: 'none', partner: 'none' },
  outbox: { customer: 'none', partner: 'none' },
  webhookEvent: { customer: 'none', partner: 'none' },
  webhookDelivery: { customer: 'none', partner: 'expires' },
  replay: { customer: 'expires', partner: 'expires' },
  auditRecord: { customer: 'audit', partner: 'audit' },
  auditSeal: { customer: 'none', partner: 'none' },
  auditHead: { customer: 'none', partner: 'none' },

  offer: { customer: 'none', partner: 'none' },
  priceList: { customer: 'none', partner: 'none' },
  offerMatrix: { customer: 'none', partner: 'none' },
  catalogPins: { customer: 'none', partner: 'none' },
  fxRates: { customer: 'none', partner: 'none' },
  serviceIncident: { customer: 'none', partner: 'none' },
  healthFeedReading: { customer: 'none', partner: 'none' },
};
