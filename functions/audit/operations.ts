import { ACCOUNT, ACCOUNT_ID } from '../account/stored.ts';
import { answered, operation, type Operation } from '../contract/operation.ts';
import { parseSeek, pageRequest, seekCollection, SeekQuery } from '../contract/paging.ts';
import { collectionOf } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { dateOf } from '../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { searchRecords, type Place } from './search.ts';
import { AUDIT_HEAD, AUDIT_HEAD_ID, AUDIT_RECORD, AUDIT_SEALS, SEALED } from './stored.ts';
import * as wire from './wire.ts';

const AUDIT = { method: 'GET', appOnly: true, whenAccountSuspended: 'allow' } as const;

/** The matrix is silent on the audit: only who may reach everything reads it. */
const PARTNERS = { ...AUDIT, permission: 'account.full_access' } as const;

const LIST = {
  ...PARTNERS,
  availability: 'worldwide_only',
  query: wire.AuditQuery,
  answer: collectionOf(wire.WireAuditRecord),
  refuses: ['InvalidContinuationToken', 'AuditTooLongAgo', 'AuditWindowTooLong', 'InvalidInput'],
} as const;

const GET = {
  ...PARTNERS,
  availability: 'worldwide_only',
  params: wire.AuditPath,
  answer: wire.WireAuditRecord.nullable(),
  refuses: [],
} as const;

const SEAL_SIZES = { default: 50, max: 100 };
const RECORD_SIZES = { default: 200, max: 500 };

const SEALS = { ...PARTNERS, availability: 'own', query: SeekQuery, refuses: ['InvalidContinuationToken'] } as const;

/** The operator's, on any partner and on its own account. */
const OPERATOR = { ...AUDIT, availability: 'own', permission: 'operator.read_audit', params: wire.PartnerPath } as const;

type Query = Parameters<typeof parseSeek>[0];

export const auditOperations: Operation[] = [
  operation({
    ...LIST,
    id: 'listAuditRecords',
    summary: 'Search who changed what and when, the newest first',
    path: 'v1/auditrecords',
    handle: async (scope, { query, continuationToken }) => search(ownPlace(scope), query, continuationToken),
  }),
  operation({
    ...LIST,
    id: 'listAuditActivity',
    summary: 'The same at the other address of the audit',
    path: 'auditactivity/v1/auditrecords',
    handle: async (scope, { query, continuationToken }) => search(ownPlace(scope), query, continuationToken),
  }),
  operation({
    ...GET,
    id: 'getAuditRecord',
    summary: 'Read an audit record; null when there is none of this id',
    path: 'auditactivity/v1/auditrecords/{auditId}',
    handle: (scope, { params }) => getRecord(scope, params.auditId),
  }),
  operation({
    ...GET,
    id: 'getAuditRecordAtItsOtherAddress',
    summary: 'The same at the address of the list',
    path: 'v1/auditrecords/{auditId}',
    handle: (scope, { params }) => getRecord(scope, params.auditId),
  }),
  operation({
    ...SEALS,
    id: 'listAuditSeals',
    summary: 'List the seals of your audit chain, the oldest first',
    path: 'v1/auditseals',
    answer: wire.WireSeals,
    handle: (scope, { query, continuationToken }) => listSeals(scope, '/auditseals', query, continuationToken),
  }),
  operation({
    ...SEALS,
    id: 'listSealedAuditRecords',
    summary: 'List your audit records as they were sealed, in the order of the chain',
    path: 'v1/auditseals/records',
    answer: collectionOf(wire.WireSealedRecord),
    handle: (scope, { query, continuationToken }) => listSealed(scope, '/auditseals/records', query, continuationToken),
  }),
  operation({
    ...OPERATOR,
    id: 'listPartnerAuditRecords',
    summary: "Search a partner's audit records, or your own",
    path: 'v1/operator/partners/{partnerId}/auditrecords',
    query: LIST.query,
    answer: LIST.answer,
    refuses: ['NoSuchPartner', ...LIST.refuses],
    handle: async (scope, { params, query, continuationToken }) => {
      const place = await placeOf(scope, params.partnerId);
      return place.ok ? search(place.value, query, continuationToken) : place;
    },
  }),
  operation({
    ...OPERATOR,
    id: 'listPartnerAuditSeals',
    summary: "List the seals of a partner's audit chain, or of your own",
    path: 'v1/operator/partners/{partnerId}/auditseals',
    query: SEALS.query,
    answer: wire.WireSeals,
    refuses: ['NoSuchPartner', ...SEALS.refuses],
    handle: async (scope, { params: { partnerId }, query, continuationToken }) => {
      const place = await placeOf(scope, partnerId);
      const path = `/operator/partners/${partnerId}/auditseals`;
      return place.ok ? listSeals(place.value, path, query, continuationToken) : place;
    },
  }),
  operation({
    ...OPERATOR,
    id: 'listPartnerSealedAuditRecords',
    summary: "List a partner's audit records as they were sealed, or your own",
    path: 'v1/operator/partners/{partnerId}/auditseals/records',
    query: SEALS.query,
    answer: collectionOf(wire.WireSealedRecord),
    refuses: ['NoSuchPartner', ...SEALS.refuses],
    handle: async (scope, { params: { partnerId }, query, continuationToken }) => {
      const place = await placeOf(scope, partnerId);
      const path = `/operator/partners/${partnerId}/auditseals/records`;
      return place.ok ? listSealed(place.value, path, query, continuationToken) : place;
    },
  }),
];

function ownPlace({ partition, account, today }: Scope): Place {
  return { path: '/auditrecords', partition, partnerId: account.value.partnerId, today };
}

async function placeOf({ shared, today }: Scope, partnerId: string): Promise<Outcome<Place, 'NoSuchPartner'>> {
  const partition = shared.partner(partnerId);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (!account) return refuse('NoSuchPartner');
  const { sandbox } = account.value;
  const path = `/operator/partners/${partnerId}/auditrecords`;
  return ok({ path, partition, partnerId, today: sandbox ? dateOf(sandbox.now) : today });
}

async function search(place: Place, query: wire.AuditQuery, token: string | undefined) {
  const found = await searchRecords(place, query, token);
  return found.ok ? answered(found.value) : found;
}

async function getRecord({ partition, account }: Scope, id: string) {
  const found = await partition.get(AUDIT_RECORD, id);
  return answered(found ? wire.toWireAuditRecord(found.value, account.value.partnerId) : null);
}

async function listSeals({ partition }: Pick<Place, 'partition'>, path: string, query: Query, token: string | undefined) {
  const seek = parseSeek(query, token, SEAL_SIZES);
  if (!seek.ok) return seek;
  // first: a seal written in between is behind it, and one that was taken away is missing before it
  const head = await partition.get(AUDIT_HEAD, AUDIT_HEAD_ID);
  const page = await partition.list(AUDIT_SEALS, pageRequest(seek.value, {}));
  const seals = seekCollection(path, seek.value, page, ({ value }) => wire.toWireSeal(value));
  return answered({ ...seals, ...(head ? { head: wire.toWireHead(head.value) } : {}) });
}

async function listSealed({ partition }: Pick<Place, 'partition'>, path: string, query: Query, token: string | undefined) {
  const seek = parseSeek(query, token, RECORD_SIZES);
  if (!seek.ok) return seek;
  const page = await partition.list(SEALED, pageRequest(seek.value, {}));
  return answered(seekCollection(path, seek.value, page, ({ value }) => wire.toWireSealedRecord(value)));
}
