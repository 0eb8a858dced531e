import * as z from 'zod';
import { answered, operation, type Operation } from '../contract/operation.ts';
import { Attributes } from '../contract/wire.ts';
import { refuse } from '../shared/outcome.ts';
import { REASONS, type Reason } from '../verifier/core/reasons.ts';
import { UnknownFile } from '../verifier/core/table.ts';
import { verifyFile } from '../verifier/verify.ts';
import { BILLS } from './bills.ts';

const REASON_NAMES = Object.keys(REASONS) as [Reason, ...Reason[]];

const WireReport = z.object({
  file: z.enum(['license', 'usage']),
  lines: z.int(),
  proved: z.int().describe('Re-derived from price, seats and days.'),
  accepted: z.int().describe('Refunds and discounts: their sums are checked, not their amounts.'),
  findings: z
    .array(
      z.object({
        line: z.int().describe('Of the file, 1 for its header.'),
        reason: z.enum(REASON_NAMES),
        meaning: z.string(),
        column: z.string(),
        found: z.string(),
        expected: z.string(),
      }),
    )
    .describe('At most 1,000.'),
  byReason: z.partialRecord(z.enum(REASON_NAMES), z.int()),
  sections: z.record(z.string(), z.string()).describe('What each section of the invoice has to add up to.'),
  total: z.string(),
  attributes: Attributes,
});

/** The same as `npm run verify`, for a file of at most 20 MB. */
const verifyReconciliationFile = operation({
  ...BILLS,
  id: 'verifyReconciliationFile',
  summary: 'Have every line of a reconciliation file re-derived by a second implementation; the file is not kept',
  method: 'POST',
  path: 'v1/reconciliation/verification',
  availability: 'own',
  body: 'text/csv',
  answer: WireReport,
  refuses: ['NotAReconciliationFile'],
  handle: async (_scope, { body }) => {
    const bytes = new TextEncoder().encode(body as string);
    try {
      const { kind, findings, ...report } = await verifyFile(async function* pieces() {
        yield bytes;
      });
      return answered<z.infer<typeof WireReport>>({
        file: kind,
        ...report,
        findings: findings.map((finding) => ({ ...finding, meaning: REASONS[finding.reason] })),
        attributes: { objectType: 'ReconciliationReport' },
      });
    } catch (error) {
      if (error instanceof UnknownFile) return refuse('NotAReconciliationFile', `${error.message}.`);
      throw error;
    }
  },
});

export const verificationOperations: readonly Operation[] = [verifyReconciliationFile];
