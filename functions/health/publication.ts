import * as z from 'zod';
import { required } from '../contract/address.ts';
import { SERVICE_IDS } from '../contract/services.ts';
import { line, WireInstant, wireWord } from '../contract/wire.ts';
import { UPDATES_MAX } from './core/history.ts';
import { INCIDENT_TYPES, SEVERITIES, type Incident } from './core/incident.ts';

// What the operator sends and what a feed holds: one schema for both.

const CUSTOMERS_MAX = 10_000_000;

const texts = (text: z.ZodType<string>) =>
  z
    .object({ en: text.optional(), zh: text.optional(), pt: text.optional() })
    .refine((given) => Object.keys(given).length > 0, 'needs a text in en, zh or pt');

/** Several lines, as people write them. */
const Paragraphs = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2000)
  .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'must not hold control characters');

export const UpdateText = texts(Paragraphs).describe('In English, Chinese or Portuguese; in as many of them as there is.');

const services = z
  .array(wireWord(SERVICE_IDS))
  .min(1)
  .transform((given) => [...new Set(given)].toSorted());

const updates = z
  .array(z.object({ publishedTime: WireInstant, text: UpdateText }))
  .max(UPDATES_MAX)
  .refine((given) => new Set(given.map(({ publishedTime }) => publishedTime)).size === given.length, {
    error: 'each needs a publishedTime of its own',
  })
  .default([]);

export const Facts = z.object({
  type: wireWord(INCIDENT_TYPES),
  services,
  severity: wireWord(SEVERITIES).describe('information; warning: degraded; critical: stopped.'),
  title: texts(required(200)),
  startTime: WireInstant,
  endTime: WireInstant.optional().describe('Of planned work. Of an incident once it is over; left out until then.'),
  impactedArea: required(200).optional(),
  impactedCustomers: z.int().min(0).max(CUSTOMERS_MAX).optional(),
  requiredBy: WireInstant.optional().describe('Until when customers have to act.'),
  updates: updates.describe('Added to those there are; one that was published stays as it is.'),
});

type Facts = z.infer<typeof Facts>;

/** The same with what its members say about each other. */
export function checked<T extends z.ZodType<Facts>>(facts: T): T {
  return facts
    .refine(({ type, endTime }) => type === 'incident' || endTime !== undefined, {
      path: ['endTime'],
      error: 'planned work needs one',
    })
    .refine(({ startTime, endTime }) => endTime === undefined || endTime > startTime, {
      path: ['endTime'],
      error: 'must be later than startTime',
    });
}

export const Publication = checked(Facts);

/** Part of an address and of a key: no sign that means something there. */
export const IncidentId = line(64).regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'must be letters, digits, dots, hyphens and underscores',
);

/** Undefined members are left out, so that what was stored compares equal. */
export function fromWire(id: string, { startTime, endTime, requiredBy, updates: sent, ...facts }: Facts): Incident {
  return {
    id,
    ...facts,
    startAt: startTime,
    ...(endTime ? { endAt: endTime } : {}),
    ...(requiredBy ? { actBy: requiredBy } : {}),
    updates: sent.map(({ publishedTime, text }) => ({ publishedAt: publishedTime, text })),
  };
}
