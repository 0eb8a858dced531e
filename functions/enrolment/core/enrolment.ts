export const ENROLMENT_STATES = [
  'started',
  'account_created',
  'submitted',
  'approved',
  'rejected',
  'agreement_signed',
  'active',
] as const;

export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** Where a request goes from where it is: only forward, and no further once it is rejected. @rule R-ENR-09 */
export const NEXT: Readonly<Record<EnrolmentState, readonly EnrolmentState[]>> = {
  started: ['account_created'],
  account_created: ['submitted'],
  submitted: ['approved', 'rejected'],
  approved: ['agreement_signed'],
  rejected: [],
  agreement_signed: ['active'],
  active: [],
};

export function canGo(from: EnrolmentState, to: EnrolmentState): boolean {
  return NEXT[from].includes(to);
}

export type VettingStatus = 'none' | 'pending' | 'authorized' | 'rejected';

/** What the public legal business profile shows of it. @rule R-ENR-09 */
export const VETTING_STATUS: Readonly<Record<EnrolmentState, VettingStatus>> = {
  started: 'none',
  account_created: 'none',
  submitted: 'pending',
  approved: 'authorized',
  rejected: 'rejected',
  agreement_signed: 'authorized',
  active: 'authorized',
};

/** A company that was rejected can ask anew; one that is under way, or active, cannot. */
export function canStart(latest: EnrolmentState | undefined): boolean {
  return latest === undefined || latest === 'rejected';
}
