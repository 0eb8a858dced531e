import { billingDayOf, nextBillingDate } from '../../account/core/account.ts';
import { PartnerPath } from '../../account/partners/wire.ts';
import { answered, operation, type FileBody, type Operation } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { FileQuery, withBom } from '../bom.ts';
import { closeOf, type Close } from '../core/subscription-lines.ts';
import { FILE_TYPE } from '../csv.ts';
import { estimateInvoice, unbilledLicenseFile } from '../explain/estimate.ts';
import { toWireEstimate, WireEstimate } from '../explain/wire.ts';
import { unbilledFile } from '../usage/unbilled.ts';
import { billedUsage, billOf } from '../usage/walk.ts';
import { CLOSES } from './shared.ts';

/** The first close that is not done: of the past, if the jobs are late. */
function closeToCome({ account: { value: account } }: Pick<Scope, 'account'>): Outcome<Close, 'BilledToProvider'> {
  const billingDate = nextBillingDate(account);
  return billingDate ? ok(closeOf(billingDate, billingDayOf(account))) : refuse('BilledToProvider');
}

const REHEARSAL = {
  ...CLOSES,
  method: 'GET',
  path: 'v1/operator/partners/{partnerId}/closes/next',
  onPartner: true,
  params: PartnerPath,
  refuses: ['BilledToProvider'],
} as const;

const FILE = { ...REHEARSAL, query: FileQuery, answer: 'text/csv' } as const;

function fileOf(kind: 'license' | 'usage', pieces: AsyncIterable<Uint8Array>, { bom }: { bom?: boolean | undefined }): FileBody {
  const bytes = withBom(ReadableStream.from(pieces), bom);
  return { contentType: FILE_TYPE, fileName: `Reconciliation_rehearsed_${kind}.csv`, bytes };
}

/** What a close would write, by the code that closes; nothing is written. */
export const rehearsalOperations: readonly Operation[] = [
  operation({
    ...REHEARSAL,
    id: 'rehearseClose',
    summary: "Read what a partner's next close would bill if nothing changed; nothing is written, and it takes as many reads",
    answer: WireEstimate,
    handle: async (scope) => {
      const close = closeToCome(scope);
      if (!close.ok) return close;
      return answered(toWireEstimate(close.value, await estimateInvoice(scope, close.value), scope.now));
    },
  }),
  operation({
    ...FILE,
    id: 'rehearseLicenseReconciliationFile',
    summary: "Download the license-based lines that a partner's next close would write",
    path: `${FILE.path}/reconciliation/license`,
    handle: async (scope, { query }) => {
      const close = closeToCome(scope);
      return close.ok ? answered(fileOf('license', unbilledLicenseFile(scope, close.value), query)) : close;
    },
  }),
  operation({
    ...FILE,
    id: 'rehearseUsageReconciliationFile',
    summary: "Download the usage-based lines that a partner's next close would write",
    path: `${FILE.path}/reconciliation/usage`,
    handle: async (scope, { query }) => {
      const close = closeToCome(scope);
      if (!close.ok) return close;
      const { value: account } = scope.account;
      const lines = billedUsage(await billOf(scope, account), close.value);
      return answered(fileOf('usage', unbilledFile(account, lines), query));
    },
  }),
];
