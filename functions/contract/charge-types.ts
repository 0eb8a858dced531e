/** The sections of an invoice, in its order, and the columns of the files that each adds up (R-CHG-01 to R-CHG-08). */
export const INVOICE_SECTIONS = {
  recurring: { label: 'Recurring Charges', sums: 'Amount' },
  otherProducts: { label: 'Other Products and Services', sums: 'Amount' },
  usage: { label: 'Usage Charges', sums: 'PretaxCharges' },
  credits: { label: 'Credits & Adjustments', sums: 'TotalForCustomer, PostTaxTotal' },
  usageDiscounts: { label: 'Other Discounts (usage-based)', sums: 'PretaxCharges' },
  licenseDiscounts: { label: 'Other Discounts (license-based)', sums: 'TotalOtherDiscount' },
  taxes: { label: 'Taxes or VAT', sums: 'Tax, TaxAmount' },
} as const;

export type InvoiceSection = keyof typeof INVOICE_SECTIONS;

interface ChargeTypeEntry {
  /** The English words that stand in the file (R-CHG-11). */
  readonly inFile: string;
  readonly file: 'license' | 'usage' | 'both';
  readonly section: InvoiceSection;
  readonly meaning: string;
}

/** The charge types by their stored code, the file they stand in and where the invoice adds them up (R-CHG-01, R-CHG-10). */
export const CHARGE_TYPES = {
  CANCEL_INSTANCEPRORATE: {
    inFile: 'Cancel instance prorate',
    file: 'license',
    section: 'recurring',
    meaning: 'The advance charge taken back because the number of seats changed',
  },
  CYCLE_FEE: { inFile: 'Cycle fee', file: 'license', section: 'recurring', meaning: 'A later advance charge' },
  CYCLE_INSTANCEPRORATE: {
    inFile: 'Cycle instance prorate',
    file: 'license',
    section: 'recurring',
    meaning: 'The charge by days after the number of seats changed, and the free days of a new subscription',
  },
  CANCEL_PRORATE: {
    inFile: 'Prorate fees when cancel',
    file: 'license',
    section: 'recurring',
    meaning: 'The credit for unused days after a cancellation',
  },
  PURCHASE_PRORATE: {
    inFile: 'Prorate fees when purchase',
    file: 'license',
    section: 'recurring',
    meaning: 'The target of an upgrade, from the day of the upgrade to the end of that period',
  },
  PURCHASE_FEE: {
    inFile: 'Purchase fee',
    file: 'license',
    section: 'recurring',
    meaning: 'The first advance charge of a subscription',
  },
  RENEW_PRORATE: {
    inFile: 'Prorate fee when renew',
    file: 'license',
    section: 'recurring',
    meaning: 'The days of a renewed term up to the next billing date, when it begins inside a period',
  },
  RENEW_FEE: {
    inFile: 'Renew fee',
    file: 'license',
    section: 'recurring',
    meaning: 'The first advance charge of a renewed term',
  },
  ACTIVATION_PRORATE: {
    inFile: 'Prorate fees when activate',
    file: 'license',
    section: 'otherProducts',
    meaning: 'An add-on bought inside a period, from its start to the end of that period',
  },
  CANCEL_USAGEFEE: {
    inFile: 'Assess usage fee when cancel',
    file: 'usage',
    section: 'usage',
    meaning: 'Usage of a subscription that has ended, not yet charged',
  },
  CYCLE_USAGEFEE: {
    inFile: 'Assess usage fee for current cycle',
    file: 'usage',
    section: 'usage',
    meaning: 'Usage of the billing period',
  },
  OFFSET_LINEITEM: {
    inFile: 'Offset a line item',
    file: 'both',
    section: 'credits',
    meaning: 'A refund of part or all of a line, taxes included',
  },
  ACTIVATION_DISCOUNT: {
    inFile: 'Activation discount',
    file: 'usage',
    section: 'usageDiscounts',
    meaning: 'A discount given when the subscription was activated',
  },
  CYCLE_DISCOUNT: {
    inFile: 'Cycle discount',
    file: 'usage',
    section: 'usageDiscounts',
    meaning: 'A discount on periodic charges',
  },
  RENEW_DISCOUNT: {
    inFile: 'Renew discount',
    file: 'usage',
    section: 'usageDiscounts',
    meaning: 'A discount given when the subscription was renewed',
  },
  CANCEL_DISCOUNT: {
    inFile: 'Cancel discount',
    file: 'usage',
    section: 'usageDiscounts',
    meaning: 'A charge made when a discount is taken back',
  },
} as const satisfies Record<string, ChargeTypeEntry>;

export type ChargeType = keyof typeof CHARGE_TYPES;

export const CHARGE_TYPE_CODES = Object.keys(CHARGE_TYPES) as [ChargeType, ...ChargeType[]];
export const INVOICE_SECTION_NAMES = Object.keys(INVOICE_SECTIONS) as [InvoiceSection, ...InvoiceSection[]];
