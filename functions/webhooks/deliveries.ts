import { answered, type Answer } from '../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection } from '../contract/paging.ts';
import type { Collection } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import type { Outcome } from '../shared/outcome.ts';
import { under } from '../storage/port.ts';
import type * as z from 'zod';
import { DELIVERIES_BY_EVENT, DELIVERIES_BY_TIME } from './stored.ts';
import { toWireDelivery, type DeliveryQuery, type WireDelivery } from './wire.ts';

const SIZES = { default: 100, max: 500 };

/** The log of attempts, the latest first; of one event its first attempt first. */
export async function listDeliveries(
  { partition }: Scope,
  { eventId, ...query }: z.infer<typeof DeliveryQuery>,
  token: string | undefined,
): Promise<Outcome<Answer<Collection<z.infer<typeof WireDelivery>>>, 'InvalidContinuationToken'>> {
  const sortDirection = eventId === undefined ? 'descending' : 'ascending';
  const seek = parseSeek({ ...query, sortDirection }, token, SIZES);
  if (!seek.ok) return seek;
  const [index, bounds] = eventId === undefined ? [DELIVERIES_BY_TIME, {}] : [DELIVERIES_BY_EVENT, under(eventId)];
  const page = await partition.list(index, pageRequest(seek.value, bounds));
  // links are relative to v1, where this list is not: the token leads on
  const { links: _, ...list } = seekCollection('', seek.value, page, ({ value }) => toWireDelivery(value));
  return answered(list);
}
