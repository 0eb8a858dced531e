import { ACCOUNT, ACCOUNT_ID, EMPLOYEE_NAME, EMPLOYEES } from '../../account/stored.ts';
import {
  LEGAL_BUSINESS_PROFILE,
  ORGANIZATION_PROFILE,
  OWN_BILLING_VALUES,
  SUPPORT_PROFILE,
} from '../../account/profiles/stored.ts';
import { PARTNER_SIGNATURES } from '../../agreements/stored.ts';
import { REQUEST_DAYS } from '../../analytics/requests/stored.ts';
import { NOTICES_BY_DAY } from '../../billing/paying/stored.ts';
import { INVITATION_KEY, INVITATION_KEY_ID } from '../../customers/invitations/link.ts';
import { ENROLMENTS } from '../../enrolment/stored.ts';
import { replace, type Partition } from '../../storage/port.ts';
import { walk } from '../../storage/walk.ts';
import { removeFiles } from '../../support/attachments.ts';
import { NOTES, REQUESTS } from '../../support/stored.ts';
import { REGISTRATION, REGISTRATION_ID } from '../../webhooks/stored.ts';
import {
  erasedAccount,
  erasedEnrolment,
  erasedNote,
  erasedNotice,
  erasedRequest,
  erasedSignature,
  withoutAuthors,
} from '../core/erased.ts';
import { PARTNER_ERASURE, PARTNER_ERASURE_ID } from '../stored.ts';
import type { Erasing } from './customer.ts';
import { commit, removeAll, removeOne, rewrite } from './rewrite.ts';

const PER_READ = 25;

/** The worker's part: the people of a partner who has left. The company, its books and its customers stay. */
export async function finishPartnerErasure({ shared, blobs, now }: Erasing, partnerId: string): Promise<void> {
  const partition = shared.partner(partnerId);
  const erasure = await partition.get(PARTNER_ERASURE, PARTNER_ERASURE_ID);
  if (!erasure || erasure.value.doneAt) return;
  await eraseEmployees(partition);
  await eraseRequests(partition, partnerId, blobs);
  await rewrite(partition, PARTNER_SIGNATURES, {}, erasedSignature);
  await rewrite(partition, ENROLMENTS, {}, erasedEnrolment);
  await rewrite(partition, NOTICES_BY_DAY, {}, erasedNotice);
  await removeAll(partition, REQUEST_DAYS);
  await eraseProfiles(partition);
  await commit(partition, [replace(PARTNER_ERASURE, { ...erasure.value, doneAt: now }, erasure)]);
}

/** Without its profiles a partner is what its account was opened as. */
async function eraseProfiles(partition: Partition): Promise<void> {
  await removeOne(partition, LEGAL_BUSINESS_PROFILE, LEGAL_BUSINESS_PROFILE.name);
  await removeOne(partition, OWN_BILLING_VALUES, OWN_BILLING_VALUES.name);
  await removeOne(partition, ORGANIZATION_PROFILE, ORGANIZATION_PROFILE.name);
  await removeOne(partition, SUPPORT_PROFILE, SUPPORT_PROFILE.name);
  await removeOne(partition, REGISTRATION, REGISTRATION_ID);
  await removeOne(partition, INVITATION_KEY, INVITATION_KEY_ID);
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (account) await commit(partition, [replace(ACCOUNT, erasedAccount(account.value), account)]);
}

async function eraseEmployees(partition: Partition): Promise<void> {
  for await (const { value } of walk(partition, EMPLOYEES, { limit: PER_READ })) {
    await removeOne(partition, EMPLOYEE_NAME, value.userPrincipalName.toLowerCase());
  }
  await removeAll(partition, EMPLOYEES);
}

async function eraseRequests(partition: Partition, partnerId: string, blobs: Erasing['blobs']): Promise<void> {
  for await (const { value } of walk(partition, REQUESTS, { limit: PER_READ })) await removeFiles(blobs, value);
  await rewrite(partition, NOTES, {}, (note) => withoutAuthors(erasedNote(note), partnerId));
  await rewrite(partition, REQUESTS, {}, (request) => withoutAuthors(erasedRequest(request), partnerId));
}
