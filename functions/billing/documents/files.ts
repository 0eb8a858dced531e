import { PartnerPath } from '../../account/partners/wire.ts';
import type { Operation } from '../../contract/operation.ts';
import { getLicenseReconciliationFile } from '../operations.ts';
import { getUsageReconciliationFile } from '../usage/operations.ts';
import { InvoicePath } from '../wire.ts';

/** The same file as the partner's own operation gives. */
function forOperator(own: Operation, { id, summary }: Pick<Operation, 'id' | 'summary'>): Operation {
  return {
    ...own,
    id,
    summary,
    path: own.path.replace('v1/', 'v1/operator/partners/{partnerId}/'),
    permission: 'operator.manage_billing',
    onPartner: true,
    params: PartnerPath.extend(InvoicePath.shape),
  };
}

/** Lines of an invoice, to see what a partner asks about and which line to refund. */
export const partnerFileOperations: readonly Operation[] = [
  forOperator(getLicenseReconciliationFile, {
    id: 'getPartnerLicenseReconciliationFile',
    summary: "Download the license-based reconciliation file of a partner's invoice",
  }),
  forOperator(getUsageReconciliationFile, {
    id: 'getPartnerUsageReconciliationFile',
    summary: "Download the usage-based reconciliation file of a partner's invoice",
  }),
];
