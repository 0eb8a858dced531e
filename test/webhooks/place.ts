import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import type { Ports } from '../../functions/identity/ports.ts';
import { deliverEvent, dispatchEvents, sweepWebhooks } from '../../functions/jobs/webhooks.ts';
import { newCertificate } from '../../functions/local/certificate.ts';
import { Letter } from '../../functions/mail/port.ts';
import { instant, minutesAfter, type Instant } from '../../functions/shared/calendar.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { openSqliteStore } from '../../functions/storage/sqlite/store.ts';
import { WireOrder } from '../../functions/subscriptions/wire.ts';
import { publishing } from '../../functions/webhooks/publishing.ts';
import { openSender } from '../../functions/webhooks/sender.ts';
import { openSigner } from '../../functions/webhooks/signer.ts';
import { newCustomer } from '../customers/requests.ts';
import { send, type Sending } from '../http/requests.ts';
import { appOn, type PartnerName } from '../support/app.ts';
import { HookedStore } from '../support/hooked-store.ts';
import { openReceiver } from './receiver.ts';

const PEM = newCertificate(new Date('2026-01-01'));

interface Message {
  readonly queue: string;
  readonly message: unknown;
  readonly at: Instant;
}

/** A direct reseller with a receiver of its own, and the workers, on a clock that the test moves. It is 16 November 2026. */
export async function openPlace() {
  const store = new HookedStore(openSqliteStore(':memory:', new Meter()));
  const receiver = await openReceiver();
  const messages: Message[] = [];
  const letters: Letter[] = [];
  let now: Instant = instant('2026-11-16T09:00:00Z');
  const place = { isQueueDown: false };

  const queue: Ports['queue'] = {
    send: async (name, message, delaySeconds = 0) => {
      if (place.isQueueDown) throw new Error('the queue is down');
      if (name === 'outgoing-mail') letters.push(Letter.parse(message));
      else messages.push({ queue: name, message, at: minutesAfter(now, delaySeconds / 60) });
    },
  };
  const app = await appOn(store, new Meter());
  const clock = { queue, now: () => now, report: () => {} };
  const ports: Ports = {
    ...app.ports,
    ...clock,
    store: publishing(store, clock),
    webhooks: { sender: openSender({ allowLoopback: true }), signer: openSigner(PEM), apiUrl: 'https://api.example.com' },
  };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));

  const as =
    (partner: PartnerName) =>
    (method: string, address: string, body?: unknown, sending: Sending = {}) =>
      send(ports, method, address, { partner, role: 'globalAdmin', ...(body === undefined ? {} : { body }), ...sending });
  const call = as('direct');
  const workers: Readonly<Record<string, (ports: Ports, message: unknown) => Promise<void>>> = {
    'webhook-events': dispatchEvents,
    'webhook-deliveries': deliverEvent,
  };

  /** Lets so many minutes pass; what falls due is worked on, in order. */
  async function pass(minutes: number): Promise<void> {
    const end = minutesAfter(now, minutes);
    for (;;) {
      const [next] = messages.filter(({ at }) => at <= end).toSorted((one, other) => (one.at < other.at ? -1 : 1));
      if (!next) break;
      messages.splice(messages.indexOf(next), 1);
      if (next.at > now) now = next.at;
      await workers[next.queue]?.(ports, next.message);
    }
    now = end;
  }

  async function buy(quantity = 10) {
    const customer = CreatedCustomer.parse((await call('POST', '/v1/customers', newCustomer('contoso'))).body);
    const lineItems = [{ lineItemNumber: 0, offerId: SAMPLE_OFFER_ID.enterpriseE3, quantity }];
    const order = await call('POST', `/v1/customers/${customer.id}/orders`, { lineItems });
    return `/v1/customers/${customer.id}/subscriptions/${WireOrder.parse(order.body).lineItems[0]?.subscriptionId}`;
  }

  return Object.assign(place, {
    ports,
    store,
    receiver,
    messages,
    letters,
    as,
    call,
    pass,
    buy,
    now: () => now,
    register: (...events: string[]) =>
      call('POST', '/webhooks/v1/registration', { WebhookUrl: receiver.url, WebhookEvents: events }),
    sweep: () => sweepWebhooks(ports),
    /** The names of the events that the receiver has been sent. */
    names: () => receiver.received.map(({ text }) => (JSON.parse(text) as { EventName: string }).EventName),
  });
}

export type Place = Awaited<ReturnType<typeof openPlace>>;
