import { parseDate, type CalendarDate } from '../../shared/calendar.ts';
import { versionInForce } from '../core/price-list.ts';
import type { PriceListVersion } from '../stored.ts';

/** Which price list a price sheet is of. */
export type Timeline = { readonly timeline: 'current' | 'future' } | { readonly timeline: 'history'; readonly month: string };

interface Choice {
  readonly version: PriceListVersion;
  readonly nextFrom: CalendarDate | undefined;
}

/**
 * The version in force today, the next one, or the one with which a month that is over ended (R-OFR-02).
 *
 * @param published  what partners see today, the earliest first
 * @param wanted  a month as `YYYYMM`
 */
export function chooseVersion(published: readonly PriceListVersion[], wanted: Timeline, today: CalendarDate): Choice | undefined {
  const next = published.find(({ effectiveFrom }) => effectiveFrom > today);
  const version = wanted.timeline === 'future' ? next : versionInForce(published, lastDay(wanted, today));
  if (!version) return undefined;
  return { version, nextFrom: published.find(({ effectiveFrom }) => effectiveFrom > version.effectiveFrom)?.effectiveFrom };
}

/** Whether a month, as `YYYYMM`, is over. */
export function isOver(month: string, today: CalendarDate): boolean {
  return month < today.slice(0, 7).replace('-', '');
}

function lastDay(wanted: Timeline, today: CalendarDate): CalendarDate {
  if (wanted.timeline !== 'history') return today;
  const yearAndMonth = `${wanted.month.slice(0, 4)}-${wanted.month.slice(4)}`;
  const days = ['31', '30', '29', '28'].map((day) => parseDate(`${yearAndMonth}-${day}`));
  return days.find((day) => day !== undefined) ?? today;
}
