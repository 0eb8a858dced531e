import { seedSampleCatalogue } from '../../functions/catalog/sample/seed.ts';
import { SAMPLE_OFFER_ID } from '../../functions/catalog/sample/ids.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { newCustomer } from '../customers/requests.ts';
import { send, type Sending } from '../http/requests.ts';
import { hookedApp, type Called } from '../support/app.ts';

export const OFFER = SAMPLE_OFFER_ID;

export const NOON = '2026-11-16T12:00:00.000Z';

/** Mail is late since an hour before noon. */
export const LATE_MAIL = {
  type: 'incident',
  services: ['office365'],
  severity: 'warning',
  title: { en: 'Mail arrives late', zh: '邮件延迟' },
  startTime: '2026-11-16T11:00:00Z',
  updates: [{ publishedTime: '2026-11-16T11:10:00Z', text: { en: 'We are looking for the cause.' } }],
};

/** Work on Project from two to four in the afternoon. */
export const WORK = {
  type: 'planned_work',
  services: ['project'],
  severity: 'critical',
  title: { en: 'A new version' },
  startTime: '2026-11-16T14:00:00Z',
  endTime: '2026-11-16T16:00:00Z',
  requiredBy: '2026-11-16T13:00:00Z',
};

export const RESOLVED = (value: string) =>
  encodeURIComponent(JSON.stringify({ Field: 'Resolved', Value: value, Operator: 'equals' }));

/** A programme with its catalogue, at noon of 16 November 2026. */
export async function place() {
  const { app, store } = await hookedApp();
  const { ports: made, meter, problems } = app;
  const catalog = made.store.partition('catalog', 'CN');
  await seedSampleCatalogue(catalog);
  meter.take();
  const clock = { now: NOON };
  const ports = { ...made, now: () => instant(clock.now) };
  const operator = (method: string, path: string, body?: unknown) =>
    send(ports, method, `/v1/operator/serviceincidents/${path}`, { partner: 'operator', body });
  const get = (path: string, sending: Sending = {}) => send(ports, 'GET', `/v1/${path}`, { role: 'helpDeskAgent', ...sending });
  return {
    ports,
    store,
    meter,
    problems,
    operator,
    get,
    publish: (id: string, body: unknown) => operator('PUT', id, body),
    health: async () => (await get('servicehealth', { isAnonymous: true })).body as Health,
    moveTo: (now: string) => void (clock.now = now),
    /** A customer of the direct reseller that bought one seat of each. */
    customer: async (name: string, offerIds: readonly string[]) => {
      const as = { role: 'globalAdmin' } as const;
      const { id } = CreatedCustomer.parse((await send(ports, 'POST', '/v1/customers', { ...as, body: newCustomer(name) })).body);
      const lineItems = offerIds.map((offerId, lineItemNumber) => ({ lineItemNumber, offerId, quantity: 1 }));
      await bought(await send(ports, 'POST', `/v1/customers/${id}/orders`, { ...as, body: { lineItems } }));
      return id;
    },
  };
}

async function bought({ status, text }: Called): Promise<void> {
  if (status !== 201) throw new Error(`the order was refused: ${text}`);
}

export interface Health {
  readonly readTime: string;
  readonly feedReadTime?: string;
  readonly services: readonly {
    readonly id: string;
    readonly status: string;
    readonly disturbedMinutes: number;
    readonly days: readonly string[];
  }[];
  readonly incidents: readonly { readonly id: string; readonly phase: string; readonly updates: readonly object[] }[];
}

export function serviceOf({ services }: Health, id: string) {
  return services.find((service) => service.id === id);
}
