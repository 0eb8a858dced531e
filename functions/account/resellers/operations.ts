import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { answered, decided, operation, type Operation } from '../../contract/operation.ts';
import { Attributes, collection, collectionOf } from '../../contract/wire.ts';
import type { Scope } from '../../identity/scope.ts';
import { refuse } from '../../shared/outcome.ts';
import { put } from '../../storage/port.ts';
import { findPartnerByMpnId } from '../queries.ts';
import { REGISTRATION, REGISTRATIONS, type Registration } from './stored.ts';

const RESELLERS_SHOWN = 500;

const WireReseller = z.object({
  mpnId: z.string(),
  name: z.string(),
  registeredAt: z.string(),
  partnerId: z.string().optional().describe('Its tenant id, once it has enrolled.'),
  attributes: Attributes,
});

type WireReseller = z.infer<typeof WireReseller>;

/** A registered reseller, with its tenant id where it has enrolled under this provider. */
async function toWireReseller({ shared, account }: Scope, registration: Registration): Promise<WireReseller> {
  const partner = await findPartnerByMpnId(shared, registration.mpnId);
  const isEnrolled = partner?.providerId === account.value.partnerId;
  return {
    ...registration,
    ...(isEnrolled ? { partnerId: partner.partnerId } : {}),
    attributes: { objectType: 'RegisteredReseller' },
  };
}

const RESELLERS = {
  availability: 'own',
  permission: 'reseller.register_var',
  appOnly: false,
  whenAccountSuspended: 'allow',
} as const;

/** @rule R-IND-05 */
export const resellerOperations: Operation[] = [
  operation({
    ...RESELLERS,
    id: 'registerReseller',
    summary: 'Register a value-added reseller, so that it can enroll under you',
    method: 'PUT',
    path: 'v1/resellers/{mpnId}',
    params: z.object({ mpnId: z.string().regex(/^\d{1,10}$/, 'is a number') }),
    body: z.object({ name: required(250) }),
    answer: WireReseller,
    refuses: ['ProvidersOnly'],
    decidedAnew: true,
    handle: async (scope, { params: { mpnId }, body: { name } }) => {
      const { account, partition, now } = scope;
      if (account.value.model !== 'indirectProvider') return refuse('ProvidersOnly');
      const was = await partition.get(REGISTRATION, mpnId);
      const registration: Registration = { mpnId, name, registeredAt: was?.value.registeredAt ?? now };
      return decided(await toWireReseller(scope, registration), [put(REGISTRATION, registration, was)]);
    },
  }),
  operation({
    ...RESELLERS,
    id: 'listRegisteredResellers',
    summary: 'List the value-added resellers that you registered',
    method: 'GET',
    path: 'v1/resellers',
    answer: collectionOf(WireReseller),
    refuses: [],
    handle: async (scope) => {
      const { items } = await scope.partition.list(REGISTRATIONS, { limit: RESELLERS_SHOWN });
      return answered(collection(await Promise.all(items.map(({ value }) => toWireReseller(scope, value)))));
    },
  }),
];
