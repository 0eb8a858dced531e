import * as z from 'zod';
import { SERVICE_IDS } from '../contract/services.ts';
import { defineKind, indexOf } from '../storage/port.ts';
import { StoredInstant } from '../storage/values.ts';
import { INCIDENT_TYPES, SEVERITIES, type Incident } from './core/incident.ts';

const StoredTexts = z.object({ en: z.string().optional(), zh: z.string().optional(), pt: z.string().optional() });

const StoredIncident = z.object({
  id: z.string(),
  type: z.enum(INCIDENT_TYPES),
  services: z.array(z.enum(SERVICE_IDS)),
  severity: z.enum(SEVERITIES),
  title: StoredTexts,
  startAt: StoredInstant,
  endAt: StoredInstant.optional(),
  impactedArea: z.string().optional(),
  impactedCustomers: z.int().optional(),
  actBy: StoredInstant.optional(),
  updates: z.array(z.object({ publishedAt: StoredInstant, text: StoredTexts })),
  /** Whose it is to change: what the operator has written to, the feed leaves alone. */
  keptBy: z.enum(['operator', 'feed']),
});

export type StoredIncident = Incident & Pick<z.infer<typeof StoredIncident>, 'keptBy'>;

/** Sorts behind every instant. */
const NO_END = '9999';

export const INCIDENT = defineKind<StoredIncident>({
  name: 'serviceIncident',
  container: 'catalog',
  schemaVersion: 1,
  schema: StoredIncident,
  idOf: ({ id }) => id,
  indexes: { byEnd: ({ endAt }) => [endAt ?? NO_END] },
});

export const INCIDENTS_BY_END = indexOf(INCIDENT, 'byEnd');

/** When the feed was last read and understood. */
const FeedReading = z.object({ readAt: StoredInstant });

export const FEED_READING_ID = 'feedReading';

export const FEED_READING = defineKind<z.infer<typeof FeedReading>>({
  name: 'healthFeedReading',
  container: 'catalog',
  schemaVersion: 1,
  schema: FeedReading,
  idOf: () => FEED_READING_ID,
  indexes: {},
});
