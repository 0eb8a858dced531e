import { compareScalars, valueAt, type Query } from './query.ts';
import { Refused } from './refused.ts';

export type Document = Readonly<Record<string, unknown>> & { readonly id: string; readonly _etag: string; readonly _ts: number };

export interface CollectionSettings {
  readonly id: string;
  readonly partitionKey: { readonly paths: readonly string[] };
  readonly indexingPolicy?: { readonly includedPaths?: readonly { readonly path: string }[] };
  /** Absent: nothing expires, whatever a document says. -1: a document expires only by its own `ttl`. */
  readonly defaultTtl?: number;
}

export interface QueryPage {
  readonly documents: readonly Document[];
  /** Where the next page starts; undefined behind the last one. */
  readonly continuation: string | undefined;
}

const DOCUMENT_BYTES_MAX = 2 * 1024 * 1024;
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;
const ID_BYTES_MAX = 1023;

/** One container: its partitions, each a map of documents by id. */
export class Collection {
  readonly settings: CollectionSettings;
  readonly #partitions = new Map<string, Map<string, Document>>();
  readonly #nowSeconds: () => number;
  #writes = 0;

  constructor(settings: CollectionSettings, nowSeconds: () => number) {
    if (settings.partitionKey?.paths.length !== 1) throw new Refused(400, 'a container needs one partition key path');
    this.settings = settings;
    this.#nowSeconds = nowSeconds;
  }

  read(pk: string, id: string): Document {
    const document = this.#partition(pk).get(id);
    if (!document || this.#isExpired(document)) throw new Refused(404, 'Entity with the specified id does not exist');
    return document;
  }

  create(pk: string, body: unknown): Document {
    const fresh = this.#checked(pk, body);
    const present = this.#partition(pk).get(fresh.id);
    if (present && !this.#isExpired(present)) throw new Refused(409, 'Entity with the specified id already exists');
    return this.#put(pk, fresh);
  }

  replace(pk: string, id: string, body: unknown, ifMatch: string | undefined): Document {
    const fresh = this.#checked(pk, body);
    if (fresh.id !== id) throw new Refused(400, 'the id of the body is another');
    this.#expectEtag(this.read(pk, id), ifMatch);
    return this.#put(pk, fresh);
  }

  delete(pk: string, id: string, ifMatch: string | undefined): void {
    this.#expectEtag(this.read(pk, id), ifMatch);
    this.#partition(pk).delete(id);
  }

  /** Does all of `work` on the partition, or nothing when it throws. */
  atomically<T>(pk: string, work: () => T): T {
    const before = new Map(this.#partition(pk));
    try {
      return work();
    } catch (error) {
      this.#partitions.set(pk, before);
      throw error;
    }
  }

  /** @param continuation  of the page before: the last key it gave, with its id */
  query(pk: string, query: Query, pageMax: number, continuation: string | undefined): QueryPage {
    const path = `/${query.orderBy.join('/')}`;
    const included = this.settings.indexingPolicy?.includedPaths ?? [{ path: '/*' }];
    if (!included.some((index) => index.path.endsWith('*') && path.startsWith(index.path.slice(0, -1)))) {
      throw new Refused(400, 'The order by query does not have a corresponding index that it can be served from');
    }
    const keyOf = (document: Document) => valueAt(document, query.orderBy);
    const sign = query.descending ? -1 : 1;
    const compare = (left: unknown, right: unknown) => sign * (compareScalars(left, right) ?? 0);
    const found = [...this.#partition(pk).values()]
      .filter((document) => !this.#isExpired(document) && query.matches(document))
      .sort((left, right) => compare(keyOf(left), keyOf(right)) || compare(left.id, right.id));

    const last = continuation === undefined ? undefined : (JSON.parse(continuation) as { key: unknown; id: string });
    const rest = last
      ? found.filter((document) => (compare(keyOf(document), last.key) || compare(document.id, last.id)) > 0)
      : found;
    const documents: Document[] = [];
    let bytes = 0;
    for (const document of rest.slice(0, pageMax)) {
      bytes += sizeOf(document);
      if (documents.length > 0 && bytes > ANSWER_BYTES_MAX) break;
      documents.push(document);
    }
    const end = documents.at(-1);
    const more = end && documents.length < rest.length;
    return { documents, continuation: more ? JSON.stringify({ key: keyOf(end), id: end.id }) : undefined };
  }

  #partition(pk: string): Map<string, Document> {
    const partition = this.#partitions.get(pk) ?? new Map<string, Document>();
    this.#partitions.set(pk, partition);
    return partition;
  }

  #put(pk: string, body: { readonly id: string }): Document {
    this.#writes += 1;
    const etag = `"${this.#writes.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000"`;
    const document = { ...body, _etag: etag, _ts: this.#nowSeconds() };
    this.#partition(pk).set(body.id, document);
    return document;
  }

  #expectEtag(document: Document, ifMatch: string | undefined): void {
    if (ifMatch !== undefined && ifMatch !== document._etag) throw new Refused(412, 'the etag is another');
  }

  #isExpired({ ttl, _ts }: Document): boolean {
    const { defaultTtl } = this.settings;
    const seconds = typeof ttl === 'number' ? ttl : defaultTtl;
    return defaultTtl !== undefined && seconds !== undefined && seconds !== -1 && this.#nowSeconds() >= _ts + seconds;
  }

  #checked(pk: string, body: unknown): { readonly id: string } {
    const { id, ttl } = (body ?? {}) as { id?: unknown; ttl?: unknown };
    if (typeof id !== 'string' || id === '' || /[/\\?#]/.test(id) || Buffer.byteLength(id) > ID_BYTES_MAX) {
      throw new Refused(400, `${JSON.stringify(id)} cannot be an id`);
    }
    if (ttl !== undefined && !(Number.isInteger(ttl) && ((ttl as number) > 0 || ttl === -1)))
      throw new Refused(400, 'a faulty ttl');
    const own = valueAt(body, (this.settings.partitionKey.paths[0] ?? '').split('/').slice(1));
    if (JSON.stringify([own]) !== pk) throw new Refused(400, 'the partition key of the body is another', 1001);
    if (sizeOf(body) > DOCUMENT_BYTES_MAX) throw new Refused(413, 'Request size is too large');
    return body as { readonly id: string };
  }
}

function sizeOf(body: unknown): number {
  return Buffer.byteLength(JSON.stringify(body));
}
