import type { WireHealth } from '../../../functions/health/wire.ts';
import type { ServiceHealthTexts } from '../i18n/service-health.ts';
import { lastKnown, readHealth } from './state.ts';
import { viewIn } from './view.ts';

const READ_EVERY_MS = 60_000;
/** A feed is read every five minutes: one that is older than this is behind. */
const FEED_LATE_MS = 30 * 60_000;

/** The status page: reads the state of the services while somebody looks, and shows the last known one when it cannot. */
class ServiceHealth extends HTMLElement {
  #words!: ServiceHealthTexts['words'];
  #view!: ReturnType<typeof viewIn>;
  #lists!: Intl.ListFormat;
  #known: WireHealth | undefined;
  #shown = '';

  connectedCallback(): void {
    const texts = JSON.parse(this.querySelector('script')?.textContent ?? '') as ServiceHealthTexts;
    this.#words = texts.words;
    this.#view = viewIn(texts);
    this.#lists = new Intl.ListFormat(texts.lang);
    this.#part('button').addEventListener('click', () => void this.#read());
    const whenSeen = () => (document.visibilityState === 'visible' ? this.#read() : undefined);
    document.addEventListener('visibilitychange', () => void whenSeen());
    addEventListener('online', () => void this.#read());
    setInterval(() => void whenSeen(), READ_EVERY_MS);
    this.#known = lastKnown();
    if (this.#known) this.#show(this.#known);
    else this.#say('[data-summary]', this.#words.reading);
    void this.#read();
  }

  async #read(): Promise<void> {
    this.setAttribute('aria-busy', 'true');
    try {
      this.#known = await readHealth();
      this.#show(this.#known);
      this.#say('[data-away]', '');
    } catch {
      const { away, neverRead } = this.#words;
      this.#say('[data-away]', this.#known ? this.#at(away, this.#known.readTime) : neverRead);
      if (!this.#known) this.#say('[data-summary]', '');
    } finally {
      this.removeAttribute('aria-busy');
      this.#part('[data-again]').hidden = false;
    }
  }

  #show(health: WireHealth): void {
    const { services, readTime, feedReadTime } = health;
    const { allWell, notWell, readAt, feedLate } = this.#words;
    const bad = services.filter(({ status }) => status === 'warning' || status === 'critical').map(({ name }) => name);
    this.#say('[data-summary]', bad.length === 0 ? allWell : notWell.replace('{services}', this.#lists.format(bad)));
    this.#part('[data-summary]').className = bad.length === 0 ? 'normal' : 'warning';
    this.#say('[data-read]', this.#at(readAt, readTime));
    const isLate = feedReadTime !== undefined && Date.parse(readTime) - Date.parse(feedReadTime) > FEED_LATE_MS;
    this.#say('[data-feed]', isLate ? this.#at(feedLate, feedReadTime) : '');
    // the minutes of what goes on change all the time: what a reader has unfolded stays so while nothing else changes
    const state = JSON.stringify([health.incidents, services.map(({ status, days }) => [status, days])]);
    if (state !== this.#shown) this.#showState(health);
    this.#shown = state;
  }

  #showState({ services, incidents }: WireHealth): void {
    for (const service of services) this.#part(`[data-service="${service.id}"]`).replaceChildren(...this.#view.service(service));
    const { nothingPlanned, nothingOver } = this.#words;
    const nameOf = (id: string) => services.find((service) => service.id === id)?.name ?? id;
    const fill = (phase: string, made: readonly Node[], otherwise?: string) => {
      const section = this.#part(`[data-phase=${phase}]`);
      section.hidden = made.length === 0 && otherwise === undefined;
      section.querySelector('div')?.replaceChildren(...(made.length > 0 ? made : [otherwise ?? '']));
    };
    const inPhase = (phase: string) => incidents.filter((incident) => incident.phase === phase);
    const articles = (phase: string) => inPhase(phase).map((incident) => this.#view.article(incident, nameOf));
    fill('open', articles('open'));
    fill('planned', articles('planned').toReversed(), nothingPlanned); // what comes next, first
    fill(
      'over',
      inPhase('over').map((incident) => this.#view.folded(incident, nameOf)),
      nothingOver,
    );
  }

  #at(text: string, instant: string): string {
    return text.replace('{time}', this.#view.time(instant));
  }

  /** Only where it is another text: what is said twice is read out twice. */
  #say(selector: string, text: string): void {
    const part = this.#part(selector);
    if (part.textContent !== text) part.textContent = text;
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the page has a part ${selector}`);
    return found;
  }
}

customElements.define('service-health', ServiceHealth);
