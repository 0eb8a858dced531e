import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Match } from '../http/router.ts';
import type { Log, ProgrammingModel, RegisteredFunction } from './core-api.ts';
import { invoke } from './invocation.ts';

/**
 * The library's streaming mode takes requests from a loopback server that it opens when asked for its capabilities.
 * It is given one that listens nowhere: emitting on it hands over a request without a second hop.
 */
export async function openProxy(model: ProgrammingModel): Promise<EventEmitter> {
  const proxy = Object.assign(new EventEmitter(), {
    listen: (then: () => void) => queueMicrotask(then),
    address: () => ({ port: 1 }),
  });
  const { createServer } = http;
  Object.assign(http, { createServer: () => proxy as unknown as Server });
  const asked = model.getCapabilities({});
  Object.assign(http, { createServer });
  const { HttpUri } = (await asked) as { HttpUri?: string };
  if (!HttpUri) throw new Error('the app has to call app.setup({ enableHttpStream: true }): the local host only streams');
  return proxy;
}

interface Call extends Match<RegisteredFunction> {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly proxy: EventEmitter;
  readonly log: Log;
}

/** One request to one function. It is always answered, whatever the handler does. */
export async function runHttpFunction({ value: target, params, request, response, proxy, log }: Call): Promise<void> {
  const invocationId = randomUUID();
  const functionName = target.metadata.name;
  const { headers } = request;
  headers.host ??= 'localhost';
  const sent = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  const { traceparent } = headers as { traceparent?: string };
  const triggerMetadata = {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { string: value }])),
    Headers: { json: JSON.stringify(Object.fromEntries(sent)) },
  };
  headers['x-ms-invocation-id'] = invocationId;
  headers['x-forwarded-host'] = headers.host;
  headers['x-forwarded-proto'] = 'http';
  proxy.emit('request', request, response);

  const input = { data: { string: '' }, triggerMetadata, invocationId, traceParent: traceparent };
  await invoke(target, input, log, ({ error, result }) => {
    const failed = error !== null && error !== undefined;
    if (!failed && result !== null && result !== undefined) return result;
    const what = failed ? 'threw' : 'returned nothing';
    const message = `an HTTP function ${what}; in the cloud its caller would wait for an answer until it gives up`;
    log({ level: 'error', message, functionName, invocationId, error });
    return { status: failed ? 500 : 204 };
  });
}
