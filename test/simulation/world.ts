import { HttpRequest } from '@azure/functions';
import { ACCOUNT, type Account } from '../../functions/account/stored.ts';
import { runDays } from '../../functions/billing/days.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { PRICE_LIST, PRICE_LISTS_BY_FIRST_DAY, OFFERS_BY_RANK, type Offer } from '../../functions/catalog/stored.ts';
import { PROGRAMME } from '../../functions/contract/programme.ts';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { serve } from '../../functions/http/edge.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { OPERATIONS } from '../../functions/operations.ts';
import { date, instant } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { derivedGuid } from '../../functions/storage/derived-id.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { create } from '../../functions/storage/port.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { SAMPLE_ACCOUNT } from '../support/billing.ts';
import { noWebhooks } from '../support/webhooks.ts';
import { dayOf, textOf } from './books.ts';
import type { Dice } from './dice.ts';
import { faultyStore, MemoryBlobs, type Traffic } from './faults.ts';

const APPLICATION = '99999999-0000-4000-8000-000000000001';
const OPERATOR: Account = {
  ...SAMPLE_ACCOUNT,
  partnerId: derivedGuid('simulated operator'),
  model: 'operator',
  applications: [APPLICATION],
};
const CUSTOMERS = 3;
const REPEATS_MAX = 50;

export interface Partner {
  readonly account: Account;
  readonly billingDay: number;
  readonly customers: readonly string[];
}

/** A programme of some partners on one store that fails now and then, reached as partners and timers reach it. */
export class World {
  readonly #dice: Dice;
  readonly #traffic: Traffic;
  readonly #yearPrices = new Map<number, number>();
  readonly #sqlite = openSqliteStore(':memory:', new Meter());
  readonly #ports: Ports;
  #requests = 0;
  today: number;
  readonly blobs: MemoryBlobs;
  readonly partners: readonly Partner[];
  readonly offers: Offer[] = [];

  constructor(dice: Dice, traffic: Traffic, partners: number, firstDay: string) {
    this.#dice = dice;
    this.#traffic = traffic;
    this.today = dayOf(firstDay);
    this.blobs = new MemoryBlobs(traffic);
    this.partners = Array.from({ length: partners }, (_, number) => this.#newPartner(number));
    this.#ports = {
      authenticate: async (authorization) => ({ tenantId: authorization ?? '', applicationId: APPLICATION }),
      store: faultyStore(this.#sqlite, traffic),
      blobs: this.blobs,
      queue: { send: async () => {} },
      guideUrl: 'https://guide.example.com',
      mail: { send: async () => {} },
      webhooks: noWebhooks,
      now: () => instant(`${textOf(this.today)}T09:00:00Z`),
      report: () => {}, // a fault is what this is about; the caller sees the 500 and repeats
    };
  }

  #newPartner(number: number): Partner {
    const partnerId = derivedGuid('simulated partner', String(number));
    const billingDay = number % 4 === 3 ? 31 : this.#dice.between(1, 31);
    const account: Account = {
      ...SAMPLE_ACCOUNT,
      partnerId,
      model: number % 3 === 2 ? 'indirectProvider' : 'direct',
      agreementSignedOn: date(`2015-01-${String(billingDay).padStart(2, '0')}`),
      applications: [APPLICATION],
      workedThrough: date(textOf(this.today)),
    };
    const customers = Array.from({ length: CUSTOMERS }, (_, customer) => derivedGuid(partnerId, String(customer)));
    return { account, billingDay, customers };
  }

  async populate(): Promise<void> {
    const catalog = this.#sqlite.partition('catalog', PROGRAMME.market);
    await seedSampleCatalogue(catalog);
    const { items } = await catalog.list(OFFERS_BY_RANK, { limit: 200 });
    this.offers.push(
      ...items
        .map(({ value }) => value)
        .filter((offer) => !offer.isTrial && !offer.limit && offer.isAutoRenewable && offer.isAvailableForPurchase),
    );
    await this.#sqlite.partition('partners', OPERATOR.partnerId).commit([create(ACCOUNT, OPERATOR)]);
    for (const { account, customers } of this.partners) {
      const relationships = customers.map((customerId, number) =>
        create(RELATIONSHIP, {
          customerId,
          companyName: `Customer ${number}`,
          domain: `customer${number}.partner.onmschina.cn`,
          relationship: 'reseller',
          createdAt: instant('2015-02-01'),
        }),
      );
      await this.#sqlite.partition('partners', account.partnerId).commit([create(ACCOUNT, account), ...relationships]);
    }
  }

