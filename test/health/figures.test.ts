import { expect, test } from 'vitest';
import { dailyStatuses, disturbedMinutes, HISTORY_DAYS, historyStart } from '../../functions/health/core/figures.ts';
import { phaseOf, statusOf, type Incident } from '../../functions/health/core/incident.ts';
import { instant } from '../../functions/shared/calendar.ts';

const NOW = instant('2018-07-15T12:00:00Z');

function incident(startAt: string, endAt: string | undefined, more: Partial<Incident> = {}): Incident {
  return {
    id: startAt,
    type: 'incident',
    services: ['office365'],
    severity: 'warning',
    title: { en: 'Sample' },
    startAt: instant(startAt),
    ...(endAt === undefined ? {} : { endAt: instant(endAt) }),
    updates: [],
    ...more,
  };
}

const WORK = { type: 'planned_work', severity: 'critical' } as const;

test.each([
  ['an incident is open until somebody says that it is over', incident('2018-07-01', undefined), 'open'],
  ['and over from then on', incident('2018-07-01', '2018-07-02'), 'over'],
  ['work is planned until it begins', incident('2018-07-15T12:00:01Z', '2018-07-16', WORK), 'planned'],
  ['open from its first instant', incident('2018-07-15T12:00:00Z', '2018-07-16', WORK), 'open'],
  ['and over at its end', incident('2018-07-15T11:00:00Z', '2018-07-15T12:00:00Z', WORK), 'over'],
  ['work called off before it began is over', incident('2018-07-20', '2018-07-15T11:00:00Z', WORK), 'over'],
] as const)('R-HLT-02: %s', (_, one, phase) => {
  expect(phaseOf(one, NOW)).toBe(phase);
});

test('R-HLT-02: a service runs as badly as the worst of what is open about it', () => {
  const bad = incident('2018-07-15T10:00:00Z', undefined);
  const worse = incident('2018-07-15T11:00:00Z', undefined, { severity: 'critical', services: ['visio', 'office365'] });
  const planned = incident('2018-07-16', '2018-07-17', { ...WORK, services: ['project'] });
  const all = [bad, worse, planned, incident('2018-07-01', '2018-07-02', { services: ['powerBi'], severity: 'critical' })];
  const statuses = (['office365', 'visio', 'project', 'powerBi'] as const).map((service) => statusOf(service, all, NOW));
  expect(statuses).toEqual(['critical', 'critical', 'normal', 'normal']);
  expect(statusOf('office365', [bad], NOW)).toBe('warning');
});

test('R-HLT-02: disturbed minutes count what overlaps once, and nothing before the 90 days or of planned work', () => {
  const all = [
    incident('2018-07-10T10:00:00Z', '2018-07-10T11:00:00Z'), // 60
    incident('2018-07-10T10:30:00Z', '2018-07-10T11:15:00Z', { severity: 'critical' }), // 15 more
    incident('2018-07-10T10:40:00Z', '2018-07-10T10:50:00Z'), // within
    incident('2018-07-15T11:30:00Z', undefined), // 30 so far
    incident('2018-07-11', '2018-07-12', { severity: 'information' }),
    incident('2018-07-12', '2018-07-13', WORK),
    incident('2018-07-12', '2018-07-13', { services: ['visio'] }),
    incident('2018-04-01', '2018-04-17T00:05:00Z'), // the 90 days begin on 17 April: 5
  ];
  expect(historyStart(NOW)).toBe('2018-04-17');
  expect(disturbedMinutes('office365', all, NOW)).toBe(60 + 15 + 30 + 5);
});

test('R-HLT-02: each day shows what was worst on it; one that ended at midnight does not touch the next', () => {
  const days = dailyStatuses(
    'office365',
    [
      incident('2018-07-12T23:00:00Z', '2018-07-13T00:00:00Z', { severity: 'critical' }),
      incident('2018-07-12T01:00:00Z', '2018-07-12T02:00:00Z'),
      incident('2018-07-14T01:00:00Z', '2018-07-14T02:00:00Z', WORK),
      incident('2018-07-15T11:00:00Z', undefined),
      incident('2018-07-15T13:00:00Z', '2018-07-15T14:00:00Z', WORK),
    ],
    NOW,
  );
  expect(days).toHaveLength(HISTORY_DAYS);
  expect(days.slice(-4)).toEqual(['critical', 'normal', 'information', 'warning']);
  expect(days.slice(0, -4).every((status) => status === 'normal')).toBe(true);
});
