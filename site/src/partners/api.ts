import { API_URL } from '../api-url.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Partner extends Named {
  readonly mpnId: string;
}

export interface Invitation {
  readonly partner: Partner;
  readonly reseller?: Partner;
  readonly services: readonly Named[];
}

export interface PartnerOfMine extends Partner {
  readonly services: readonly Named[];
}

/** What the API said no with. */
export class Refused extends Error {
  constructor(
    readonly code: number,
    text: string,
  ) {
    super(text);
  }
}

/** The calls of a customer. */
export class CustomerApi {
  readonly #lang: string;
  #token: string | undefined;

  constructor(lang: string) {
    this.#lang = lang;
  }

  invitation = (partnerId: string, query: string) => this.#call<Invitation>('GET', `invitations/${partnerId}${query}`);

  sendCode = (domain: string) => this.#call('POST', 'my/codes', { domain });

  partners = async () => (await this.#call<{ items: PartnerOfMine[] }>('GET', 'my/partners')).items;

  accept = (partnerId: string, body: object) => this.#call('PUT', `my/partners/${partnerId}`, body);

  withdraw = (partnerId: string) => this.#call('DELETE', `my/partners/${partnerId}/privileges`);

  async signIn(domain: string, code: string): Promise<void> {
    this.#token = (await this.#call<{ token: string }>('POST', 'my/sessions', { domain, code })).token;
  }

  async #call<A = unknown>(method: string, path: string, body?: object): Promise<A> {
    const response = await fetch(`${API_URL}/v1/${path}`, {
      method,
      headers: {
        'X-Locale': this.#lang === 'en' ? 'en-US' : this.#lang,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(this.#token ? { Authorization: `Bearer ${this.#token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return answer as A;
    const { code, description } = answer as { code: number; description: string };
    throw new Refused(code, description);
  }
}
