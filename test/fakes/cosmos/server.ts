import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { runBatch } from './batch.ts';
import { Collection, type CollectionSettings } from './collection.ts';
import { parseQuery, type Parameter } from './query.ts';
import { Refused } from './refused.ts';

export interface CosmosFake {
  readonly endpoint: string;
  /** Every request so far, in order: `POST batch 207`, `GET document 404` … */
  readonly requests: string[];
  /** The session token that each request for documents brought, or nothing. */
  readonly sessions: (string | undefined)[];
  /** Later by so many seconds: what has a time to live grows older. */
  advance(seconds: number): void;
  /** Refuses the next requests for documents with 429, or the first operation of the next batches. */
  throttle(what: 'requests' | 'batches', times: number): void;
  close(): Promise<void>;
}

interface Answer {
  /** What was asked, for the log. */
  readonly name: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Cosmos DB as far as our adapter uses it: its wire protocol, its documented answers. Anything else is answered 400.
 *
 * @param latencyMs  how long every answer takes beyond the work, as over a network; none by default
 * @param pageMax  documents on one page of a query at most, however many were asked for: the service may do that too
 */
export async function startCosmosFake({
  pageMax = 100,
  latencyMs = 0,
}: { pageMax?: number; latencyMs?: number } = {}): Promise<CosmosFake> {
  const databases = new Map<string, Map<string, Collection>>();
  const requests: string[] = [];
  const sessions: (string | undefined)[] = [];
  const throttles = { requests: 0, batches: 0 };
  let skippedSeconds = 0;
  const nowSeconds = () => Math.floor(Date.now() / 1000) + skippedSeconds;
  const takesThrottle = (what: keyof typeof throttles) => {
    const throttled = throttles[what] > 0;
    if (throttled) throttles[what] -= 1;
    return throttled;
  };

  function databaseAccount(): Answer {
    const here = [{ name: 'here', databaseAccountEndpoint: endpoint }];
    return { name: 'account', body: { id: 'fake', writableLocations: here, readableLocations: here } };
  }

  function databaseRequest(method: string, id: string | undefined, body: string): Answer {
    if (method === 'GET' && id !== undefined) {
      if (!databases.has(id)) throw new Refused(404, 'no such database');
      return { name: 'database', body: { id } };
    }
    if (method !== 'POST' || id !== undefined) throw new Refused(400, 'unknown to the fake');
    const created = JSON.parse(body) as { id: string };
    if (databases.has(created.id)) throw new Refused(409, 'the database exists');
    databases.set(created.id, new Map());
    return { name: 'database', status: 201, body: created };
  }

  function collectionRequest(method: string, database: string, id: string | undefined, body: string): Answer {
    const collections = databases.get(database);
    if (!collections) throw new Refused(404, 'no such database', 1003);
    if (method === 'GET' && id !== undefined) {
      const known = collections.get(id);
      if (!known) throw new Refused(404, 'no such container');
      return { name: 'container', body: known.settings };
    }
    if (method !== 'POST' || id !== undefined) throw new Refused(400, 'unknown to the fake');
    const settings = JSON.parse(body) as CollectionSettings;
    if (collections.has(settings.id)) throw new Refused(409, 'the container exists');
    collections.set(settings.id, new Collection(settings, nowSeconds));
    return { name: 'container', status: 201, body: settings };
  }

  function documentRequest(request: IncomingMessage, collection: Collection, id: string | undefined, body: string): Answer {
    if (headerOf(request, 'x-ms-cosmos-is-query-plan-request')) throw new Refused(400, 'the fake makes no query plans');
    const key = headerOf(request, 'x-ms-documentdb-partitionkey');
    if (key === undefined) throw new Refused(400, 'the fake answers within one partition only');
    const pk = JSON.stringify(JSON.parse(key)); // the client escapes what is not ASCII
    sessions.push(headerOf(request, 'x-ms-session-token'));
    if (takesThrottle('requests')) throw new Refused(429, 'Request rate is large');

    if (request.method === 'POST' && headerOf(request, 'x-ms-documentdb-isquery'))
      return queryRequest(request, collection, pk, body);
    if (request.method === 'POST' && headerOf(request, 'x-ms-cosmos-is-batch-request')) {
      if (headerOf(request, 'x-ms-cosmos-batch-atomic') !== 'true') throw new Refused(400, 'the fake knows atomic batches only');
      const minimal = headerOf(request, 'prefer') === 'return=minimal';
      const operations = runBatch(collection, pk, body, minimal, takesThrottle('batches'));
      return { name: 'batch', status: operations.every(({ statusCode }) => statusCode < 400) ? 200 : 207, body: operations };
    }
    return singleRequest(request, collection, pk, id, body);
  }

  /** As the service tells its client how far the partition has come: which container, by name and by id, and how many writes. */
  function sessionAfter(name: string): Record<string, string> {
    if (!['batch', 'document', 'query'].includes(name)) return {};
    return { 'x-ms-session-token': `0:-1#${sessions.length}`, 'x-ms-content-path': 'AAAAAAAAAAA=' };
  }

  function queryRequest(request: IncomingMessage, collection: Collection, pk: string, body: string): Answer {
    const { query, parameters = [] } = JSON.parse(body) as { query: string; parameters?: Parameter[] };
    const asked = Number(headerOf(request, 'x-ms-max-item-count') ?? pageMax);
    const continuation = headerOf(request, 'x-ms-continuation');
    const before = continuation && Buffer.from(continuation, 'base64url').toString();
    const page = collection.query(pk, parseQuery(query, parameters), Math.min(asked, pageMax), before);
    return {
      name: 'query',
      body: { Documents: page.documents, _count: page.documents.length },
      headers: page.continuation ? { 'x-ms-continuation': Buffer.from(page.continuation).toString('base64url') } : {},
    };
  }

  function singleRequest({ method, headers }: IncomingMessage, collection: Collection, pk: string, id = '', body = ''): Answer {
    const ifMatch = headers['if-match'];
    const name = 'document';
    if (method === 'POST' && !id) return { name, status: 201, body: collection.create(pk, JSON.parse(body)) };
    if (method === 'GET' && id) return { name, body: collection.read(pk, id) };
    if (method === 'PUT' && id) return { name, body: collection.replace(pk, id, JSON.parse(body), ifMatch) };
    if (method !== 'DELETE' || !id) throw new Refused(400, 'unknown to the fake');
    collection.delete(pk, id, ifMatch);
    return { name, status: 204 };
  }

  function answerTo(request: IncomingMessage, body: string): Answer {
    if (!request.headers.authorization) throw new Refused(401, 'no authorization');
    const method = request.method ?? '';
    const path = new URL(request.url ?? '/', endpoint).pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const [dbs, database, colls, container, below, id, ...rest] = path;
    if (dbs === undefined) return databaseAccount();
    if (dbs !== 'dbs' || rest.length > 0) throw new Refused(400, 'unknown to the fake');
    if (database === undefined || colls === undefined) return databaseRequest(method, database, body);
    if (colls !== 'colls') throw new Refused(400, 'unknown to the fake');
    if (container === undefined || below === undefined) return collectionRequest(method, database, container, body);
    const collection = databases.get(database)?.get(container);
    if (!collection) throw new Refused(404, 'Owner resource does not exist', 1003);
    if (below === 'pkranges' && method === 'GET') {
      return { name: 'ranges', body: { PartitionKeyRanges: [{ id: '0', minInclusive: '', maxExclusive: 'FF' }], _count: 1 } };
    }
    if (below !== 'docs') throw new Refused(400, 'unknown to the fake');
    return documentRequest(request, collection, id, body);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (latencyMs > 0) await setTimeout(latencyMs);
    try {
      const { name, status = 200, body: answer, headers = {} } = answerTo(request, body);
      requests.push(`${request.method} ${name} ${status}`);
      response.writeHead(status, { 'content-type': 'application/json', ...sessionAfter(name), ...headers });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    } catch (error) {
      const { status, message, substatus } = error instanceof Refused ? error : new Refused(400, String(error));
      requests.push(`${request.method} ${new URL(request.url ?? '/', endpoint).pathname} ${status}`);
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(substatus && { 'x-ms-substatus': String(substatus) }),
        ...(status === 429 && { 'x-ms-retry-after-ms': '1' }),
      });
      response.end(JSON.stringify({ code: String(status), message }));
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    endpoint,
    requests,
    sessions,
    advance: (seconds) => {
      skippedSeconds += seconds;
    },
    throttle: (what, times) => {
      throttles[what] = times;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
