// A service worker: what was read once can be read again without a connection. A page is always asked for anew first; what carries
// a fingerprint in its name never changes. Calls of the API are none of its business.

const CACHE = 'guide';
const KEPT = 400;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/_astro/')) event.respondWith(fromCache(request).then((found) => found ?? fromServer(request)));
  else if (request.mode === 'navigate' || request.destination === 'image' || pathname.includes('/pagefind/'))
    event.respondWith(fromServer(request).catch(async () => (await fromCache(request)) ?? Response.error()));
});

self.addEventListener('message', (event) => {
  const assets = `${self.location.origin}/_astro/`;
  const [page, ...loaded] = event.data;
  event.waitUntil(keepAll([page, ...loaded.filter((url) => url.startsWith(assets))]));
});

async function keepAll(urls) {
  await (await caches.open(CACHE)).addAll([...new Set(urls)]);
}

/** A page is the same whatever stands behind its question mark. */
function keyOf({ mode, url }) {
  return mode === 'navigate' ? new URL(url).pathname : url;
}

async function fromCache(request) {
  return (await caches.open(CACHE)).match(keyOf(request));
}

async function fromServer(request) {
  const response = await fetch(request);
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (response.ok && (isPage || request.mode !== 'navigate')) await keep(keyOf(request), response.clone());
  return response;
}

async function keep(key, response) {
  const cache = await caches.open(CACHE);
  await cache.put(key, response);
  const keys = await cache.keys(); // the oldest first
  for (const one of keys.slice(0, Math.max(0, keys.length - KEPT))) await cache.delete(one);
}
