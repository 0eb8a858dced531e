import { expect, test } from 'vitest';
import { DOMAIN_RESERVATION, NOBODY } from '../../../functions/customers/stored.ts';
import { CountryRules } from '../../../functions/customers/validations/wire.ts';
import { create } from '../../../functions/storage/port.ts';
import { send } from '../../http/requests.ts';
import { testApp } from '../../support/app.ts';
import { newCustomer } from '../requests.ts';

const ADDRESS = { AddressLine1: 'No. 8', City: '杭州', State: 'Zhejiang', PostalCode: '310000', Country: 'cn' };

test('R-CUS-03: an address is checked before it is stored, in the shape that the SDK reads', async () => {
  const { ports } = await testApp();
  const checked = await send(ports, 'POST', '/v1/validations/address', { body: ADDRESS });
  expect(checked).toMatchObject({
    status: 200,
    body: {
      originalAddress: { state: 'Zhejiang', country: 'CN' },
      suggestedAddresses: [{ addressLine1: 'No. 8', state: '浙江', postalCode: '310000' }],
      status: 'Verified',
    },
  });
  const wrong = await send(ports, 'POST', '/v1/validations/address', { body: { ...ADDRESS, PostalCode: '1' } });
  expect(wrong).toMatchObject({
    status: 200,
    body: { status: 'None', suggestedAddresses: [], validationMessage: expect.stringContaining('six digits') },
  });
  const { City: _, ...withoutCity } = ADDRESS;
  expect(await send(ports, 'POST', '/v1/validations/address', { body: withoutCity })).toMatchObject({ status: 400 });
});

test('R-CUS-03: a domain name is taken from the creation of a customer on, for every partner, and the answer has no body', async () => {
  const { ports } = await testApp();
  const { domain } = newCustomer('contoso').companyProfile;
  const [prefix] = domain.split('.');
  const ask = async () => {
    const exists = await send(ports, 'HEAD', `/v1/domains/${domain.toUpperCase()}`, { partner: 'otherDirect' });
    const available = await send(ports, 'GET', `/v1/validations/checkdomainavailability/${prefix}`, { partner: 'otherDirect' });
    return [exists.status, exists.text, available.text];
  };
  expect(await ask()).toEqual([404, '', 'true']);
  expect((await send(ports, 'POST', '/v1/customers', { body: newCustomer('contoso') })).status).toBe(201);
  expect(await ask()).toEqual([200, '', 'false']);
});

test("a partner's own domain name is nobody's to create a customer under", async () => {
  const { ports } = await testApp();
  const body = newCustomer('direct');
  const { domain } = body.companyProfile;
  await ports.store.partition('customers', domain).commit([create(DOMAIN_RESERVATION, { domain, partnerId: NOBODY })]);
  expect((await send(ports, 'HEAD', `/v1/domains/${domain}`)).status).toBe(200);
  expect(await send(ports, 'POST', '/v1/customers', { body })).toMatchObject({ status: 409, body: { code: 950040 } });
});

test('the rules of the country tell what this service takes, and of another country nothing is known', async () => {
  const { ports } = await testApp();
  const { body } = await send(ports, 'GET', '/v1/countryvalidationrules/cn');
  const rules = CountryRules.parse(body);
  expect(rules).toMatchObject({ iso2Code: 'CN', isStateRequired: true, countryCallingCodesList: ['86'] });
  expect(rules.supportedStatesList).toContain('上海');
  const [phone, postal] = [new RegExp(rules.phoneNumberRegex), new RegExp(rules.postalCodeRegex)];
  for (const good of ['13800138000', '+86 13800138000', '02155550100', '0571-55550100', '4005550100'])
    expect(good).toMatch(phone);
  for (const bad of ['110', 'phone', '138001380001', '+1 4255550100']) expect(bad).not.toMatch(phone);
  expect('200000').toMatch(postal);
  expect(await send(ports, 'GET', '/v1/countryvalidationrules/FR')).toMatchObject({ status: 404, body: { code: 1000 } });
});
