import * as z from 'zod';
import type { CalendarDate, Instant } from '../shared/calendar.ts';
import type { Minor } from '../shared/money.ts';

/** The brands of `shared/` on what comes out of the store: written by us, so only the plain type is checked again. */
export const StoredDate = z.custom<CalendarDate>((value) => typeof value === 'string');
export const StoredInstant = z.custom<Instant>((value) => typeof value === 'string');
export const StoredMinor = z.custom<Minor>((value) => Number.isSafeInteger(value));