  /** The store as it is, around the traffic: for whoever checks it. */
  partition(container: 'partners' | 'lines', key: string) {
    return this.#sqlite.partition(container, key);
  }

  /** Everything stored that says something of money, as one text. */
  dump(): string {
    const rows = this.#sqlite.database.prepare(
      "SELECT pk, id, version, body FROM documents WHERE id NOT LIKE 'replay:%' ORDER BY pk, id",
    );
    return JSON.stringify(rows.all());
  }

  /** From 1 January of each year on, prices of its own, published 40 days before. */
  async publishPrices(year: number): Promise<void> {
    if (this.#yearPrices.has(year)) return;
    const catalog = this.#sqlite.partition('catalog', PROGRAMME.market);
    const [newest] = (await catalog.list(PRICE_LISTS_BY_FIRST_DAY, { limit: 1, descending: true })).items;
    if (!newest) throw new Error('the sample catalogue has a price list');
    const percent = this.#dice.between(80, 125);
    this.#yearPrices.set(year, percent);
    const id = `${year}-01-01`;
    if (newest.value.id >= id) return;
    const prices = Object.fromEntries(
      Object.entries(newest.value.prices).map(([offerId, price]) => [
        offerId,
        { ...price, listPrice: toMinor(1 + Math.floor((price.listPrice * percent) / 100)) },
      ]),
    );
    await catalog.commit([
      create(PRICE_LIST, {
        ...newest.value,
        id: date(id),
        publishedOn: date(textOf(dayOf(id) - 40)),
        effectiveFrom: date(id),
        prices,
      }),
    ]);
  }

  async priceOf(offerId: string, day: number): Promise<number> {
    const catalog = this.#sqlite.partition('catalog', PROGRAMME.market);
    const page = await catalog.list(PRICE_LISTS_BY_FIRST_DAY, { before: `${textOf(day)}\u0002`, limit: 1, descending: true });
    const price = page.items[0]?.value.prices[offerId]?.listPrice;
    if (price === undefined) throw new Error(`${offerId} has a price on ${textOf(day)}`);
    return price;
  }

  /** A request of a partner's system, repeated under its request id until it is answered. */
  async request(
    partner: Partner,
    id: string,
    params: Record<string, string>,
    body: unknown,
  ): Promise<{ status: number; body: unknown }> {
    return this.#send(partner.account.partnerId, id, params, body);
  }

  /** A request of the operator about a partner. */
  operate(
    partner: Partner,
    id: string,
    params: Record<string, string>,
    body: unknown,
  ): Promise<{ status: number; body: unknown }> {
    return this.#send(OPERATOR.partnerId, id, { partnerId: partner.account.partnerId, ...params }, body);
  }

  async #send(
    caller: string,
    id: string,
    params: Record<string, string>,
    body: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const operation = OPERATIONS.find((one) => one.id === id);
    if (!operation) throw new Error(`there is an operation ${id}`);
    const requestId = derivedGuid('request', String((this.#requests += 1)));
    for (let attempt = 0; attempt < REPEATS_MAX; attempt += 1) {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
      const request = new HttpRequest({
        method: operation.method,
        url: `http://127.0.0.1/${path}`,
        headers: { authorization: caller, 'content-type': 'application/json', 'ms-requestid': requestId },
        params,
        body: { string: JSON.stringify(body) },
      });
      const answer = await serve(operation, this.#ports)(request);
      if (answer.status !== 500)
        return { status: answer.status ?? 0, body: JSON.parse(typeof answer.body === 'string' ? answer.body : '{}') };
    }
    throw new Error(`${id} was never answered`);
  }

  /** A worker with a message for one partner: it does what is due, or dies on the way. */
  work(partner: Partner, through: number): Promise<void> {
    const { partnerId } = partner.account;
    const { store } = this.#ports;
    const workplace = {
      partition: store.partition('partners', partnerId),
      shared: {
        catalog: store.partition('catalog', PROGRAMME.market),
        lines: (invoiceId: string) => store.partition('lines', `${partnerId}/${invoiceId}`),
      },
      blobs: this.blobs,
      isTimeUp: () => this.#dice.perMille(10),
    };
    return runDays(workplace, date(textOf(through))).then(() => undefined);
  }

  async workedThrough(partner: Partner): Promise<number> {
    const account = await this.partition('partners', partner.account.partnerId).get(ACCOUNT, 'account');
    if (!account) throw new Error('a partner has an account');
    return dayOf(account.value.workedThrough);
  }

  get together() {
    return (tasks: readonly (() => Promise<void>)[]) => this.#traffic.together(tasks);
  }
}
