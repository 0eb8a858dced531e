import type * as z from 'zod';
import { parseFilter } from '../contract/filter.ts';
import { LIMITS } from '../contract/limits.ts';
import { answered } from '../contract/operation.ts';
import { offsetCollection } from '../contract/paging.ts';
import type { Scope } from '../identity/scope.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { under, type Index, type Partition } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import {
  NOTES,
  REQUESTS,
  REQUESTS_BY_CUSTOMER,
  REQUESTS_BY_CUSTOMER_AND_STATUS,
  REQUESTS_BY_STATUS,
  SERVICE_REQUEST,
  type Note,
  type ServiceRequest,
} from './stored.ts';
import { toWireRequest, toWireSummary } from './to-wire.ts';
import { Status, type ListQuery } from './wire.ts';

const SIZE_MAX = 1000;
const PER_READ_MAX = 200;

/** @param customerId  whose request it has to be; any of the partner's without it */
export async function findRequest(partition: Partition, id: string, customerId?: string) {
  const found = await partition.get(SERVICE_REQUEST, id);
  return customerId === undefined || found?.value.customer?.id === customerId ? found : undefined;
}

export async function listNotes(partition: Partition, requestId: string): Promise<Note[]> {
  const { items } = await partition.list(NOTES, { ...under(requestId), limit: LIMITS.notes });
  return items.map(({ value }) => value);
}

export async function readRequest({ partition, locale }: Scope, id: string, customerId?: string) {
  const [found, notes] = await Promise.all([findRequest(partition, id, customerId), listNotes(partition, id)]);
  return found ? answered(toWireRequest(found.value, notes, locale)) : refuse('NoSuchServiceRequest');
}

/** A page of the partner's requests, of one customer where one is named, the newest first. */
export async function listRequests({ partition, locale }: Scope, query: z.infer<typeof ListQuery>, customerId?: string) {
  const range = rangeOf(query.filter, customerId);
  if (!range.ok) return range;
  const { index, keys } = range.value;
  const size = Math.min(query.size || SIZE_MAX, SIZE_MAX);
  const { offset = 0, filter } = query;
  const limit = Math.min(offset + size + 1, PER_READ_MAX);
  const found: ServiceRequest[] = [];
  let place = 0;
  let more = false;
  for await (const { value } of walk(partition, index, { ...under(...keys), limit, descending: true })) {
    more = found.length === size;
    if (more) break;
    if (place >= offset) found.push(value);
    place += 1;
  }
  const path = `${customerId === undefined ? '' : `/customers/${customerId}`}/servicerequests`;
  return answered(
    offsetCollection(
      filter === undefined ? path : `${path}?filter=${encodeURIComponent(filter)}`,
      query.size || more ? { size, offset } : {},
      found.map((request) => toWireSummary(request, locale)),
      more,
    ),
  );
}

interface Range {
  readonly index: Index<ServiceRequest>;
  readonly keys: readonly string[];
}

function rangeOf(text: string | undefined, customerId: string | undefined): Outcome<Range, 'InvalidInput'> {
  const whose = customerId === undefined ? [] : [customerId];
  if (text === undefined) return ok({ index: customerId === undefined ? REQUESTS : REQUESTS_BY_CUSTOMER, keys: whose });
  const filter = parseFilter(text);
  const status = Status.safeParse(filter?.value).data;
  if (filter?.field.toLowerCase() !== 'status' || filter.operator !== 'equals' || status === undefined) {
    return refuse(
      'InvalidInput',
      'A filter of service requests is {"Field":"Status","Value":"Open","Operator":"equals"}; the value is Open, AttentionNeeded or Closed.',
    );
  }
  const index = customerId === undefined ? REQUESTS_BY_STATUS : REQUESTS_BY_CUSTOMER_AND_STATUS;
  return ok({ index, keys: [...whose, status] });
}
