import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BEHAVIOUR_NAMES } from '../../functions/local/misbehaviour/behaviours.ts';
import { DEMO_STATES } from '../../functions/local/state/demo-states.ts';

const DOCS = join(import.meta.dirname, '../../site/src/content/docs');

test.each(['', 'pt-br', 'zh-cn'])('the page "%s" names every state and every behaviour, in order', (locale) => {
  const page = readFileSync(join(DOCS, locale, 'develop/bad-days.mdx'), 'utf8');
  const named = Array.from(page.matchAll(/^\| `([a-z-]+)` \|/gm), ([, name]) => name);
  expect(named).toEqual([...Object.keys(DEMO_STATES), ...BEHAVIOUR_NAMES]);
});
