import { DIRECTORY_ENTRY, type Account } from '../../account/stored.ts';
import { ownRecord } from '../../audit/record.ts';
import { LIMITS } from '../../contract/limits.ts';
import { decided, type Answer } from '../../contract/operation.ts';
import type { ServiceId } from '../../contract/services.ts';
import type { CustomerScope } from '../../identity/scope.ts';
import { refuse, type Outcome } from '../../shared/outcome.ts';
import { put, type Partition, type Versioned } from '../../storage/port.ts';
import { granted, servicesOf, withdrawn } from '../core/partnerships.ts';
import { findPartnerships, partnershipsWrite } from '../partnerships.ts';
import { findRelationshipEver, readCustomer } from '../queries.ts';
import { isFull } from '../sandbox-limit.ts';
import { RELATIONSHIP, type Relationship } from '../stored.ts';
import { readInvitation, type SignedInvitation } from './invite.ts';
import { toWirePartner, type WirePartner } from './wire.ts';

type AcceptError = 'NoSuchInvitation' | 'InvitationClosed' | 'SandboxLimit' | 'CustomerHasManyPartners';

/**
 * The customer takes the partner on and gives it the privileges for these services (R-REL-07, R-REL-08).
 *
 * The customer's partition changes first, then the partner's; the privileges count once both have. A crash between them is
 * mended by accepting again.
 */
export async function acceptInvitation(
  scope: CustomerScope,
  signed: SignedInvitation,
  services: readonly ServiceId[],
): Promise<Outcome<Answer<WirePartner>, AcceptError>> {
  const { customerId, partition, shared, now } = scope;
  const account = await readInvitation(scope, signed);
  if (!account.ok) return account;
  const { partnerId } = signed;
  const partner = shared.partner(partnerId);
  const relationship = await findRelationshipEver(partner, customerId);
  const isNew = relationship?.value.endedAt !== undefined || relationship === undefined;
  if (isNew && account.value.sandbox && (await isFull(partner))) return refuse('SandboxLimit');

  const found = await findPartnerships(partition);
  // what the partner held in an earlier relationship does not come back with a new one
  const before = isNew ? withdrawn(found.value, partnerId) : found.value;
  const after = granted(before, partnerId, services);
  if (after.partnerIds.length > LIMITS.partnersOfCustomer) return refuse('CustomerHasManyPartners');
  if ((await partition.commit([partnershipsWrite(found, after)])) === 'conflict')
    return acceptInvitation(scope, signed, services);
  if (!(await join(scope, { account: account.value, partner, relationship, signed }))) {
    return acceptInvitation(scope, signed, services);
  }
  return decided(toWirePartner(account.value, after, now), []);
}

interface Joining {
  readonly account: Account;
  readonly partner: Partition;
  readonly relationship: Versioned<Relationship> | undefined;
  readonly signed: SignedInvitation;
}

/** Puts the customer on the partner's list. It is written even where it stands there: so an end of it at this moment is decided anew. */
async function join({ customerId, shared, now }: CustomerScope, { account, partner, relationship, signed }: Joining) {
  const { domain, billingProfile } = (await readCustomer(shared, customerId)).value;
  const { endedAt: _, ...lasting } = relationship?.value ?? {
    customerId,
    relationship: 'reseller' as const,
    createdAt: account.sandbox?.now ?? now,
  };
  const { indirectResellerId: associatedPartnerId } = signed;
  const joined = {
    ...lasting,
    domain,
    companyName: billingProfile.companyName,
    ...(associatedPartnerId === undefined ? {} : { associatedPartnerId }),
    acceptedAt: now,
  };
  const write = put(RELATIONSHIP, joined, relationship);
  const record = ownRecord(
    'acceptInvitation',
    {
      partnerId: account.partnerId,
      about: `${customerId} ${relationship?.version ?? 0}`,
      on: account.sandbox?.now ?? now,
      customerId,
      customerName: joined.companyName,
      by: 'customer',
    },
    [write],
  );
  return (await partner.commit([write, record])) === 'committed';
}

/**
 * Takes the privileges from one partner, or from all; it stays the customer's partner (R-REL-09, R-REL-10). Each partner that
 * loses some finds it in its audit: written before, since a record too many after a crash is better than one too few.
 */
export async function withdrawPrivileges(
  { customerId, partition, shared, now }: CustomerScope,
  partnerId?: string,
  service?: ServiceId,
): Promise<Outcome<Answer<undefined>, 'NotYourPartner'>> {
  const found = await findPartnerships(partition);
  if (partnerId !== undefined) {
    const relationship = await findRelationshipEver(shared.partner(partnerId), customerId);
    if (!relationship || relationship.value.endedAt !== undefined) return refuse('NotYourPartner');
  }
  const partnerIds = partnerId === undefined ? found.value.partnerIds : [partnerId];
  const without = partnerIds.reduce((left, id) => withdrawn(left, id, service), found.value);
  const losing = partnerIds.filter((id) => servicesOf(without, id).length < servicesOf(found.value, id).length);
  for (const id of losing) {
    const occasion = { partnerId: id, about: customerId, on: now, customerId, by: 'customer' } as const;
    await shared.partner(id).commit([ownRecord('withdrawPrivileges', occasion, [])]); // a conflict: it is there already
  }
  return decided(undefined, [partnershipsWrite(found, without)]);
}

/** Every partner of the customer, with the services it holds the privileges for. @rule R-REL-07 */
export async function listPartners({ customerId, partition, shared }: CustomerScope): Promise<WirePartner[]> {
  const { value } = await findPartnerships(partition);
  const all = await Promise.all(
    value.partnerIds.map(async (partnerId) => {
      const [account, relationship] = await Promise.all([
        shared.directory.get(DIRECTORY_ENTRY, partnerId),
        findRelationshipEver(shared.partner(partnerId), customerId),
      ]);
      if (!account || !relationship || relationship.value.endedAt !== undefined) return [];
      const { acceptedAt, createdAt } = relationship.value;
      return [toWirePartner(account.value, value, acceptedAt ?? createdAt)];
    }),
  );
  return all.flat();
}
