/** What all reads of usage share: it tells what customers cost, so whoever sees bills sees it. */
export const USAGE_READ = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'bills.view_download',
  whenAccountSuspended: 'allow',
} as const;
