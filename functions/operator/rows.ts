/** One command in one row: an operation and what is worth seeing of its answer. The rest follows from the operation. */
export interface Row {
  /** Group and verb. */
  readonly name: string;
  readonly operation: string;
  /**
   * Members of the answer to print, by the list they stand in; `self` is the answer itself. `amount:money` prints an amount.
   * Absent where the answer is a file or nothing.
   */
  readonly shows?: Readonly<Record<string, string>>;
  /** What stands behind the name, as an operator would type it. */
  readonly example: string;
  /** Where the command is more than its one operation: what it does, and what it takes beside the operation. */
  readonly more?: {
    readonly about: string;
    readonly file?: string;
    readonly flags?: Readonly<Record<string, string>>;
  };
}

const ENROLLMENT = { self: 'number state companyName domain mpnId creditCheck decidedAt reason signedAt partnerId' };
const PARTNER = { self: 'name domain mpnId model state isSandbox billingDay workedThrough nextBillingDate providerId partnerId' };
const PAYMENT = { self: 'id receivedOn amount:money reference reversedOn' };
const STATE = { self: 'state overdueAmount:money overdueSince blockedOperations' };
const TERMS = { taxRates: 'from percent', discounts: 'id offerId percent from through reason' };
const CREDIT = 'id createdOn invoiceId lineNumber amount:money tax:money reason';
const DOCUMENT = { self: 'id documentType invoiceDate dueDate totalCharges:money amendsOf' };
const PRICE_LIST = 'effectiveFrom publishedOn offerCount';
const ERASURE = { self: 'state requestedAt erasedAt' };
const REQUEST = { self: 'id state severity title description takenBy createdDate', notes: 'createdDate createdByName text' };
const INCIDENT = { self: 'id type phase severity services startTime endTime', updates: 'publishedTime text' };
const MATRIX = 'month loadedOn publishedOn offerCount';
const TEMPLATE = 'templateId type publishedAt languages';

