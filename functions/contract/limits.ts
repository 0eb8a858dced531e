/** What the API takes and gives at most; the guide prints these figures. */
export const LIMITS = {
  /** R-DEV-05: of one partner, on customers, orders and subscriptions. */
  requestsPerMinute: 500,
  /** R-DEV-05: in one answer. */
  lineItems: 2000,
  /** In one request. */
  usageRecords: 2000,
  /** R-DEV-06: how long a link to a file works without a token. */
  linkMinutes: 30,
  /** How long an answer is kept for the repetition of its MS-RequestId. */
  replayHours: 48,
  /** How far back audit records can be searched, and how many of these days one request covers. */
  auditSearchDays: 90,
  auditWindowDays: 30,
  /** How long an audit record is kept from its sealing on: to be read by its id, and to be verified. */
  auditKeptDays: 400,
  jsonBytes: 1_000_000,
  csvBytes: 20_000_000,
  /** All files of a form together. */
  formBytes: 10_000_000,
  /** Of one file that is attached to a support request. */
  attachmentBytes: 10_000_000,
  jsonDepth: 32,
  /** Of one support request. */
  attachments: 20,
  /** Of one support request, the operator's answers among them. */
  notes: 200,
  /** That one customer ever had. */
  partnersOfCustomer: 100,
  /** Of one customer, verified elsewhere. */
  customDomains: 15,
  /** Proved with one validation code that names no number of its own. */
  customersOfCode: 10_000,
  /** In one price list. */
  prices: 3000,
} as const;
