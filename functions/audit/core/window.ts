import { addDays, date, parseDate, type CalendarDate } from '../../shared/calendar.ts';
import { LIMITS } from '../../contract/limits.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';

/** Both days belong to it. */
export interface Window {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/**
 * A day as the clients write it: `2026-11-28`, with a time or without; `11/28/2026 12:00:00 AM`; and what the Java SDK
 * makes of it, whose last part is the day of the year: `2026-11-332`.
 */
export function parseDay(text: string): CalendarDate | undefined {
  const [, ordinalYear, ordinal] = /^(\d{4})-\d\d-(\d{3})$/.exec(text) ?? [];
  if (ordinalYear !== undefined) {
    const day = addDays(date(`${ordinalYear}-01-01`), Number(ordinal) - 1);
    return day.startsWith(ordinalYear) ? day : undefined;
  }
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (year !== undefined) return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parseDate(text.replace(/T.*$/, ''));
}

/** The days a search covers: the last 30 by default, at most 30, and none that is longer ago than 90. */
export function searchedDays(
  given: { startDate?: CalendarDate | undefined; endDate?: CalendarDate | undefined },
  today: CalendarDate,
): Outcome<Window, 'AuditTooLongAgo' | 'AuditWindowTooLong' | 'InvalidInput'> {
  const { auditSearchDays, auditWindowDays } = LIMITS;
  const start = given.startDate ?? addDays(today, -auditWindowDays);
  const last = addDays(start, auditWindowDays);
  const end = given.endDate ?? (last < today ? last : today);
  if (start < addDays(today, -auditSearchDays)) return refuse('AuditTooLongAgo');
  if (given.endDate !== undefined && end < start) return refuse('InvalidInput', 'endDate: lies before startDate.');
  if (end > last) return refuse('AuditWindowTooLong');
  return { ok: true, value: { start, end } };
}
