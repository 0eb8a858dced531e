// the host's half of the library comes before the library's first use
import { registered, type LogEntry } from '../../functions/host/core-api.ts';
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, type HttpResponseInit, type InvocationContext, type Timer } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startHost, type Host, type HostOptions } from '../../functions/host/host.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteQueue } from '../../functions/storage/queue/sqlite.ts';

const logged: LogEntry[] = [];
const hookCalls: string[] = [];
const timerRuns: Timer[] = [];
const worked: { message: unknown; metadata: unknown }[] = [];
let atWork = { now: 0, most: 0 };
let abandoned = 0;

app.setup({ enableHttpStream: true });

app.http('hello', {
  route: 'v1/hello/{name}',
  handler: async (request, context): Promise<HttpResponseInit> => {
    context.info('hello');
    const { url, params } = request;
    const body = request.method === 'POST' ? await request.json() : undefined;
    return {
      status: request.method === 'POST' ? 201 : 200,
      headers: { 'X-Was': request.headers.get('x-given') ?? '' },
      jsonBody: { url, params, body, trace: context.traceContext?.traceParent },
    };
  },
});
app.http('upload', {
  methods: ['PUT'],
  route: 'v1/files/{*rest}',
  handler: async (request) => {
    const hash = createHash('sha256');
    let chunks = 0;
    for await (const chunk of request.body ?? []) {
      hash.update(chunk as Uint8Array);
      chunks++;
    }
    return { jsonBody: { digest: hash.digest('hex'), chunks, rest: request.params['rest'] } };
  },
});
app.http('refuseUpload', { methods: ['POST'], route: 'v1/refuse', handler: () => ({ status: 413 }) });
app.http('download', { methods: ['GET'], route: 'v1/drip', handler: () => ({ body: drip(5) }) });
app.http('broken', { methods: ['GET'], route: 'v1/broken', handler: () => ({ body: drip(2, 'breaks') }) });
app.http('headed', { methods: ['GET', 'HEAD'], route: 'v1/headed', handler: () => ({ body: 'headed' }) });
app.http('throws', { methods: ['GET'], route: 'v1/throws', handler: () => Promise.reject(new Error('secret detail')) });
app.http('nothing', { methods: ['GET'], route: 'v1/nothing', handler: () => undefined as unknown as HttpResponseInit });
app.http('noSuchAnswer', { methods: ['GET'], route: 'v1/text', handler: () => 'text' as HttpResponseInit });
app.http('bodiless', {
  methods: ['GET'],
  route: 'v1/status/{status}',
  handler: ({ params }) => ({ status: Number(params['status']), body: 'dropped' }),
});
app.http('slow', { methods: ['GET'], route: 'v1/slow', handler: () => sleep(300, { body: 'slow but done' }) });

app.timer('startup', { schedule: '0 0 0 1 1 *', runOnStartup: true, handler: (timer) => void timerRuns.push(timer) });
app.timer('often', { schedule: '%OFTEN%', handler: () => void hookCalls.push('often') });
app.timer('fails', { schedule: '0 0 0 1 1 *', handler: () => Promise.reject(new Error('no luck')) });

app.storageQueue('work', {
  queueName: '%QUEUE%',
  connection: 'STORAGE',
  handler: async (message, { triggerMetadata }: InvocationContext) => {
    worked.push({ message, metadata: triggerMetadata });
    const { fails = 0, takesMs = 0 } = message as { fails?: number; takesMs?: number };
    atWork.most = Math.max(atWork.most, ++atWork.now);
    await sleep(takesMs);
    atWork.now--;
    if (Number(triggerMetadata?.['dequeueCount']) <= fails) throw new Error('not yet');
  },
});

app.hook.appStart(() => void hookCalls.push('appStart'));
app.hook.appTerminate(() => void hookCalls.push('appTerminate'));
app.hook.preInvocation((hook) => {
  hook.hookData['name'] = hook.invocationContext.functionName;
});
app.hook.postInvocation((hook) => {
  if (hook.error) hookCalls.push(`${String(hook.hookData['name'])}: ${(hook.error as Error).message}`);
  const { result } = hook;
  if (hook.hookData['name'] === 'hello') hook.result = { ...(result as object), cookies: [{ name: 'hooked', value: 'yes' }] };
});

async function* lines(count: number, end?: string): AsyncGenerator<Uint8Array> {
  try {
    for (let i = 0; i < count; i++) {
      yield Buffer.from(`data: ${i}\n\n`);
      await sleep(60);
    }
    if (end) throw new Error(end);
  } finally {
    abandoned++;
  }
}

function drip(count: number, end?: string): ReadableStream<Uint8Array> {
  return ReadableStream.from(lines(count, end));
}

/** The local store's own queue, and a look inside. */
function openQueue() {
  const database = new DatabaseSync(':memory:');
  const queue = openSqliteQueue(database, new Meter());
  const bodies = database.prepare('SELECT body, dequeueCount FROM messages WHERE queue = ?');
  return {
    ...queue,
    put: (message: unknown) => queue.send('partner-days', message),
    left: () => bodies.all('partner-days'),
    poisoned: () => bodies.all('partner-days-poison'),
  };
}

