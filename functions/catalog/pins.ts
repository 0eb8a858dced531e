import * as z from 'zod';
import { answered, decided, operation, type Operation } from '../contract/operation.ts';
import { Attributes, etagOf, isStale, link, SelfLink } from '../contract/wire.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { refuse } from '../shared/outcome.ts';
import { defineKind, put, type Partition } from '../storage/port.ts';
import { pinned, planPins } from './core/pins.ts';
import { listOffers } from './queries.ts';

const Pins = z.object({ offerIds: z.array(z.string()) });

/** The offers a partner has put at the top of its catalogue; one document in its partition. */
export const CATALOG_PINS = defineKind<z.infer<typeof Pins>>({
  name: 'catalogPins',
  container: 'partners',
  schemaVersion: 1,
  schema: Pins,
  idOf: () => PINS_ID,
  indexes: {},
});

export const PINS_ID = 'pins';

export async function findPins(partition: Partition) {
  const was = await partition.get(CATALOG_PINS, PINS_ID);
  return { was, version: was?.version ?? 0, offerIds: was?.value.offerIds ?? [] };
}

const WirePins = z.object({
  offerIds: z.array(z.string()).describe('In the order in which they stand at the top of the list.'),
  links: SelfLink,
  attributes: Attributes,
});

function toWirePins(offerIds: string[], version: number): z.infer<typeof WirePins> {
  return {
    offerIds,
    links: { self: link('/catalogpins') },
    attributes: { etag: etagOf('CatalogPins', version), objectType: 'CatalogPins' },
  };
}

const PINS = {
  path: 'v1/catalogpins',
  availability: 'own',
  whenAccountSuspended: 'allow',
  answer: WirePins,
} as const;

export const pinOperations: Operation[] = [
  operation({
    ...PINS,
    id: 'getCatalogPins',
    summary: 'Read which offers stand at the top of your catalogue',
    method: 'GET',
    permission: 'catalog.view_offers',
    appOnly: true,
    refuses: [],
    handle: async ({ partition, shared }) => {
      const { offerIds, version } = await findPins(partition);
      const offers = pinned(offerIds, await listOffers(shared.catalog));
      return answered(
        toWirePins(
          offers.map(({ id }) => id),
          version,
        ),
      );
    },
  }),
  operation({
    ...PINS,
    id: 'setCatalogPins',
    summary: `Choose up to ${PROGRAMME.catalogPinsMax} offers to stand at the top of your catalogue, in their order`,
    method: 'PUT',
    permission: 'catalog.customize',
    appOnly: false,
    body: Pins,
    refuses: ['EtagStale', 'TooManyPins', 'PinnedTwice', 'PinNotInCatalogue'],
    handle: async ({ partition, shared }, { body, etag }) => {
      const { was, version } = await findPins(partition);
      if (isStale('CatalogPins', version, etag)) return refuse('EtagStale');
      const pins = planPins(body.offerIds, await listOffers(shared.catalog));
      if (!pins.ok) return pins;
      return decided(toWirePins(pins.value, version + 1), [put(CATALOG_PINS, { offerIds: pins.value }, was)]);
    },
  }),
];
