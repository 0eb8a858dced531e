import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, link } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { planCatalogue } from '../core/matrix.ts';
import { listOffers } from '../queries.ts';
import { loadMatrix } from './commands.ts';
import { matrixCsv, parseMatrix } from './csv.ts';
import { findMatrix, listMatrices } from './queries.ts';
import { OfferMatrixCollection, OfferMatrixDiff, OfferMatrixResource, toWireDiff, toWireMatrix } from './wire.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MonthPath = z.object({ month: z.string().regex(MONTH, 'a month, such as 2027-01') });
const AnyMatrixPath = z.object({
  month: z.union([z.literal('current'), z.string().regex(MONTH, 'a month, such as 2027-01, or current')]),
});

const MATRICES = {
  availability: 'own',
  permission: 'operator.manage_offers',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

/** How the operator says what is sold (R-OFR-04). */
export const matrixOperations: Operation[] = [
  operation({
    ...MATRICES,
    id: 'loadOfferMatrix',
    summary: 'Load the offer matrix of a month to come, or load it again; it is the whole of what is sold from then on',
    method: 'PUT',
    path: 'v1/offermatrices/{month}',
    params: MonthPath,
    body: 'text/csv',
    answer: OfferMatrixResource,
    refuses: ['OfferMatrixMalformed', 'OfferMatrixBegun', 'Conflict'],
    handle: async ({ shared, today }, { params, body }) => {
      const csv = body as string; // a text/csv body arrives as text
      const matrix = await loadMatrix(shared.catalog, { csv, month: params.month, today });
      return matrix.ok ? answered(toWireMatrix(matrix.value)) : matrix;
    },
  }),
  operation({
    ...MATRICES,
    id: 'diffOfferMatrix',
    summary: 'Ask what an offer matrix would change of the catalogue as it is; nothing is written',
    method: 'POST',
    path: 'v1/offermatrices/diff',
    body: 'text/csv',
    answer: OfferMatrixDiff,
    refuses: ['OfferMatrixMalformed'],
    handle: async ({ shared }, { body }) => {
      const catalogue = await listOffers(shared.catalog);
      const matrix = parseMatrix(body as string, catalogue);
      if (!matrix.ok) return matrix;
      return answered(toWireDiff(planCatalogue(catalogue, matrix.value), matrix.value.length));
    },
  }),
  operation({
    ...MATRICES,
    id: 'listOfferMatrices',
    summary: 'List the last 24 offer matrices, the latest first, those of months to come too',
    method: 'GET',
    path: 'v1/offermatrices',
    answer: OfferMatrixCollection,
    refuses: [],
    handle: async ({ shared }) =>
      answered(collection((await listMatrices(shared.catalog)).map(toWireMatrix), { self: link('/offermatrices') })),
  }),
  operation({
    ...MATRICES,
    id: 'getOfferMatrix',
    summary: 'Download the offer matrix of a month, or with "current" the catalogue as it is, to change it and load it again',
    method: 'GET',
    path: 'v1/offermatrices/{month}',
    params: AnyMatrixPath,
    answer: 'text/csv',
    refuses: ['NotFound'],
    handle: async ({ shared }, { params: { month } }) => {
      const offers = month === 'current' ? await listOffers(shared.catalog) : (await findMatrix(shared.catalog, month))?.offers;
      if (!offers) return refuse('NotFound', 'GET /v1/offermatrices lists the offer matrices.');
      const bytes = new TextEncoder().encode(`\uFEFF${matrixCsv(offers)}`);
      return answered({ contentType: 'text/csv; charset=utf-8', fileName: `offer-matrix-${month}.csv`, bytes });
    },
  }),
];
