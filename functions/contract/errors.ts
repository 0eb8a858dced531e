interface ErrorEntry {
  readonly status: number;
  /** As the public API documents it; 95xxxx are this service's own, for cases the public table has no code for. */
  readonly code: number;
  /** The default text: what is wrong and what to do about it. */
  readonly text: string;
}

/** Every refusal the API can give, by our name. A code never changes; a text may. */
export const ERRORS = {
  AccessDenied: {
    status: 401,
    code: 400,
    text: 'Access denied: send an "Authorization: Bearer" header with a valid access token of your partner tenant.',
  },
  PartnerTokenMissing: {
    status: 401,
    code: 800001,
    text: 'No access token: request one from your token authority and send it as "Authorization: Bearer".',
  },
  NotAPartner: { status: 403, code: 2032, text: 'The tenant of this token has no account in this programme.' },
  RoleLacksPermission: {
    status: 403,
    code: 900150,
    text: 'The role of the caller does not include the permission this operation needs; ask a global admin.',
  },
  UserTokenNeeded: {
    status: 403,
    code: 900150,
    text: 'This operation needs an application plus user token; an application-only token is not accepted.',
  },
  ModelNotAllowed: {
    status: 403,
    code: 2032,
    text: 'Indirect resellers cannot do this; their indirect provider does it for them.',
  },
  AccountNotActive: { status: 403, code: 800039, text: 'The account is not an active member of the programme.' },
  AccountSuspended: {
    status: 403,
    code: 950007,
    text: 'The partner account is suspended: this is one of the operations closed until the outstanding bills are paid (R-BILL-07).',
  },
  NotFound: { status: 404, code: 1000, text: 'Nothing was found at this address.' },
  InvalidInput: { status: 400, code: 800002, text: 'The request is invalid.' },
  InvalidProperty: { status: 400, code: 3000, text: 'A property of the request has an invalid value.' },
  RequestIdReused: {
    status: 409,
    code: 950009,
    text: 'This MS-RequestId belongs to another request that was carried out already; send a new one.',
  },
  Conflict: {
    status: 409,
    code: 950010,
    text: 'Another request changed the same resource at the same time; read it again and repeat the request.',
  },
  BodyTooLarge: { status: 413, code: 950013, text: 'The request body is larger than this service accepts.' },
  UnsupportedMediaType: { status: 415, code: 950015, text: 'The Content-Type of the body is not the one this operation reads.' },
  ServiceException: {
    status: 500,
    code: 800003,
    text: 'The service failed unexpectedly. Nothing was changed; repeat the request with the same MS-RequestId, and name the MS-CorrelationId to support if it stays.',
  },
  EtagStale: {
    status: 400,
    code: 2055,
    text: 'The etag is out of date; read the resource again and repeat the change with its new etag.',
  },
  InvalidContinuationToken: {
    status: 400,
    code: 800002,
    text: 'The MS-ContinuationToken is not one this list gave; start again without it.',
  },
  CountryNotServed: { status: 400, code: 800070, text: 'Offers of this programme are sold in CN only; pass country=CN.' },
  NotAnOffer: {
    status: 400,
    code: 2100,
    text: 'This id belongs to the product catalogue; read it through the product and SKU routes.',
  },
  NoSuchOffer: { status: 404, code: 1000, text: 'There is no such offer; GET /v1/offers?country=CN lists them.' },
  PriceListMalformed: { status: 400, code: 800002, text: 'The price list has a malformed row; nothing was loaded.' },
  PriceNoticeTooShort: {
    status: 400,
    code: 950030,
    text: 'New prices are published at least 30 days before they take effect (R-OFR-03).',
  },
  PriceListExists: {
    status: 409,
    code: 950031,
    text: 'A price list version with this effective date exists already; choose another date.',
  },
  TooManyPins: { status: 400, code: 950044, text: 'At most five offers stand at the top of the catalogue (R-OFR-06).' },
  PinnedTwice: { status: 400, code: 950045, text: 'An offer is pinned once only (R-OFR-07).' },
  PinNotInCatalogue: {
    status: 400,
    code: 950046,
    text: 'Only offers that are sold today can be pinned; GET /v1/offers?country=CN lists them.',
  },
  NoSuchTenant: { status: 404, code: 60003, text: 'There is no such customer among yours.' },
  NoSuchEmployee: { status: 404, code: 60002, text: 'There is no user with this id in your company.' },
  EmployeeExists: {
    status: 409,
    code: 950042,
    text: 'There is a user with this name or id already; change that one, or choose another name.',
  },
  LastGlobalAdmin: {
    status: 400,
    code: 950043,
    text: 'The last global admin can be neither removed nor demoted; make somebody else a global admin first (R-USR-03).',
  },
  AdminSettingNeedsGlobalAdmin: {
    status: 403,
    code: 900150,
    text: 'Only a global admin gives or changes an admin role (R-USR-04).',
  },
  NoDelegatedAccess: {
    status: 403,
    code: 950047,
    text: 'You hold no delegated administrative privileges for this customer; request a relationship to get them back.',
  },
  NoSuchInvitation: {
    status: 404,
    code: 950053,
    text: 'The link is not one that a partner was given; ask the partner to send it again, whole.',
  },
  InvitationClosed: { status: 403, code: 950054, text: 'The partner cannot take new customers at present; ask it when it can.' },
  CodeWrong: {
    status: 400,
    code: 950055,
    text: 'The domain name or the code is wrong, or the code has ended; ask for a new one.',
  },
  SessionMissing: {
    status: 401,
    code: 950056,
    text: 'Sign in with the code that is mailed to your company: POST /v1/my/codes, then POST /v1/my/sessions.',
  },
  NotYourPartner: { status: 404, code: 950057, text: 'This partner has no relationship with your company.' },
  NoSuchTemplate: {
    status: 404,
    code: 950058,
    text: 'There is no such agreement to accept; GET /v1/agreements?agreementType=* lists them.',
  },
  AgreementConfirmed: {
    status: 409,
    code: 600061,
    text: 'This contact has confirmed the agreement already; another confirmation needs another name, email or phone number.',
  },
  QualificationFixed: {
    status: 400,
    code: 950073,
    text: 'The customer is qualified already, or its qualification is in review: what is set cannot be set again.',
  },
  NoSuchValidationCode: {
    status: 404,
    code: 950074,
    text: 'You have no such validation code; GET /v1/customers/all/validations lists yours.',
  },
  ValidationCodeUsedUp: {
    status: 400,
    code: 950075,
    text: 'As many customers as the validation code is good for have been proved with it.',
  },
  NotInReview: { status: 400, code: 950076, text: 'The customer has no such qualification in review.' },
  NoSuchUser: { status: 404, code: 60002, text: 'There is no user with this id in the directory of the customer.' },
  UserNameTaken: { status: 409, code: 950048, text: 'The directory of the customer has a user with this name; choose another.' },
  PasswordWeak: {
    status: 400,
    code: 950049,
    text: 'The password needs eight characters at least, of three kinds: small letters, capitals, digits, others.',
  },
  NoUnitsLeft: {
    status: 400,
    code: 60012,
    text: 'No free unit of a license is left; buy seats, or take it from another user first.',
  },
  NoSuchPolicy: { status: 404, code: 600039, text: 'There is no self-serve policy with this id.' },
  PolicyIdWrong: {
    status: 404,
    code: 600040,
    text: 'The id of a policy is made of grantor and entity; those of the body are of another policy.',
  },
  PolicyExists: { status: 409, code: 600041, text: 'There is a policy for this customer already; change that one.' },
  ConsentExists: {
    status: 409,
    code: 950052,
    text: 'The application has other consents of this customer already; withdraw them first.',
  },
  NoSuchConsent: { status: 404, code: 1000, text: 'The application has no consent of this customer.' },
  SandboxLimit: {
    status: 400,
    code: 800018,
    text: 'A limit of the integration sandbox is reached; delete what you do not need any more (R-DEV-04).',
  },
  NoSuchRole: { status: 404, code: 1000, text: 'There is no directory role with this id.' },
  SubscriptionsStillActive: {
    status: 400,
    code: 950041,
    text: 'The relationship cannot end while the customer has active subscriptions; suspend or cancel them first.',
  },
  DomainTaken: { status: 409, code: 950040, text: 'The domain name is taken; choose another one.' },
  DomainFree: { status: 404, code: 1000, text: 'The domain name is free.' },
  NoCountryRules: { status: 404, code: 1000, text: 'Rules are known for the market of this programme only: CN.' },
  RegistrationNumberNotUsed: {
    status: 400,
    code: 600002,
    text: 'An organization registration number was given, but the country of the customer does not use one; leave it out.',
  },
  RegistrationNumberMissing: {
    status: 400,
    code: 600049,
    text: 'The country of the customer needs an organization registration number.',
  },
  PhoneNumberMissing: {
    status: 400,
    code: 600051,
    text: 'The country of the customer needs billingProfile.defaultAddress.phoneNumber.',
  },
  NoSuchOrder: { status: 404, code: 20000, text: 'There is no such order of this customer.' },
  NoSuchSubscription: { status: 404, code: 20003, text: 'There is no such subscription of this customer.' },
  InvalidOfferId: {
    status: 400,
    code: 800004,
    text: 'An offer id of the order is not in the catalogue; GET /v1/offers?country=CN lists what can be ordered.',
  },
  OfferOffSale: {
    status: 403,
    code: 2091,
    text: 'The offer is no longer sold; subscriptions to it go on, new ones cannot be ordered.',
  },
  OrderNotProcessable: { status: 400, code: 4018, text: 'The order cannot be processed.' },
  LineItemNumberOutOfRange: {
    status: 400,
    code: 800071,
    text: 'lineItemNumber counts from 0 to the number of line items less one, each once.',
  },
  QuantityUnavailable: { status: 400, code: 800017, text: 'The quantity is outside the minimum and maximum of the offer.' },
  AddOnParentMismatch: { status: 400, code: 800029, text: 'The add-on does not belong to the given parent subscription.' },
  OfferLimitExceeded: {
    status: 400,
    code: 27006,
    text: 'The customer already has as many subscriptions to this offer as it may have.',
  },
  MpnIdUnknown: { status: 404, code: 800015, text: 'There is no partner with this MPN ID.' },
  NoSuchMpnId: { status: 404, code: 3000, text: 'No partner of the programme has this MPN ID.' },
  ResellerIdMalformed: {
    status: 400,
    code: 2000,
    text: 'Name the reseller by exactly one id: a GUID as tenantId, or a number as mpnId.',
  },
  ResellerIdMissing: { status: 400, code: 2001, text: 'Name the reseller, by mpnId or tenantId.' },
  ResellerMpnIdUnknown: { status: 400, code: 2200, text: 'No partner of the programme has this MPN ID.' },
  ResellerTenantUnknown: { status: 400, code: 2205, text: 'No partner of the programme has this tenant id.' },
  NotAnIndirectReseller: { status: 400, code: 2204, text: 'The partner is not enrolled as an indirect reseller.' },
  MpnIdNotReseller: { status: 400, code: 800016, text: 'The MPN ID does not belong to an indirect reseller of yours.' },
  PartnerOnRecordFixed: {
    status: 400,
    code: 800098,
    text: 'Only an indirect provider can name or change the reseller of record.',
  },
  QuantityFrozen: {
    status: 400,
    code: 2001,
    text: 'The number of seats cannot change while the subscription is suspended; reactivate it first.',
  },
  QuantityOutOfRange: { status: 400, code: 2002, text: 'The number of seats is outside the minimum and maximum of the offer.' },
  SubscriptionDeleted: { status: 400, code: 2011, text: 'The subscription is deleted and cannot change; order anew.' },
  StatusChangeInvalid: { status: 400, code: 800040, text: 'The subscription cannot go from its status to the one asked for.' },
  ReactivationTooLate: {
    status: 400,
    code: 800096,
    text: 'The 60 days in which a suspended subscription can be reactivated are over.',
  },
  ParentNotActive: {
    status: 409,
    code: 27009,
    text: 'The add-on cannot be active while its parent subscription is not; reactivate the parent first.',
  },
  BillingCycleFixed: {
    status: 400,
    code: 2054,
    text: 'The billing cycle cannot change through the subscription; change the order instead.',
  },
  CannotAutoRenew: { status: 400, code: 800093, text: 'A subscription to this offer cannot renew itself.' },
  NoSuchPartner: { status: 404, code: 950060, text: 'There is no partner account with this id.' },
  NoSuchPayment: { status: 404, code: 950061, text: 'There is no payment with this id.' },
  PaymentRecordedOtherwise: {
    status: 409,
    code: 950062,
    text: 'A payment with this id is recorded with other content; give this one an id of its own.',
  },
  NothingOverdue: { status: 400, code: 950063, text: 'Nothing is overdue: only a delinquent account can be suspended.' },
  NoInvoiceRecipient: { status: 404, code: 950064, text: 'No invoice recipient is named; name one with PUT.' },
  TermsAlreadyInForce: { status: 400, code: 950065, text: 'Terms can only change for days to come: no period is charged anew.' },
  NoSuchLine: { status: 404, code: 950066, text: 'The invoice has no license-based line of this number; lines count from 0.' },
  NothingToRefund: {
    status: 400,
    code: 950067,
    text: 'Nothing of this line can be refunded: it charges nothing, or all of it was refunded.',
  },
  RefundTooHigh: { status: 400, code: 950068, text: 'The refund is higher than what is left of the line.' },
  NothingToAmend: { status: 400, code: 950069, text: 'Nothing of this document is left to amend; only invoices can be amended.' },
  AmendmentTooHigh: { status: 400, code: 950070, text: 'The note is higher than what is left of the invoice.' },
  IdUsedOtherwise: { status: 409, code: 950071, text: 'This id was used with other content; give this one an id of its own.' },
  NotAReconciliationFile: {
    status: 400,
    code: 950072,
    text: 'The body is neither a license-based nor a usage-based reconciliation file.',
  },
  NoSuchInvoice: { status: 404, code: 1000, text: 'There is no such invoice; GET /v1/invoices lists yours.' },
  NotInThisEnvironment: { status: 400, code: 900127, text: 'This operation works only for integration sandbox accounts.' },
  ClockMovesForward: { status: 400, code: 950050, text: 'A sandbox clock only moves forward; name a later instant.' },
  ClockTooFar: { status: 400, code: 950051, text: 'A sandbox clock moves at most ten years in one step.' },
  RegistrationNumberMalformed: {
    status: 400,
    code: 600050,
    text: 'The organization registration number does not have the form of one.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof ERRORS;
