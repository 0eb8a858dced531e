import type { Account } from '../../account/stored.ts';
import type { Confirmation, Signature } from '../../agreements/stored.ts';
import type { Notice } from '../../billing/paying/stored.ts';
import type { Relationship } from '../../customers/stored.ts';
import type { Enrolment } from '../../enrolment/stored.ts';
import type { Note, ServiceRequest } from '../../support/stored.ts';
import type { Order, Subscription } from '../../subscriptions/stored.ts';

/** What stands where a text was. */
export const ERASED = 'erased';

/** In a top-level domain that nobody can have. */
const NO_ADDRESS = 'erased@erased.invalid';

export const ERASED_CONTACT = { firstName: ERASED, lastName: ERASED, email: NO_ADDRESS };

export function erasedNotice(told: Notice): Notice {
  const { recipient: _, ...notice } = told;
  return notice;
}

/** What a customer is called from now on: made from its id, which its bills have too. */
export function pseudonymOf(customerId: string): { companyName: string; domain: string } {
  return { companyName: `Erased ${customerId}`, domain: `${customerId}.erased.invalid` };
}

export function erasedRelationship(relationship: Relationship): Relationship {
  return { ...relationship, ...pseudonymOf(relationship.customerId) };
}

export function erasedSubscription(subscription: Subscription): Subscription {
  return { ...subscription, friendlyName: subscription.offerName };
}

export function erasedOrder(order: Order): Order {
  return { ...order, lines: order.lines.map((line) => ({ ...line, friendlyName: ERASED })) };
}

export function erasedConfirmation(confirmation: Confirmation): Confirmation {
  return { ...confirmation, primaryContact: ERASED_CONTACT };
}

/** What was agreed, which version and when, stays (R-AGR-05). */
export function erasedSignature(signed: Signature): Signature {
  const { userId: _, ...signature } = signed;
  return { ...signature, signedBy: ERASED_CONTACT };
}

/** Its files are taken away before. */
export function erasedRequest({ customer, ...request }: ServiceRequest): ServiceRequest {
  return {
    ...request,
    ...(customer ? { customer: { id: customer.id, name: pseudonymOf(customer.id).companyName } } : {}),
    title: ERASED,
    description: ERASED,
    contact: { email: NO_ADDRESS },
    attachments: [],
  };
}

export function erasedNote(note: Note): Note {
  return { ...note, text: ERASED };
}

export function erasedAccount(opened: Account): Account {
  const { invoiceRecipient: _, ...account } = opened;
  return { ...account, address: withoutPerson(account.address), contact: ERASED_CONTACT };
}

/** Who asked, when and how it was decided stays: the company does, its people do not. */
export function erasedEnrolment(asked: Enrolment): Enrolment {
  const { administrator: _, ...enrolment } = asked;
  const { organisation, request } = enrolment;
  return {
    ...enrolment,
    organisation: { ...organisation, address: withoutPerson(organisation.address), contact: ERASED_CONTACT },
    ...(request
      ? {
          request: {
            ...request,
            legalBusinessProfile: {
              ...request.legalBusinessProfile,
              address: withoutPerson(request.legalBusinessProfile.address),
              primaryContact: ERASED_CONTACT,
            },
            approvalContact: ERASED_CONTACT,
            support: { ...request.support, email: NO_ADDRESS, telephone: ERASED },
          },
        }
      : {}),
  };
}

/** Names of the people who wrote stand in requests and notes beside their ids. */
export function withoutAuthors<T extends Partial<Pick<ServiceRequest, 'changedBy'> & Pick<Note, 'by'>>>(
  document: T,
  partnerId: string,
): T {
  const anonymous = <A extends ServiceRequest['changedBy']>(author: A): A =>
    author.tenantId === partnerId ? { ...author, name: ERASED } : author;
  return {
    ...document,
    ...(document.changedBy ? { changedBy: anonymous(document.changedBy) } : {}),
    ...(document.by ? { by: anonymous(document.by) } : {}),
  };
}

type Address = Account['address'];

export function withoutPerson(person: Address): Address {
  const { firstName: _f, middleName: _m, lastName: _l, phoneNumber: _p, ...address } = person;
  return address;
}
