import type { Container, SqlQuerySpec } from '@azure/cosmos';
import { assert } from '../../shared/assert.ts';
import type { Meter } from '../meter.ts';
import {
  WRITES_MAX,
  type Entry,
  type Index,
  type Kind,
  type Page,
  type PageRequest,
  type Partition,
  type Store,
  type Versioned,
  type Write,
} from '../port.ts';
import { unlessBusy } from './busy.ts';
import { cosmosClient, type CosmosPlace } from './client.ts';
import { sendBatch } from './commit.ts';
import { documentId, fieldOf, fromDocument, type CosmosDocument } from './document.ts';

/** Not the document is missing but its container. */
const NO_SUCH_CONTAINER = 1003;

export interface CosmosStore extends Store {
  close(): void;
}

/**
 * Documents in Cosmos DB. The client is built at once and connects with the first request.
 *
 * @param meter  counts `get`, `list` (one for each page) and `commit` (one for each attempt); what the SDK asks for on
 *               the way (the account, containers, query plans) costs no request units and is not counted
 */
export function openCosmosStore(place: CosmosPlace, meter: Meter): CosmosStore {
  const client = cosmosClient(place);
  const database = client.database(place.database);
  return {
    partition: (container, key) => new CosmosPartition(database.container(container), key, meter),
    close: () => client.dispose(),
  };
}

class CosmosPartition implements Partition {
  readonly #container: Container;
  readonly #pk: string;
  readonly #meter: Meter;

  constructor(container: Container, key: string, meter: Meter) {
    this.#container = container;
    this.#pk = key;
    this.#meter = meter;
  }

  async get<T>(kind: Kind<T>, id: string): Promise<Versioned<T> | undefined> {
    this.#meter.count('get');
    const item = this.#container.item(documentId(kind, id), this.#pk);
    const { resource, substatus } = await unlessBusy(item.read<CosmosDocument>());
    if (substatus === NO_SUCH_CONTAINER) throw new Error(`Cosmos DB has no container ${this.#container.id}`);
    return resource && fromDocument(kind, resource);
  }

  async list<T>(index: Index<T>, page: PageRequest): Promise<Page<T>> {
    assert(page.limit > 0, 'a page has room for at least one document');
    const field = fieldOf(index.kind, index.name);
    const wanted = page.limit + 1;
    const pages = this.#container.items.query<CosmosDocument>(listQuery(this.#pk, field, page), {
      partitionKey: this.#pk,
      maxItemCount: wanted,
    });
    const found: CosmosDocument[] = [];
    while (found.length < wanted && pages.hasMoreResults()) {
      this.#meter.count('list');
      const { resources } = await unlessBusy(pages.fetchNext());
      found.push(...resources);
    }
    const items: Entry<T>[] = found.slice(0, page.limit).map((document) => {
      const key = document.ix[field];
      assert(key !== undefined, 'a listed document is in its index');
      return { ...fromDocument(index.kind, document), key };
    });
    return { items, more: found.length > page.limit };
  }

  async commit(writes: readonly Write[]): Promise<'committed' | 'conflict'> {
    assert(writes.length <= WRITES_MAX, `a commit has at most ${WRITES_MAX} writes`);
    if (writes.length === 0) return 'committed';
    return sendBatch(this.#container, this.#pk, writes, () => this.#meter.count('commit'));
  }
}

/** The lower bound is always there: it leaves out the documents that are not in this index. */
function listQuery(pk: string, field: string, { after = '', before, descending }: PageRequest): SqlQuerySpec {
  const key = `c.ix[${JSON.stringify(field)}]`;
  const upper = before === undefined ? '' : ` AND ${key} < @before`;
  return {
    query: `SELECT * FROM c WHERE c.pk = @pk AND ${key} > @after${upper} ORDER BY ${key} ${descending ? 'DESC' : 'ASC'}`,
    parameters: [
      { name: '@pk', value: pk },
      { name: '@after', value: after },
      ...(before === undefined ? [] : [{ name: '@before', value: before }]),
    ],
  };
}
