import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { addDays, dateOf, parseInstant, type CalendarDate } from '../../shared/calendar.ts';
import { REQUEST_DAYS, type RequestDay } from './stored.ts';

const SHOWN_DAYS = 30;
const PRINCIPAL_DAYS = 7;
const PRINCIPALS_MAX = 10_000;
const KEPT_DAYS = 100; // more than are kept: one read finds them all

const REQUESTS = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'users.manage',
  appOnly: false,
  whenAccountSuspended: 'allow',
  refuses: [],
} as const;

const Day = z
  .string()
  .transform((text, context): CalendarDate => {
    const time = parseInstant(text);
    if (time !== undefined) return dateOf(time);
    context.issues.push({ code: 'custom', message: 'is a day such as 2026-11-16', input: text });
    return z.NEVER;
  })
  .optional();

const Adoption = z.object({
  loginDate: z.string(),
  mfaCompliantRequestCount: z.int(),
  totalRequestCount: z.int(),
  applicationId: z.string(),
  applicationName: z.string(),
});

const Principal = z.object({
  objectId: z.string(),
  tenantId: z.string(),
  upn: z.string(),
  lastNonMfaCompliantRequestDateTime: z.string(),
});

export const requestOperations: readonly Operation[] = [
  operation({
    ...REQUESTS,
    id: 'getApplicationMfaAdoptionStatus',
    summary: 'Read how many requests your users made by each application and day, and how many with a second factor',
    path: 'v1/applicationmfaadoptionstatus',
    query: z.object({
      startDate: Day.describe('The first day; 30 days back by default. Days are kept for 90 days.'),
      endDate: Day.describe('The last day; today by default.'),
    }),
    answer: z.array(Adoption),
    handle: async (scope, { query }) => {
      const { startDate = addDays(scope.today, -SHOWN_DAYS), endDate = scope.today } = query;
      const days = await requestDays(scope, startDate, endDate);
      const rows = days.flatMap(({ day, applications }) =>
        Object.entries(applications).map(([applicationId, { total, withMfa }]) => ({
          loginDate: day,
          mfaCompliantRequestCount: withMfa,
          totalRequestCount: total,
          applicationId,
          applicationName: '', // an application is registered by its id alone
        })),
      );
      return answered(rows);
    },
  }),
  operation({
    ...REQUESTS,
    id: 'listNonMfaCompliantPartnerPrincipals',
    summary: 'List which of your users called within the last seven days with one factor only, and when last',
    path: 'v1/nonMfaCompliantPartnerPrincipals',
    answer: collectionOf(Principal),
    handle: async (scope) => {
      const days = await requestDays(scope, addDays(scope.today, 1 - PRINCIPAL_DAYS), scope.today);
      // the later days overwrite the earlier ones
      const users = new Map(days.flatMap(({ withoutMfa }) => Object.entries(withoutMfa)));
      const principals = [...users].slice(0, PRINCIPALS_MAX).map(([objectId, { userName, lastAt }]) => ({
        objectId,
        tenantId: scope.caller.tenantId,
        upn: userName,
        lastNonMfaCompliantRequestDateTime: lastAt,
      }));
      return answered(collection(principals));
    },
  }),
];

/** The days from one to another, both included, in order. */
async function requestDays({ partition }: Scope, first: CalendarDate, last: CalendarDate): Promise<RequestDay[]> {
  const { items } = await partition.list(REQUEST_DAYS, { after: first, before: `${last}\u0002`, limit: KEPT_DAYS });
  return items.map(({ value }) => value);
}
