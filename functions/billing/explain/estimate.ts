import type { Scope } from '../../identity/scope.ts';
import { billedGroups } from '../billed-groups.ts';
import { addUp, NO_LINES, together, type LineGroup, type Totals } from '../core/invoice.ts';
import type { Close } from '../core/subscription-lines.ts';
import { billedPartner, licenseFileBlock } from '../license-file.ts';
import { termsOf } from '../next-close.ts';
import { addUpUsage } from '../usage/core/totals.ts';
import { grouped, inPages } from '../usage/paged.ts';
import { billedUsage, billOf } from '../usage/walk.ts';
import { foresight } from './foresight.ts';

const GROUPS_AT_ONCE = 250;

/** The license-based lines of an invoice to come as they would be if nothing changed, some at a time: as many reads as a close. */
async function* groupsToCome(scope: Scope, close: Close): AsyncGenerator<LineGroup[]> {
  const terms = await termsOf(scope);
  let groups: LineGroup[] = [];
  const foresee = foresight(scope, close.billingDate);
  for await (const { group } of billedGroups(scope.partition, scope.account.value, { close, terms, after: '', foresee })) {
    if (group.lines.length > 0) groups.push(group);
    if (groups.length < GROUPS_AT_ONCE) continue;
    yield groups;
    groups = [];
  }
  yield groups;
}

/** An invoice to come as it would be if nothing changed, with the usage recorded for it so far. */
export async function estimateInvoice(scope: Scope, close: Close): Promise<Totals> {
  let totals = NO_LINES;
  for await (const groups of groupsToCome(scope, close)) totals = addUp(totals, groups);
  let usage = NO_LINES;
  const bill = await billOf(scope, scope.account.value);
  for await (const lines of inPages(billedUsage(bill, close))) usage = addUpUsage(usage, grouped(lines));
  return together(totals, usage);
}

/** The license-based file of an invoice to come, so far. */
export async function* unbilledLicenseFile(scope: Scope, close: Close): AsyncGenerator<Uint8Array> {
  const { value: account } = scope.account;
  let isFirst = true;
  for await (const groups of groupsToCome(scope, close)) {
    yield licenseFileBlock(billedPartner(account), groups, { isIndirect: account.model !== 'direct', isFirst }).bytes;
    isFirst = false;
  }
}
