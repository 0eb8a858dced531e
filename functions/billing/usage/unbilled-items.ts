import { billingDayOf } from '../../account/core/account.ts';
import { answered, type Answer } from '../../contract/operation.ts';
import { collection, link, type Collection } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { parseDate } from '../../shared/calendar.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { closeOf } from '../core/subscription-lines.ts';
import type { UsageItemType } from './queries.ts';
import { billingRow, dailyRow, headingOf } from './rows.ts';
import { unbilledLines, unbilledRecords } from './unbilled.ts';
import { billOf, subjects } from './walk.ts';
import { toWireBillingRow, toWireDailyRow, type WireUsageLineItem } from './wire.ts';

interface Wanted {
  /** The list's own address, with its query. */
  readonly path: string;
  readonly invoiceLineItemType: UsageItemType;
  readonly size: number;
  readonly continuationToken?: string | undefined;
}

type Listed = Outcome<Answer<Collection<WireUsageLineItem>>, 'InvalidContinuationToken'>;

/** Usage-based line items of what is recorded and not yet billed, or the daily rows they add up; pages only go forward. */
export async function listUnbilledUsage(
  scope: Scope,
  { path, invoiceLineItemType, size, continuationToken }: Wanted,
): Promise<Listed> {
  const after = continuationToken === undefined ? '' : placeOf(continuationToken);
  if (after === undefined) return refuse('InvalidContinuationToken');
  const rows = invoiceLineItemType === 'billingLineItems' ? billingRows : dailyRows;
  const items: WireUsageLineItem[] = [];
  let last = '';
  for await (const { place, item } of rows(scope, after)) {
    if (items.length === size) return answered(pageOf(path, items, btoa(last)));
    items.push(item);
    last = place;
  }
  return answered(pageOf(path, items));
}

function pageOf(path: string, items: WireUsageLineItem[], token?: string): Collection<WireUsageLineItem> {
  if (token === undefined) return collection(items, { self: link(path) });
  const next = link(`${path}&seekOperation=Next`, 'GET', [{ key: 'MS-ContinuationToken', value: token }]);
  return collection(items, { self: link(path), next }, token);
}

/** A token is a place among the caller's own records, which begins with a billing date. */
function placeOf(token: string): string | undefined {
  try {
    const place = atob(token);
    return parseDate(place.slice(0, 10)) && place;
  } catch {
    return undefined; // not one of ours: the caller is told so
  }
}

interface Placed {
  readonly place: string;
  readonly item: WireUsageLineItem;
}

async function* billingRows(scope: Scope, after: string): AsyncGenerator<Placed> {
  const account = scope.account.value;
  const heading = headingOf(account, '');
  for await (const { place, facts, line } of unbilledLines(await billOf(scope, account), after))
    yield { place, item: toWireBillingRow(billingRow(heading, facts, line), heading.isIndirect) };
}

async function* dailyRows(scope: Scope, after: string): AsyncGenerator<Placed> {
  const account = scope.account.value;
  const heading = headingOf(account, '');
  const bill = await billOf(scope, account);
  const subjectOf = subjects(bill);
  for await (const { key: place, value } of unbilledRecords(bill, after)) {
    const { facts } = await subjectOf(value);
    const cycle = closeOf(value.billedOn, billingDayOf(account)).past;
    yield { place, item: toWireDailyRow(dailyRow(heading, facts, value, cycle), heading.isIndirect) };
  }
}
