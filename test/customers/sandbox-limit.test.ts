import { expect, test } from 'vitest';
import { RELATIONSHIP, type Relationship } from '../../functions/customers/stored.ts';
import { CreatedCustomer } from '../../functions/customers/wire.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { send } from '../http/requests.ts';
import { tenantOf, testApp, type PartnerName } from '../support/app.ts';
import { newCustomer } from './requests.ts';

test('R-DEV-04: a sandbox holds 75 customers; one that is deleted makes room, and other accounts hold any number', async () => {
  const { ports } = await testApp();
  const partition = ports.store.partition('partners', tenantOf('sandbox'));
  const relationships = Array.from({ length: 75 }, (_, place) =>
    create<Relationship>(RELATIONSHIP, {
      customerId: `33333333-0000-4000-8000-${String(place).padStart(12, '0')}`,
      companyName: `Customer ${place}`,
      domain: `customer${place}.example.com`,
      relationship: 'reseller',
      createdAt: instant('2018-07-01'),
    }),
  );
  await partition.commit(relationships.slice(1));
  const add = (prefix: string, partner: PartnerName) =>
    send(ports, 'POST', '/v1/customers', { partner, body: newCustomer(prefix) });
  const last = await add('last', 'sandbox');
  expect(last.status).toBe(201);
  expect(await add('more', 'sandbox')).toMatchObject({ status: 400, body: { code: 800018 } });
  expect((await add('other', 'direct')).status).toBe(201);
  const { id } = CreatedCustomer.parse(last.body);
  expect((await send(ports, 'DELETE', `/v1/customers/${id}`, { partner: 'sandbox' })).status).toBe(204);
  expect((await add('more', 'sandbox')).status).toBe(201);
});
