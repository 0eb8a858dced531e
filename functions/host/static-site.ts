import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Extras } from './http-server.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

/** Below, packing costs more than it saves. */
const PACKED_FROM = 1000;

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The guide is not built yet</title>
<body style="font:1.1rem/1.6 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem">
<h1>The guide is not built yet</h1>
<p>The API runs. To read the guide here, run <code>npm run site:build</code> once and load this page again.</p>
`;

interface Found {
  readonly file: string;
  readonly status: 200 | 404;
}

/**
 * Serves a built static site to GET and HEAD: `guide/` is `guide/index.html`, `guide` redirects there. For what is not
 * there, those who accept HTML get the nearest `404.html`; anyone else is left to the next in line.
 */
export function serveSite(folder: string): Extras {
  const root = resolve(folder);
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const path = url && pathIn(root, url.pathname);
    if (path === undefined || path === null) return false;

    const kind = await kindOf(path);
    if (kind === 'folder' && !url?.pathname.endsWith('/') && (await kindOf(join(path, 'index.html'))) === 'file') {
      // from the folder, not from the request: `//host` would lead elsewhere
      const location = `/${relative(root, path).split(sep).map(encodeURIComponent).join('/')}/${url?.search ?? ''}`;
      response.writeHead(308, { location, 'content-length': 0 }).end();
      return true;
    }
    const found = await fileFor(path, kind, root);
    if (found?.status === 200) return send(found, request, response);

    if (!request.headers.accept?.includes('text/html')) return false;
    if (found) return send(found, request, response);
    if (await kindOf(root)) return false;
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : NOT_BUILT);
    return true;
  };
}

/** Undefined when it does not lie in the folder, or is no path at all. */
function pathIn(root: string, pathname: string): string | undefined {
  try {
    const path = join(root, decodeURIComponent(pathname));
    return !path.includes('\0') && (path === root || path.startsWith(root + sep)) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return 'file';
  return found?.isDirectory() ? 'folder' : undefined;
}

async function fileFor(path: string, kind: 'file' | 'folder' | undefined, root: string): Promise<Found | undefined> {
  if (kind === 'file') return { file: path, status: 200 };
  const index = join(path, 'index.html');
  if (kind === 'folder' && (await kindOf(index))) return { file: index, status: 200 };
  for (let at = path; at !== dirname(root); at = dirname(at)) {
    const file = join(at, '404.html');
    if ((await kindOf(file)) === 'file') return { file, status: 404 };
  }
  return undefined;
}

async function send({ file, status }: Found, request: IncomingMessage, response: ServerResponse): Promise<true> {
  const { size, mtimeMs } = await stat(file);
  const etag = `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  const headers = {
    etag,
    // Astro puts a hash of the content in these names
    'cache-control': file.includes(`${sep}_astro${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim());
  if (status === 200 && (known?.includes(etag) || known?.includes('*'))) {
    response.writeHead(304, headers).end();
    return true;
  }
  const isPacked = size > PACKED_FROM && isText(headers['content-type']) && acceptsGzip(request);
  response.writeHead(status, { ...headers, ...(isPacked ? { 'content-encoding': 'gzip' } : { 'content-length': size }) });
  if (request.method === 'HEAD') {
    response.end();
    return true;
  }
  const content = createReadStream(file);
  const sent = isPacked ? pipeline(content, createGzip(), response) : pipeline(content, response);
  await sent.catch(() => response.destroy()); // a reader who leaves early is no failure of ours
  return true;
}

function isText(contentType: string): boolean {
  return /^text\/|json|xml|javascript/.test(contentType);
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers['accept-encoding'] ?? '');
}
