export type SubscriptionStatus = 'active' | 'suspended' | 'deleted';

interface Transition {
  readonly from: SubscriptionStatus;
  readonly to: SubscriptionStatus;
  readonly by: 'partner' | 'job';
  readonly rule: string;
}

/** Every way a subscription can go; what is not here is refused. */
export const SUBSCRIPTION_LIFECYCLE: readonly Transition[] = [
  { from: 'active', to: 'suspended', by: 'partner', rule: 'R-SUS-01' },
  { from: 'suspended', to: 'active', by: 'partner', rule: 'R-SUS-05' },
  { from: 'active', to: 'deleted', by: 'partner', rule: 'R-SUB-15' },
  { from: 'suspended', to: 'deleted', by: 'partner', rule: 'R-SUB-15' },
  { from: 'suspended', to: 'deleted', by: 'job', rule: 'R-SUS-04' },
  { from: 'active', to: 'deleted', by: 'job', rule: 'R-CALC-24' },
];

export function canPartnerChange(from: SubscriptionStatus, to: SubscriptionStatus): boolean {
  return SUBSCRIPTION_LIFECYCLE.some(
    (transition) => transition.by === 'partner' && transition.from === from && transition.to === to,
  );
}
