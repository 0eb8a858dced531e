import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const DOCS = join(import.meta.dirname, '../../site/src/content/docs');
const TRANSLATIONS = ['pt-br', 'zh-cn'] as const;

const ENGLISH = pagesIn('').filter((page) => !TRANSLATIONS.some((locale) => page.startsWith(`${locale}/`)));

function pagesIn(locale: string): string[] {
  return globSync('**/*.mdx', { cwd: join(DOCS, locale) })
    .map((page) => page.replaceAll('\\', '/'))
    .sort();
}

function read(locale: string, page: string): string {
  return readFileSync(join(DOCS, locale, page), 'utf8');
}

/** Heading marks and components in their order: what a translation has in common with its page. */
function skeleton(source: string): string[] {
  const [, , ...parts] = source.split(/^---$/m);
  const withoutCode = parts.join('---').replaceAll(/^```[^]*?^```$/gm, '```');
  return [...withoutCode.matchAll(/^(#{2,6}) |<([A-Z]\w+)(?: (?:id|name)="([\w-]+)")?|^(```)$/gm)].map((match) =>
    match.slice(1).filter(Boolean).join(' '),
  );
}

/** Where customers follow a partner's link, and where anybody sees how the services run: no pages of the guide for partners. */
const OTHER_PAGES = ['accept-partner.mdx', 'service-health.mdx'];

test('the guide has the 35 pages of its menu, and those for developers', () => {
  const menu = readFileSync(join(DOCS, '../../../astro.config.mjs'), 'utf8').matchAll(/page\(\s*'((?:guide|develop)\/[\w-]+)'/g);
  const inMenu = new Set(Array.from(menu, ([, slug]) => `${slug}.mdx`));
  expect(ENGLISH).toEqual([...inMenu, 'index.mdx', ...OTHER_PAGES].toSorted());
  expect(ENGLISH.filter((page) => !page.startsWith('develop/') && !OTHER_PAGES.includes(page))).toHaveLength(35);
});

for (const locale of ['', ...TRANSLATIONS]) {
  test(`${locale || 'English'}: every page says what it is about`, () => {
    for (const page of pagesIn(locale))
      expect(read(locale, page), page).toMatch(/^---\n[^]*?^title: \S+.*\n[^]*?^description: \S.{19,}\n/m);
  });
}

for (const locale of TRANSLATIONS) {
  test(`${locale}: has the pages of the English guide`, () => {
    expect(pagesIn(locale)).toEqual(ENGLISH);
  });

  for (const page of ENGLISH) {
    test(`${locale}: ${page} has the headings, figures and examples of the English page`, () => {
      expect(skeleton(read(locale, page))).toEqual(skeleton(read('', page)));
    });
  }
}
