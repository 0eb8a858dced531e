import { closeOf, subscriptionLines } from '../../../functions/billing/core/subscription-lines.ts';
import { fileTable } from '../billing-view/file-table.ts';
import { formatsOf } from '../billing-view/formats.ts';
import { arithmeticList, linesTable, type ViewTexts } from '../billing-view/lines-table.ts';
import { timelineSvg } from '../billing-view/timeline.ts';
import type { Texts } from '../i18n/texts.ts';
import { fieldsOf, queryOf, storyOf, type Fields, type Problem, type Story } from './story.ts';

type SimulatorTexts = ViewTexts & Pick<Texts, 'simulator'>;

/** Bills one subscription as the reader fills in the form, with the module that bills; the address keeps the story. */
class BillSimulator extends HTMLElement {
  #texts!: SimulatorTexts;
  #form!: HTMLFormElement;

  connectedCallback(): void {
    this.#texts = JSON.parse(this.querySelector('script')?.textContent ?? '') as SimulatorTexts;
    this.#form = this.#part('form') as HTMLFormElement;
    this.#fill(fieldsOf(location.search));
    this.#form.addEventListener('input', () => this.#change());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#part('[data-add]').addEventListener('click', () => {
      this.#addChange({ on: '', seats: '' }).querySelector('input')?.focus();
      this.#change();
    });
    this.#part('[data-copy]').addEventListener('click', () => void this.#copy());
    this.#form.hidden = false;
    this.#show();
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the simulator has a part ${selector}`);
    return found;
  }

  #input(name: string): HTMLInputElement | HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  }

  #fill(fields: Fields): void {
    for (const name of ['price', 'seats', 'billingDay', 'orderedOn', 'cancelledOn'] as const)
      this.#input(name).value = fields[name];
    this.#input('bill').replaceChildren(new Option(fields.bill, fields.bill));
    for (const change of fields.changes) this.#addChange(change);
  }

  #addChange({ on, seats }: Fields['changes'][number]): HTMLElement {
    const row = (this.#part('template') as HTMLTemplateElement).content.firstElementChild?.cloneNode(true) as HTMLElement;
    const [day, number] = row.querySelectorAll('input');
    if (day) day.value = on;
    if (number) number.value = seats;
    row.querySelector('button')?.addEventListener('click', () => {
      row.remove();
      this.#part('[data-add]').focus();
      this.#change();
    });
    this.#part('[data-changes]').append(row);
    return row;
  }

  #fields(): Fields {
    const rows = [...this.#part('[data-changes]').children];
    const value = (name: string) => this.#input(name).value;
    return {
      price: value('price'),
      seats: value('seats'),
      billingDay: value('billingDay'),
      orderedOn: value('orderedOn'),
      changes: rows.map((row) => {
        const [day, seats] = row.querySelectorAll('input');
        return { on: day?.value ?? '', seats: seats?.value ?? '' };
      }),
      cancelledOn: value('cancelledOn'),
      bill: value('bill'),
    };
  }

  /** The address tells the story from the reader's first change on. */
  #change(): void {
    this.#show();
    const fields = this.#fields();
    if ('subscription' in storyOf(fields)) history.replaceState(null, '', `?${queryOf(fields)}${location.hash}`);
  }

  #show(): void {
    const fields = this.#fields();
    const story = storyOf(fields);
    const problems = 'subscription' in story ? [] : story;
    this.#mark(problems);
    const results = this.#part('[data-results]');
    results.hidden = problems.length > 0;
    if (!('subscription' in story)) return;
    this.#offerBills(story);
    const close = closeOf(story.bill, story.billingDay);
    const lines = subscriptionLines(story.subscription, close);
    this.#part('[data-timeline]').innerHTML = timelineSvg(story.subscription, close, this.#texts);
    this.#part('[data-lines]').innerHTML = linesTable(lines, this.#texts);
    this.#part('[data-arithmetic]').innerHTML = arithmeticList(lines, close.past, this.#texts);
    this.#part('[data-file]').innerHTML = lines.length === 0 ? '' : fileTable(lines, story.subscription, close);
  }

  #mark(problems: readonly Problem[]): void {
    const { problem } = this.#texts.simulator;
    this.#part('[data-problems]').textContent = problems.map((one) => problem[one]).join(' ');
    for (const name of ['price', 'seats', 'billingDay', 'orderedOn', 'cancelledOn'] as const)
      this.#input(name).setAttribute('aria-invalid', String(problems.includes(name)));
  }

  #offerBills({ bills, bill }: Story): void {
    const { fullDay } = formatsOf(this.#texts.lang);
    this.#input('bill').replaceChildren(...bills.map((one) => new Option(fullDay(one), one, false, one === bill)));
  }

  async #copy(): Promise<void> {
    const button = this.#part('[data-copy]');
    await navigator.clipboard.writeText(new URL(`?${queryOf(this.#fields())}`, location.href).href);
    button.textContent = this.#texts.simulator.copied;
  }
}

customElements.define('bill-simulator', BillSimulator);