/** What an operator types, one row a command. A test finds an operation of the operator that is in none of them. */
export const ROWS: readonly Row[] = [
  {
    name: 'partner list',
    operation: 'listPartners',
    shows: { items: 'mpnId name model state isSandbox billingDay nextBillingDate' },
    example: '--state delinquent',
  },
  { name: 'partner show', operation: 'getPartner', shows: PARTNER, example: '4390936' },
  { name: 'partner suspend', operation: 'suspendAccount', shows: STATE, example: '4390936' },
  { name: 'partner restore', operation: 'liftSuspension', shows: STATE, example: '4390936' },
  { name: 'partner terminate', operation: 'terminateAccount', shows: STATE, example: '4390936' },
  { name: 'partner export', operation: 'exportPartnerData', example: '4390936 --out partner.ndjson' },
  { name: 'partner erase', operation: 'erasePartner', shows: ERASURE, example: '4390936' },
  { name: 'customer erase', operation: 'eraseCustomer', shows: ERASURE, example: '4390936 CUSTOMER_ID' },
  { name: 'customer erasure', operation: 'getCustomerErasure', shows: ERASURE, example: '4390936 CUSTOMER_ID' },
  {
    name: 'enrollment list',
    operation: 'listEnrollments',
    shows: { items: 'submittedAt companyName mpnId state creditCheck partnerId' },
    example: '--state submitted',
  },
  {
    name: 'enrollment credit-check',
    operation: 'recordCreditCheck',
    shows: ENROLLMENT,
    example: 'PARTNER_ID --result passed --note "rated A"',
  },
  { name: 'enrollment approve', operation: 'approveEnrollment', shows: ENROLLMENT, example: 'PARTNER_ID' },
  { name: 'enrollment reject', operation: 'rejectEnrollment', shows: ENROLLMENT, example: 'PARTNER_ID --reason "no credit"' },
  { name: 'price-list list', operation: 'listLoadedPriceLists', shows: { items: PRICE_LIST }, example: '' },
  { name: 'price-list get', operation: 'getLoadedPriceList', example: '2027-01-01 --out prices.csv' },
  {
    name: 'price-list diff',
    operation: 'diffPriceList',
    shows: { self: 'effectiveFrom against unchanged', changes: 'offerId displayName change before:money after:money' },
    example: 'prices.csv',
  },
  {
    name: 'price-list load',
    operation: 'publishPriceList',
    shows: { self: PRICE_LIST },
    example: 'prices.csv --published-on 2027-02-01',
  },
  { name: 'offer-matrix list', operation: 'listOfferMatrices', shows: { items: MATRIX }, example: '' },
  { name: 'offer-matrix get', operation: 'getOfferMatrix', example: 'current --out offers.csv' },
  {
    name: 'offer-matrix diff',
    operation: 'diffOfferMatrix',
    shows: { self: 'moved unchanged', changes: 'offerId name change properties' },
    example: 'offers.csv',
  },
  { name: 'offer-matrix load', operation: 'loadOfferMatrix', shows: { self: MATRIX }, example: '2027-02 offers.csv' },
  { name: 'fx-rates load', operation: 'loadFxRates', shows: { self: 'month loadedOn currencies' }, example: '2027-02 rates.csv' },
  { name: 'agreement list', operation: 'listAgreementTemplates', shows: { items: TEMPLATE }, example: '' },
  {
    name: 'agreement publish',
    operation: 'publishAgreementTemplate',
    shows: { self: TEMPLATE },
    example: '--body agreement.json',
  },
  {
    name: 'validation-code give',
    operation: 'putValidationCode',
    shows: { self: 'validationId organizationName maxCreates remainingCreates' },
    example: '4390936 4711 --organization-name "City of Sample" --max-creates 5',
  },
  {
    name: 'qualification vet',
    operation: 'vetQualification',
    shows: { self: 'qualification vettingStatus vettingReason vettingCreateDate' },
    example: '4390936 CUSTOMER_ID StateOwnedEntity --vetting-status Approved',
  },
  {
    name: 'close due',
    operation: 'listDueCloses',
    shows: { items: 'billingDate name mpnId isDue workedThrough' },
    example: '--through 2026-12-31',
  },
  {
    name: 'close run',
    operation: 'listDueCloses',
    shows: { self: 'partners totalCharges:money', items: 'billingDate name mpnId lineCount totalCharges:money' },
    example: '--dry-run --through 2026-12-31',
    more: {
      about: 'Close the month of every partner that is due, and wait for it; or rehearse it, which writes nothing',
      flags: { 'dry-run': 'Say what the closes would bill, and write nothing.' },
    },
  },
  { name: 'close start', operation: 'startClose', shows: { self: 'name billingDate isDue workedThrough' }, example: '4390936' },
  {
    name: 'close rehearse',
    operation: 'rehearseClose',
    shows: { self: 'invoiceDate billingPeriodStartDate billingPeriodEndDate lineCount totalCharges:money asOf' },
    example: '4390936',
  },
  { name: 'close lines', operation: 'rehearseLicenseReconciliationFile', example: '4390936 --out lines.csv' },
  { name: 'close usage-lines', operation: 'rehearseUsageReconciliationFile', example: '4390936 --out usage.csv' },
  {
    name: 'usage send',
    operation: 'recordUsage',
    shows: { self: 'accepted repeated requests billedOn' },
    example: '4390936 usage.csv',
    more: {
      about: 'Send rated usage of a partner from a file; sent again it changes nothing',
      file: 'CSV with a column for each member of a usage record: id, customerId, subscriptionId, usageDate, …',
    },
  },
  {
    name: 'request list',
    operation: 'listWaitingServiceRequests',
    shows: { items: 'id severity state createdDate title partnerName partnerId' },
    example: '',
  },
  {
    name: 'request show',
    operation: 'getPartnerServiceRequest',
    shows: { ...REQUEST, fileLinks: 'id fileNameWithoutExtension fileExtension fileSize' },
    example: '4390936 REQUEST_ID',
  },
  {
    name: 'request file',
    operation: 'getPartnerServiceRequestAttachment',
    example: '4390936 REQUEST_ID FILE_ID --out log.txt',
  },
  { name: 'request take', operation: 'takeServiceRequest', shows: REQUEST, example: '4390936 REQUEST_ID' },
  {
    name: 'request answer',
    operation: 'answerServiceRequest',
    shows: REQUEST,
    example: '4390936 REQUEST_ID --text "Try it again now."',
  },
  {
    name: 'request ask-plan',
    operation: 'askForRemediationPlan',
    shows: REQUEST,
    example: '4390936 REQUEST_ID --text "How will you train your help desk?"',
  },
  {
    name: 'request close',
    operation: 'settleServiceRequest',
    shows: REQUEST,
    example: '4390936 REQUEST_ID --text "The mailbox is back."',
  },
  {
    name: 'incident publish',
    operation: 'publishServiceIncident',
    shows: INCIDENT,
    example: 'mail-2027-02 --severity warning --start-time 2027-02-01T08:00:00Z --body incident.json',
  },
  {
    name: 'incident update',
    operation: 'addServiceIncidentUpdate',
    shows: INCIDENT,
    example: 'mail-2027-02 --body text.json',
  },
  {
    name: 'incident resolve',
    operation: 'resolveServiceIncident',
    shows: INCIDENT,
    example: 'mail-2027-02 --body text.json',
  },
  {
    name: 'audit list',
    operation: 'listPartnerAuditRecords',
    shows: { items: 'operationDate operationType resourceType customerName userPrincipalName applicationId id' },
    example: '4390936 --start-date 2027-01-01',
  },
  {
    name: 'audit seals',
    operation: 'listPartnerAuditSeals',
    shows: { items: 'number sealedAt hash' },
    example: '4390936',
  },
  {
    name: 'audit sealed',
    operation: 'listPartnerSealedAuditRecords',
    shows: { items: 'seal position id text' },
    example: '4390936',
  },
  { name: 'terms show', operation: 'getBillingTerms', shows: TERMS, example: '4390936' },
  { name: 'terms set', operation: 'setBillingTerms', shows: TERMS, example: '4390936 --body terms.json' },
  {
    name: 'invoice lines',
    operation: 'getPartnerLicenseReconciliationFile',
    example: '4390936 D020001ABC --out lines.csv',
  },
  { name: 'invoice usage-lines', operation: 'getPartnerUsageReconciliationFile', example: '4390936 D020001ABC' },
  { name: 'invoice issue', operation: 'issueOneTimeInvoice', shows: DOCUMENT, example: '4390936 setup-1 --body products.json' },
  { name: 'credit list', operation: 'listCredits', shows: { items: CREDIT }, example: '4390936' },
  {
    name: 'credit give',
    operation: 'giveCredit',
    shows: { self: CREDIT },
    example: '4390936 outage-1 --invoice-id D020001ABC --line-number 0 --amount 12.50 --reason "outage in May"',
  },
  {
    name: 'credit-note issue',
    operation: 'issueCreditNote',
    shows: DOCUMENT,
    example: '4390936 note-1 --invoice-id D020001ABC --reason "billed twice"',
  },
  {
    name: 'payment owed',
    operation: 'getPartnerReceivables',
    shows: {
      self: 'balanceDue:money paidInAdvance:money',
      items:
        'documentId invoiceType issuedOn dueOn amount:money credited:money paid:money financeCharge:money open:money isOverdue',
    },
    example: '4390936',
  },
  {
    name: 'payment list',
    operation: 'listPartnerPayments',
    shows: { items: 'id receivedOn amount:money reference reversedOn' },
    example: '4390936',
  },
  {
    name: 'payment record',
    operation: 'recordPayment',
    shows: PAYMENT,
    example: '4390936 bank-2026-4711 --amount 1234.50 --received-on 2026-12-10',
  },
  { name: 'payment reverse', operation: 'reversePayment', shows: PAYMENT, example: '4390936 bank-2026-4711' },
];
