/** What billing tells a partner of; each notice is written in the commit that makes it true. */
export const NOTICE_KINDS = [
  'invoiceReady',
  'creditNoteReady',
  'invoiceOverdue',
  'financeChargeAssessed',
  'accountSuspended',
  'accountRestored',
  'paymentReceived',
  'paymentReversed',
] as const;
