import { readText, type Texts } from '../../../functions/health/core/texts.ts';
import type { HealthStatus } from '../../../functions/health/core/incident.ts';
import type { WireHealth } from '../../../functions/health/wire.ts';
import { element } from '../dom.ts';
import type { ServiceHealthTexts } from '../i18n/service-health.ts';

type Service = WireHealth['services'][number];
type Incident = WireHealth['incidents'][number];

const LANGUAGES = { en: 'en', zh: 'zh-CN', pt: 'pt-BR' } as const;

const MINUTES_A_DAY = 24 * 60;

/** What the parts of the page are made of, in one language and in the reader's own time zone. */
export function viewIn({ lang, words, statuses }: ServiceHealthTexts) {
  const moments = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 });
  const time = (instant: string) => moments.format(new Date(instant));

  const badge = (status: HealthStatus) => element('span', { className: `badge ${status}`, textContent: statuses[status] });

  /** What the operator wrote, marked with its language where that is not the page's. */
  function written<N extends 'h3' | 'span' | 'p'>(name: N, texts: Texts) {
    const { text, language } = readText(texts, lang);
    const made = element(name, {}, text);
    if (LANGUAGES[language] !== lang) made.lang = LANGUAGES[language];
    return made;
  }

  /** Rounded down: what was disturbed at all is never 100 %. */
  function undisturbed({ disturbedMinutes, days }: Service): string {
    const share = 1 - disturbedMinutes / (days.length * MINUTES_A_DAY);
    return words.undisturbed.replace('{share}', percent.format(Math.floor(share * 10_000) / 10_000));
  }

  function period({ phase, startTime, endTime }: Incident): string {
    if (endTime === undefined) return words.since.replace('{time}', time(startTime));
    const [from, to] = [new Date(startTime), new Date(endTime)];
    // work that was called off ended before it began
    return phase === 'over' && to <= from ? time(endTime) : moments.formatRange(from, to);
  }

  function aboutIt(incident: Incident, nameOf: (service: string) => string): HTMLElement {
    const { services, impactedArea, severity, phase, requiredBy } = incident;
    const parts = [services.map(nameOf).join(', '), ...(impactedArea ? [impactedArea] : [])];
    if (phase !== 'over') parts.push(period(incident));
    if (requiredBy && phase !== 'over') parts.push(words.actBy.replace('{time}', time(requiredBy)));
    const effect = badge(severity);
    if (phase === 'planned') effect.textContent = words.expected.replace('{effect}', statuses[severity]);
    return element('p', { className: 'about' }, effect, ` ${parts.join(' · ')}`);
  }

  /** The latest first. */
  function updates({ updates: said }: Incident): HTMLElement {
    const items = said.toReversed().map(({ publishedTime, text }) => {
      const when = element('time', { dateTime: publishedTime, textContent: time(publishedTime) });
      return element('li', {}, when, written('p', text));
    });
    return element('ol', { className: 'updates' }, ...items);
  }

  return {
    time,

    /** What a service's line holds beside its name. */
    service: (service: Service) => [
      badge(service.status),
      strip(service),
      element('small', { textContent: undisturbed(service) }),
    ],

    article: (incident: Incident, nameOf: (service: string) => string) =>
      element('article', {}, written('h3', incident.title), aboutIt(incident, nameOf), updates(incident)),

    /** One that is over, folded to its title and time. */
    folded: (incident: Incident, nameOf: (service: string) => string) => {
      const summary = element(
        'summary',
        {},
        written('span', incident.title),
        element('small', { textContent: period(incident) }),
      );
      return element('details', {}, summary, aboutIt(incident, nameOf), updates(incident));
    },
  };
}

/** A bar for each day, the higher the worse. What it says is said in words beside it. */
function strip({ days }: Service): HTMLElement {
  const bars = days.map((status) => element('span', { className: status }));
  const made = element('div', { className: 'strip' }, ...bars);
  made.setAttribute('aria-hidden', 'true');
  return made;
}
