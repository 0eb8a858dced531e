import * as z from 'zod';
import { answered, customerOperation, openOperation, operation, type Operation } from '../contract/operation.ts';
import { SERVICE_IDS } from '../contract/services.ts';
import { collection, collectionOf, link } from '../contract/wire.ts';
import { findRelationship } from '../customers/queries.ts';
import { ok, refuse } from '../shared/outcome.ts';
import { CustomerPath } from '../subscriptions/wire.ts';
import { servicesOf, servicesOfMine } from './had-services.ts';
import {
  incidentTest,
  IncidentsQuery,
  toWireDetails,
  toWireServiceIncidents,
  WireDetail,
  WireServiceIncidents,
} from './partner-wire.ts';
import { listIncidents } from './queries.ts';
import { FEED_READING, FEED_READING_ID } from './stored.ts';
import { toWireHealth, WireHealth } from './wire.ts';

/** The page of the guide asks every minute at most; whatever lies between may answer for us so long. */
const KEPT_SECONDS = 60;

const FILTER = 'A filter of incidents is {"Field":"Resolved","Value":"false","Operator":"equals"}.';

const INCIDENTS = {
  method: 'GET',
  availability: 'worldwide_only',
  permission: 'service_health.view', // R-HLT-04
  appOnly: false,
  whenAccountSuspended: 'allow',
  query: IncidentsQuery,
} as const;

/** What partners, customers and anybody read of the health of the services. */
export const healthOperations: Operation[] = [
  operation({
    ...INCIDENTS,
    id: 'listServiceIncidents',
    summary: 'List the services of the programme, each with its state, its incidents and the work planned on it',
    path: 'v1/serviceincidents/office',
    answer: collectionOf(WireServiceIncidents),
    refuses: ['InvalidInput'],
    handle: async ({ shared, now, locale }, { query }) => {
      const isAsked = incidentTest(query.filter, now);
      if (!isAsked) return refuse('InvalidInput', FILTER);
      const incidents = await listIncidents(shared.catalog, now);
      const services = SERVICE_IDS.map((id) => toWireServiceIncidents(id, incidents, isAsked, { now, locale }));
      return answered(collection(services, { self: link('/serviceincidents/office') }));
    },
  }),
  operation({
    ...INCIDENTS,
    id: 'countServiceIncidents',
    summary: 'Count the incidents and the planned work of all services',
    path: 'v1/serviceincidents/office/count',
    answer: z.int(),
    refuses: ['InvalidInput'],
    handle: async ({ shared, now }, { query }) => {
      const isAsked = incidentTest(query.filter, now);
      if (!isAsked) return refuse('InvalidInput', FILTER);
      return answered((await listIncidents(shared.catalog, now)).filter(isAsked).length);
    },
  }),
  operation({
    ...INCIDENTS,
    id: 'listCustomerServiceIncidents',
    summary: 'List the incidents and the planned work of the services that a customer has',
    path: 'v1/customers/{customerId}/serviceincidents/office',
    params: CustomerPath,
    answer: collectionOf(WireDetail),
    refuses: ['NoSuchTenant', 'InvalidInput'],
    handle: async (scope, { params: { customerId }, query }) => {
      if (!(await findRelationship(scope.partition, customerId))) return refuse('NoSuchTenant');
      const isAsked = incidentTest(query.filter, scope.now);
      if (!isAsked) return refuse('InvalidInput', FILTER);
      const [incidents, services] = await Promise.all([
        listIncidents(scope.shared.catalog, scope.now),
        servicesOf(scope, customerId),
      ]);
      const details = toWireDetails(incidents.filter(isAsked), services, scope);
      return answered(collection(details, { self: link(`/customers/${customerId}/serviceincidents/office`) }));
    },
  }),
  customerOperation({
    id: 'listMyServiceIncidents',
    summary: 'List the incidents and the planned work of the services that your company has',
    method: 'GET',
    path: 'v1/my/serviceincidents',
    answer: collectionOf(WireDetail),
    refuses: [],
    handle: async (scope) => {
      const [incidents, services] = await Promise.all([listIncidents(scope.shared.catalog, scope.now), servicesOfMine(scope)]);
      return answered(collection(toWireDetails(incidents, services, scope)));
    },
  }),
  openOperation({
    id: 'getServiceHealth',
    summary: 'Read how the services run: state, incidents, planned work and 90 days of history',
    method: 'GET',
    path: 'v1/servicehealth',
    answer: WireHealth,
    refuses: [],
    handle: async ({ shared: { catalog }, now }) => {
      const [incidents, reading] = await Promise.all([listIncidents(catalog, now), catalog.get(FEED_READING, FEED_READING_ID)]);
      const headers = { 'Cache-Control': `public, max-age=${KEPT_SECONDS}` };
      return ok({ body: toWireHealth(incidents, now, reading?.value.readAt), writes: [], headers });
    },
  }),
];
