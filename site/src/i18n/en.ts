import type { Texts } from './texts.ts';

export const en: Texts = {
  lang: 'en-GB',
  chargeTypes: {
    CANCEL_INSTANCEPRORATE: {
      label: 'Cancel instance prorate',
      meaning: 'The advance charge taken back because the number of seats changed.',
    },
    CYCLE_INSTANCEPRORATE: {
      label: 'Cycle instance prorate',
      meaning: 'The charge by days after the number of seats changed; also the free days of a new subscription, at 0.',
    },
    CANCEL_PRORATE: { label: 'Prorate fees when cancel', meaning: 'The credit for the unused days after a cancellation.' },
    PURCHASE_FEE: { label: 'Purchase fee', meaning: 'The first advance charge of a subscription.' },
    CYCLE_FEE: { label: 'Cycle fee', meaning: 'Each later advance charge.' },
    RENEW_FEE: { label: 'Renew fee', meaning: 'The first advance charge of a renewed term.' },
    PURCHASE_PRORATE: {
      label: 'Prorate fees when purchase',
      meaning: 'The target of an upgrade, from the day of the upgrade to the end of that period.',
    },
    RENEW_PRORATE: {
      label: 'Prorate fee when renew',
      meaning: 'The days of a renewed term up to the next billing date, when the term begins inside a period.',
    },
    CANCEL_USAGEFEE: {
      label: 'Assess usage fee when cancel',
      meaning: 'Usage of a subscription that has ended, not charged before.',
    },
    CYCLE_USAGEFEE: { label: 'Assess usage fee for current cycle', meaning: 'The usage of the billing period.' },
    OFFSET_LINEITEM: { label: 'Offset a line item', meaning: 'A refund of part or all of a line, taxes included.' },
    ACTIVATION_DISCOUNT: { label: 'Activation discount', meaning: 'A discount given when the subscription was activated.' },
    CYCLE_DISCOUNT: { label: 'Cycle discount', meaning: 'A discount on periodic charges.' },
    RENEW_DISCOUNT: { label: 'Renew discount', meaning: 'A discount given when the subscription was renewed.' },
    CANCEL_DISCOUNT: { label: 'Cancel discount', meaning: 'A charge made when a discount is taken back.' },
    ACTIVATION_PRORATE: {
      label: 'Prorate fees when activate',
      meaning: 'An add-on bought inside a period, from its first day to the end of that period.',
    },
  },
  sections: {
    recurring: 'Recurring Charges',
    otherProducts: 'Other Products and Services',
    usage: 'Usage Charges',
    credits: 'Credits & Adjustments',
    usageDiscounts: 'Other Discounts (usage-based)',
    licenseDiscounts: 'Other Discounts (license-based)',
    taxes: 'Taxes or VAT',
  },
  stories: {
    'EX-01':
      'Ordered on 2 June, so it starts on 3 June. The days up to the billing date are free; at the billing cut, the coming period is charged in advance.',
    'EX-02':
      'Ordered on 2 June and cancelled on 14 June, the day before the billing cut. Nothing is charged, and the file has no line for it: this is how you try a subscription at no cost.',
    'EX-03':
      'Ordered on 2 June with 10 seats; 20 from 8 June, 15 from 12 June. Each free stretch stands on the bill at 0; the advance charge counts the seats in force at the cut.',
    'EX-04':
      'Charged in advance for 15 seats; 12 from 20 July, 18 from 31 July, 10 from 10 August. The advance charge is taken back, every stretch is charged by its days, and the next period is charged for the 10 seats left.',
    'EX-05':
      'Charged in advance for 10 seats and cancelled on 25 August. The unused days, from 25 August to the end of the period, are credited.',
    'EX-06':
      'Charged in advance for 10 seats; 5 from 25 August; cancelled on 1 September. The advance charge is taken back, the stretches are charged, and the unused days of the last stretch are credited.',
    'EX-07': 'Nothing changed during the month: the coming period is charged in advance, and that is all.',
  },
  words: {
    chargeType: 'Charge type',
    meaning: 'What it is',
    section: 'Section of the invoice',
    column: 'Column to add up',
    firstDay: 'First day',
    lastDay: 'Last day',
    days: 'Days',
    seats: 'Seats',
    unitPrice: 'Unit price',
    amount: 'Amount',
    total: 'Total',
    noLines: 'No line, no charge.',
    arithmetic: 'How the amounts come about',
    offer: 'Offer',
    priceNow: 'Price from {date}',
    priceNext: 'From {date}',
    minimum: 'Min.',
    maximum: 'Max.',
    addOns: 'Add-ons',
    samplePrices: 'Sample prices in CNY, per seat and billing period.',
    charged: 'seats charged',
    free: 'free',
    unused: 'unused, credited',
    timeline: 'Seats over the days of the period',
  },
};
