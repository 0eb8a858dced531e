import type { Operation } from '../contract/operation.ts';
import { costOperations } from './costs/operations.ts';
import { licenseInsightOperations } from './licenses/operations.ts';
import { licenseReports } from './licenses/reports.ts';
import { azureUsageReport } from './reports/azure-usage.ts';
import { reportOperation } from './reports/report.ts';
import { resellerReport } from './reports/resellers.ts';
import { subscriptionReport } from './reports/subscriptions.ts';
import { referralReport, searchReport } from './reports/unrecorded.ts';
import { requestOperations } from './requests/operations.ts';
import { budgetOperations } from './usage/budget-operations.ts';
import { customerUsageOperations } from './usage/customer-operations.ts';
import { subscriptionUsageOperations } from './usage/subscription-operations.ts';
import { utilizationOperations } from './usage/utilization-operations.ts';

const REPORTS = [azureUsageReport, resellerReport, subscriptionReport, searchReport, referralReport, ...licenseReports];

export const analyticsOperations: readonly Operation[] = [
  ...REPORTS.map(reportOperation),
  ...licenseInsightOperations,
  ...customerUsageOperations,
  ...budgetOperations,
  ...subscriptionUsageOperations,
  ...utilizationOperations,
  ...costOperations,
  ...requestOperations,
];
