/** Why a line is not proved: a closed list, with what each means. */
export const REASONS = {
  rounding: 'The amount is off by a cent: it was rounded in another way than once, at the end, half away from zero.',
  wrongDayCount: 'The amount fits other numbers of days than the dates of the line and the length of its period.',
  wrongAmount: 'The amount is not what price, seats and days give.',
  priceNotInList: 'The price list has another price for this offer, or none.',
  missingReversal: 'Days are charged one by one, and the advance charge of the period was not taken back.',
  missingStretch: 'The advance charge was taken back, and some days of the period are not charged instead.',
  overlappingStretches: 'A day of the period is charged twice.',
  duplicate: 'The very same line stands in the file twice.',
  wrongSubtotal: 'The subtotal is not the amount less the discount.',
  wrongTax: 'The tax is not the share of the subtotal that the other lines bear.',
  wrongTotal: 'The total is not the subtotal and the tax.',
  wrongQuantity: 'The overage is not what was consumed less what was included.',
  wrongRate: 'The effective rate is not the charge for one unit, to the cent.',
  mixedCurrency: 'The line is in another currency than the first one.',
  unknownChargeType: 'The charge type is none of the documented ones.',
  unreadable: 'A cell does not have the form of its column.',
} as const;

export type Reason = keyof typeof REASONS;

export interface Finding {
  /** The line of the file, 1 for the header. */
  readonly line: number;
  readonly reason: Reason;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}
