import type * as z from 'zod';
import { collectionOf } from '../contract/wire.ts';
import { WireSealedRecord, WireSeals, type WireSeal } from './wire.ts';

export type Seal = z.infer<typeof WireSeal>;
export type SealedRecord = z.infer<typeof WireSealedRecord>;
export type Head = NonNullable<z.infer<typeof WireSeals>['head']>;

/** Asks the API for a page: the address below the version, and the token of the page before. */
export type Ask = (path: string, continuationToken?: string) => Promise<unknown>;

/** A chain as the API gives it: nothing of it is held. */
export interface Chain {
  readonly head: () => Promise<Head | undefined>;
  readonly seals: () => AsyncGenerator<Seal>;
  readonly records: () => AsyncGenerator<SealedRecord>;
}

const SealedRecords = collectionOf(WireSealedRecord);

/** @param path  where the seals are: `/auditseals`, or that of a partner for the operator */
export function readChain(ask: Ask, path: string): Chain {
  return {
    head: async () => WireSeals.parse(await ask(`${path}?size=1`)).head,
    seals: () => pagesOf(ask, `${path}?size=100`, WireSeals),
    records: () => pagesOf(ask, `${path}/records?size=500`, SealedRecords),
  };
}

type Paged<T> = z.ZodType<{ items: T[]; continuationToken?: string | undefined }>;

async function* pagesOf<T>(ask: Ask, path: string, shape: Paged<T>): AsyncGenerator<T> {
  for (let token: string | undefined, more = true; more; more = token !== undefined) {
    const page = shape.parse(await ask(path, token));
    yield* page.items;
    token = page.continuationToken;
  }
}