const queue = openQueue();
const options: HostOptions = {
  port: 0,
  queue,
  hostJson: {
    extensions: { http: { routePrefix: '' }, queues: { batchSize: 4, maxDequeueCount: 3, visibilityTimeout: '00:00:00' } },
  },
  log: (entry) => logged.push(entry),
  extras: (request, response) => {
    if (request.url !== '/local') return false;
    response.end('extra');
    return true;
  },
  holdSeconds: 0.8,
};
let host: Host;

beforeAll(async () => {
  process.env['OFTEN'] = '* * * * * *';
  process.env['QUEUE'] = 'partner-days';
  host = await startHost(options);
});
afterAll(() => host.stop());
beforeEach(() => {
  logged.length = 0;
  worked.length = 0;
  atWork = { now: 0, most: 0 };
});

const errors = () => logged.filter(({ level }) => level === 'error');

describe('http', () => {
  test('GET: parameters, query, headers, and what a hook adds', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await fetch(`${host.url}/V1/Hello/Jo%20%C3%A9?a=1&a=2`, { headers: { 'X-Given': 'one', traceparent } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-was')).toBe('one');
    expect(answer.headers.get('set-cookie')).toBe('hooked=yes');
    expect(await answer.json()).toEqual({
      url: `${host.url}/V1/Hello/Jo%20%C3%A9?a=1&a=2`,
      params: { name: 'Jo \u{e9}' },
      trace: traceparent,
    });
    expect(logged).toMatchObject([{ level: 'information', message: 'hello', functionName: 'hello' }]);
  });

  test('POST: a JSON body', async () => {
    const answer = await fetch(`${host.url}/v1/hello/x`, { method: 'POST', body: '{"seats":3}' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ body: { seats: 3 } });
  });

  test('an upload arrives in pieces', async () => {
    const bytes = randomBytes(5_000_000);
    const body = ReadableStream.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]);
    const answer = await fetch(`${host.url}/v1/files/a/b`, {
      method: 'PUT',
      body,
      duplex: 'half',
    });
    const { digest, chunks, rest } = (await answer.json()) as { digest: string; chunks: number; rest: string };
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(chunks).toBeGreaterThan(10);
    expect(rest).toBe('a/b');
  });

  test('an upload that is refused unread is answered, and the connection lives on', async () => {
    for (let i = 0; i < 3; i++) {
      const answer = await fetch(`${host.url}/v1/refuse`, { method: 'POST', body: randomBytes(2_000_000) });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toBe('');
    }
  });

  test('a drip arrives as it is made', async () => {
    const answer = await fetch(`${host.url}/v1/drip`);
    const times: number[] = [];
    let text = '';
    for await (const chunk of answer.body!) {
      times.push(performance.now());
      text += Buffer.from(chunk).toString();
    }
    expect(text).toBe('data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n');
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(150);
  });

  test('a body that breaks off is cut off, not ended', async () => {
    const answer = await fetch(`${host.url}/v1/broken`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(errors()).toHaveLength(1);
    expect(abandoned).toBeGreaterThan(0);
  });

  test.each([
    ['PUT', '/v1/hello/x', 'another method'],
    ['HEAD', '/v1/hello/x', 'HEAD is not implied'],
    ['GET', '/v1/unknown', 'an unknown path'],
    ['POST', '/v1/slow', 'POST where only GET is registered'],
  ])('%s %s is 404 and empty: %s', async (method, path) => {
    const answer = await fetch(`${host.url}${path}`, { method });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-length')).toBe('0');
    expect(await answer.text()).toBe('');
  });

  test('HEAD where it is registered has no body', async () => {
    const answer = await fetch(`${host.url}/v1/headed`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test.each([204, 304])('%i has no body', async (status) => {
    const answer = await fetch(`${host.url}/v1/status/${status}`);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

  test.each([
    ['throws', 500],
    ['nothing', 204],
    ['text', 500],
  ])('a handler that %s is answered %i without detail, and logged', async (path, status) => {
    const answer = await fetch(`${host.url}/v1/${path}`);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
    expect(errors()).toHaveLength(1);
  });

  test('the post-invocation hook sees what was thrown', async () => {
    await fetch(`${host.url}/v1/throws`);
    expect(hookCalls).toContain('throws: secret detail');
  });

  test('what is no function is asked of the extras', async () => {
    expect(await (await fetch(`${host.url}/local`)).text()).toBe('extra');
  });

  test.each(['GET http://elsewhere/v1/slow', 'OPTIONS *'])('%s is a bad request', async (line) => {
    expect(await raw(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  });

  test('two requests share a connection', async () => {
    const request = (connection: string) => `GET /v1/headed HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`;
    expect((await raw(request('keep-alive') + request('close'))).match(/200 OK/g)).toHaveLength(2);
  });

  test('the routes are listed', () => {
    expect(host.routes).toContainEqual({ method: 'POST', path: '/v1/hello/{name}', name: 'hello' });
  });
});

describe('timers', () => {
  test('runs at startup what asks for it', async () => {
    await vi.waitFor(() => expect(timerRuns).toHaveLength(1));
    expect(timerRuns[0]).toEqual({
      isPastDue: false,
      schedule: { adjustForDST: true },
      scheduleStatus: {
        last: '0001-01-01T00:00:00',
        lastUpdated: '0001-01-01T00:00:00',
        next: `${new Date().getUTCFullYear() + 1}-01-01T00:00:00.000Z`,
      },
    });
  });

  test('runs on schedule, which may be a setting', async () => {
    await vi.waitFor(() => expect(hookCalls.filter((call) => call === 'often').length).toBeGreaterThan(1), { timeout: 5000 });
  });

  test('runs when asked, and tells of a failure', async () => {
    await host.invokeTimer('startup');
    expect(timerRuns.at(-1)?.scheduleStatus.last).toMatch(/^20/);
    await expect(host.invokeTimer('fails')).rejects.toThrow('no luck');
    await expect(host.invokeTimer('hello')).rejects.toThrow('no timer is named hello');
  });
});

describe('queues', () => {
  const drained = () => vi.waitFor(() => expect(queue.left()).toEqual([]), { timeout: 10_000 });

  test('a message is worked on once', async () => {
    await queue.put({ partner: 'p1' });
    await drained();
    expect(worked).toEqual([
      {
        message: { partner: 'p1' },
        metadata: expect.objectContaining({ dequeueCount: 1, id: '1', queueTrigger: '{"partner":"p1"}' }) as unknown,
      },
    ]);
  });

  test('a message that fails is tried again', async () => {
    await queue.put({ fails: 2 });
    await drained();
    expect(worked).toHaveLength(3);
    expect(errors()).toHaveLength(2);
    expect(queue.poisoned()).toEqual([]);
  });

  test('a message that fails as often as it may is poison', async () => {
    await queue.put({ fails: 9 });
    await drained();
    expect(worked).toHaveLength(3);
    expect(queue.poisoned()).toMatchObject([{ body: '{"fails":9}' }]);
    expect(errors().at(-1)?.message).toMatch(/is poison: it waits in partner-days-poison/);
  });

  test('long work is held, so that it is not done twice', async () => {
    await queue.put({ takesMs: 1800 });
    await drained();
    expect(worked).toHaveLength(1);
    expect(logged.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  test('no more than a batch at once', async () => {
    for (let i = 0; i < 12; i++) await queue.put({ takesMs: 30 });
    await drained();
    expect(worked).toHaveLength(12);
    expect(atWork.most).toBeGreaterThan(1);
    expect(atWork.most).toBeLessThanOrEqual(4);
  });
});

describe('starting and stopping', () => {
  test('a setting that is missing stops the start, and nothing runs', async () => {
    delete process.env['OFTEN'];
    await expect(startHost(options)).rejects.toThrow('OFTEN');
    process.env['OFTEN'] = '* * * * * *';
  });

  test('a schedule of five fields stops the start', async () => {
    process.env['OFTEN'] = '* * * * *';
    await expect(startHost(options)).rejects.toThrow(/6/);
    process.env['OFTEN'] = '* * * * * *';
  });

  test('a binding that is not known here stops the start', async () => {
    app.storageBlob('blob', { path: 'x/{name}', connection: 'STORAGE', handler: () => {} });
    await expect(startHost(options)).rejects.toThrow('blobTrigger');
    registered.functions.delete('blob');
  });

  test('a port that is taken stops the start', async () => {
    await expect(startHost({ ...options, port: host.port })).rejects.toThrow('EADDRINUSE');
  });

  test('stop answers what is in flight, finishes messages in hand, and takes nothing new', async () => {
    const own = openQueue();
    await own.put({ takesMs: 300 });
    const other = await startHost({ ...options, queue: own });
    const inFlight = fetch(`${other.url}/v1/slow`);
    await vi.waitFor(() => expect(worked).toHaveLength(1));
    await sleep(50);
    await own.put('too late');
    await Promise.all([other.stop(), other.stop()]);
    expect(await (await inFlight).text()).toBe('slow but done');
    expect(own.left()).toEqual([{ body: '"too late"', dequeueCount: 0 }]);
    await expect(fetch(`${other.url}/v1/slow`)).rejects.toThrow();
    expect(hookCalls.filter((call) => call === 'appTerminate')).toHaveLength(1);
  });

  test('stop does not wait for ever', async () => {
    const other = await startHost({ ...options, graceMs: 100 });
    const inFlight = fetch(`${other.url}/v1/slow`);
    await sleep(50);
    const cutOff = expect(inFlight).rejects.toThrow();
    await other.stop();
    expect(errors()).toEqual([]);
    expect(logged).toContainEqual({ level: 'warning', message: 'still busy after 100 ms, stopped nevertheless' });
    await cutOff;
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
