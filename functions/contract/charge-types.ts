/** The sections of an invoice, in its order (R-CHG-01). */
export const INVOICE_SECTIONS = {
  recurring: { label: 'Recurring Charges', sums: 'Amount' },
  otherProducts: { label: 'Other Products and Services', sums: 'Amount' },
} as const;

export type InvoiceSection = keyof typeof INVOICE_SECTIONS;

interface ChargeTypeEntry {
  /** The English words that stand in the file (R-CHG-11). */
  readonly inFile: string;
  readonly section: InvoiceSection;
  readonly meaning: string;
}

/** The charge types of license-based lines, by their stored code, and where the invoice adds them up (R-CHG-01, R-CHG-10). */
export const CHARGE_TYPES = {
  CANCEL_INSTANCEPRORATE: {
    inFile: 'Cancel instance prorate',
    section: 'recurring',
    meaning: 'The advance charge taken back because the number of seats changed',
  },
  CYCLE_INSTANCEPRORATE: {
    inFile: 'Cycle instance prorate',
    section: 'recurring',
    meaning: 'The charge by days after the number of seats changed, and the free days of a new subscription',
  },
  CANCEL_PRORATE: {
    inFile: 'Prorate fees when cancel',
    section: 'recurring',
    meaning: 'The credit for unused days after a cancellation',
  },
  PURCHASE_FEE: { inFile: 'Purchase fee', section: 'recurring', meaning: 'The first advance charge of a subscription' },
  CYCLE_FEE: { inFile: 'Cycle fee', section: 'recurring', meaning: 'A later advance charge' },
  RENEW_FEE: { inFile: 'Renew fee', section: 'recurring', meaning: 'The first advance charge of a renewed term' },
  ACTIVATION_PRORATE: {
    inFile: 'Prorate fees when activate',
    section: 'otherProducts',
    meaning: 'An add-on bought inside a period, from its start to the end of that period',
  },
} as const satisfies Record<string, ChargeTypeEntry>;

export type ChargeType = keyof typeof CHARGE_TYPES;

export const CHARGE_TYPE_CODES = Object.keys(CHARGE_TYPES) as [ChargeType, ...ChargeType[]];
export const INVOICE_SECTION_NAMES = Object.keys(INVOICE_SECTIONS) as [InvoiceSection, ...InvoiceSection[]];
