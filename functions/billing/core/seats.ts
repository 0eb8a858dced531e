import { assert } from '../../shared/assert.ts';
import type { CalendarDate, Period } from '../../shared/calendar.ts';

/** From 0:00 of `on` the subscription has so many seats (R-SUB-14). */
export interface SeatChange {
  readonly on: CalendarDate;
  readonly quantity: number;
  /** It came with the renewal of that day, which precedes the cut (R-CALC-17). */
  readonly withRenewal?: true | undefined;
}

/** Neighbouring days of one period with the same number of seats. */
export interface Stretch extends Period {
  readonly seats: number;
}

/** The seats in force at 0:00 of a day: after its renewal, before what is ordered on that day (R-CALC-17). */
export function seatsAtCut(history: readonly SeatChange[], day: CalendarDate): number {
  const before = history.findLast((change) => change.on < day || (change.on === day && change.withRenewal));
  assert(before, 'a subscription has seats before its first billing date');
  return before.quantity;
}

/**
 * The stretches that fill a period: several changes on one day count as the last one, and neighbours with the same
 * number of seats are one stretch.
 *
 * @param history  seat changes in order, the first on or before the start of the period
 * @rule R-CALC-13
 */
export function stretchesIn(history: readonly SeatChange[], { start, end }: Period): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let seats = history.findLast((change) => change.on <= start)?.quantity;
  assert(seats !== undefined, 'a subscription has seats on the first day of a stretch');
  let from = start;
  for (const [index, change] of history.entries()) {
    const overtaken = history[index + 1]?.on === change.on;
    if (overtaken || change.on <= start || change.on >= end || change.quantity === seats) continue;
    stretches.push({ start: from, end: change.on, seats });
    seats = change.quantity;
    from = change.on;
  }
  stretches.push({ start: from, end, seats });
  return stretches;
}
