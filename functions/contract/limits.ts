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
} as const;
