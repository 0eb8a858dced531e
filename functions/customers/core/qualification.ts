import { ok, refuse, type Outcome } from '../../shared/outcome.ts';

/** By the names of the newer calls. None and Nonprofit are nobody's to set. */
export const QUALIFICATIONS = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const;
export const VETTING_STATUSES = ['InReview', 'Approved', 'Denied'] as const;
export const EDUCATION_SEGMENTS = ['K12', 'HigherEducation'] as const;

export type QualificationName = (typeof QUALIFICATIONS)[number];
export type VettingStatus = (typeof VETTING_STATUSES)[number];

export interface Qualified {
  readonly qualification: QualificationName;
  readonly vettingStatus: VettingStatus;
}

export interface QualificationWish {
  readonly qualification: QualificationName;
  readonly educationSegment?: (typeof EDUCATION_SEGMENTS)[number] | undefined;
  readonly website?: string | undefined;
  readonly validationCode?: string | undefined;
}

/**
 * Whether a customer can be qualified like this, and how it starts: what proves itself by a code is approved at once, all
 * else is reviewed. What is set stays set; what was denied can be asked for again.
 */
export function decideQualification(
  had: readonly Qualified[],
  { qualification, educationSegment, website, validationCode }: QualificationWish,
): Outcome<VettingStatus, 'InvalidProperty' | 'QualificationFixed'> {
  const isEducation = qualification === 'Education';
  if (!isEducation && (educationSegment ?? website) !== undefined)
    return refuse('InvalidProperty', 'educationSegment, website: only with Education.');
  const isByCode = qualification === 'GovernmentCommunityCloud';
  if (isByCode !== (validationCode !== undefined))
    return refuse('InvalidProperty', 'validationCode: with GovernmentCommunityCloud, and only with it.');
  const standing = had.filter(({ vettingStatus }) => vettingStatus !== 'Denied');
  const isFixed = isByCode ? standing.length > 0 : standing.some((one) => one.qualification === qualification);
  if (isFixed) return refuse('QualificationFixed');
  return ok(isByCode ? 'Approved' : 'InReview');
}

/** The one word of the first calls: what is set or in review. */
export function oneQualification(had: readonly Qualified[]): QualificationName | undefined {
  return had.find(({ vettingStatus }) => vettingStatus !== 'Denied')?.qualification;
}
