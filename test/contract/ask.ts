import type { Operation } from '../../functions/contract/operation.ts';
import { APPLICANT_USER, applicantTenant } from '../enrolment/applicants.ts';
import { send } from '../http/requests.ts';
import { tenantOf, userOf, type Called } from '../support/app.ts';
import { SESSION_SECRET, type Place } from './place.ts';
import { addressOf, APPLICANTS, idsFor, sampleOf } from './samples.ts';

/** Asks what the sample of an operation asks for, as somebody who may. */
export function ask({ ports, idsOf }: Pick<Place, 'ports' | 'idsOf'>, operation: Operation): Promise<Called> {
  const { partner = 'direct', body, headers } = sampleOf(operation, idsOf.direct);
  const caller = { tenantId: tenantOf(partner), applicationId: 'app', userId: userOf('globalAdmin') };
  const session = `Bearer ${idsOf.direct['customerId']}.${SESSION_SECRET}`;
  const tenantId = APPLICANTS[operation.id]?.tenantId ?? applicantTenant(99);
  const applicant = { ...caller, tenantId, userId: APPLICANT_USER, isGlobalAdmin: true };
  const by = operation.permission === 'applicant' ? applicant : caller;
  const authorization = operation.permission === 'customer.itself' ? session : JSON.stringify(by);
  return send(ports, operation.method, addressOf(operation, idsFor(operation, idsOf.direct)), {
    body,
    headers: { ...headers, authorization },
  });
}
