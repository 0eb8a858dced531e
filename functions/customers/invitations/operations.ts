import { answered, customerOperation, openOperation, operation, type Operation } from '../../contract/operation.ts';
import { collection, collectionOf } from '../../contract/wire.ts';
import { acceptInvitation, listPartners, withdrawPrivileges } from './accept.ts';
import { getRelationshipRequest, showInvitation } from './invite.ts';
import * as wire from './wire.ts';

export const invitationOperations: Operation[] = [
  operation({
    id: 'getRelationshipRequest',
    summary: 'Get the link with which a customer takes you on as its reseller',
    method: 'GET',
    path: 'v1/customers/relationshiprequests',
    availability: '21vianet',
    permission: 'relationship.request_reseller', // the other name of the process, request_dap, has the same roles
    appOnly: false, // R-REL-11
    whenAccountSuspended: 'refuse', // R-BILL-07, item 3
    closedToIndirectResellers: true, // R-IND-06
    query: wire.RequestQuery,
    answer: wire.RelationshipRequest,
    refuses: ['InvalidProperty'],
    decidedAnew: true,
    handle: (scope, { query }) => getRelationshipRequest(scope, query.indirectResellerId),
  }),
  openOperation({
    id: 'getInvitation',
    summary: 'Read who asks for what in the link of a partner',
    method: 'GET',
    path: 'v1/invitations/{partnerId}',
    params: wire.InvitationPath,
    query: wire.InvitationParts,
    answer: wire.WireInvitation,
    refuses: ['NoSuchInvitation', 'InvitationClosed'],
    handle: (scope, { params, query }) => showInvitation(scope, { ...params, ...query }),
  }),
  customerOperation({
    id: 'acceptInvitation',
    summary: 'Take a partner on, and give it delegated administrative privileges for your services',
    method: 'PUT',
    path: 'v1/my/partners/{partnerId}',
    params: wire.InvitationPath,
    body: wire.Acceptance,
    answer: wire.WirePartner,
    refuses: ['NoSuchInvitation', 'InvitationClosed', 'SandboxLimit', 'CustomerHasManyPartners'],
    handle: (scope, { params, body: { services, ...parts } }) => acceptInvitation(scope, { ...params, ...parts }, services),
  }),
  customerOperation({
    id: 'listMyPartners',
    summary: 'List the partners of your company, with the services each may administer',
    method: 'GET',
    path: 'v1/my/partners',
    answer: collectionOf(wire.WirePartner),
    refuses: [],
    handle: async (scope) => answered(collection(await listPartners(scope))),
  }),
  customerOperation({
    id: 'withdrawPrivileges',
    summary: 'Take the delegated administrative privileges from a partner',
    method: 'DELETE',
    path: 'v1/my/partners/{partnerId}/privileges',
    params: wire.InvitationPath,
    query: wire.ServiceQuery,
    answer: 'none',
    refuses: ['NotYourPartner'],
    decidedAnew: true,
    handle: (scope, { params, query }) => withdrawPrivileges(scope, params.partnerId, query.service),
  }),
  customerOperation({
    id: 'withdrawAllPrivileges',
    summary: 'Take the delegated administrative privileges from all partners',
    method: 'DELETE',
    path: 'v1/my/privileges',
    answer: 'none',
    refuses: ['NotYourPartner'],
    decidedAnew: true,
    handle: (scope) => withdrawPrivileges(scope),
  }),
];
