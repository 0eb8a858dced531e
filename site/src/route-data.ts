import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { markdownPath } from '../machine-pages.ts';

/** The worker that keeps pages for reading without a connection; it is told what came before it, once the page has settled. */
const OFFLINE = `if (window.isSecureContext && !navigator.serviceWorker.controller) addEventListener('load', () => setTimeout(async () => {
  await navigator.serviceWorker.register('/offline.js');
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage([location.pathname, ...performance.getEntriesByType('resource').map(({ name }) => name)]);
}, 3000));`;

/** The head of a page: the page as Markdown, a picture of the guide, what kind of text it is, and the worker for reading offline. */
export const onRequest = defineRouteMiddleware(({ locals, url, site }) => {
  const { head, entry, entryMeta, siteTitle } = locals.starlightRoute;
  if (entry.id.endsWith('404')) return; // says nothing that is worth reading
  const { title, description } = entry.data;
  const at = (path: string) => new URL(path, site).href;
  const article = {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: title,
    description,
    inLanguage: entryMeta.lang,
    url: at(url.pathname),
    isPartOf: { '@type': 'WebSite', name: siteTitle, url: at('/') },
  };
  head.push(
    { tag: 'script', content: OFFLINE },
    { tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href: `/${markdownPath(url.pathname.slice(1))}` } },
    { tag: 'meta', attrs: { property: 'og:image', content: at('/card.png') } },
    { tag: 'script', attrs: { type: 'application/ld+json' }, content: JSON.stringify(article).replaceAll('<', '\\u003c') },
  );
});
