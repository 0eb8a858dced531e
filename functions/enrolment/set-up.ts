import { ACCOUNT, DIRECTORY_ENTRY, employeeWrites, type Account } from '../account/stored.ts';
import { LEGAL_BUSINESS_PROFILE, SUPPORT_PROFILE } from '../account/profiles/stored.ts';
import { ownRecord } from '../audit/record.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { DOMAIN_RESERVATION, NOBODY } from '../customers/stored.ts';
import type { SharedPartitions } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { dateOf, type CalendarDate } from '../shared/calendar.ts';
import { create, replace } from '../storage/port.ts';
import { forget } from './review.ts';
import { ENROLMENT, findEnrolment, type Enrolment } from './stored.ts';

/**
 * Makes a partner out of a company that has signed (R-ENR-08): its place in the directory and its domain name first, then
 * the account with its first global admin, in one commit with the end of the enrolment. Doing it again changes nothing.
 */
export async function setUpAccount(
  shared: Pick<SharedPartitions, 'partner' | 'directory' | 'domain'>,
  partnerId: string,
  today: CalendarDate,
): Promise<void> {
  const partition = shared.partner(partnerId);
  const was = await findEnrolment(partition);
  if (was?.value.state !== 'agreement_signed') return; // done already, or the signature was not kept after all
  const account = accountOf(was.value, today);
  const { name, mpnId, model, providerId, domain } = account;
  const entry = { partnerId, name, mpnId, model, sandbox: false, ...(providerId ? { providerId } : {}) };
  await shared.directory.commit([create(DIRECTORY_ENTRY, entry)]);
  await shared.domain(domain).commit([create(DOMAIN_RESERVATION, { domain, partnerId: NOBODY })]);
  const { administrator, request } = was.value;
  assert(administrator && request, 'who has signed has an administrator and a request');
  const active: Enrolment = { ...was.value, state: 'active' };
  const writes = [
    create(ACCOUNT, account),
    create(LEGAL_BUSINESS_PROFILE, { ...request.legalBusinessProfile, companyApproverEmail: request.approvalContact.email }),
    create(SUPPORT_PROFILE, request.support),
    ...employeeWrites({ ...administrator, agent: 'none', admin: 'globalAdmin' }),
    replace(ENROLMENT, active, was),
  ];
  const record = ownRecord('setUpAccount', { partnerId, about: partnerId, on: today }, writes);
  await partition.commit([...writes, record]);
  await forget(shared.directory, partnerId);
}

function accountOf({ partnerId, domain, applicationId, request, signedAt }: Enrolment, today: CalendarDate): Account {
  assert(request && signedAt, 'who has signed had submitted a request');
  const { mpnId, model, providerId, legalBusinessProfile } = request;
  const { companyName, address, primaryContact } = legalBusinessProfile;
  return {
    partnerId,
    name: companyName,
    domain,
    mpnId,
    model,
    state: 'active',
    address,
    contact: primaryContact,
    agreementSignedOn: dateOf(signedAt), // R-ENR-13
    paymentTermDays: PROGRAMME.paymentTermDays,
    applications: [applicationId],
    ...(providerId === undefined ? {} : { providerId }),
    workedThrough: today,
  };
}
