import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES, startGuide, type Guide } from '../support/guide.ts';

/** One page of each kind. */
const PAGES = [
  '',
  'guide/read-your-bill/',
  'guide/common-billing-scenarios/',
  'guide/see-offers-and-pricing/',
  'guide/use-the-reconciliation-files/',
  'develop/sdks/',
  'accept-partner/',
  'develop/reference/subscriptions/',
];

let guide: Guide;

beforeAll(async () => {
  guide = await startGuide();
}, 240_000);

afterAll(() => guide.stop());

for (const { prefix } of LOCALES)
  for (const path of PAGES)
    test(`${prefix}${path}: axe finds nothing, in the light and in the dark`, () =>
      guide.open(`${prefix}${path}`, async (page) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(`document.documentElement.dataset.theme = '${colorScheme}'`);
          const axe = new AxeBuilder({ page });
          // only colours differ in the dark
          const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
          expect(found, colorScheme).toEqual([]);
        }
      }));
