import * as z from 'zod';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../contract/services.ts';
import { Attributes } from '../contract/wire.ts';
import type { Instant } from '../shared/calendar.ts';
import { dailyStatuses, disturbedMinutes, HISTORY_DAYS } from './core/figures.ts';
import { HEALTH_STATUSES, INCIDENT_TYPES, phaseOf, SEVERITIES, statusOf, type Incident } from './core/incident.ts';

// The operator's own answers: what it has published, and what anybody may read of it.

const WireTexts = z.object({ en: z.string().optional(), zh: z.string().optional(), pt: z.string().optional() });

export const WirePublished = z.object({
  id: z.string(),
  type: z.enum(INCIDENT_TYPES),
  phase: z.enum(['planned', 'open', 'over']).describe('Planned: work that has not begun.'),
  services: z.array(z.enum(SERVICE_IDS)),
  severity: z.enum(SEVERITIES),
  title: WireTexts,
  startTime: z.string(),
  endTime: z.string().optional(),
  impactedArea: z.string().optional(),
  impactedCustomers: z.int().optional(),
  requiredBy: z.string().optional(),
  updates: z.array(z.object({ publishedTime: z.string(), text: WireTexts })).describe('The oldest first.'),
  attributes: Attributes,
});

export const WireHealth = z.object({
  readTime: z.string().describe('When this was true: an answer may be a minute old.'),
  feedReadTime: z.string().optional().describe('When the feed that incidents come from was last read; absent without a feed.'),
  services: z.array(
    z.object({
      id: z.enum(SERVICE_IDS),
      name: z.string(),
      status: z.enum(HEALTH_STATUSES),
      disturbedMinutes: z.int().describe(`In the ${HISTORY_DAYS} days, with what went on at one time counted once.`),
      days: z.array(z.enum(HEALTH_STATUSES)).describe('What was worst on each day, in UTC; the last is today.'),
    }),
  ),
  incidents: z.array(WirePublished).describe('What is planned, open, or was over in the last 90 days; the latest first.'),
  attributes: Attributes,
});

export type WireHealth = z.infer<typeof WireHealth>;

export function toWirePublished(incident: Incident, now: Instant): z.infer<typeof WirePublished> {
  const { id, type, services, severity, title, startAt, endAt, impactedArea, impactedCustomers, actBy, updates } = incident;
  return {
    id,
    type,
    phase: phaseOf(incident, now),
    services: [...services],
    severity,
    title,
    startTime: startAt,
    endTime: endAt,
    impactedArea,
    impactedCustomers,
    requiredBy: actBy,
    updates: updates.map(({ publishedAt, text }) => ({ publishedTime: publishedAt, text })),
    attributes: { objectType: 'ServiceIncident' },
  };
}

export function toWireHealth(incidents: readonly Incident[], now: Instant, feedReadTime: Instant | undefined): WireHealth {
  const health = (id: ServiceId) => ({
    id,
    name: SERVICES[id],
    status: statusOf(id, incidents, now),
    disturbedMinutes: disturbedMinutes(id, incidents, now),
    days: dailyStatuses(id, incidents, now),
  });
  return {
    readTime: now,
    feedReadTime,
    services: SERVICE_IDS.map(health),
    incidents: incidents.map((incident) => toWirePublished(incident, now)),
    attributes: { objectType: 'ServiceHealth' },
  };
}
