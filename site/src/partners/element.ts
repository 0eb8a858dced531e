import { element } from '../dom.ts';
import type { AcceptPartnerTexts } from '../i18n/accept-partner.ts';
import { CustomerApi, Refused, type Invitation, type PartnerOfMine } from './api.ts';

type Texts = AcceptPartnerTexts & { readonly lang: string };

/** The customer's page: who asks, the proof that it is the customer, the choice of services, and its partners. */
class AcceptPartner extends HTMLElement {
  #texts!: Texts;
  #api!: CustomerApi;
  #invitation: Invitation | undefined;

  connectedCallback(): void {
    this.#texts = JSON.parse(this.querySelector('script')?.textContent ?? '') as Texts;
    this.#api = new CustomerApi(this.#texts.lang);
    const [domain, code] = [this.#input('domain'), this.#input('code')];
    this.#on('[data-sign-in]', async (button) => {
      const isCode = code.value.trim() !== '' && !button?.hasAttribute('data-send');
      if (isCode) return this.#enter(domain.value, code.value);
      await this.#api.sendCode(domain.value);
      this.#show('[data-code]');
      this.#say(this.#texts.words.codeSent);
      code.focus();
    });
    this.#on('[data-choice]', () => this.#accept());
    void this.#attempt(() => this.#open());
  }

  async #open(): Promise<void> {
    const link = new URLSearchParams(location.search);
    const partnerId = link.get('partnerId');
    if (partnerId) {
      this.#say(this.#texts.words.reading);
      this.#invitation = await this.#api.invitation(encodeURIComponent(partnerId), location.search);
      const { partner, reseller } = this.#invitation;
      const asks = this.#part('[data-asks]');
      asks.textContent = fill(this.#texts.words.asks, partner);
      if (reseller) asks.append(` ${fill(this.#texts.words.through, reseller)}`);
    }
    this.#say('');
    this.#show('[data-sign-in]');
  }

  async #enter(domain: string, code: string): Promise<void> {
    await this.#api.signIn(domain.trim(), code.trim());
    this.#part('[data-sign-in]').hidden = true;
    this.#say('');
    await this.#showPartners();
    if (this.#invitation) this.#show('[data-choice]');
  }

  async #accept(): Promise<void> {
    const { partner } = this.#invitation ?? {};
    if (!partner) return;
    const { msppId, signature, indirectResellerId } = Object.fromEntries(new URLSearchParams(location.search));
    const chosen = [...this.querySelectorAll<HTMLInputElement>('[data-services] input:checked')].map(({ value }) => value);
    await this.#api.accept(partner.id, { msppId, signature, indirectResellerId, services: chosen });
    this.#part('[data-choice]').hidden = true;
    await this.#showPartners();
    this.#say(fill(this.#texts.words.accepted, partner));
  }

  async #showPartners(): Promise<void> {
    const partners = await this.#api.partners();
    this.#part('[data-partners] ul').replaceChildren(...partners.map((partner) => this.#row(partner)));
    this.#show('[data-partners]');
    if (this.#invitation) this.#part('[data-services]').replaceChildren(...this.#choices(this.#invitation, partners));
  }

  #row(partner: PartnerOfMine): HTMLElement {
    const { words } = this.#texts;
    const row = element('li', { textContent: `${partner.name} (MPN ID ${partner.mpnId})` });
    const held = partner.services.map(({ name }) => name).join(', ');
    row.append(element('small', { textContent: held || words.noServices }));
    if (held) {
      const button = element('button', { type: 'button', textContent: words.withdraw });
      button.setAttribute('aria-label', fill(words.withdrawOf, partner));
      button.addEventListener('click', () => void this.#attempt(() => this.#withdraw(partner)));
      row.append(button);
    }
    return row;
  }

  async #withdraw(partner: PartnerOfMine): Promise<void> {
    await this.#api.withdraw(partner.id);
    await this.#showPartners();
    this.#say(fill(this.#texts.words.withdrawn, partner));
  }

  *#choices({ services, partner }: Invitation, partners: readonly PartnerOfMine[]): Iterable<HTMLElement> {
    const { words } = this.#texts;
    for (const { id, name } of services) {
      const holder = partners.find((one) => one.services.some((service) => service.id === id));
      const label = element('label');
      const box = element('input', { type: 'checkbox', value: id, checked: true });
      const now = holder ? fill(words.heldBy, holder) : words.heldByNobody;
      label.append(box, ` ${name} `, element('small', { textContent: now }));
      yield label;
    }
    this.#part('[data-choice] button').textContent = fill(words.accept, partner);
  }

  /** Does it, and says why not where it fails. */
  async #attempt(action: () => Promise<void>): Promise<void> {
    this.toggleAttribute('aria-busy', true);
    try {
      await action();
    } catch (error) {
      const { words, refusals } = this.#texts;
      if (error instanceof Refused) this.#say(refusals[error.code] ?? words.failed.replace('{why}', error.message));
      else this.#say(words.offline);
    } finally {
      this.toggleAttribute('aria-busy', false);
    }
  }

  #on(form: string, action: (button: HTMLElement | null) => Promise<void>): void {
    this.#part(form).addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#attempt(() => action(event.submitter));
    });
  }

  #say(text: string): void {
    this.#part('[data-status]').textContent = text;
  }

  #show(selector: string): void {
    this.#part(selector).hidden = false;
  }

  #input(name: string): HTMLInputElement {
    return this.#part(`input[name=${name}]`) as HTMLInputElement;
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the page has a part ${selector}`);
    return found;
  }
}

/** A text with what stands in its braces. */
function fill(text: string, { name, mpnId }: { name: string; mpnId: string }): string {
  return text.replace('{name}', name).replace('{mpnId}', mpnId);
}

customElements.define('accept-partner', AcceptPartner);
