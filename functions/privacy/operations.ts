import { PartnerPath } from '../account/partners/wire.ts';
import { answered, customerOperation, operation, type Operation } from '../contract/operation.ts';
import { findRelationship } from '../customers/queries.ts';
import { CustomerPath } from '../customers/wire.ts';
import { refuse } from '../shared/outcome.ts';
import { eraseCustomer, findErasure } from './erasure/begin.ts';
import { erasePartner } from './erasure/begin-partner.ts';
import { dataAtPartner, dataOfCustomer } from './export/customer-data.ts';
import { fileOf } from './export/lines.ts';
import { dataOfPartner } from './export/partner-data.ts';
import { PartnersCustomerPath, WireErasure, WirePartnerErasure } from './wire.ts';

const OWN = { availability: 'own', permission: 'account.full_access', appOnly: false, whenAccountSuspended: 'allow' } as const;

const OPERATOR = {
  availability: 'own',
  permission: 'operator.protect_data',
  appOnly: false,
  whenAccountSuspended: 'allow',
  onPartner: true,
} as const;

const EXPORT = { method: 'GET', answer: 'application/x-ndjson' } as const;

const ERASURE = { ...OPERATOR, path: 'v1/operator/partners/{partnerId}/customers/{customerId}/erasure' } as const;

/** What is stored of somebody, given out and taken away. */
export const privacyOperations: readonly Operation[] = [
  operation({
    ...OWN,
    ...EXPORT,
    id: 'exportMyData',
    summary: 'Download everything that is stored of your company, as JSON lines',
    path: 'v1/data',
    refuses: [],
    handle: async (scope) => answered(fileOf(dataOfPartner(scope), 'data.ndjson')),
  }),
  operation({
    ...OWN,
    ...EXPORT,
    id: 'exportCustomerData',
    summary: 'Download everything that is stored of a customer of yours, as JSON lines',
    path: 'v1/customers/{customerId}/data',
    params: CustomerPath,
    refuses: ['NoSuchTenant'],
    handle: async (scope, { params }) => {
      const relationship = await findRelationship(scope.partition, params.customerId);
      if (!relationship) return refuse('NoSuchTenant');
      return answered(fileOf(dataAtPartner(scope, relationship.value), `${params.customerId}.ndjson`));
    },
  }),
  customerOperation({
    ...EXPORT,
    id: 'exportMyCustomerData',
    summary: 'Download everything that is stored of your company as a customer, as JSON lines',
    path: 'v1/my/data',
    refuses: [],
    handle: async (scope) => answered(fileOf(dataOfCustomer(scope), `${scope.customerId}.ndjson`)),
  }),
  operation({
    ...OPERATOR,
    ...EXPORT,
    id: 'exportPartnerData',
    summary: 'Download everything that is stored of a partner, as JSON lines; one who has left too',
    path: 'v1/operator/partners/{partnerId}/data',
    params: PartnerPath,
    refuses: [],
    handle: async (scope) => answered(fileOf(dataOfPartner(scope), `${scope.account.value.partnerId}.ndjson`)),
  }),
  operation({
    ...ERASURE,
    id: 'eraseCustomer',
    summary: 'Erase the personal data of a customer that nobody works for any more; sent again it goes on',
    method: 'POST',
    params: PartnersCustomerPath,
    answer: WireErasure,
    refuses: ['NoSuchTenant', 'CustomerServed', 'NotBilledYet', 'RequestsOpen'],
    decidedAnew: true,
    erases: true,
    handle: (scope, { params }) => eraseCustomer(scope, params.customerId),
  }),
  operation({
    ...ERASURE,
    id: 'getCustomerErasure',
    summary: 'See how far the erasure of a customer has come',
    method: 'GET',
    params: PartnersCustomerPath,
    answer: WireErasure,
    refuses: ['NoSuchTenant', 'NoSuchErasure'],
    handle: async (scope, { params }) => {
      const erasure = await findErasure(scope, params.customerId);
      return erasure.ok ? answered(erasure.value) : erasure;
    },
  }),
  operation({
    ...OPERATOR,
    id: 'erasePartner',
    summary: 'Erase the people of a partner whose account is terminated and whose bills are paid; sent again it goes on',
    method: 'POST',
    path: 'v1/operator/partners/{partnerId}/erasure',
    params: PartnerPath,
    answer: WirePartnerErasure,
    refuses: ['PartnerNotTerminated', 'NotBilledYet', 'BillsOpen'],
    decidedAnew: true,
    erases: true,
    handle: (scope) => erasePartner(scope),
  }),
];
