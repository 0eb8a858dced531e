import { randomUUID } from 'node:crypto';
import { answered, decided, type Answer } from '../contract/operation.ts';
import type { Scope } from '../identity/scope.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { create, replace, type Write } from '../storage/port.ts';
import { findRegistration, REGISTRATION, SUBSCRIBER, type Registration } from './stored.ts';
import { toWireRegistration, type RegistrationBody, type WireRegistration } from './wire.ts';

type Registered = Answer<WireRegistration>;

/** The first registration. The directory gets to know of the partner before, so that nothing it is to be told can be missed. */
export async function register(
  scope: Scope,
  body: RegistrationBody,
): Promise<Outcome<Registered, 'WebhookRegistered' | 'WebhookUrlRefused'>> {
  const { partition, shared, account, webhooks, timeOfDay } = scope;
  if (await findRegistration(partition)) return refuse('WebhookRegistered');
  const reason = await webhooks.sender.refusalOf(body.WebhookUrl);
  if (reason !== undefined) return refuse('WebhookUrlRefused', reason);
  const { partnerId } = account.value;
  await shared.directory.commit([create(SUBSCRIBER, { partnerId })]); // a conflict: it has registered before
  const registration = {
    ...registrationOf(body),
    subscriberId: randomUUID(),
    modifiedAt: timeOfDay,
    since: timeOfDay,
    tests: [],
  };
  return registeredAs(registration, create(REGISTRATION, registration));
}

/** Another target or other events. A registration that was stopped starts anew, with what happens from now on. */
export async function changeRegistration(
  { partition, webhooks, timeOfDay }: Scope,
  body: RegistrationBody,
): Promise<Outcome<Registered, 'NoWebhookRegistration' | 'WebhookUrlRefused'>> {
  const was = await findRegistration(partition);
  if (!was) return refuse('NoWebhookRegistration');
  const reason = await webhooks.sender.refusalOf(body.WebhookUrl);
  if (reason !== undefined) return refuse('WebhookUrlRefused', reason);
  const { subscriberId, tests, since, stopped } = was.value;
  const kept = { subscriberId, tests, since: stopped ? timeOfDay : since };
  const registration = { ...registrationOf(body), ...kept, modifiedAt: timeOfDay };
  return registeredAs(registration, replace(REGISTRATION, registration, was));
}

export async function readRegistration({ partition }: Scope): Promise<Outcome<Registered, 'NoWebhookRegistration'>> {
  const registration = await findRegistration(partition);
  return registration ? answered(toWireRegistration(registration.value)) : refuse('NoWebhookRegistration');
}

function registrationOf(body: RegistrationBody): Pick<Registration, 'url' | 'events' | 'inOwnHeader' | 'properties'> {
  const { WebhookUrl: url, WebhookEvents, SignatureTokenToMsSignatureHeader: inOwnHeader, Properties: properties } = body;
  return { url, events: [...new Set(WebhookEvents)], inOwnHeader, properties };
}

function registeredAs(registration: Registration, write: Write) {
  return decided({ SubscriberId: registration.subscriberId, ...toWireRegistration(registration) }, [write]);
}
