import type { AstroIntegration } from 'astro';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const LOCALES = ['', 'pt-br/', 'zh-cn/'] as const;

const html = unified().use(rehypeParse);
const markdown = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify, { bullet: '-' });

interface Page {
  /** `guide/billing/`, empty for the home page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
  /** The addresses in its menu. */
  readonly menu: readonly string[];
}

/** Puts beside every page the same as Markdown (`guide/billing.md`), beside every home page its `llms.txt` and `404.html`. */
export function machinePages(): AstroIntegration {
  return {
    name: 'machine-pages',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const pages = globSync('**/index.html', { cwd: dist }).map((file) => readPage(dist, file.replaceAll('\\', '/')));
        const readable = pages.filter(({ path }) => !path.endsWith('404/'));
        for (const page of readable) writeFileSync(join(dist, markdownPath(page.path)), page.text);
        for (const locale of LOCALES) {
          const own = readable.filter(({ path }) => localeOf(path) === locale);
          writeFileSync(join(dist, locale, 'llms.txt'), contents(locale, own));
          if (locale) copyFileSync(join(dist, locale, '404/index.html'), join(dist, locale, '404.html'));
        }
        logger.info(`${readable.length} pages as Markdown, llms.txt in ${LOCALES.length} languages`);
      },
    },
  };
}

/** The address of a page as Markdown, below the root of the site. */
export function markdownPath(path: string): string {
  return LOCALES.some((locale) => locale === path) ? `${path}index.md` : `${path.replace(/\/$/, '')}.md`;
}

function localeOf(path: string): string {
  return LOCALES.find((locale) => locale && path.startsWith(locale)) ?? '';
}

function readPage(dist: string, file: string): Page {
  const tree = html.parse(readFileSync(join(dist, file), 'utf8'));
  const title = textOf(select('h1', tree));
  const description = propertyOf(select('meta[name=description]', tree), 'content');
  const content: Element = select('.sl-markdown-content', tree) ?? {
    type: 'element',
    tagName: 'main',
    properties: {},
    children: [],
  };
  // what only a script fills, or only a listener needs, says nothing on paper
  for (const hidden of selectAll('script, template, form, noscript, svg, button, [hidden], .sl-anchor-link, .copy', content))
    hidden.children = [];
  for (const pre of selectAll('pre[data-language]', content))
    for (const code of selectAll('code', pre)) code.properties['className'] = [`language-${propertyOf(pre, 'dataLanguage')}`];
  const body = markdown.stringify(markdown.runSync({ type: 'root', children: [content] }));
  const menu = selectAll('nav.sidebar a', tree).map((link) => propertyOf(link, 'href'));
  return { path: file.replace(/index\.html$/, ''), title, description, text: `# ${title}\n\n> ${description}\n\n${body}`, menu };
}

function propertyOf(element: Element | undefined, name: string): string {
  const value = element?.properties[name];
  return typeof value === 'string' ? value : '';
}

function textOf(node: unknown): string {
  const { value, children = [] } = (node ?? {}) as { value?: string; children?: unknown[] };
  return (value ?? children.map(textOf).join('')).trim();
}

/** In the order of the menu; what is not in it, at the end. */
function contents(locale: string, pages: readonly Page[]): string {
  const menu = [`/${locale}`, ...(pages.find((page) => page.menu.length > 0)?.menu ?? [])];
  const placeOf = ({ path }: Page) => (menu.includes(`/${path}`) ? menu.indexOf(`/${path}`) : menu.length);
  const [home, ...others] = pages.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
  const list = others.map(({ path, title, description }) => `- [${title}](/${markdownPath(path)}): ${description}`);
  return (
    [`# ${home?.title}`, `> ${home?.description}`, list.join('\n'), ...(locale ? [] : [OTHER_LANGUAGES])].join('\n\n') + '\n'
  );
}

const OTHER_LANGUAGES = '- [Português (Brasil)](/pt-br/llms.txt)\n- [简体中文](/zh-cn/llms.txt)';
