import { isDeepStrictEqual } from 'node:util';
import { answered, decided, type Answer } from '../contract/operation.ts';
import { findRelationship } from '../customers/queries.ts';
import type { CustomerScope, Scope } from '../identity/scope.ts';
import { assert } from '../shared/assert.ts';
import { refuse, type Outcome } from '../shared/outcome.ts';
import { derivedGuid } from '../storage/derived-id.ts';
import { create } from '../storage/port.ts';
import { currentTemplate } from './queries.ts';
import { CONFIRMATION, CUSTOMER_SIGNATURE, TEMPLATE, type Confirmation, type Signature, type Template } from './stored.ts';
import {
  toWireAgreement,
  toWireSignature,
  toWireTemplate,
  type ConfirmationBody,
  type TemplateBody,
  type WireAgreement,
} from './wire.ts';

/** Records that a customer accepted an agreement. Another confirmation needs another contact, or another template. */
export async function confirmAgreement(
  { caller, partition, shared, now }: Scope,
  customerId: string,
  body: ConfirmationBody,
): Promise<Outcome<Answer<WireAgreement>, 'NoSuchTenant' | 'NoSuchTemplate' | 'InvalidProperty' | 'AgreementConfirmed'>> {
  const { templateId, type, primaryContact, dateAgreed } = body;
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const template = await shared.catalog.get(TEMPLATE, templateId);
  if (template?.value.type !== type) return refuse('NoSuchTemplate');
  if (dateAgreed > now) return refuse('InvalidProperty', 'dateAgreed: nobody has agreed in the future.');
  const { firstName, lastName, email, phoneNumber } = primaryContact;
  const id = derivedGuid('confirmation', customerId, templateId, firstName, lastName, email.toLowerCase(), phoneNumber ?? '');
  if (await partition.get(CONFIRMATION, id)) return refuse('AgreementConfirmed');
  const { userId } = caller;
  assert(userId, 'the operation needs a signed-in user');
  const confirmation: Confirmation = { id, customerId, templateId, type, primaryContact, dateAgreed, userId };
  return decided({ ...toWireAgreement(confirmation), userId }, [create(CONFIRMATION, confirmation)]);
}

/** The customer signs its agreement itself. Signing what is signed changes nothing. @rule R-AGR-05 */
export async function signCustomerAgreement(
  { partition, shared, now }: CustomerScope,
  { templateId, signedBy }: Pick<Signature, 'templateId' | 'signedBy'>,
) {
  const current = await currentTemplate(shared, 'MicrosoftCustomerAgreement');
  if (current?.templateId !== templateId) return refuse('NoSuchTemplate', 'Sign the version that GET /v1/my/agreement gives.');
  const signed = await partition.get(CUSTOMER_SIGNATURE, templateId);
  if (signed) return answered(toWireSignature(signed.value));
  const signature: Signature = { templateId, type: current.type, signedBy, signedAt: now };
  return decided(toWireSignature(signature), [create(CUSTOMER_SIGNATURE, signature)]);
}

/** A new version of an agreement. It cannot be changed: people sign it. */
export async function publishTemplate({ shared, now }: Scope, body: TemplateBody) {
  const known = await shared.catalog.get(TEMPLATE, body.templateId);
  if (known) return isSame(known.value, body) ? answered(toWireTemplate(known.value)) : refuse('IdUsedOtherwise');
  const template: Template = { ...body, publishedAt: now };
  const committed = await shared.catalog.commit([create(TEMPLATE, template)]);
  return committed === 'committed' ? answered(toWireTemplate(template)) : refuse('Conflict');
}

function isSame(template: Template, body: TemplateBody): boolean {
  const { publishedAt: _, ...known } = template;
  return isDeepStrictEqual(known, body);
}
