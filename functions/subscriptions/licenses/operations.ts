import { listOffers } from '../../catalog/queries.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { consumedUnits } from '../../customers/users/license-use.ts';
import { administered } from '../../customers/users/place.ts';
import { CUSTOMER_USER } from '../../customers/users/stored.ts';
import { UserPath } from '../../customers/users/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { CustomerPath } from '../wire.ts';
import { findSkus, updateLicenses } from './commands.ts';
import * as wire from './wire.ts';

const LICENSES = {
  availability: 'worldwide_only',
  permission: 'customer.administer_on_behalf',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

export const licenseOperations: Operation[] = [
  operation({
    ...LICENSES,
    id: 'listSubscribedSkus',
    summary: 'List the licenses that a customer has, with how many are free',
    method: 'GET',
    path: 'v1/customers/{customerId}/subscribedskus',
    params: CustomerPath,
    query: wire.GroupQuery,
    answer: collectionOf(wire.WireSku),
    refuses: ['NoSuchTenant', 'NoDelegatedAccess'],
    handle: async (scope, { params, query }) => {
      const place = await administered(scope, params.customerId);
      if (!place.ok) return place;
      const skus = wire.isAsked(query) ? await findSkus(scope, params.customerId) : [];
      const consumed = await Promise.all(skus.map(({ id }) => consumedUnits(place.value.users, id)));
      return answered(collection(skus.map((sku, index) => wire.toWireSku(sku, consumed[index] ?? 0))));
    },
  }),
  operation({
    ...LICENSES,
    id: 'listManagedServices',
    summary: 'List the services of a customer that you administer, with where each is looked after',
    method: 'GET',
    path: 'v1/customers/{customerId}/managedservices',
    params: CustomerPath,
    answer: collectionOf(wire.WireManagedService),
    refuses: ['NoSuchTenant', 'NoDelegatedAccess'],
    handle: async (scope, { params }) => {
      const place = await administered(scope, params.customerId);
      if (!place.ok) return place;
      const had = new Set((await findSkus(scope, params.customerId)).map(({ service }) => service));
      const services = place.value.services.filter((service) => had.has(service));
      return answered(collection(services.map((service) => wire.toWireManagedService(service, scope.guideUrl))));
    },
  }),
  operation({
    ...LICENSES,
    id: 'listCustomerUserLicenses',
    summary: 'List the licenses of a user',
    method: 'GET',
    path: 'v1/customers/{customerId}/users/{userId}/licenses',
    params: UserPath,
    query: wire.GroupQuery,
    answer: collectionOf(wire.WireLicense),
    refuses: ['NoSuchTenant', 'NoDelegatedAccess', 'NoSuchUser'],
    handle: async (scope, { params, query }) => {
      const place = await administered(scope, params.customerId);
      if (!place.ok) return place;
      const user = await place.value.users.get(CUSTOMER_USER, params.userId);
      if (!user) return refuse('NoSuchUser');
      const names = new Map((await listOffers(scope.shared.catalog)).map(({ product }) => [product.id, product.name]));
      const skuIds = wire.isAsked(query) ? user.value.skuIds : [];
      return answered(collection(skuIds.map((id) => wire.toWireLicense({ id, name: names.get(id) ?? id }))));
    },
  }),
  operation({
    ...LICENSES,
    id: 'updateCustomerUserLicenses',
    summary: 'Give licenses to a user and take them away',
    method: 'POST',
    path: 'v1/customers/{customerId}/users/{userId}/licenseupdates',
    params: UserPath,
    body: wire.LicenseUpdateBody,
    answer: wire.WireLicenseUpdate,
    success: 201,
    refuses: ['NoSuchTenant', 'NoDelegatedAccess', 'NoSuchUser', 'InvalidProperty', 'NoUnitsLeft', 'Conflict'],
    handle: (scope, { params, body }) =>
      updateLicenses(scope, params, {
        assign: body.licensesToAssign.map(({ skuId }) => skuId),
        remove: body.licensesToRemove,
      }),
  }),
];
