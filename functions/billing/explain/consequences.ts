import type { CalendarDate } from '../../shared/calendar.ts';

/** What a change brings beside money: a closed list. */
export const CONSEQUENCES = {
  seatsFrozen: 'While it is suspended, its number of seats cannot change.',
  dataDeleted: 'Unless it is reactivated before, its data is deleted on this day (R-SUS-05).',
  cannotBeUndone: 'A cancelled subscription cannot come back; order anew (R-SUB-15).',
  addOnsFollow: 'Its add-ons follow it (R-SUB-12).',
  scheduledChangeDropped: 'The change that was scheduled for the renewal is dropped.',
  scheduledFor: 'The scheduled number of seats counts from this day on.',
  endsWithTerm: 'Without renewal it ends on this day (R-CALC-24).',
  stillBilled: 'Suspension changes no bill: the seats stay bought (R-SUS-07).',
  priceLocked: 'Its price is locked until this day; a renewal may bring another (R-BILL-12).',
  sourceEnds: 'The source ends on this day and cannot come back (R-UPG-10).',
  trialEnds: 'The trial is over: the subscription is billed from its first billing date on.',
} as const;

export interface Consequence {
  readonly code: keyof typeof CONSEQUENCES;
  readonly on?: CalendarDate;
}
