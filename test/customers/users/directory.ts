import { seedSampleCatalogue } from '../../../functions/catalog/sample/seed.ts';
import type { Role } from '../../../functions/contract/permissions.ts';
import { CreatedCustomer } from '../../../functions/customers/wire.ts';
import { instant, type Instant } from '../../../functions/shared/calendar.ts';
import { send } from '../../http/requests.ts';
import { hookedApp } from '../../support/app.ts';
import { newCustomer } from '../requests.ts';

/** A customer of the direct reseller, its directory, and a hook before every commit. It is 16 November 2026. */
export async function directory() {
  const { app, store } = await hookedApp();
  let now: Instant = instant('2026-11-16T09:00:00Z');
  const ports = { ...app.ports, now: () => now };
  await seedSampleCatalogue(store.partition('catalog', 'CN'));
  const created = await send(ports, 'POST', '/v1/customers', { body: newCustomer('fabrikam') });
  const { id } = CreatedCustomer.parse(created.body);
  const at = `/v1/customers/${id}`;
  const call = (method: string, path: string, body?: unknown, more: { headers?: Record<string, string>; role?: Role } = {}) =>
    send(ports, method, `${at}${path}`, { role: 'adminAgent', ...more, ...(body === undefined ? {} : { body }) });
  return {
    store,
    ports,
    id,
    call,
    moveTo: (day: string) => void (now = instant(day)),
    order: (offerId: string, quantity: number) =>
      call('POST', '/orders', { lineItems: [{ lineItemNumber: 0, offerId, quantity }] }),
    add: async (name: string, more: object = {}) =>
      (await call('POST', '/users/', { ...newUser(name), ...more })).body as { id: string; [member: string]: unknown },
    list: async (query = '') => (await call('GET', `/users${query}`)).body as { items: { displayName: string; id: string }[] },
  };
}

export function newUser(name: string) {
  return {
    UserPrincipalName: `${name}@fabrikam.partner.onmschina.cn`,
    DisplayName: name,
    UsageLocation: 'cn',
    PasswordProfile: { Password: 'Good-password-1', ForceChangePassword: true },
    State: 'active',
    UserDomainType: 'none',
    ImmutableId: null,
  };
}
