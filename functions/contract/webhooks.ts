/**
 * Every event that a webhook can be registered for, and the address of what it is about, behind that of the API. The first
 * six are the public API's. Of these, the referrals are not raised: there are none here.
 */
export const WEBHOOK_EVENTS = {
  'test-created': 'webhooks/v1/registration/validationEvents/{id}',
  'subscription-updated': 'webhooks/v1/customers/{customerId}/subscriptions/{id}',
  'usagerecords-thresholdExceeded': 'v1/customers/usagerecords',
  'referral-created': 'engagements/v1/referrals/{id}',
  'referral-updated': 'engagements/v1/referrals/{id}',
  'invoice-ready': 'v1/invoices/{id}',
  'subscription-created': 'v1/customers/{customerId}/subscriptions/{id}',
  'subscription-renewed': 'v1/customers/{customerId}/subscriptions/{id}',
  'subscription-ended': 'v1/customers/{customerId}/subscriptions/{id}',
  'creditnote-ready': 'v1/invoices/{id}',
  'invoice-overdue': 'v1/notices',
  'financecharge-assessed': 'v1/notices',
  'payment-received': 'v1/invoices/payments',
  'payment-reversed': 'v1/invoices/payments',
  'account-suspended': 'v1/accountstatus',
  'account-restored': 'v1/accountstatus',
} as const;

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;

export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as [WebhookEventName, ...WebhookEventName[]];
