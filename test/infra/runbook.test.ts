import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import alerts from '../../infra/alerts.json' with { type: 'json' };
import { ALERT_SUMMARIES, RUNBOOK } from '../../site/src/i18n/runbook.ts';
import { readBicep } from './bicep.ts';

const NAMES = [...alerts.log, alerts.metric].map(({ name }) => name);
const template = readBicep('modules/alerts.bicep');

test('each alert has its page of the runbook in three languages, and no page is left over', () => {
  expect(Object.keys(RUNBOOK).toSorted()).toEqual(NAMES.toSorted());
  expect(Object.keys(ALERT_SUMMARIES).toSorted()).toEqual(NAMES.toSorted());
  for (const { meaning, steps, over } of Object.values(RUNBOOK))
    for (const [en, pt, zh] of [meaning, ...steps, over]) {
      expect(new Set([en, pt, zh]).size).toBe(3);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
});

test('every alert of the template is one of the table, and its description links its page', () => {
  const made = template.resources.filter(({ type }) => /QueryRules|metricAlerts/.test(type));
  expect(made.map(({ symbol }) => symbol)).toEqual(['logAlert', 'throttled']);
  for (const { body } of made) {
    const { description } = body['properties'] as { description: string };
    expect(description).toMatch(/\$\{runbook\}\/\$\{(alert|throttling)\.name\}\/$/);
  }
  expect(template.text).toContain("}develop/runbook'");
  expect(template.text).toContain('for alert in alerts.log');
});

test('every built page shows the query of its alert', () => {
  for (const locale of ['', 'pt-br/', 'zh-cn/'])
    for (const { name, look } of [...alerts.log, alerts.metric]) {
      const page = readFileSync(join(import.meta.dirname, `../../site/dist/${locale}develop/runbook/${name}.md`), 'utf8');
      expect(page.replaceAll(/\s+/g, ' ')).toContain(look);
    }
});
