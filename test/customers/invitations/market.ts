import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import { CreatedCustomer } from '../../../functions/customers/wire.ts';
import { Letter } from '../../../functions/mail/port.ts';
import { instant, type Instant } from '../../../functions/shared/calendar.ts';
import { send, type Sending } from '../../http/requests.ts';
import { hookedApp, type PartnerName } from '../../support/app.ts';
import { newCustomer } from '../requests.ts';

/** A customer of the direct reseller, who can be taken on by others as well. It is 16 November 2026. */
export async function market() {
  const { app, store } = await hookedApp();
  const letters: Letter[] = [];
  let now: Instant = instant('2026-11-16T09:00:00Z');
  const queue = { send: async (_queue: string, message: unknown) => void letters.push(Letter.parse(message)) };
  const ports = { ...app.ports, queue, now: () => now };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));

  /** As an employee of a partner with every permission. */
  const as = (partner: PartnerName, method: string, path: string, body?: unknown, sending: Sending = {}) =>
    send(ports, method, path, { partner, role: 'globalAdmin', ...(body === undefined ? {} : { body }), ...sending });
  const visit = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(ports, method, path, { isAnonymous: true, headers, ...(body === undefined ? {} : { body }) });

  const created = await as('direct', 'POST', '/v1/customers', newCustomer('contoso'));
  const { id } = CreatedCustomer.parse(created.body);
  const domain = 'contoso.partner.onmschina.cn';

  const codeOf = (letter: Letter | undefined) => /\d{8}/.exec(letter?.text ?? '')?.[0] ?? '';
  const getCode = async (headers: Record<string, string> = {}) => {
    await visit('POST', '/v1/my/codes', { domain }, headers);
    return codeOf(letters.at(-1));
  };
  const signIn = async () => {
    const session = await visit('POST', '/v1/my/sessions', { domain, code: await getCode() });
    return (session.body as { token: string }).token;
  };

  return {
    ports,
    store,
    id,
    domain,
    letters,
    as,
    visit,
    getCode,
    signIn,
    wait: (minutes: number) => void (now = instant(new Date(Date.parse(now) + minutes * 60_000).toISOString())),
    /** The query of a partner's link, by name. */
    linkOf: async (partner: PartnerName, query = '', headers: Record<string, string> = {}) => {
      const answer = await as(partner, 'GET', `/v1/customers/relationshiprequests${query}`, undefined, { headers });
      return new URL((answer.body as { url: string }).url);
    },
  };
}

export type Market = Awaited<ReturnType<typeof market>>;

/** The customer, signed in. */
export async function signedIn(place: Market) {
  const token = await place.signIn();
  const call = (method: string, path: string, body?: unknown) =>
    place.visit(method, path, body, { authorization: `Bearer ${token}` });
  return {
    call,
    token,
    accept: async (partner: PartnerName, services?: readonly string[]) => {
      const { partnerId, ...parts } = Object.fromEntries((await place.linkOf(partner)).searchParams);
      return call('PUT', `/v1/my/partners/${partnerId}`, { ...parts, ...(services ? { services } : {}) });
    },
    partners: async () => {
      const { items } = (await call('GET', '/v1/my/partners')).body as { items: { name: string; services: { id: string }[] }[] };
      return Object.fromEntries(items.map(({ name, services }) => [name, services.map(({ id }) => id)]));
    },
  };
}
