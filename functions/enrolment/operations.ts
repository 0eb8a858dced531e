import { SignatureBody } from '../agreements/wire.ts';
import { answered, applicantOperation, operation, type Operation } from '../contract/operation.ts';
import { collectionOf } from '../contract/wire.ts';
import { createAdministrator, readEnrolment, signAgreement, startEnrolment, submitEnrolment } from './commands.ts';
import { decide, listEnrolments, recordCreditCheck } from './review.ts';
import * as wire from './wire.ts';

const OPERATOR = {
  availability: 'own',
  permission: 'operator.manage_partners',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

const REVIEW = { ...OPERATOR, params: wire.EnrolmentPath, answer: wire.WireEnrolment } as const;

/** From application to active (section 2 of the rules): the company's side, then the operator's. */
export const enrolmentOperations: Operation[] = [
  applicantOperation({
    id: 'startEnrollment',
    summary: 'Start the enrollment of your company',
    method: 'POST',
    path: 'v1/enrollment',
    body: wire.StartBody,
    answer: wire.WireEnrolment,
    success: 201,
    refuses: ['GlobalAdminNeeded', 'EnrolmentExists'],
    onConflict: 'EnrolmentExists',
    handle: (scope, { body }) => startEnrolment(scope, body),
  }),
  applicantOperation({
    id: 'getEnrollment',
    summary: 'Read how the enrollment of your company stands',
    method: 'GET',
    path: 'v1/enrollment',
    answer: wire.WireEnrolment,
    refuses: ['NoSuchEnrolment'],
    handle: readEnrolment,
  }),
  applicantOperation({
    id: 'createEnrollmentAccount',
    summary: 'Name the first global admin of your company',
    method: 'POST',
    path: 'v1/enrollment/account',
    body: wire.AccountBody,
    answer: wire.CreatedAccount,
    success: 201,
    refuses: ['NoSuchEnrolment', 'RoleLacksPermission', 'EnrolmentStep', 'InvalidProperty'],
    handle: (scope, { body }) => createAdministrator(scope, body),
  }),
  applicantOperation({
    id: 'submitEnrollment',
    summary: 'Send the request to the operator for review',
    method: 'POST',
    path: 'v1/enrollment/request',
    body: wire.RequestBody,
    answer: wire.WireEnrolment,
    success: 201,
    refuses: ['NoSuchEnrolment', 'RoleLacksPermission', 'EnrolmentStep', 'MpnIdTaken', 'InvalidProperty'],
    handle: (scope, { body }) => submitEnrolment(scope, body),
  }),
  applicantOperation({
    id: 'signResellerAgreement',
    summary: 'Accept and continue: sign the reseller agreement',
    method: 'POST',
    path: 'v1/enrollment/signature',
    body: SignatureBody,
    answer: wire.WireEnrolment,
    success: 201,
    refuses: ['NoSuchEnrolment', 'RoleLacksPermission', 'EnrolmentStep', 'NoSuchTemplate'],
    handle: (scope, { body }) => signAgreement(scope, body),
  }),
  operation({
    ...OPERATOR,
    id: 'listEnrollments',
    summary: 'List the companies that have asked to enroll and are not active yet',
    method: 'GET',
    path: 'v1/operator/enrollments',
    query: wire.StateQuery,
    answer: collectionOf(wire.WireEnrolment),
    refuses: [],
    handle: async (scope, { query }) => answered(await listEnrolments(scope, query.state)),
  }),
  operation({
    ...REVIEW,
    id: 'recordCreditCheck',
    summary: 'Record the result of the credit check',
    method: 'PUT',
    path: 'v1/operator/enrollments/{partnerId}/creditcheck',
    body: wire.CreditCheckBody,
    refuses: ['NoSuchEnrolment', 'EnrolmentStep', 'Conflict'],
    handle: (scope, { params, body }) => recordCreditCheck(scope, params.partnerId, body),
  }),
  operation({
    ...REVIEW,
    id: 'approveEnrollment',
    summary: 'Approve an enrollment',
    method: 'POST',
    path: 'v1/operator/enrollments/{partnerId}/approval',
    refuses: ['NoSuchEnrolment', 'EnrolmentStep', 'CreditCheckMissing', 'Conflict'],
    handle: (scope, { params }) => decide(scope, params.partnerId, { to: 'approved' }),
  }),
  operation({
    ...REVIEW,
    id: 'rejectEnrollment',
    summary: 'Reject an enrollment, for good',
    method: 'POST',
    path: 'v1/operator/enrollments/{partnerId}/rejection',
    body: wire.RejectionBody,
    refuses: ['NoSuchEnrolment', 'EnrolmentStep', 'CreditCheckMissing', 'Conflict'],
    handle: (scope, { params, body }) => decide(scope, params.partnerId, { to: 'rejected', ...body }),
  }),
];
