import { expect, test } from 'vitest';
import { send } from '../http/requests.ts';
import { directory, newUser } from './users/directory.ts';
import { newCustomer } from './requests.ts';
import { FEDERATION, verifiedDomain } from './verified-domain.ts';

const OWN = 'fabrikam.example.com';

test('a verified domain is attached: answered in the words of the wire, shown with the customer, and taken from then on', async () => {
  const { call } = await directory();
  const added = await call('POST', '/verifieddomain', verifiedDomain(OWN));
  expect(added).toMatchObject({ status: 201 });
  expect(added.body).toEqual({
    authenticationType: 'managed',
    capability: 'email',
    isDefault: false,
    isInitial: false,
    name: OWN,
    status: 'verified',
    verificationMethod: 'dns_record',
  });
  expect((await call('GET', '')).body).toMatchObject({ customDomains: ['fabrikam.partner.onmschina.cn', OWN] });
  expect((await call('POST', '/verifieddomain', verifiedDomain(OWN))).status).toBe(201); // as good as done
});

test('users may have names in it', async () => {
  const { call } = await directory();
  const user = { ...newUser('wang'), UserPrincipalName: `wang@${OWN}` };
  expect((await call('POST', '/users', user)).status).toBe(400);
  await call('POST', '/verifieddomain', verifiedDomain(OWN));
  expect((await call('POST', '/users', user)).status).toBe(200);
});

test('a name that is taken, and one that is attached already in another way, are refused', async () => {
  const { call } = await directory();
  expect(await call('POST', '/verifieddomain', verifiedDomain('fabrikam.partner.onmschina.cn'))).toMatchObject({
    status: 409,
    body: { code: 950040 },
  });
  await call('POST', '/verifieddomain', verifiedDomain(OWN));
  const changed = { ...verifiedDomain(OWN), Domain: { ...verifiedDomain(OWN).Domain, Capability: 'Yammer' } };
  expect(await call('POST', '/verifieddomain', changed)).toMatchObject({ status: 409 });
});

test('a crash between the reservation and the customer is made up for by the repetition', async () => {
  const { call, store } = await directory();
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits === 2) throw new Error('the process dies here');
  };
  expect((await call('POST', '/verifieddomain', verifiedDomain(OWN))).status).toBe(500);
  store.beforeCommit = undefined;
  expect((await call('POST', '/verifieddomain', verifiedDomain(OWN))).status).toBe(201);
});

const base = verifiedDomain(OWN);
const BAD: readonly (readonly [body: object, text: string])[] = [
  [{ ...base, VerifiedDomainName: 'another.example.com' }, 'verifiedDomainName'],
  [{ ...base, Domain: { ...base.Domain, Status: 'Unverified' } }, 'Verified'],
  [{ ...base, Domain: { ...base.Domain, Capability: 'None' } }, 'capability'],
  [{ ...base, Domain: { ...base.Domain, AuthenticationType: 'Federated' } }, 'domainFederationSettings'],
  [{ ...base, VerifiedDomainName: 'no domain' }, 'domain name'],
  ...(['Status', 'Capability', 'AuthenticationType', 'VerificationMethod', 'Name'] as const).map(
    (name) =>
      [{ ...base, Domain: { ...base.Domain, [name]: null } }, `domain.${name.charAt(0).toLowerCase()}${name.slice(1)}`] as const,
  ),
];

test.each(BAD)('%j is refused', async (body, text) => {
  const { call } = await directory();
  const answer = await call('POST', '/verifieddomain', body);
  expect(answer).toMatchObject({ status: 400, body: { code: 800002, description: expect.stringContaining(text) } });
});

test('a federated domain needs to say how its users sign in', async () => {
  const { call } = await directory();
  const federated = {
    ...base,
    Domain: { ...base.Domain, AuthenticationType: 'Federated' },
    DomainFederationSettings: FEDERATION,
  };
  expect(await call('POST', '/verifieddomain', federated)).toMatchObject({
    status: 201,
    body: { authenticationType: 'federated' },
  });
});

test('nobody creates a customer under a domain that is attached to another one', async () => {
  const { call, ports } = await directory();
  await call('POST', '/verifieddomain', verifiedDomain(OWN));
  const body = { ...newCustomer('x'), companyProfile: { domain: OWN } };
  expect(await send(ports, 'POST', '/v1/customers', { body })).toMatchObject({ status: 409, body: { code: 950040 } });
  expect((await send(ports, 'HEAD', `/v1/domains/${OWN}`)).status).toBe(200);
});

test('a customer has fifteen domains of its own at most, so that its document stays small', async () => {
  const { call } = await directory();
  for (let number = 1; number <= 15; number += 1) {
    expect((await call('POST', '/verifieddomain', verifiedDomain(`d${number}.example.com`))).status).toBe(201);
  }
  const refused = await call('POST', '/verifieddomain', verifiedDomain('d16.example.com'));
  expect(refused).toMatchObject({ status: 403, body: { code: 950216 } });
  expect((await call('POST', '/verifieddomain', verifiedDomain('d15.example.com'))).status).toBe(201); // it is there
});
