import { ACCOUNT, DIRECTORY, DIRECTORY_ENTRY, employeeWrites, type Account, type Employee } from '../account/stored.ts';
import { SAMPLE_TEMPLATES, seedSampleAgreements } from '../agreements/sample/templates.ts';
import { PARTNER_SIGNATURE, type Signature } from '../agreements/stored.ts';
import { seedSampleCatalogue } from '../catalog/sample/seed.ts';
import { DOMAIN_RESERVATION, NOBODY } from '../customers/stored.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { seedSampleIncidents } from '../health/sample/incidents.ts';
import { date, dateOf, instant, startOf, type Instant } from '../shared/calendar.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create, type Store } from '../storage/port.ts';
import { seedDemoQuestion } from './demo-question.ts';

/** Who exists on a fresh machine. Everything here is made up; secrets are no secrets: they open this machine's data only. */
export interface DemoPartner {
  readonly name: string;
  readonly tenantId: string;
  readonly domain: string;
  readonly mpnId: string;
  readonly model: Account['model'];
  readonly sandbox: boolean;
  readonly signedOn: string;
  readonly providerId?: string;
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  readonly users: readonly DemoUser[];
}

export interface DemoUser {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly agent: Employee['agent'];
  readonly admin: Employee['admin'];
}

/** Sandbox clocks open here, so that what is tried on a fresh machine comes out the same for everybody. */
export const SANDBOX_OPENS = instant('2026-11-02T09:00:00Z');

const ROLES: readonly Pick<DemoUser, 'agent' | 'admin'>[] = [
  { agent: 'none', admin: 'globalAdmin' },
  { agent: 'none', admin: 'billingAdmin' },
  { agent: 'none', admin: 'userManagementAdmin' },
  { agent: 'adminAgent', admin: 'none' },
  { agent: 'salesAgent', admin: 'none' },
  { agent: 'helpDeskAgent', admin: 'none' },
];

function partner(
  name: string,
  about: Pick<DemoPartner, 'mpnId' | 'model' | 'sandbox' | 'signedOn'> & { providerId?: string },
): DemoPartner {
  const short = name.split(' ')[0]?.toLowerCase() ?? name;
  const domain = `${short}.${PROGRAMME.domainSuffix}`;
  return {
    ...about,
    name,
    tenantId: derivedGuid('demo tenant', short),
    domain,
    app: { clientId: derivedGuid('demo app', short), clientSecret: `${short}-secret` },
    users: ROLES.map(({ agent, admin }) => {
      const role = agent === 'none' ? admin : agent;
      return { userPrincipalName: `${role}@${domain}`, password: `${short}-${role}`, agent, admin };
    }),
  };
}

const lantern = partner('Lantern Cloud', { mpnId: '4390934', model: 'direct', sandbox: true, signedOn: '2026-10-15' });

const river = partner('River Distribution', {
  mpnId: '4390940',
  model: 'indirectProvider',
  sandbox: true,
  signedOn: '2026-10-01',
});

export const OPERATOR = partner('Operator', { mpnId: '1', model: 'operator', sandbox: false, signedOn: '2016-01-01' });

export const DEMO_PARTNERS: readonly DemoPartner[] = [
  lantern,
  partner('Harbour Systems', { mpnId: '4390935', model: 'direct', sandbox: true, signedOn: '2026-08-31' }),
  partner('Summit Solutions', { mpnId: '4390936', model: 'direct', sandbox: false, signedOn: '2026-09-20' }),
  river,
  partner('Bamboo Services', {
    mpnId: '7654321',
    model: 'indirectReseller',
    sandbox: false,
    signedOn: '2026-10-05',
    providerId: river.tenantId,
  }),
  partner('Jade Network', {
    mpnId: '7654322',
    model: 'indirectReseller',
    sandbox: false,
    signedOn: '2026-10-06',
    providerId: river.tenantId,
  }),
];

/** A company that is no partner yet: to try the enrolment with. */
export const APPLICANTS: readonly DemoPartner[] = [
  partner('Orchid Networks', { mpnId: '4390937', model: 'direct', sandbox: false, signedOn: '' }),
];

export function userIdOf({ userPrincipalName }: DemoUser): string {
  return derivedGuid('demo user', userPrincipalName);
}

/** Puts the demo data where it is missing; what is there already stays as it is. */
export async function seedDemo(store: Store, now: Instant): Promise<void> {
  const catalog = store.partition('catalog', PROGRAMME.market);
  await seedSampleCatalogue(catalog);
  await seedSampleAgreements(catalog);
  await seedSampleIncidents(catalog, now);
  for (const one of [OPERATOR, ...DEMO_PARTNERS]) {
    const account = accountOf(one, now);
    const employees = one.users.flatMap((user) => employeeWrites(employeeOf(user)));
    await store
      .partition('partners', one.tenantId)
      .commit([create(ACCOUNT, account), create(PARTNER_SIGNATURE, signatureOf(account)), ...employees]);
    const { partnerId, name, mpnId, model, providerId } = account;
    const entry = { partnerId, name, mpnId, model, sandbox: one.sandbox, ...(providerId ? { providerId } : {}) };
    await store.partition('partners', DIRECTORY).commit([create(DIRECTORY_ENTRY, entry)]);
    await store
      .partition('customers', one.domain)
      .commit([create(DOMAIN_RESERVATION, { domain: one.domain, partnerId: NOBODY })]);
  }
  const { tenantId, name, users } = lantern;
  for (const user of users)
    if (user.agent === 'helpDeskAgent') await seedDemoQuestion(store, { id: tenantId, name }, employeeOf(user), SANDBOX_OPENS);
}

function signatureOf({ contact, agreementSignedOn }: Account): Signature {
  const { templateId, type } = SAMPLE_TEMPLATES[2];
  return { templateId, type, signedBy: contact, signedAt: startOf(agreementSignedOn) };
}

function accountOf(
  { name, tenantId, domain, mpnId, model, sandbox, signedOn, providerId, app }: DemoPartner,
  now: Instant,
): Account {
  return {
    partnerId: tenantId,
    name,
    domain,
    mpnId,
    model,
    state: 'active',
    address: { addressLine1: '1 Sample Road', city: '上海', state: '上海市', postalCode: '200000', country: 'CN' },
    contact: { firstName: '示例', lastName: '联系人', email: `globalAdmin@${domain}`, phoneNumber: '02155550100' },
    agreementSignedOn: date(signedOn),
    paymentTermDays: PROGRAMME.paymentTermDays,
    applications: [app.clientId],
    ...(providerId ? { providerId } : {}),
    ...(sandbox ? { sandbox: { now: SANDBOX_OPENS } } : {}),
    workedThrough: dateOf(sandbox ? SANDBOX_OPENS : now),
  };
}

function employeeOf(user: DemoUser): Employee {
  const { userPrincipalName, agent, admin } = user;
  const role = agent === 'none' ? admin : agent;
  return { userId: userIdOf(user), userPrincipalName, displayName: `Demo ${role}`, agent, admin };
}
