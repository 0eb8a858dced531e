import { ACCOUNT, ACCOUNT_ID } from '../../functions/account/stored.ts';
import { findReceivables } from '../../functions/billing/paying/stored.ts';
import { invoiceIdOf } from '../../functions/billing/close.ts';
import { licenseFileName } from '../../functions/billing/license-file.ts';
import { INVOICE, LINE_PAGES } from '../../functions/billing/stored.ts';
import type { Offer } from '../../functions/catalog/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import * as z from 'zod';
import { billingDateFrom, chargeOf, dayOf, firstTermEnd, laterBillingDate, textOf, type Entry } from './books.ts';
import { Dice } from './dice.ts';
import { Fault, Traffic } from './faults.ts';
import { Ledger } from './ledger.ts';
import { World, type Partner } from './world.ts';

const FIRST_DAY = '2026-02-01';
const DAYS_TO_DELETION = 61; // R-SUS-05
const DAYS_KEPT = 100;
const PAYMENT_TERM_DAYS = 30; // R-BILL-03
const DELIVERIES_MAX = 200;

export interface Run {
  readonly seed: number;
  readonly years: number;
  readonly partners: number;
  /** About so many subscriptions of each partner live at one time. */
  readonly subscriptions: number;
  readonly faultsPerMille: number;
}

export interface Result {
  readonly subscriptionYears: number;
  readonly invoices: number;
  readonly lines: number;
  readonly faults: number;
  readonly requests: number;
}

/** Money was lost, doubled or moved to somebody else. */
export class Violation extends Error {
  constructor({ seed, years }: Run, day: number, what: string) {
    super(`seed ${seed}, ${textOf(day)}: ${what}. Again: npm run simulate -- --seed ${seed} --years ${years}`);
    this.name = 'Violation';
  }
}

const Order = z.object({ id: z.string(), lineItems: z.array(z.object({ subscriptionId: z.string() })) });

interface Kept extends Entry {
  readonly offer: Offer;
  readonly customerId: string;
  readonly orderId: string;
}

/** Drives partners through years and holds every invoice against books kept a second time; throws at the first fen. */
export async function simulate(run: Run, onYear: (year: number, result: Result) => void = () => {}): Promise<Result> {
  const simulation = new Simulation(run);
  await simulation.start();
  const lastDay = dayOf(FIRST_DAY) + Math.round(run.years * 365.25);
  while (simulation.today < lastDay) {
    const year = textOf(simulation.today).slice(0, 4);
    await simulation.step();
    if (textOf(simulation.today).slice(0, 4) !== year) onYear(Number(year), simulation.result());
  }
  await simulation.repeatAll();
  return simulation.result();
}

function deletionOf({ suspendedOn }: Kept): number {
  return suspendedOn === undefined ? Infinity : suspendedOn + DAYS_TO_DELETION;
}

function dueOn(entry: Kept): number {
  return Math.min(deletionOf(entry), entry.termEnd);
}

class Simulation {
  readonly #run: Run;
  readonly #dice: Dice;
  readonly #traffic: Traffic;
  readonly #world: World;
  readonly #kept = new Map<string, Kept[]>();
  readonly #ledgers = new Map<string, Ledger>();
  readonly #checkedThrough = new Map<string, number>();
  #days = 0;
  #invoices = 0;
  #lines = 0;
  #requests = 0;

  constructor(run: Run) {
    this.#run = run;
    this.#dice = new Dice(run.seed);
    this.#traffic = new Traffic(this.#dice, run.faultsPerMille);
    this.#world = new World(this.#dice, this.#traffic, run.partners, FIRST_DAY);
  }

  get today(): number {
    return this.#world.today;
  }

  result(): Result {
    const { faults } = this.#traffic;
    return {
      subscriptionYears: this.#days / 365.25,
      invoices: this.#invoices,
      lines: this.#lines,
      faults,
      requests: this.#requests,
    };
  }

  async start(): Promise<void> {
    await this.#world.populate();
    for (const { account } of this.#world.partners) {
      this.#kept.set(account.partnerId, []);
      this.#ledgers.set(account.partnerId, new Ledger());
      this.#checkedThrough.set(account.partnerId, this.today);
    }
  }

