import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildGuide, DIST, LOCALES } from '../support/guide.ts';

/** Of a page in all: HTML, styles and scripts, without what only a reader's action loads. */
const WEIGHT_MAX = 45_000;

let pages: readonly string[] = [];

beforeAll(() => {
  buildGuide();
  pages = globSync('**/*.html', { cwd: DIST }).map((file) => file.replaceAll('\\', '/'));
}, 240_000);

function read(file: string): string {
  return readFileSync(join(DIST, file), 'utf8');
}

function attributes(html: string, pattern: RegExp): string[] {
  return Array.from(html.matchAll(pattern), ([, value]) => value ?? '');
}

/** The file behind an address of the guide. */
function fileOf(address: string): string {
  const path = decodeURIComponent(address.replace(/[?#].*$/, '')).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

test('no link of any page is dead, and each place in a page it leads to is there', () => {
  const places = new Map<string, Set<string>>();
  const placesOf = (file: string) => {
    const known = places.get(file) ?? new Set(attributes(read(file), / id="([^"]+)"/g));
    places.set(file, known);
    return known;
  };
  const files = new Set(globSync('**/*', { cwd: DIST }).map((file) => file.replaceAll('\\', '/')));
  const dead: string[] = [];
  for (const page of pages)
    for (const address of attributes(read(page), /<(?:a|link|script|img)\b[^>]*? (?:href|src)="(\/[^"]*|#[^"]*)"/g)) {
      const file = address.startsWith('#') ? page : fileOf(address);
      const [, place] = address.split('#');
      if (!files.has(file) || (place && !placesOf(file).has(decodeURIComponent(place)))) dead.push(`${page}: ${address}`);
    }
  expect(dead).toEqual([]);
  expect(pages.length).toBeGreaterThan(140);
});

/** What a page loads at once: its styles and scripts, and what those import. */
function loadedBy(page: string): Set<string> {
  const html = read(page);
  const loaded = new Set([
    ...attributes(html, /<link rel="stylesheet" href="([^"]+)"/g),
    ...attributes(html, /<script[^>]* src="([^"]+)"/g),
  ]);
  for (const address of loaded)
    if (address.endsWith('.js'))
      for (const imported of attributes(read(fileOf(address)), /\bfrom\s*"(\.[^"]+)"|\bimport\s*"(\.[^"]+)"/g))
        if (imported) loaded.add(join(dirname(address), imported).replaceAll('\\', '/'));
  return loaded;
}

test(`every page without the simulator weighs at most ${WEIGHT_MAX / 1000} kB`, () => {
  const heavy: Record<string, number> = {};
  for (const page of pages) {
    const parts = [page, ...Array.from(loadedBy(page), fileOf)].filter((part) => !part.includes('BillSimulator'));
    const weight = parts.reduce((sum, part) => sum + gzipSync(readFileSync(join(DIST, part))).length, 0);
    if (weight > WEIGHT_MAX) heavy[page] = weight;
  }
  expect(heavy).toEqual({});
});

test('every page is there as Markdown, and llms.txt of its language lists it', () => {
  for (const { prefix } of LOCALES) {
    const list = read(`${prefix.slice(1)}llms.txt`);
    for (const address of attributes(list, /\]\((\/[^)]+)\)/g)) expect(read(address.slice(1)).trim(), address).not.toBe('');
    expect(list).toContain(`(${prefix}guide/read-your-bill.md)`);
  }
  const bill = read('guide/read-your-bill.md');
  expect(bill).toMatch(/^# Read your bill\n\n> /);
  expect(bill).toContain('| Charge type'); // tables come with it
  expect(bill).toContain('```http\nGET /v1/invoices\n');
});

test('the head of a page tells machines what it is, in which languages, and where it is as Markdown', () => {
  for (const { prefix, lang } of LOCALES) {
    const html = read(`${prefix.slice(1)}guide/billing/index.html`);
    const [json = '{}'] = attributes(html, /<script type="application\/ld\+json">(.*?)<\/script>/g);
    expect(JSON.parse(json)).toMatchObject({ '@type': 'TechArticle', inLanguage: lang });
    expect(attributes(html, /<link rel="alternate" hreflang="([^"]+)"/g).toSorted()).toEqual([
      'en',
      'pt-BR',
      'x-default',
      'zh-CN',
    ]);
    expect(html).toContain(`<link rel="alternate" type="text/markdown" href="${prefix}guide/billing.md"`);
    expect(html).toContain('<meta property="og:image" content="');
  }
  expect(read('sitemap-0.xml')).toContain('hreflang="zh-CN"');
  expect(read('sitemap-0.xml')).not.toContain('/404');
});
