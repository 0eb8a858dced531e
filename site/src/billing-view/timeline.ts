import type { BilledSubscription } from '../../../functions/billing/core/lifetime.ts';
import { stretchesIn, type Stretch } from '../../../functions/billing/core/seats.ts';
import type { Close } from '../../../functions/billing/core/subscription-lines.ts';
import { addDays, daysIn } from '../../../functions/shared/calendar.ts';
import { formatsOf } from './formats.ts';
import type { ViewTexts } from './lines-table.ts';

/** The drawing's own units. */
const WIDTH = 640;
const HEIGHT = 120;
/** Above and below the bars, for a line of text each. */
const MARGIN = 24;
/** The least width that has room for the first and the last day beside each other; the last bar names both, or its first. */
const TWO_DAYS = 160;

interface Bar extends Stretch {
  readonly state: 'free' | 'charged' | 'unused';
}

/** The seats over the days of the past period, or over the free days, as the HTML of a drawing; its text says the same. */
export function timelineSvg(subscription: BilledSubscription, close: Close, { lang, words }: ViewTexts): string {
  const isFree = subscription.start > close.past.start;
  const period = { start: isFree ? subscription.start : close.past.start, end: close.billingDate };
  if (period.start >= period.end) return '';
  const bars = barsOf(subscription, period, isFree);
  const { day, whole } = formatsOf(lang);
  const highest = Math.max(1, ...bars.map(({ seats }) => seats));
  const days = daysIn(period);
  const drawn = bars.map(({ start, end, seats, state }, index) => {
    const height = (seats / highest) * (HEIGHT - 2 * MARGIN);
    const x = (daysIn({ start: period.start, end: start }) / days) * WIDTH + 1;
    const width = Math.max(1, (daysIn({ start, end }) / days) * WIDTH - 2);
    const isLast = index === bars.length - 1;
    const hasRoomForEnd = width > TWO_DAYS;
    const note = state === 'charged' ? '' : ` · ${words[state]}`;
    const first = !isLast || hasRoomForEnd ? `<text x="${x}" y="${HEIGHT - 5}">${day(start)}</text>` : '';
    const last = isLast
      ? `<text x="${x + width - 1}" y="${HEIGHT - 5}" text-anchor="end">${day(hasRoomForEnd ? addDays(end, -1) : start)}</text>`
      : '';
    return (
      `<rect class="${state}" x="${x}" y="${HEIGHT - MARGIN - height}" width="${width}" height="${height}" rx="2"/>` +
      `<text x="${x}" y="${HEIGHT - MARGIN - height - 6}">${whole(seats)}${note}</text>${first}${last}`
    );
  });
  const spoken = bars.map(
    ({ start, end, seats, state }) => `${day(start)} – ${day(addDays(end, -1))}: ${whole(seats)} (${words[state]})`,
  );
  return (
    `<svg class="timeline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.timeline}. ${spoken.join('; ')}">` +
    `${drawn.join('')}</svg>`
  );
}

function barsOf(
  { seatChanges, ended: end }: BilledSubscription,
  period: { start: Close['billingDate']; end: Close['billingDate'] },
  isFree: boolean,
): Bar[] {
  const used = isFree ? 'free' : 'charged';
  return stretchesIn(seatChanges, period).flatMap((stretch): Bar[] => {
    const ended = end?.on;
    if (!ended || ended >= stretch.end) return [{ ...stretch, state: used }];
    const before: Bar[] = ended > stretch.start ? [{ ...stretch, end: ended, state: used }] : [];
    const start = ended > stretch.start ? ended : stretch.start;
    return isFree ? before : [...before, { ...stretch, start, state: 'unused' }]; // what was free is no credit
  });
}
