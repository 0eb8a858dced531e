import * as z from 'zod';
import { answered, operation, type Operation } from '../contract/operation.ts';
import { addUpdate, publishIncident } from './publishing.ts';
import { fromWire, IncidentId, Publication, UpdateText } from './publication.ts';
import { toWirePublished, WirePublished } from './wire.ts';

const IncidentPath = z.object({ incidentId: IncidentId });
const UpdateBody = z.object({ text: UpdateText });

const OPERATOR = {
  availability: 'own',
  permission: 'operator.publish_incidents',
  appOnly: true,
  whenAccountSuspended: 'allow',
  params: IncidentPath,
  answer: WirePublished,
} as const;

/** How the operator says how the services run. */
export const incidentOperations: Operation[] = [
  operation({
    ...OPERATOR,
    id: 'publishServiceIncident',
    summary: 'Publish an incident or planned work under an id of yours, or what has changed of it; sent again it changes nothing',
    method: 'PUT',
    path: 'v1/operator/serviceincidents/{incidentId}',
    body: Publication,
    refuses: ['InvalidProperty', 'IncidentHistoryFixed', 'IncidentHistoryFull', 'Conflict'],
    handle: async ({ shared, now }, { params, body }) => {
      const published = await publishIncident(shared.catalog, fromWire(params.incidentId, body), now);
      return published.ok ? answered(toWirePublished(published.value, now)) : published;
    },
  }),
  operation({
    ...OPERATOR,
    id: 'addServiceIncidentUpdate',
    summary: 'Say what is new about an incident or planned work',
    method: 'POST',
    path: 'v1/operator/serviceincidents/{incidentId}/updates',
    body: UpdateBody,
    refuses: ['NoSuchIncident', 'IncidentHistoryFull', 'Conflict'],
    handle: async ({ shared, now }, { params, body }) => {
      const changed = await addUpdate(shared.catalog, params.incidentId, { text: body.text, now, over: false });
      return changed.ok ? answered(toWirePublished(changed.value, now)) : changed;
    },
  }),
  operation({
    ...OPERATOR,
    id: 'resolveServiceIncident',
    summary: 'Say that an incident is over, or planned work done or called off',
    method: 'POST',
    path: 'v1/operator/serviceincidents/{incidentId}/resolution',
    body: UpdateBody,
    refuses: ['NoSuchIncident', 'IncidentHistoryFull', 'Conflict'],
    handle: async ({ shared, now }, { params, body }) => {
      const changed = await addUpdate(shared.catalog, params.incidentId, { text: body.text, now, over: true });
      return changed.ok ? answered(toWirePublished(changed.value, now)) : changed;
    },
  }),
];
