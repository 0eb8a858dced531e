import type { Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { MATRICES_BY_MONTH, OFFER_MATRIX, WAITING_MATRICES, type OfferMatrix } from './stored.ts';

/** Each of them is a big document. */
const READ_SIZE = 5;

/** Two years of them. */
const LISTED_MAX = 24;

export async function findMatrix(catalog: Partition, month: string): Promise<OfferMatrix | undefined> {
  return (await catalog.get(OFFER_MATRIX, month))?.value;
}

/** Those whose month has not begun, or that are due. */
export async function listWaitingMatrices(catalog: Partition): Promise<OfferMatrix[]> {
  return await Array.fromAsync(walk(catalog, WAITING_MATRICES, { limit: READ_SIZE }), ({ value }) => value);
}

/** The latest ones, the latest first. */
export async function listMatrices(catalog: Partition): Promise<OfferMatrix[]> {
  const page = await catalog.list(MATRICES_BY_MONTH, { limit: LISTED_MAX, descending: true });
  return page.items.map(({ value }) => value);
}
