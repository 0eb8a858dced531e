import * as z from 'zod';
import { defineKind, indexOf } from '../../storage/port.ts';
import { StoredDate } from '../../storage/values.ts';
import { Offer } from '../stored.ts';

const OfferMatrix = z.object({
  /** `2027-01`: the month from whose first day on it holds. */
  month: z.string(),
  loadedOn: StoredDate,
  /** The day the catalogue became that of the matrix; absent while it is due or waits for its month. */
  publishedOn: StoredDate.optional(),
  /** In the order of the catalogue. */
  offers: z.array(Offer),
});

export type OfferMatrix = z.infer<typeof OfferMatrix>;

/** A bound that keeps a matrix well below the 2 MB a stored document may have. */
export const MATRIX_OFFERS_MAX = 1000;

/** What is sold, month by month (R-OFR-04). */
export const OFFER_MATRIX = defineKind<OfferMatrix>({
  name: 'offerMatrix',
  container: 'catalog',
  schemaVersion: 1,
  schema: OfferMatrix,
  idOf: ({ month }) => month,
  indexes: {
    byMonth: ({ month }) => [month],
    waiting: ({ month, publishedOn }) => (publishedOn === undefined ? [month] : undefined),
  },
});

export const MATRICES_BY_MONTH = indexOf(OFFER_MATRIX, 'byMonth');
export const WAITING_MATRICES = indexOf(OFFER_MATRIX, 'waiting');
