import { LIMITS } from '../../contract/limits.ts';
import { decided } from '../../contract/operation.ts';
import type { Scope } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { put, replace, type Partition } from '../../storage/port.ts';
import { decideQualification, type QualificationName, type QualificationWish } from '../core/qualification.ts';
import { findRelationship } from '../queries.ts';
import { QUALIFICATION, QUALIFICATIONS_OF_CUSTOMER, VALIDATION_CODE, type Qualification, type ValidationCode } from './stored.ts';

const QUALIFICATIONS_PER_READ = 10; // there are three

export async function listQualifications(customer: Partition): Promise<Qualification[]> {
  const { items } = await customer.list(QUALIFICATIONS_OF_CUSTOMER, { limit: QUALIFICATIONS_PER_READ });
  return items.map(({ value }) => value);
}

type QualifyError = 'NoSuchTenant' | 'InvalidProperty' | 'QualificationFixed' | 'NoSuchValidationCode' | 'ValidationCodeUsedUp';

/**
 * Asks for a qualification. Of the government cloud's the code is taken first, then the customer changes: a repetition after
 * a crash finds the customer among those of the code and takes no second place.
 */
export async function qualify(
  scope: Scope,
  customerId: string,
  wish: QualificationWish,
): Promise<Outcome<Qualification, QualifyError>> {
  const { partition, shared, now, account } = scope;
  if (!(await findRelationship(partition, customerId))) return refuse('NoSuchTenant');
  const customer = shared.customer(customerId);
  const vettingStatus = decideQualification(await listQualifications(customer), wish);
  if (!vettingStatus.ok) return vettingStatus;
  const { qualification, educationSegment, website, validationCode } = wish;
  if (validationCode !== undefined) {
    const taken = await takeCode(partition, validationCode, customerId);
    if (!taken.ok) return taken;
  }
  const { partnerId } = account.value;
  const value: Qualification = {
    qualification,
    vettingStatus: vettingStatus.value,
    createdAt: now,
    educationSegment,
    website,
    validation: validationCode === undefined ? undefined : { partnerId, validationId: validationCode },
  };
  const denied = await customer.get(QUALIFICATION, qualification);
  const committed = await customer.commit([put(QUALIFICATION, value, denied)]);
  return committed === 'committed' ? ok(value) : qualify(scope, customerId, wish); // decided on what is there now
}

/** One of the places of a code, for this customer: the same again where it has one. */
async function takeCode(
  partition: Partition,
  validationId: string,
  customerId: string,
): Promise<Outcome<ValidationCode, 'NoSuchValidationCode' | 'ValidationCodeUsedUp'>> {
  const code = await partition.get(VALIDATION_CODE, validationId);
  if (!code) return refuse('NoSuchValidationCode');
  const { customerIds, maxCreates = LIMITS.customersOfCode } = code.value;
  if (customerIds.includes(customerId)) return ok(code.value);
  if (customerIds.length >= maxCreates) return refuse('ValidationCodeUsedUp');
  const taken = { ...code.value, customerIds: [...customerIds, customerId] };
  const committed = await partition.commit([replace(VALIDATION_CODE, taken, code)]);
  return committed === 'committed' ? ok(taken) : takeCode(partition, validationId, customerId);
}

/** The operator's word on a qualification in review. */
export async function vet(
  scope: Pick<Scope, 'partition' | 'shared'>,
  { customerId, qualification }: { customerId: string; qualification: QualificationName },
  verdict: Pick<Qualification, 'vettingStatus' | 'vettingReason'>,
): Promise<Outcome<Qualification, 'NoSuchTenant' | 'NotInReview'>> {
  if (!(await findRelationship(scope.partition, customerId))) return refuse('NoSuchTenant');
  const customer = scope.shared.customer(customerId);
  const was = await customer.get(QUALIFICATION, qualification);
  if (!was) return refuse('NotInReview');
  const vetted = { ...was.value, ...verdict };
  const isSame = was.value.vettingStatus === verdict.vettingStatus && was.value.vettingReason === verdict.vettingReason;
  if (isSame) return ok(was.value); // a repetition
  if (was.value.vettingStatus !== 'InReview') return refuse('NotInReview');
  const committed = await customer.commit([replace(QUALIFICATION, vetted, was)]);
  return committed === 'committed' ? ok(vetted) : vet(scope, { customerId, qualification }, verdict);
}

/** The operator gives a partner a code, or changes what it is good for. */
export async function putCode(
  { partition }: Scope,
  validationId: string,
  body: Pick<ValidationCode, 'organizationName' | 'maxCreates'>,
) {
  const was = await partition.get(VALIDATION_CODE, validationId);
  const customerIds = was?.value.customerIds ?? [];
  if (body.maxCreates !== undefined && body.maxCreates < customerIds.length)
    return refuse('InvalidProperty', `maxCreates: ${customerIds.length} customers have been proved with it.`);
  const value: ValidationCode = { ...body, validationId, customerIds };
  return decided({ value, version: (was?.version ?? 0) + 1 }, [put(VALIDATION_CODE, value, was)]);
}
