import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { isLoopback, isPublic } from './addresses.ts';
import type { Reply, Sender } from './ports.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 64 * 1024;

export interface SenderOptions {
  /** Whether this machine itself may be called, and without TLS: for the local host. */
  readonly allowLoopback?: boolean;
  readonly resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
  readonly timeoutMs?: number;
}

/** Why an address is not called: the text is for the partner. */
class Forbidden extends Error {}

export function openSender(options: SenderOptions = {}): Sender {
  const { allowLoopback = false, timeoutMs = TIMEOUT_MS } = options;
  const { resolve = (host) => systemLookup(host, { all: true }) } = options;
  const isAllowed = (address: string) => isPublic(address) || (allowLoopback && isLoopback(address));

  /** The addresses of a name, none of which is private: one that is would only wait for its turn. */
  async function addressesOf(host: string) {
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host);
    if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address)))
      throw new Forbidden('The address of the host is not public.');
    return addresses;
  }

  const asked = callbackify(addressesOf);
  /** Asked by each connection, which goes to what was checked here: what a name means later cannot matter. */
  const lookup: LookupFunction = (host, { all }, done) =>
    asked(host, (error, addresses) => {
      if (error) return done(error, '');
      if (all) return done(null, addresses);
      const [first] = addresses;
      return done(null, first?.address ?? '', first?.family);
    });

  function targetOf(text: string): URL {
    const url = URL.parse(text);
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw new Forbidden('It is not an https address.');
    const host = hostOf(url);
    const isHere = allowLoopback && (host === 'localhost' || (isIP(host) > 0 && isLoopback(host)));
    if (url.protocol === 'http:' && !isHere) throw new Forbidden('It has to begin with https.');
    if (url.username || url.password) throw new Forbidden('It must not hold a name or a password.');
    // a connection asks `lookup` about names only
    if (isIP(host) && !isAllowed(host)) throw new Forbidden('The address of the host is not public.');
    return url;
  }

  return {
    refusalOf: async (text) => {
      try {
        await addressesOf(hostOf(targetOf(text)));
        return undefined;
      } catch (error) {
        return error instanceof Forbidden ? error.message : 'The name of the host is not known.';
      }
    },

    post: async (text, headers, body) => {
      try {
        const length = { 'Content-Length': String(Buffer.byteLength(body)) };
        const sending = { method: 'POST', headers: { ...headers, ...length }, lookup, signal: AbortSignal.timeout(timeoutMs) };
        return await send(targetOf(text), sending, body);
      } catch (error) {
        return { message: reasonOf(error as NodeJS.ErrnoException) };
      }
    },
  };
}

/** Without the brackets of version 6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** A connection of its own, and no more of the answer than a polite client reads; a redirect is an answer like any other. */
function send(url: URL, options: RequestOptions, body: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = start(url, { ...options, agent: false }, (response) => {
      const { statusCode = 0, statusMessage = '' } = response;
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > ANSWER_BYTES_MAX) response.destroy();
      });
      response.on('error', () => {}); // the status has been read, which is all that counts
      response.on('close', () => resolve({ status: statusCode, message: statusMessage.slice(0, 200) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function reasonOf({ name, code, message }: NodeJS.ErrnoException): string {
  if (name === 'TimeoutError' || name === 'AbortError') return 'No answer in time.';
  return code === undefined ? message : `The connection failed: ${code}.`;
}
