import { ACCOUNT, ACCOUNT_ID, type DirectoryEntry } from '../account/stored.ts';
import { REGISTRATION } from '../account/resellers/stored.ts';
import { findPartnerByMpnId } from '../account/queries.ts';
import { documentLinks } from '../agreements/document.ts';
import { currentTemplate } from '../agreements/queries.ts';
import { PARTNER_SIGNATURE, type Signature } from '../agreements/stored.ts';
import { answered, decided, type Answer } from '../contract/operation.ts';
import type { ApplicantScope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { ok, refuse, type Outcome } from '../shared/outcome.ts';
import { create, put, replace, type Versioned } from '../storage/port.ts';
import { canGo, canStart, type EnrolmentState } from './core/enrolment.ts';
import { ENROLMENT, ENROLMENT_ENTRY, findEnrolment, type Enrolment } from './stored.ts';
import { toWireEnrolment, type RequestBody, type WireEnrolment } from './wire.ts';

type Answered = Answer<WireEnrolment>;

/** Only a global admin of the company starts (R-ENR-02); a company that was rejected may ask anew. */
export async function startEnrolment(
  { caller, partition, now }: ApplicantScope,
  { domain, ...organisation }: Pick<Enrolment, 'domain'> & Enrolment['organisation'],
): Promise<Outcome<Answered, 'GlobalAdminNeeded' | 'EnrolmentExists'>> {
  if (!caller.isGlobalAdmin) return refuse('GlobalAdminNeeded');
  const [latest, account] = await Promise.all([findEnrolment(partition), partition.get(ACCOUNT, ACCOUNT_ID)]);
  if (account || !canStart(latest?.value.state)) return refuse('EnrolmentExists');
  const { tenantId: partnerId, applicationId } = caller;
  const number = (latest?.value.number ?? 0) + 1;
  const enrolment: Enrolment = { number, state: 'started', partnerId, domain, applicationId, organisation, startedAt: now };
  return decided(toWireEnrolment(enrolment), [create(ENROLMENT, enrolment)]);
}

type StepError = 'NoSuchEnrolment' | 'EnrolmentStep' | 'RoleLacksPermission';

/** The enrolment of the caller's company, where it can go to a state and the caller may take it there. */
async function atStep(
  { caller, partition }: ApplicantScope,
  to: EnrolmentState,
): Promise<Outcome<Versioned<Enrolment>, StepError>> {
  const enrolment = await findEnrolment(partition);
  if (!enrolment) return refuse('NoSuchEnrolment');
  const { administrator, state } = enrolment.value;
  if (administrator ? administrator.userId !== caller.userId && !caller.isGlobalAdmin : !caller.isGlobalAdmin)
    return refuse('RoleLacksPermission', 'A global admin of the company does this.');
  if (!canGo(state, to)) return refuse('EnrolmentStep', `It is ${state}.`);
  return ok(enrolment);
}

/** The first global admin: the caller itself, or a user made for the purpose, whose password is answered once (R-ENR-05, R-ENR-10). */
export async function createAdministrator(
  scope: ApplicantScope,
  { userPrincipalName, displayName }: { userPrincipalName: string; displayName: string },
): Promise<
  Outcome<
    Answer<WireEnrolment & { userCredentials?: { userName: string; password: string } | undefined }>,
    StepError | 'InvalidProperty'
  >
> {
  const was = await atStep(scope, 'account_created');
  if (!was.ok) return was;
  const { caller, directory } = scope;
  const { domain } = was.value.value;
  if (!userPrincipalName.endsWith(`@${domain}`))
    return refuse('InvalidProperty', `userPrincipalName: has to end with @${domain}.`);
  const isSelf = directory === undefined || userPrincipalName === caller.userName;
  const user = isSelf ? undefined : await directory.newUser(caller.tenantId, userPrincipalName);
  const userId = user?.userId ?? caller.userId;
  assert(userId, 'an applicant has signed in');
  const enrolment: Enrolment = {
    ...was.value.value,
    state: 'account_created',
    administrator: { userId, userPrincipalName, displayName },
  };
  const userCredentials = user && { userName: userPrincipalName, password: user.temporaryPassword };
  const answer = { ...toWireEnrolment(enrolment), userCredentials };
  return decided(answer, [replace(ENROLMENT, enrolment, was.value), ...(user?.writes ?? [])]);
}

/** Part two, the request (R-ENR-06). The directory gets to know of it first, so that the operator cannot miss it. */
export async function submitEnrolment(
  scope: ApplicantScope,
  { providerMpnId, ...request }: RequestBody,
): Promise<Outcome<Answered, StepError | 'MpnIdTaken' | 'InvalidProperty'>> {
  const was = await atStep(scope, 'submitted');
  if (!was.ok) return was;
  const { shared, now, caller } = scope;
  const known = await findPartnerByMpnId(shared, request.mpnId);
  if (known && known.partnerId !== caller.tenantId) return refuse('MpnIdTaken');
  const provider = await providerOf(scope, request, providerMpnId);
  if (!provider.ok) return provider;
  const entry = { partnerId: caller.tenantId, submittedAt: now };
  const earlier = await shared.directory.get(ENROLMENT_ENTRY, entry.partnerId);
  await shared.directory.commit([put(ENROLMENT_ENTRY, entry, earlier)]); // a lost race: a repetition has just put the same
  const enrolment: Enrolment = {
    ...was.value.value,
    state: 'submitted',
    request: { ...request, providerId: provider.value?.partnerId, submittedAt: now },
  };
  return decided(toWireEnrolment(enrolment), [replace(ENROLMENT, enrolment, was.value)]);
}

/** @rule R-IND-05, R-IND-06 */
async function providerOf(
  { shared }: ApplicantScope,
  { model, mpnId: own }: Pick<RequestBody, 'model' | 'mpnId'>,
  mpnId: string | undefined,
): Promise<Outcome<DirectoryEntry | undefined, 'InvalidProperty'>> {
  if ((model === 'indirectReseller') !== (mpnId !== undefined))
    return refuse('InvalidProperty', 'providerMpnId: an indirect reseller, and nobody else, names its provider.');
  const provider = mpnId === undefined ? undefined : await findPartnerByMpnId(shared, mpnId);
  if (mpnId !== undefined && provider?.model !== 'indirectProvider')
    return refuse('InvalidProperty', 'providerMpnId: no indirect provider has this MPN ID.');
  if (provider && !(await shared.partner(provider.partnerId).get(REGISTRATION, own)))
    return refuse('InvalidProperty', 'providerMpnId: the provider has not registered your MPN ID; ask it to.');
  return ok(provider);
}

/**
 * Part three: accept and continue, the digital signature under the reseller agreement (R-ENR-07, R-AGR-05). Its day fixes
 * the monthly billing date (R-ENR-13). The account is set up by a worker, whose message leaves before the signature is kept.
 */
export async function signAgreement(
  scope: ApplicantScope,
  { templateId, signedBy }: Pick<Signature, 'templateId' | 'signedBy'>,
): Promise<Outcome<Answered, StepError | 'NoSuchTemplate'>> {
  const was = await atStep(scope, 'agreement_signed');
  if (!was.ok) return was;
  const { shared, now, caller, queue } = scope;
  const template = await currentTemplate(shared, 'ResellerAgreement');
  if (template?.templateId !== templateId) return refuse('NoSuchTemplate', 'Sign the version that GET /v1/enrollment gives.');
  const enrolment: Enrolment = { ...was.value.value, state: 'agreement_signed', signedAt: now };
  const signature: Signature = { templateId, type: template.type, signedBy, userId: caller.userId, signedAt: now };
  await queue.send('account-setups', { partnerId: caller.tenantId }, SETUP_DELAY_SECONDS);
  return decided(toWireEnrolment(enrolment), [replace(ENROLMENT, enrolment, was.value), create(PARTNER_SIGNATURE, signature)]);
}

/** Long enough for the signature to be kept before the worker looks. */
const SETUP_DELAY_SECONDS = 2;

/** How it stands. Who comes back to an account that is not set up yet has the worker look again (R-ENR-08). */
export async function readEnrolment(scope: ApplicantScope): Promise<Outcome<Answered, 'NoSuchEnrolment'>> {
  const { partition, shared, blobs, locale, queue } = scope;
  const enrolment = await findEnrolment(partition);
  if (!enrolment) return refuse('NoSuchEnrolment');
  const { state, partnerId } = enrolment.value;
  if (state === 'agreement_signed') await queue.send('account-setups', { partnerId });
  const template = state === 'approved' ? await currentTemplate(shared, 'ResellerAgreement') : undefined;
  const toSign = template && { ...(await documentLinks(blobs, template, locale)), templateId: template.templateId };
  return answered(toWireEnrolment(enrolment.value, toSign));
}
