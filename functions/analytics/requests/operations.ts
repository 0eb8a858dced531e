import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { addDays, dateOf, parseInstant, type CalendarDate } from '../../shared/calendar.ts';
import { walk } from '../../storage/walk.ts';
import { REQUEST_DAYS, REQUEST_PAGES, type RequestDay, type RequestPage } from './stored.ts';

const SHOWN_DAYS = 30;
const PRINCIPAL_DAYS = 7;
const PRINCIPALS_MAX = 10_000;
const REQUESTS_MAX = 10_000;
const PAGES_PER_READ = 20;
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

const PartnerRequest = z.object({
  requestId: z.string(),
  correlationId: z.string(),
  operationName: z.string().describe('Method and address, with placeholders.'),
  requestDateTime: z.string(),
  sourceIpAddress: z.string().describe('Empty where it is not known.'),
  objectId: z.string(),
  tenantId: z.string(),
  upn: z.string(),
  applicationId: z.string(),
  mfaCompliant: z.boolean(),
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
  operation({
    ...REQUESTS,
    id: 'listPartnerRequests',
    summary: 'List the requests that your users made within the last seven days, the newest first, 10,000 at most',
    path: 'v1/partnerRequests',
    answer: collectionOf(PartnerRequest),
    handle: async (scope) => answered(collection((await newestRequests(scope)).map((one) => toWireRequest(scope, one)))),
  }),
];

type StoredRequest = RequestPage['requests'][number];

async function newestRequests({ partition }: Scope): Promise<StoredRequest[]> {
  const newest: StoredRequest[] = [];
  for await (const { value } of walk(partition, REQUEST_PAGES, { limit: PAGES_PER_READ, descending: true })) {
    newest.push(...value.requests.toReversed());
    if (newest.length >= REQUESTS_MAX) break;
  }
  return newest.slice(0, REQUESTS_MAX);
}

function toWireRequest({ caller }: Scope, one: StoredRequest): z.infer<typeof PartnerRequest> {
  const method = one.method.charAt(0) + one.method.slice(1).toLowerCase();
  return {
    requestId: one.requestId,
    correlationId: one.correlationId,
    operationName: `${method} /${one.path.replace('v1', 'v{version}')}`,
    requestDateTime: one.at,
    sourceIpAddress: one.sourceAddress,
    objectId: one.userId,
    tenantId: caller.tenantId,
    upn: one.userName,
    applicationId: one.applicationId,
    mfaCompliant: one.hasMfa,
  };
}

/** The days from one to another, both included, in order. */
async function requestDays({ partition }: Scope, first: CalendarDate, last: CalendarDate): Promise<RequestDay[]> {
  const { items } = await partition.list(REQUEST_DAYS, { after: first, before: `${last}\u0002`, limit: KEPT_DAYS });
  return items.map(({ value }) => value);
}
