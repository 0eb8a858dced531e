import { answered, type Answer } from '../contract/operation.ts';
import { collection, type Collection } from '../contract/wire.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { remove, replace, type Partition } from '../storage/port.ts';
import { walk } from '../storage/walk.ts';
import { canGo, type EnrolmentState } from './core/enrolment.ts';
import { decisionLetter } from './letter.ts';
import { ENROLMENT, ENROLMENT_ENTRIES, ENROLMENT_ENTRY, findEnrolment, type Enrolment } from './stored.ts';
import { toWireEnrolment, type WireEnrolment } from './wire.ts';

const ENTRIES_PER_READ = 100;

type ReviewError = 'NoSuchEnrolment' | 'EnrolmentStep' | 'CreditCheckMissing' | 'Conflict';

/** What the operator has to do with: submitted and not yet active, the oldest first. */
export async function listEnrolments({ shared }: Scope, state: EnrolmentState | undefined): Promise<Collection<WireEnrolment>> {
  const found: WireEnrolment[] = [];
  for await (const { value } of walk(shared.directory, ENROLMENT_ENTRIES, { limit: ENTRIES_PER_READ })) {
    const enrolment = await findEnrolment(shared.partner(value.partnerId));
    // an entry can be there a moment before its request is
    if (enrolment?.value.request && (state === undefined || enrolment.value.state === state))
      found.push(toWireEnrolment(enrolment.value));
  }
  return collection(found);
}

export async function recordCreditCheck(
  { shared, now }: Scope,
  partnerId: string,
  { result, note }: { result: 'passed' | 'failed'; note: string },
): Promise<Outcome<Answer<WireEnrolment>, Exclude<ReviewError, 'CreditCheckMissing'>>> {
  const was = await findEnrolment(shared.partner(partnerId));
  if (!was?.value.request) return refuse('NoSuchEnrolment');
  if (was.value.state !== 'submitted') return refuse('EnrolmentStep', `It is ${was.value.state}.`);
  const checked = { ...was.value, creditCheck: { result, note, at: now } };
  const committed = await shared.partner(partnerId).commit([replace(ENROLMENT, checked, was)]);
  return committed === 'committed' ? answered(toWireEnrolment(checked)) : refuse('Conflict');
}

/** The end of the review; a letter tells the approval contact (R-ENR-06). Deciding the same again sends the letter again. */
export async function decide(
  scope: Scope,
  partnerId: string,
  verdict: { to: 'approved' } | { to: 'rejected'; reason: string },
): Promise<Outcome<Answer<WireEnrolment>, ReviewError>> {
  const { shared, now, queue, guideUrl } = scope;
  const partition = shared.partner(partnerId);
  const was = await findEnrolment(partition);
  if (!was?.value.request) return refuse('NoSuchEnrolment');
  const { to } = verdict;
  const isRepetition = was.value.state === to;
  if (!isRepetition && !canGo(was.value.state, to)) return refuse('EnrolmentStep', `It is ${was.value.state}.`);
  // R-ENR-01: the operator reviews the request and runs a credit check before it creates the account
  if (to === 'approved' && was.value.creditCheck?.result !== 'passed') return refuse('CreditCheckMissing');
  const reason = verdict.to === 'rejected' ? { reason: verdict.reason } : {};
  const decided: Enrolment = isRepetition ? was.value : { ...was.value, state: to, decision: { at: now, ...reason } };
  if (!isRepetition && (await partition.commit([replace(ENROLMENT, decided, was)])) === 'conflict') return refuse('Conflict');
  await queue.send('outgoing-mail', decisionLetter(decided, guideUrl));
  if (to === 'rejected') await forget(shared.directory, partnerId);
  return answered(toWireEnrolment(decided));
}

/** Takes a request that has come to its end off the operator's list. */
export async function forget(directory: Partition, partnerId: string): Promise<void> {
  const entry = await directory.get(ENROLMENT_ENTRY, partnerId);
  if (entry) await directory.commit([remove(ENROLMENT_ENTRY, entry)]);
}
