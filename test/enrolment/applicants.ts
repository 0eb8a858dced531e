import type { EnrolmentState } from '../../functions/enrolment/core/enrolment.ts';
import { ENROLMENT, ENROLMENT_ENTRY, type Enrolment } from '../../functions/enrolment/stored.ts';
import { DIRECTORY } from '../../functions/account/stored.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create, type Store } from '../../functions/storage/port.ts';

export const ADDRESS = {
  addressLine1: '世纪大道100号',
  city: '上海',
  state: '上海市',
  postalCode: '200120',
  country: 'CN',
};

export const CONTACT = { firstName: '伟', lastName: '王', email: 'wang@orchid.example.cn', phoneNumber: '021-55550100' };

export const ORGANISATION = { companyName: '兰花网络', address: ADDRESS, contact: CONTACT };

export const START = { ...ORGANISATION, domain: 'orchid.partner.onmschina.cn' };

export const ADMINISTRATOR = { displayName: '王伟', userPrincipalName: 'wang@orchid.partner.onmschina.cn' };

export const REQUEST = {
  mpnId: '6000001',
  legalBusinessProfile: { companyName: '兰花网络有限公司', address: ADDRESS, primaryContact: CONTACT },
  approvalContact: CONTACT,
  support: { email: 'help@orchid.example.cn', telephone: '021-55550101', website: 'https://help.orchid.example.cn' },
};

/** Whoever signs in for an applicant of `addApplicant`. */
export const APPLICANT_USER = '33333333-0000-4000-8000-000000000001';

export function applicantTenant(place: number): string {
  return `44444444-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

/** A company whose enrolment stands at a state, the credit check passed. */
export async function addApplicant(store: Store, tenantId: string, state: EnrolmentState): Promise<void> {
  const at = instant('2026-11-10T09:00:00Z');
  const { mpnId, ...request } = REQUEST;
  const enrolment: Enrolment = {
    number: 1,
    state,
    partnerId: tenantId,
    domain: START.domain,
    applicationId: 'app',
    organisation: ORGANISATION,
    startedAt: at,
    ...(state === 'started'
      ? {}
      : {
          administrator: { ...ADMINISTRATOR, userId: APPLICANT_USER },
          request: { ...request, mpnId, model: 'direct', submittedAt: at },
          creditCheck: { result: 'passed', note: '', at },
        }),
  };
  await store.partition('partners', tenantId).commit([create(ENROLMENT, enrolment)]);
  await store.partition('partners', DIRECTORY).commit([create(ENROLMENT_ENTRY, { partnerId: tenantId, submittedAt: at })]);
}
