import type { CalendarDate } from '../../shared/calendar.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { put, type Partition } from '../../storage/port.ts';
import { listOffers } from '../queries.ts';
import { parseMatrix } from './csv.ts';
import { firstDayOf } from './publish.ts';
import { OFFER_MATRIX, type OfferMatrix } from './stored.ts';

type LoadError = 'OfferMatrixMalformed' | 'OfferMatrixBegun' | 'Conflict';

interface MatrixFile {
  readonly csv: string;
  readonly month: string;
  readonly today: CalendarDate;
}

/**
 * Keeps the matrix of a month to come, in the place of one that was loaded for it before. It commits by itself: what is
 * sold lies in the catalogue, not in the caller's partition, which is all that the edge writes to.
 */
export async function loadMatrix(
  catalog: Partition,
  { csv, month, today }: MatrixFile,
): Promise<Outcome<OfferMatrix, LoadError>> {
  if (firstDayOf({ month }) <= today) return refuse('OfferMatrixBegun');
  const offers = parseMatrix(csv, await listOffers(catalog));
  if (!offers.ok) return offers;
  const matrix: OfferMatrix = { month, loadedOn: today, offers: offers.value };
  const committed = await catalog.commit([put(OFFER_MATRIX, matrix, await catalog.get(OFFER_MATRIX, month))]);
  return committed === 'committed' ? ok(matrix) : refuse('Conflict');
}
