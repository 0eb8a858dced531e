import type { JSONObject } from '@azure/cosmos';
import { keysOf, type Kind, type Versioned } from '../port.ts';
import { fromStored } from '../stored.ts';

/** A document as Cosmos DB holds it; only `/ix/*` is indexed. */
export interface CosmosDocument {
  readonly id: string;
  readonly pk: string;
  /** The kind's schema version. */
  readonly v: number;
  /** 1, 2, 3 …: the port's `version`. */
  readonly n: number;
  /** The document's key in each index, by `fieldOf`. */
  readonly ix: Readonly<Record<string, string>>;
  /** Seconds from the last write to the end; absent: stays. */
  readonly ttl?: number;
  readonly body: unknown;
  /** Set by the server with every write: the port's `token`. */
  readonly _etag: string;
}

/** Ids in Cosmos DB may not hold `/ \ ? #`; and what needs no escape in a URL cannot be escaped twice. */
export function documentId(kind: { readonly name: string }, id: string): string {
  return `${kind.name}:${encodeURIComponent(id).replaceAll('~', '%7E').replaceAll('%', '~')}`;
}

/** Where `ix` keeps the key of an index. */
export function fieldOf(kind: { readonly name: string }, index: string): string {
  return `${kind.name}_${index}`;
}

export function toDocument(pk: string, kind: Kind<unknown>, value: unknown, version: number): JSONObject {
  const keys = Object.entries(keysOf(kind, value)).map(([index, key]) => [fieldOf(kind, index), key]);
  const document: Omit<CosmosDocument, '_etag'> = {
    id: documentId(kind, kind.idOf(value)),
    pk,
    v: kind.schemaVersion,
    n: version,
    ix: Object.fromEntries(keys),
    ...(kind.ttlSeconds && { ttl: kind.ttlSeconds }),
    body: value,
  };
  return document as unknown as JSONObject;
}

export function fromDocument<T>(kind: Kind<T>, { id, v, n, body, _etag }: CosmosDocument): Versioned<T> {
  return { value: fromStored(kind, id, v, body), version: n, token: _etag };
}
