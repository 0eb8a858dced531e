import * as z from 'zod';
import { answered, customerOperation, operation, type Operation } from '../contract/operation.ts';
import { collection, collectionOf } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import { CustomerPath } from '../customers/wire.ts';
import { refuse } from '../shared/outcome.ts';
import { under } from '../storage/port.ts';
import { confirmAgreement, publishTemplate, signCustomerAgreement } from './commands.ts';
import { AGREEMENT_TYPES, CUSTOMER_AGREEMENTS, meantTypes } from './core/agreement.ts';
import { documentLinks } from './document.ts';
import { getMyAgreement, listTemplates } from './queries.ts';
import { CONFIRMATIONS, CUSTOMER_SIGNATURES, PARTNER_SIGNATURES, TEMPLATE, type Template } from './stored.ts';
import * as wire from './wire.ts';

const CONFIRMATIONS_SHOWN = 500;
const SIGNATURES_SHOWN = 100;

const READ = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'customer_agreement.view',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

/** 0 for the newest of its type, as the list has them: by type, the newest first. */
function rankIn(templates: readonly Template[], { type, templateId }: Template): number {
  return templates.filter((one) => one.type === type).findIndex((one) => one.templateId === templateId);
}

export const agreementOperations: Operation[] = [
  operation({
    ...READ,
    id: 'listAgreementMetadata',
    summary: 'List the agreements that a customer can accept',
    path: 'v1/agreements',
    query: wire.TypeQuery,
    answer: collectionOf(wire.WireMetadata),
    refuses: [],
    handle: async ({ shared, blobs, locale }, { query }) => {
      const templates = await listTemplates(shared, meantTypes(query.agreementType));
      const items = templates.map(async (template) => ({
        templateId: template.templateId,
        agreementType: template.type as (typeof CUSTOMER_AGREEMENTS)[number], // those were asked for
        agreementLink: (await documentLinks(blobs, template, locale)).displayUri,
        versionRank: rankIn(templates, template),
      }));
      return answered(collection(await Promise.all(items)));
    },
  }),
  operation({
    ...READ,
    id: 'getAgreementDocument',
    summary: 'Get links to the text of an agreement, to read and to keep',
    path: 'v1/agreementtemplates/{templateId}/document',
    params: wire.TemplatePath,
    query: wire.DocumentQuery,
    answer: wire.WireDocument,
    refuses: ['NoSuchTemplate'],
    handle: async ({ shared, blobs }, { params, query }) => {
      const template = await shared.catalog.get(TEMPLATE, params.templateId);
      if (!template || template.value.type === 'ResellerAgreement') return refuse('NoSuchTemplate');
      return answered({ ...(await documentLinks(blobs, template.value, query.language)), country: query.country });
    },
  }),
  operation({
    ...READ,
    id: 'listCustomerAgreements',
    summary: 'List your confirmations that a customer accepted an agreement',
    path: 'v1/customers/{customerId}/agreements',
    params: CustomerPath,
    query: wire.TypeQuery,
    answer: collectionOf(wire.WireAgreement),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition }, { params, query }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      const types: readonly string[] = meantTypes(query.agreementType);
      const page = { ...under(params.customerId), limit: CONFIRMATIONS_SHOWN };
      const { items } = await partition.list(CONFIRMATIONS, page);
      const meant = items.filter(({ value }) => types.includes(value.type));
      return answered(collection(meant.map(({ value }) => wire.toWireAgreement(value))));
    },
  }),
  operation({
    id: 'createCustomerAgreement',
    summary: 'Confirm that a customer accepted an agreement',
    method: 'POST',
    path: 'v1/customers/{customerId}/agreements',
    availability: 'worldwide_only',
    permission: 'customer.manage',
    appOnly: false,
    whenAccountSuspended: 'allow',
    params: CustomerPath,
    body: wire.ConfirmationBody,
    answer: wire.WireAgreement,
    success: 201,
    refuses: ['NoSuchTenant', 'NoSuchTemplate', 'InvalidProperty', 'AgreementConfirmed'],
    onConflict: 'AgreementConfirmed',
    handle: (scope, { params, body }) => confirmAgreement(scope, params.customerId, body),
  }),
  operation({
    ...READ,
    id: 'getDirectSignedAgreementStatus',
    summary: 'Ask whether a customer has signed the customer agreement itself',
    path: 'v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
    params: CustomerPath,
    answer: z.object({ isSigned: z.boolean() }),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared }, { params }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      const { items } = await shared.customer(params.customerId).list(CUSTOMER_SIGNATURES, { limit: 1 });
      return answered({ isSigned: items.length > 0 });
    },
  }),
  operation({
    id: 'listResellerAgreements',
    summary: 'List the versions of the reseller agreement that your company signed, with signer and time',
    method: 'GET',
    path: 'v1/agreements/reseller',
    availability: 'own',
    permission: 'agreements.view',
    appOnly: false,
    whenAccountSuspended: 'allow',
    answer: collectionOf(wire.WireSignature),
    refuses: [],
    handle: async ({ partition }) => {
      const { items } = await partition.list(PARTNER_SIGNATURES, { limit: SIGNATURES_SHOWN, descending: true });
      return answered(collection(items.map(({ value }) => wire.toWireSignature(value))));
    },
  }),
  operation({
    id: 'publishAgreementTemplate',
    summary: 'Publish a new version of an agreement, in its languages',
    method: 'POST',
    path: 'v1/operator/agreementtemplates',
    availability: 'own',
    permission: 'operator.manage_agreements',
    appOnly: true,
    whenAccountSuspended: 'allow',
    body: wire.TemplateBody,
    answer: wire.WireTemplate,
    success: 201,
    refuses: ['IdUsedOtherwise', 'Conflict'],
    handle: (scope, { body }) => publishTemplate(scope, body),
  }),
  operation({
    id: 'listAgreementTemplates',
    summary: 'List the published versions of all agreements, of each the newest first: that is the one to sign',
    method: 'GET',
    path: 'v1/operator/agreementtemplates',
    availability: 'own',
    permission: 'operator.manage_agreements',
    appOnly: true,
    whenAccountSuspended: 'allow',
    answer: collectionOf(wire.WireTemplate),
    refuses: [],
    handle: async ({ shared }) => answered(collection((await listTemplates(shared, AGREEMENT_TYPES)).map(wire.toWireTemplate))),
  }),
  customerOperation({
    id: 'getMyAgreement',
    summary: 'Read the customer agreement, and whether your company has signed it',
    method: 'GET',
    path: 'v1/my/agreement',
    answer: wire.WireMyAgreement,
    refuses: ['NoSuchTemplate'],
    handle: getMyAgreement,
  }),
  customerOperation({
    id: 'signMyAgreement',
    summary: 'Sign the customer agreement for your company',
    method: 'POST',
    path: 'v1/my/agreement',
    body: wire.SignatureBody,
    answer: wire.WireSignature,
    success: 201,
    refuses: ['NoSuchTemplate'],
    decidedAnew: true,
    handle: (scope, { body }) => signCustomerAgreement(scope, body),
  }),
];