  /** The clock jumps, the jobs run, partners' systems ask for this and that. */
  async step(): Promise<void> {
    const jump = this.#dice.perMille(50) ? this.#dice.between(20, 70) : this.#dice.between(1, 9);
    this.#world.today += jump;
    for (let year = dayOf(FIRST_DAY); year <= this.today + 366; year += 365)
      await this.#world.publishPrices(Number(textOf(year).slice(0, 4)));
    // now and then the jobs are late, and partners' systems do not wait for them
    const areJobsLate = this.#dice.perMille(200);
    if (areJobsLate) await this.#actAll();
    await this.#deliver();
    for (const partner of this.#world.partners) {
      await this.#settle(partner);
      await this.#check(partner);
      await this.#checkReceivables(partner);
      this.#days += jump * this.#kept.get(partner.account.partnerId)!.filter(({ ended }) => !ended).length;
    }
    if (!areJobsLate) await this.#actAll();
    for (const partner of this.#world.partners) await this.#operate(partner);
  }

  /** The operator records payments, some of them twice, takes one back, refunds a line. */
  async #operate(partner: Partner): Promise<void> {
    const ledger = this.#ledgers.get(partner.account.partnerId)!;
    const newest = ledger.documents.at(-1);
    if (!newest) return;
    if (this.#dice.perMille(150)) {
      const paymentId = `p${this.#requests}`;
      const amount = this.#dice.between(1, Math.max(1, Math.abs(newest.total) * 2));
      const body = { amount: (amount / 100).toFixed(2), receivedOn: textOf(this.today) };
      for (let times = this.#dice.between(1, 2); times > 0; times -= 1)
        await this.#must(partner, 'recordPayment', { paymentId }, body);
      ledger.payments.set(paymentId, amount);
    }
    const [first] = ledger.payments.keys();
    if (first && this.#dice.perMille(20)) {
      await this.#must(partner, 'reversePayment', { paymentId: first }, undefined);
      ledger.payments.delete(first);
    }
    if (this.#dice.perMille(60)) await this.#refund(partner, ledger, newest.id);
  }

  async #refund(partner: Partner, ledger: Ledger, invoiceId: string): Promise<void> {
    const creditId = `c${this.#requests}`;
    const body = { invoiceId, lineNumber: this.#dice.between(0, 5), reason: 'Simulated' };
    const answer = await this.#askOperator(partner, 'giveCredit', { creditId }, body);
    if (answer.status !== 200) return; // no such line, or nothing to refund
    const { amount } = z.object({ amount: z.number() }).parse(answer.body);
    ledger.credits.push({ id: creditId, on: this.today, total: Math.round(amount * 100) });
  }

  async #must(partner: Partner, operation: string, params: Record<string, string>, body: unknown): Promise<void> {
    const { status, body: answer } = await this.#askOperator(partner, operation, params, body);
    if (status !== 200) throw new Violation(this.#run, this.today, `${operation} was refused: ${JSON.stringify(answer)}`);
  }

  #askOperator(partner: Partner, operation: string, params: Record<string, string>, body: unknown) {
    this.#requests += 1;
    return this.#world.operate(partner, operation, params, body);
  }

  /** The account with the operator holds what was invoiced and paid, and its state says whether something is overdue. */
  async #checkReceivables({ account: { partnerId } }: Partner): Promise<void> {
    const ledger = this.#ledgers.get(partnerId)!;
    const partition = this.#world.partition('partners', partnerId);
    const { value } = await findReceivables(partition);
    const amounts = value.items.map(({ documentId, amount }) => [documentId, amount]);
    const expected = ledger.documents.map(({ id, total }) => [id, total]);
    if (JSON.stringify(amounts) !== JSON.stringify(expected))
      throw new Violation(
        this.#run,
        this.today,
        `${partnerId} owes for ${JSON.stringify(amounts)}, not ${JSON.stringify(expected)}`,
      );
    if (value.paid !== ledger.paid)
      throw new Violation(this.#run, this.today, `${partnerId} has paid ${ledger.paid}, and ${value.paid} is booked`);
    const charges = new Map(value.items.map(({ documentId, financeCharge }) => [documentId, financeCharge]));
    const isOverdue = ledger.isOverdue(this.today, charges);
    const state = (await partition.get(ACCOUNT, ACCOUNT_ID))?.value.state;
    if ((state === 'delinquent') !== isOverdue)
      throw new Violation(this.#run, this.today, `${partnerId} is ${state}, overdue: ${isOverdue}`);
  }

  async #actAll(): Promise<void> {
    for (const partner of this.#world.partners) {
      await this.#settle(partner);
      for (let actions = this.#dice.between(0, 4 + this.#run.subscriptions / 25); actions > 0; actions -= 1)
        await this.#act(partner);
    }
  }

  /** Messages reach workers in any order, more than once, at the same time, and again when a worker died. */
  async #deliver(): Promise<void> {
    const open = new Set(this.#world.partners);
    for (let delivery = 0; open.size > 0; delivery += 1) {
      if (delivery > DELIVERIES_MAX * this.#world.partners.length)
        throw new Violation(this.#run, this.today, 'the jobs never end');
      const partner = this.#dice.pick([...open]);
      const through = this.#dice.perMille(100) ? this.today - this.#dice.between(0, 5) : this.today;
      const work = () => this.#world.work(partner, through);
      if (this.#dice.perMille(60)) await this.#world.together(this.#dice.perMille(300) ? [work, work, work] : [work, work]);
      else
        await work().catch((error: unknown) => {
          if (!(error instanceof Fault)) throw error;
        });
      if ((await this.#world.workedThrough(partner)) >= this.today) open.delete(partner);
    }
  }

  /** The books follow, day by day: deletions, ends and renewals that the jobs have worked through. */
  async #settle(partner: Partner): Promise<void> {
    for (;;) {
      let due: Kept | undefined;
      for (const one of this.#kept.get(partner.account.partnerId)!)
        if (!one.ended && dueOn(one) <= this.today && (!due || dueOn(one) < dueOn(due))) due = one;
      if (!due) return;
      const on = dueOn(due);
      if (on < due.termEnd || on === deletionOf(due) || !due.autoRenew) this.#end(due, { on, byPartner: false });
      else {
        due.prices.push({ from: on, price: await this.#world.priceOf(due.offer.id, on) });
        due.termEnd = laterBillingDate(on, partner.billingDay, 12);
      }
    }
  }

  #end(entry: Kept, ended: NonNullable<Entry['ended']>): void {
    entry.ended = ended;
    for (const addOn of this.#addOnsOf(entry)) addOn.ended ??= ended;
  }

  #addOnsOf(entry: Kept): Kept[] {
    return this.#kept.get(entry.partnerId)!.filter(({ base }) => base === entry);
  }

  async #act(partner: Partner): Promise<void> {
    const live = this.#kept.get(partner.account.partnerId)!.filter(({ ended }) => !ended);
    if (live.length < this.#dice.between(0, this.#run.subscriptions)) return this.#order(partner);
    if (live.length === 0) return;
    const entry = this.#dice.pick(live);
    const action = this.#dice.between(0, 99);
    if (action < 45) return this.#change(partner, entry, { quantity: this.#dice.between(1, 300) });
    if (action < 58) return this.#change(partner, entry, { status: entry.suspendedOn === undefined ? 'suspended' : 'active' });
    if (action < 68) return this.#change(partner, entry, { status: 'deleted' });
    if (action < 80) return this.#change(partner, entry, { autoRenewEnabled: !entry.autoRenew });
    return this.#orderAddOn(partner, entry);
  }

  async #order(partner: Partner): Promise<void> {
    const customerId = this.#dice.pick(partner.customers);
    const bases = this.#world.offers.filter(({ prerequisiteOffers }) => prerequisiteOffers.length === 0);
    const lines = Array.from({ length: this.#dice.between(1, 3) }, (_, lineItemNumber) => {
      const offer = this.#dice.pick(bases);
      return { lineItemNumber, offer, quantity: this.#dice.between(offer.quantityMin, Math.min(offer.quantityMax, 300)) };
    });
    const lineItems = lines.map(({ offer, ...line }) => ({ ...line, offerId: offer.id }));
    const answer = await this.#ask(partner, 'createOrder', { customerId }, { lineItems });
    if (answer.status !== 201) throw new Violation(this.#run, this.today, `an order was refused: ${JSON.stringify(answer.body)}`);
    await this.#keep(partner, customerId, answer.body, lines, undefined);
  }

  async #orderAddOn(partner: Partner, base: Kept): Promise<void> {
    const addOns = this.#world.offers.filter(({ prerequisiteOffers }) => prerequisiteOffers.includes(base.offer.id));
    if (addOns.length === 0 || base.suspendedOn !== undefined) return;
    const offer = this.#dice.pick(addOns);
    const quantity = this.#dice.between(offer.quantityMin, Math.min(offer.quantityMax, 300));
    const lineItems = [{ lineItemNumber: 0, offerId: offer.id, quantity, parentSubscriptionId: base.subscriptionId }];
    const answer = await this.#ask(
      partner,
      'addAddOnToOrder',
      { customerId: base.customerId, orderId: base.orderId },
      { lineItems },
    );
    if (answer.status !== 200)
      throw new Violation(this.#run, this.today, `an add-on was refused: ${JSON.stringify(answer.body)}`);
    const { id, lineItems: all } = Order.parse(answer.body);
    await this.#keep(partner, base.customerId, { id, lineItems: all.slice(-1) }, [{ offer, quantity }], base);
  }

  async #keep(
    partner: Partner,
    customerId: string,
    body: unknown,
    lines: readonly { offer: Offer; quantity: number }[],
    base: Kept | undefined,
  ): Promise<void> {
    const order = Order.parse(body);
    for (const [number, { offer, quantity }] of lines.entries()) {
      this.#kept.get(partner.account.partnerId)!.push({
        partnerId: partner.account.partnerId,
        subscriptionId: order.lineItems[number]!.subscriptionId,
        orderId: order.id,
        customerId,
        offer,
        base,
        orderedOn: this.today,
        seats: [{ on: this.today, seats: quantity }],
        prices: [{ from: this.today, price: await this.#world.priceOf(offer.id, this.today) }],
        termEnd: base?.termEnd ?? firstTermEnd(this.today, partner.billingDay),
        autoRenew: true,
        suspendedOn: undefined,
        suspendedWithBase: false,
        ended: undefined,
      });
    }
  }

  async #change(
    partner: Partner,
    entry: Kept,
    patch: { quantity?: number; status?: string; autoRenewEnabled?: boolean },
  ): Promise<void> {
    const { customerId, subscriptionId } = entry;
    const answer = await this.#ask(partner, 'changeSubscription', { customerId, subscriptionId }, patch);
    if (answer.status !== 200) return; // a refusal changes nothing; whether it was right is other tests' business
    if (patch.quantity !== undefined) entry.seats.push({ on: this.today, seats: patch.quantity });
    if (patch.autoRenewEnabled !== undefined) entry.autoRenew = patch.autoRenewEnabled;
    if (patch.status === 'deleted') this.#end(entry, { on: this.today, byPartner: true });
    if (patch.status === 'suspended') this.#suspend(entry);
    if (patch.status === 'active') this.#reactivate(entry);
  }

  #suspend(entry: Kept): void {
    entry.suspendedOn = this.today;
    for (const addOn of this.#addOnsOf(entry)) {
      if (addOn.ended || addOn.suspendedOn !== undefined) continue;
      addOn.suspendedOn = this.today;
      addOn.suspendedWithBase = true;
    }
  }

  #reactivate(entry: Kept): void {
    entry.suspendedOn = undefined;
    entry.suspendedWithBase = false;
    for (const addOn of this.#addOnsOf(entry)) {
      if (addOn.ended || !addOn.suspendedWithBase) continue;
      addOn.suspendedOn = undefined;
      addOn.suspendedWithBase = false;
    }
  }

  #ask(partner: Partner, operation: string, params: Record<string, string>, body: unknown) {
    this.#requests += 1;
    return this.#world.request(partner, operation, params, body);
  }

  /** Every billing date since the last check: an invoice that says what the books say, subscription by subscription. */
  async #check(partner: Partner): Promise<void> {
    const { partnerId } = partner.account;
    const { billingDay } = partner;
    let cut = billingDateFrom(this.#checkedThrough.get(partnerId)! + 1, billingDay);
    for (; cut <= this.today; cut = laterBillingDate(cut, billingDay, 1)) await this.#checkInvoice(partner, cut);
    this.#checkedThrough.set(partnerId, this.today);
    // no bill to come can concern what ended before the last two
    const kept = this.#kept.get(partnerId)!.filter(({ ended }) => !ended || ended.on > this.today - DAYS_KEPT);
    this.#kept.set(partnerId, kept);
  }

  async #checkInvoice({ account: { partnerId }, billingDay }: Partner, cut: number): Promise<void> {
    const kept = this.#kept.get(partnerId)!;
    const expected = new Map(kept.map((entry) => [entry.subscriptionId, chargeOf(entry, cut, billingDay)]));
    const invoiceId = invoiceIdOf(partnerId, date(textOf(cut)));
    const invoice = (await this.#world.partition('partners', partnerId).get(INVOICE, invoiceId))?.value;
    const billed = await this.#linesOf(partnerId, invoiceId);
    const ledger = this.#ledgers.get(partnerId)!;
    let total = -ledger.creditedBetween(laterBillingDate(cut, billingDay, -1), cut);
    for (const [subscriptionId, amount] of expected) {
      const found = billed.get(subscriptionId) ?? 0;
      if (found !== amount)
        throw new Violation(
          this.#run,
          this.today,
          `${subscriptionId} is billed ${found} fen on ${textOf(cut)}, and owes ${amount}`,
        );
      billed.delete(subscriptionId);
      total += amount;
    }
    const [stranger] = billed.keys();
    if (stranger) throw new Violation(this.#run, this.today, `${partnerId} is billed for ${stranger}, which is not its own`);
    if ((invoice?.total ?? 0) !== total)
      throw new Violation(
        this.#run,
        this.today,
        `the invoice of ${textOf(cut)} says ${invoice?.total}, its lines add up to ${total}`,
      );
    if (!invoice) return;
    ledger.documents.push({ id: invoiceId, total, due: cut + PAYMENT_TERM_DAYS });
    this.#invoices += 1;
    const rows =
      Buffer.from(this.#world.blobs.files.get(licenseFileName(partnerId, invoiceId)) ?? [])
        .toString()
        .split('\r\n').length - 2;
    if (rows !== invoice.totals.lineCount)
      throw new Violation(
        this.#run,
        this.today,
        `the file of ${textOf(cut)} has ${rows} rows for ${invoice.totals.lineCount} lines`,
      );
    this.#world.blobs.files.delete(licenseFileName(partnerId, invoiceId)); // checked: years of files need not be held
  }

  async #linesOf(partnerId: string, invoiceId: string): Promise<Map<string, number>> {
    const amounts = new Map<string, number>();
    const pages = this.#world.partition('lines', `${partnerId}/${invoiceId}`);
    for (const { value } of (await pages.list(LINE_PAGES, { limit: 1000 })).items) {
      for (const { facts, lines } of value.groups) {
        this.#lines += lines.length;
        if (lines.some(({ chargeType }) => chargeType === 'OFFSET_LINEITEM')) continue; // a refund, which the ledger knows
        if (amounts.has(facts.subscriptionId))
          throw new Violation(this.#run, this.today, `${facts.subscriptionId} is billed twice`);
        amounts.set(
          facts.subscriptionId,
          lines.reduce((sum, { amount }) => sum + amount, 0),
        );
      }
    }
    return amounts;
  }

  /** All messages once more: nothing may change. */
  async repeatAll(): Promise<void> {
    const before = this.#world.dump();
    for (const partner of this.#world.partners) {
      await this.#world.work(partner, this.today).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
      });
    }
    if (this.#world.dump() !== before) throw new Violation(this.#run, this.today, 'doing the same jobs again changed something');
  }
}
