import * as z from 'zod';
import { Attributes, collectionOf, link, SelfLink } from '../../contract/wire.ts';
import type { CatalogueChange } from '../core/matrix.ts';
import type { OfferMatrix } from './stored.ts';

export const OfferMatrixResource = z.object({
  month: z.string().describe('From its first day on the matrix holds, until the next one.'),
  loadedOn: z.string(),
  publishedOn: z.string().optional().describe('The day the catalogue became that of the matrix; absent before.'),
  offerCount: z.int(),
  links: SelfLink,
  attributes: Attributes,
});

export const OfferMatrixCollection = collectionOf(OfferMatrixResource);

export const OfferMatrixDiff = z.object({
  changes: z.array(
    z.object({
      offerId: z.string(),
      name: z.string(),
      change: z.enum(['added', 'changed', 'withdrawn']).describe('Withdrawn: on sale no more; subscriptions go on.'),
      properties: z.array(z.string()).describe('What is different in an offer that is changed.'),
    }),
  ),
  moved: z.int().describe('Offers of which only the place in the list is another.'),
  unchanged: z.int().describe('Offers of the matrix that stay as they are.'),
  attributes: Attributes,
});

export function toWireMatrix({ month, loadedOn, publishedOn, offers }: OfferMatrix): z.infer<typeof OfferMatrixResource> {
  return {
    month,
    loadedOn,
    publishedOn,
    offerCount: offers.length,
    links: { self: link(`/offermatrices/${month}`) },
    attributes: { objectType: 'OfferMatrix' },
  };
}

/** @param offerCount  how many offers the matrix has */
export function toWireDiff(changes: readonly CatalogueChange[], offerCount: number): z.infer<typeof OfferMatrixDiff> {
  return {
    changes: changes.flatMap(({ offer, change, properties }) =>
      change === 'moved' ? [] : [{ offerId: offer.id, name: offer.name.en, change, properties: [...properties] }],
    ),
    moved: changes.filter(({ change }) => change === 'moved').length,
    unchanged: offerCount - changes.filter(({ change }) => change !== 'withdrawn').length,
    attributes: { objectType: 'OfferMatrixDiff' },
  };
}
