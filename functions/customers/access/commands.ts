import { randomInt } from 'node:crypto';
import { answered } from '../../contract/operation.ts';
import type { VisitorScope } from '../../identity/scope.ts';
import { minutesAfter, type Instant } from '../../shared/calendar.ts';
import { refuse } from '../../shared/outcome.ts';
import { create, put, remove, replace, type Partition, type Write } from '../../storage/port.ts';
import { findCustomerByDomain } from '../partnerships.ts';
import { codeLetter } from './letter.ts';
import { digestOf, newSessionToken } from './session.ts';
import { ACCESS_CODE, ACCESS_CODE_ID, CODE_MINUTES, SESSION, SESSION_MINUTES } from './stored.ts';

const ATTEMPTS = 5;
/** Between two messages to one customer, whoever asks for them. */
const PAUSE_MINUTES = 1;

/** Mails a code to the customer of a domain name. The answer does not tell whether there is one. */
export async function sendCode({ shared, queue, now, locale }: VisitorScope, domain: string) {
  const customer = await findCustomerByDomain(shared, domain);
  if (!customer) return answered(undefined);
  const { id, contactEmail, billingProfile } = customer.value;
  const was = await shared.customer(id).get(ACCESS_CODE, ACCESS_CODE_ID);
  if (was && now < minutesAfter(was.value.sentAt, PAUSE_MINUTES)) return answered(undefined);
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const endsAt = minutesAfter(now, CODE_MINUTES);
  const kept = { digest: digestOf(id, code), sentAt: now, endsAt, attemptsLeft: ATTEMPTS };
  const committed = await shared.customer(id).commit([put(ACCESS_CODE, kept, was)]);
  if (committed === 'committed') {
    await queue.send('outgoing-mail', codeLetter(contactEmail, billingProfile.companyName, code, locale));
  }
  return answered(undefined); // after a lost race another code is on its way
}

/** A session for whoever has the code: once, in fifteen minutes and five attempts. */
export async function openSession({ shared, now }: VisitorScope, { domain, code }: { domain: string; code: string }) {
  const customer = await findCustomerByDomain(shared, domain);
  if (!customer) return refuse('CodeWrong');
  const { id: customerId, billingProfile } = customer.value;
  const partition = shared.customer(customerId);
  const digest = digestOf(customerId, code);
  if ((await takeAttempt(partition, now)) !== digest) return refuse('CodeWrong');
  const endsAt = minutesAfter(now, SESSION_MINUTES);
  const { token, id } = newSessionToken(customerId);
  if (!(await useUp(partition, digest, create(SESSION, { id, endsAt })))) return refuse('CodeWrong');
  return answered({
    token,
    endsAt: String(endsAt),
    customer: { id: customerId, companyName: billingProfile.companyName, domain: customer.value.domain },
    attributes: { objectType: 'CustomerSession' },
  });
}

/** The digest to compare with, once the attempt has been counted: of many at one moment each costs one. */
async function takeAttempt(partition: Partition, now: Instant): Promise<string | undefined> {
  const kept = await partition.get(ACCESS_CODE, ACCESS_CODE_ID);
  if (!kept || kept.value.attemptsLeft === 0 || now >= kept.value.endsAt) return undefined;
  const less = { ...kept.value, attemptsLeft: kept.value.attemptsLeft - 1 };
  const committed = await partition.commit([replace(ACCESS_CODE, less, kept)]);
  return committed === 'committed' ? kept.value.digest : takeAttempt(partition, now);
}

/** @returns whether this was the one use of the code */
async function useUp(partition: Partition, digest: string, opened: Write): Promise<boolean> {
  const kept = await partition.get(ACCESS_CODE, ACCESS_CODE_ID);
  if (kept?.value.digest !== digest) return false;
  const committed = await partition.commit([remove(ACCESS_CODE, kept), opened]);
  return committed === 'committed' || useUp(partition, digest, opened);
}
