/** How a line's amount is to be derived, and the section of the invoice that adds it up. */
export interface ChargeKind {
  readonly derive: 'advance' | 'days' | 'advanceBack' | 'daysBack' | 'accept' | 'usage';
  readonly section: Section;
  /** Charged instead of an advance charge that was taken back. */
  readonly replacesAdvance?: true;
}

export const SECTIONS = [
  'Recurring Charges',
  'Other Products and Services',
  'Usage Charges',
  'Credits & Adjustments',
  'Other Discounts (usage-based)',
  'Other Discounts (license-based)',
  'Taxes or VAT',
] as const;

export type Section = (typeof SECTIONS)[number];

const RECURRING = 'Recurring Charges';
const DISCOUNTS = 'Other Discounts (usage-based)';

export const CHARGE_KINDS: Readonly<Record<string, ChargeKind>> = {
  'Purchase fee': { derive: 'advance', section: RECURRING },
  'Cycle fee': { derive: 'advance', section: RECURRING },
  'Renew fee': { derive: 'advance', section: RECURRING },
  'Cycle instance prorate': { derive: 'days', section: RECURRING, replacesAdvance: true },
  'Prorate fee when renew': { derive: 'days', section: RECURRING, replacesAdvance: true },
  'Prorate fees when purchase': { derive: 'days', section: RECURRING },
  'Prorate fees when activate': { derive: 'days', section: 'Other Products and Services' },
  'Cancel instance prorate': { derive: 'advanceBack', section: RECURRING },
  'Prorate fees when cancel': { derive: 'daysBack', section: RECURRING },
  'Offset a line item': { derive: 'accept', section: 'Credits & Adjustments' },
  'Assess usage fee when cancel': { derive: 'usage', section: 'Usage Charges' },
  'Assess usage fee for current cycle': { derive: 'usage', section: 'Usage Charges' },
  'Activation discount': { derive: 'accept', section: DISCOUNTS },
  'Cycle discount': { derive: 'accept', section: DISCOUNTS },
  'Renew discount': { derive: 'accept', section: DISCOUNTS },
  'Cancel discount': { derive: 'accept', section: DISCOUNTS },
};
