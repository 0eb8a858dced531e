/** What the operator's operations on month closes share. */
export const CLOSES = {
  availability: 'own',
  permission: 'operator.close_months',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;
