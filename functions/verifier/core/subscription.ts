import type { LicenseLine } from './license-line.ts';
import { dayText, decimal } from './numbers.ts';
import type { Finding, Reason } from './reasons.ts';

/** Whether the lines of one subscription fit together: what was taken back is charged by days instead, each day once. */
export function checkSubscription(lines: readonly LicenseLine[]): Finding[] {
  const reversal = lines.find(({ kind }) => kind.derive === 'advanceBack');
  const stretches = lines
    .filter(({ kind, price }) => kind.replacesAdvance && price !== 0n)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const finding = (one: LicenseLine, reason: Reason, expected: string): Finding => ({
    line: one.line,
    reason,
    column: 'ChargeType',
    found: `${dayText(one.start)} to ${dayText(one.end - 1)}`,
    expected,
  });
  const [first] = stretches;
  if (!reversal)
    return first ? [finding(first, 'missingReversal', 'a line that takes back the advance charge of the whole period')] : [];

  const findings: Finding[] = [];
  let reached = reversal.start;
  for (const stretch of stretches) {
    if (stretch.start > reached) findings.push(finding(stretch, 'missingStretch', `days from ${dayText(reached)} on`));
    if (stretch.start < reached) findings.push(finding(stretch, 'overlappingStretches', `days from ${dayText(reached)} on`));
    reached = Math.max(reached, stretch.end);
  }
  if (reached < reversal.end)
    findings.push(finding(reversal, 'missingStretch', `days up to ${dayText(reversal.end - 1)} charged, ${dayText(reached)} on`));
  return findings;
}

/** Against the file of the month before: what is taken back is what was charged in advance. */
export function checkAgainstBefore(line: LicenseLine, billed: bigint | undefined): Finding | undefined {
  if (line.kind.derive !== 'advanceBack' || billed === undefined || line.subtotal === -billed) return undefined;
  return {
    line: line.line,
    reason: 'wrongAmount',
    column: 'Subtotal',
    found: decimal(line.subtotal),
    expected: decimal(-billed),
  };
}
