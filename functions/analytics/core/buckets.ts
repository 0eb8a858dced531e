import type { CalendarDate } from '../../shared/calendar.ts';
import { decimal, plus, type Decimal } from '../../shared/decimal.ts';

interface Used {
  readonly resourceGuid: string;
  readonly usageDate: CalendarDate;
  readonly consumedQuantity: string;
}

/** What was consumed of a resource on a day. */
export interface Bucket<T> {
  /** The first record of it. */
  readonly record: T;
  readonly quantity: Decimal;
}

export interface BucketGroup<T> {
  /** The key of the last record that went into it. */
  readonly through: string;
  readonly buckets: readonly Bucket<T>[];
}

/** Each record by itself. */
export async function* eachRecord<T extends Used>(
  records: AsyncIterable<{ key: string; value: T }>,
): AsyncGenerator<BucketGroup<T>> {
  for await (const { key, value } of records)
    yield { through: key, buckets: [{ record: value, quantity: decimal(value.consumedQuantity) }] };
}

/** The days of one resource at a time, each added up: records of one resource are neighbours, those of one day are not. */
export async function* byResourceAndDay<T extends Used>(
  records: AsyncIterable<{ key: string; value: T }>,
): AsyncGenerator<BucketGroup<T>> {
  let resource: string | undefined;
  let through = '';
  let days = new Map<CalendarDate, Bucket<T>>();
  for await (const { key, value } of records) {
    if (value.resourceGuid !== resource && days.size > 0) {
      yield { through, buckets: inOrder(days) };
      days = new Map();
    }
    [resource, through] = [value.resourceGuid, key];
    const { record = value, quantity } = days.get(value.usageDate) ?? {};
    const more = decimal(value.consumedQuantity);
    days.set(value.usageDate, { record, quantity: quantity === undefined ? more : plus(quantity, more) });
  }
  if (days.size > 0) yield { through, buckets: inOrder(days) };
}

function inOrder<T extends Used>(days: ReadonlyMap<CalendarDate, Bucket<T>>): Bucket<T>[] {
  return [...days.values()].toSorted((a, b) => (a.record.usageDate < b.record.usageDate ? -1 : 1));
}
