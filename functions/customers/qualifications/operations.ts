import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { refuse } from '../../shared/outcome.ts';
import { oneQualification } from '../core/qualification.ts';
import { findRelationship } from '../queries.ts';
import { CustomerPath } from '../wire.ts';
import { listQualifications, putCode, qualify, vet } from './commands.ts';
import { VALIDATION_CODE, VALIDATION_CODES } from './stored.ts';
import * as wire from './wire.ts';

const CODES_SHOWN = 500;

const READ = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'customer.search_view',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

const WRITE = {
  availability: 'worldwide_only',
  permission: 'customer.manage',
  appOnly: false,
  whenAccountSuspended: 'allow',
  params: CustomerPath,
  query: wire.CodeQuery,
  refuses: ['NoSuchTenant', 'InvalidProperty', 'QualificationFixed', 'NoSuchValidationCode', 'ValidationCodeUsedUp'],
} as const;

const OPERATOR = {
  method: 'PUT',
  availability: 'own',
  permission: 'operator.manage_partners',
  appOnly: true,
  whenAccountSuspended: 'allow',
  onPartner: true,
} as const;

export const qualificationOperations: Operation[] = [
  operation({
    ...READ,
    id: 'getCustomerQualification',
    summary: 'Read the qualification of a customer, as one word',
    path: 'v1/customers/{customerId}/qualification',
    params: CustomerPath,
    answer: wire.WireWord,
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared }, { params }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      const had = await listQualifications(shared.customer(params.customerId));
      return answered(wire.toWireWord(oneQualification(had)));
    },
  }),
  operation({
    ...WRITE,
    id: 'updateCustomerQualification',
    summary: 'Ask for a qualification of a customer, as one word',
    method: 'PUT',
    path: 'v1/customers/{customerId}/qualification',
    body: wire.WordBody,
    answer: wire.WireWord,
    handle: async (scope, { params, query, body: qualification }) => {
      const qualified = await qualify(scope, params.customerId, { qualification, validationCode: query.code });
      return qualified.ok ? answered(wire.toWireWord(qualified.value.qualification)) : qualified;
    },
  }),
  operation({
    ...READ,
    id: 'listCustomerQualifications',
    summary: 'List the qualifications of a customer, with how far their review is',
    path: 'v1/customers/{customerId}/qualifications',
    params: CustomerPath,
    answer: z.array(wire.WireState),
    refuses: ['NoSuchTenant'],
    handle: async ({ partition, shared }, { params }) => {
      if (!(await findRelationship(partition, params.customerId))) return refuse('NoSuchTenant');
      return answered((await listQualifications(shared.customer(params.customerId))).map(wire.toWireState));
    },
  }),
  operation({
    ...WRITE,
    id: 'createCustomerQualification',
    summary: 'Ask for a qualification of a customer',
    method: 'POST',
    path: 'v1/customers/{customerId}/qualifications',
    body: wire.QualificationBody,
    answer: wire.WireState,
    success: 201,
    handle: async (scope, { params, query, body }) => {
      const wish = { ...body, validationCode: body.validationCode ?? query.code };
      const qualified = await qualify(scope, params.customerId, wish);
      return qualified.ok ? answered(wire.toWireState(qualified.value)) : qualified;
    },
  }),
  operation({
    ...READ,
    id: 'listValidationCodes',
    summary: 'List your validation codes of the government cloud',
    path: 'v1/customers/all/validations',
    answer: z.array(wire.WireValidationCode),
    refuses: [],
    handle: async ({ partition, account }) => {
      const { items } = await partition.list(VALIDATION_CODES, { limit: CODES_SHOWN });
      return answered(items.map((code) => wire.toWireValidationCode(code, account.value.partnerId)));
    },
  }),
  operation({
    ...READ,
    id: 'getCustomerGccValidation',
    summary: 'Read which of your validation codes a customer was proved with',
    path: 'v1/customers/{customerId}/validations',
    params: CustomerPath,
    answer: wire.WireValidation,
    refuses: ['NoSuchTenant', 'NoSuchValidationCode'],
    handle: async ({ partition, shared, account }, { params }) => {
      const { customerId } = params;
      if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
      const had = await listQualifications(shared.customer(customerId));
      const { partnerId } = account.value;
      const used = had.find(({ validation }) => validation?.partnerId === partnerId)?.validation;
      const code = used && (await partition.get(VALIDATION_CODE, used.validationId));
      if (!code) return refuse('NoSuchValidationCode', 'The customer was not proved with a code of yours.');
      const { validationId, organizationName, eTag } = wire.toWireValidationCode(code, partnerId);
      return answered({ partnerId, customerId, validationId, organizationName, eTag });
    },
  }),
  operation({
    ...OPERATOR,
    id: 'putValidationCode',
    summary: 'Give a partner a validation code of the government cloud',
    path: 'v1/operator/partners/{partnerId}/validationcodes/{validationId}',
    params: wire.CodePath,
    body: wire.CodeBody,
    answer: wire.WireValidationCode,
    refuses: ['InvalidProperty'],
    decidedAnew: true,
    handle: async (scope, { params, body }) => {
      const code = await putCode(scope, params.validationId, body);
      if (!code.ok) return code;
      return { ok: true, value: { ...code.value, body: wire.toWireValidationCode(code.value.body, params.partnerId) } };
    },
  }),
  operation({
    ...OPERATOR,
    id: 'vetQualification',
    summary: 'Approve or deny a qualification that is in review',
    path: 'v1/operator/partners/{partnerId}/customers/{customerId}/qualifications/{qualification}',
    params: wire.VettingPath,
    body: wire.VettingBody,
    answer: wire.WireState,
    refuses: ['NoSuchTenant', 'NotInReview'],
    handle: async (scope, { params, body }) => {
      const vetted = await vet(scope, params, body);
      return vetted.ok ? answered(wire.toWireState(vetted.value)) : vetted;
    },
  }),
];
