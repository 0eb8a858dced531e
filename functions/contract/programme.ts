/** The programme's fixed figures, each with its rule. */
export const PROGRAMME = {
  /** R-BILL-03, R-BILL-04: days from the billing date to the due date, unless the account says otherwise. */
  paymentTermDays: 30,
  /** R-OFR-03: days from publishing a price to its taking effect. */
  priceNoticeDays: 30,
  /** R-SUB-07: billing dates from the first one to the end of the first term, and from one renewal to the next. */
  termBillingDates: 12,
  /** R-SUS-04, R-SUS-05: days after the suspension on which reactivation is still possible. */
  reactivationDays: 60,
  /** R-BILL-05: share of an overdue invoice charged per month, in thousandths. */
  financeChargePerMille: 15,
  /** R-OFR-06: offers at the top of a partner's catalogue. */
  catalogPinsMax: 5,
  /** R-DEV-04: customers of a sandbox account. */
  sandboxCustomersMax: 75,
  /** R-DEV-04: of a customer of a sandbox account. */
  sandboxSubscriptionsMax: 5,
  /** R-DEV-04: of a subscription of a sandbox account. */
  sandboxLicensesMax: 25,
  /** R-REC-09. */
  currency: 'CNY',
  currencySymbol: '¥',
  /** R-OFR-09. */
  market: 'CN',
  /** Under it a customer's directory gets its first domain name. */
  domainSuffix: 'partner.onmschina.cn',
} as const;
