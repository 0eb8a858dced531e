import type { CalendarDate } from '../../shared/calendar.ts';
import { create, replace, WRITES_MAX, type Partition, type Versioned, type Write } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { planCatalogue } from '../core/matrix.ts';
import { listOffersWithVersions } from '../queries.ts';
import { OFFER } from '../stored.ts';
import { OFFER_MATRIX, WAITING_MATRICES, type OfferMatrix } from './stored.ts';

/**
 * Makes the catalogue that of each matrix whose month has begun, the earliest first. What is in the catalogue already is
 * not written again, so after a crash the rest is done; the last commit marks the matrix as published (R-OFR-04).
 */
export async function publishDueMatrices(catalog: Partition, today: CalendarDate): Promise<void> {
  for await (const matrix of walk(catalog, WAITING_MATRICES, { limit: 1 })) {
    if (firstDayOf(matrix.value) > today) return; // the others are later still
    await publish(catalog, matrix, today);
  }
}

export function firstDayOf({ month }: Pick<OfferMatrix, 'month'>): string {
  return `${month}-01`;
}

async function publish(catalog: Partition, matrix: Versioned<OfferMatrix>, today: CalendarDate): Promise<void> {
  const before = new Map((await listOffersWithVersions(catalog)).map((offer) => [offer.value.id, offer]));
  const changes = planCatalogue(
    [...before.values()].map(({ value }) => value),
    matrix.value.offers,
  );
  const writes: Write[] = changes.map(({ offer }) => {
    const was = before.get(offer.id);
    return was ? replace(OFFER, offer, was) : create(OFFER, offer);
  });
  writes.push(replace(OFFER_MATRIX, { ...matrix.value, publishedOn: today }, matrix));
  for (let first = 0; first < writes.length; first += WRITES_MAX) {
    const committed = await catalog.commit(writes.slice(first, first + WRITES_MAX));
    if (committed === 'conflict') throw new Error(`the catalogue was changed while ${matrix.value.month} was published`);
  }
}
