/** What all operations on bills share: who may, and that a suspended account keeps them (R-BILL-08). */
export const BILLS = {
  method: 'GET',
  availability: '21vianet',
  permission: 'bills.view_download',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;
