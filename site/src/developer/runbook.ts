import alerts from '../../../infra/alerts.json';
import { ALERT_SUMMARIES } from '../i18n/runbook.ts';
import { inLanguage } from '../i18n/tables.ts';

const MINUTES = /^PT(\d+)M$/;

/** Every alert of the deployment, in the order of its template. */
export const ALERTS = [
  ...alerts.log.map(({ query, ...alert }) => ({ ...alert, condition: query, isQuery: true })),
  { ...alerts.metric, operator: 'GreaterThan', condition: `${alerts.metric.metric} ${alerts.metric.statusCode}`, isQuery: false },
];

export type Alert = (typeof ALERTS)[number];

export function summaryOf({ name, description }: Alert, lang: string): string {
  const texts = ALERT_SUMMARIES[name];
  if (!texts) throw new Error(`the alert ${name} has no texts in site/src/i18n/runbook.ts`);
  return inLanguage([description, ...texts], lang);
}

/** `> 5 (15 min)`: how often what is asked for has to be found, and in how long. */
export function limitOf({ operator, threshold, window }: Alert): string {
  const [, minutes] = MINUTES.exec(window) ?? [];
  return `${operator === 'LessThan' ? '<' : '>'} ${threshold} (${minutes ? `${minutes} min` : window === 'P2D' ? '48 h' : '1 h'})`;
}
