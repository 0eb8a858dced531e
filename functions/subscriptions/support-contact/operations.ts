import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { answered, decided, operation, type Operation } from '../../contract/operation.ts';
import { Attributes, Guid, Link, link } from '../../contract/wire.ts';
import { DIRECTORY_ENTRY } from '../../account/stored.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse } from '../../shared/outcome.ts';
import { replace } from '../../storage/port.ts';
import { findSubscription } from '../queries.ts';
import { SUBSCRIPTION, type Subscription } from '../stored.ts';
import { MpnId, SubscriptionPath } from '../wire.ts';

const WireContact = z.object({
  supportTenantId: z.string(),
  supportMpnId: z.string(),
  name: z.string(),
  links: z.object({ self: Link }),
  attributes: Attributes,
});

const ContactBody = z.object({ supportTenantId: Guid, supportMpnId: MpnId, name: required(250) });

/** Whoever was named, or the partner itself. */
function toWireContact({ account }: Scope, { id, customerId, supportContact }: Subscription): z.infer<typeof WireContact> {
  const { partnerId, mpnId, name } = account.value;
  return {
    supportTenantId: supportContact?.partnerId ?? partnerId,
    supportMpnId: supportContact?.mpnId ?? mpnId,
    name: supportContact?.name ?? name,
    links: { self: link(`/customers/${customerId}/subscriptions/${id}/supportcontact`) },
    attributes: { objectType: 'SupportContact' },
  };
}

const CONTACT = {
  availability: 'worldwide_only',
  appOnly: false,
  whenAccountSuspended: 'allow',
  throttled: true,
  path: 'v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact',
  params: SubscriptionPath,
  answer: WireContact,
} as const;

export const supportContactOperations: Operation[] = [
  operation({
    ...CONTACT,
    id: 'getSubscriptionSupportContact',
    summary: 'Read who supports a subscription',
    method: 'GET',
    permission: 'customer.search_view',
    refuses: ['NoSuchSubscription'],
    handle: async (scope, { params }) => {
      const subscription = await findSubscription(scope, params.customerId, params.subscriptionId);
      return subscription ? answered(toWireContact(scope, subscription.value)) : refuse('NoSuchSubscription');
    },
  }),
  operation({
    ...CONTACT,
    id: 'updateSubscriptionSupportContact',
    summary: 'Name a reseller of yours, or yourself, as who supports a subscription',
    method: 'PUT',
    permission: 'subscription.manage',
    body: ContactBody,
    refuses: ['NoSuchSubscription', 'MpnIdNotReseller'],
    decidedAnew: true,
    handle: async (scope, { params, body }) => {
      const was = await findSubscription(scope, params.customerId, params.subscriptionId);
      if (!was) return refuse('NoSuchSubscription');
      const { partnerId } = scope.account.value;
      const named = await scope.shared.directory.get(DIRECTORY_ENTRY, body.supportTenantId);
      const isOwn = named?.value.partnerId === partnerId || named?.value.providerId === partnerId;
      if (!isOwn || named?.value.mpnId !== body.supportMpnId) return refuse('MpnIdNotReseller');
      const supportContact = { partnerId: body.supportTenantId, mpnId: body.supportMpnId, name: body.name };
      const changed = { ...was.value, supportContact };
      return decided(toWireContact(scope, changed), [replace(SUBSCRIPTION, changed, was)]);
    },
  }),
];
