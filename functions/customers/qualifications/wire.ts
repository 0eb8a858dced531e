import * as z from 'zod';
import { required } from '../../contract/address.ts';
import { etagOf, Guid, line, wireEnum, wireWord } from '../../contract/wire.ts';
import type { Versioned } from '../../storage/port.ts';
import { EDUCATION_SEGMENTS, QUALIFICATIONS, VETTING_STATUSES, type QualificationName } from '../core/qualification.ts';
import type { Qualification, ValidationCode } from './stored.ts';

/** The words of the first calls, each at the number that .NET may send for it. */
const WORDS = ['none', 'education', 'nonprofit', 'government_community_cloud', 'state_owned_entity'] as const;

export const WireWord = z.enum(WORDS);

const WORD_OF: Readonly<Record<QualificationName, (typeof WORDS)[number]>> = {
  Education: 'education',
  GovernmentCommunityCloud: 'government_community_cloud',
  StateOwnedEntity: 'state_owned_entity',
};

export function toWireWord(name: QualificationName | undefined): (typeof WORDS)[number] {
  return name === undefined ? 'none' : WORD_OF[name];
}

/** A bare JSON value: a word in any spelling, or its number. None and Nonprofit cannot be set. */
export const WordBody = z
  .preprocess((given) => (typeof given === 'number' ? WORDS[given] : given), wireWord(WORDS))
  .transform((word, context): 'Education' | 'GovernmentCommunityCloud' => {
    if (word === 'education') return 'Education';
    if (word === 'government_community_cloud') return 'GovernmentCommunityCloud';
    context.addIssue('can be set to education or government_community_cloud only');
    return z.NEVER;
  });

const Code = z.preprocess((given) => (given === '' ? undefined : given), line(50).optional());

export const CodeQuery = z.object({ code: Code.describe('The validation code of the government cloud.') });

export const QualificationBody = z.object({
  qualification: wireWord(QUALIFICATIONS),
  educationSegment: wireEnum(EDUCATION_SEGMENTS),
  website: z.preprocess((given) => (given === '' ? undefined : given), line(300).optional()),
  validationCode: Code,
});

export const WireState = z.object({
  qualification: z.enum(QUALIFICATIONS),
  vettingStatus: z.enum(VETTING_STATUSES),
  vettingReason: z.string().optional(),
  vettingCreateDate: z.string(),
});

export function toWireState({
  qualification,
  vettingStatus,
  vettingReason,
  createdAt,
}: Qualification): z.infer<typeof WireState> {
  return { qualification, vettingStatus, vettingReason, vettingCreateDate: createdAt };
}

export const WireValidationCode = z.object({
  partnerId: z.string(),
  organizationName: z.string(),
  validationId: z.string(),
  maxCreates: z.int().optional(),
  remainingCreates: z.int().optional(),
  eTag: z.string(),
});

export function toWireValidationCode(
  { value, version }: Pick<Versioned<ValidationCode>, 'value' | 'version'>,
  partnerId: string,
): z.infer<typeof WireValidationCode> {
  const { validationId, organizationName, maxCreates, customerIds } = value;
  const limits = maxCreates === undefined ? {} : { maxCreates, remainingCreates: maxCreates - customerIds.length };
  return { partnerId, organizationName, validationId, ...limits, eTag: `W/"${etagOf(validationId, version)}"` };
}

export const WireValidation = z.object({
  partnerId: z.string(),
  customerId: z.string(),
  validationId: z.string(),
  organizationName: z.string(),
  eTag: z.string(),
});

export const CodePath = z.object({ partnerId: Guid, validationId: z.string().regex(/^\d{1,20}$/, 'is a number') });

export const CodeBody = z.object({ organizationName: required(250), maxCreates: z.int().min(1).max(1000).optional() });

export const VettingPath = z.object({ partnerId: Guid, customerId: Guid, qualification: wireWord(QUALIFICATIONS) });

export const VettingBody = z
  .object({
    vettingStatus: wireWord(['Approved', 'Denied']),
    vettingReason: z.preprocess((given) => (given === '' ? undefined : given), line(250).optional()),
  })
  .refine(({ vettingStatus, vettingReason }) => (vettingStatus === 'Denied') === (vettingReason !== undefined), {
    path: ['vettingReason'],
    message: 'goes with Denied, and only with it',
  });
