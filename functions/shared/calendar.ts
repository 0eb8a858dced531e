import { assert } from './assert.ts';

declare const calendarDateBrand: unique symbol;
declare const instantBrand: unique symbol;

/** `YYYY-MM-DD`: a day that begins and ends at 0:00 UTC (R-CALC-01). Compares and sorts as text. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** `YYYY-MM-DDTHH:mm:ss.sssZ`. Compares and sorts as text. */
export type Instant = string & { readonly [instantBrand]: true };

/** Half-open: `end` is the first day that no longer belongs to it. */
export interface Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

const DAY_MS = 86_400_000;

export function parseDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : (text as CalendarDate);
}

export function date(text: string): CalendarDate {
  const parsed = parseDate(text);
  assert(parsed, `${text} is a date`);
  return parsed;
}

/** Accepts ISO 8601 with `Z`, an offset, or no zone, which means UTC. */
export function parseInstant(text: string): Instant | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!match?.[1] || !parseDate(match[1])) return undefined;
  const time = Date.parse(match[2] === undefined || match[3] ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : (new Date(time).toISOString() as Instant);
}

export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert(parsed, `${text} is an instant`);
  return parsed;
}

export function dateOf(when: Instant): CalendarDate {
  return when.slice(0, 10) as CalendarDate;
}

export function minutesAfter(when: Instant, minutes: number): Instant {
  return new Date(Date.parse(when) + minutes * 60_000).toISOString() as Instant;
}

export function startOf(day: CalendarDate): Instant {
  return `${day}T00:00:00.000Z` as Instant;
}

/** Days since 1970-01-01. */
export function dayNumber(day: CalendarDate): number {
  return Date.UTC(yearOf(day), monthOf(day), Number(day.slice(8))) / DAY_MS;
}

export function fromDayNumber(days: number): CalendarDate {
  const at = new Date(days * DAY_MS);
  // by its parts: several times as fast as through toISOString, and a close does this for every line
  return `${at.getUTCFullYear().toString().padStart(4, '0')}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}` as CalendarDate;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(day) + days);
}

export function daysIn({ start, end }: Period): number {
  return dayNumber(end) - dayNumber(start);
}

/** The day `day` of a month, or the month's last day where it has no such day (R-BILL-02). Months outside 0 to 11 carry over. */
export function dayOfMonth(year: number, month: number, day: number): CalendarDate {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10) as CalendarDate;
}

export function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

/** 0 for January. */
export function monthOf(day: CalendarDate): number {
  return Number(day.slice(5, 7)) - 1;
}
