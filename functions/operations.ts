import { auditOperations } from './audit/operations.ts';
import { privacyOperations } from './privacy/operations.ts';
import { analyticsOperations } from './analytics/operations.ts';
import { agreementOperations } from './agreements/operations.ts';
import { resellerOperations } from './account/resellers/operations.ts';
import { complianceOperations } from './account/compliance/operations.ts';
import { employeeOperations } from './account/employees/operations.ts';
import { profileOperations } from './account/profiles/operations.ts';
import { partnerAccountOperations } from './account/partners/operations.ts';
import { billingOperations } from './billing/operations.ts';
import { verificationOperations } from './billing/verification.ts';
import { usageOperations } from './billing/usage/operations.ts';
import { explainOperations } from './billing/explain/operations.ts';
import { partnerFileOperations } from './billing/documents/files.ts';
import { closeOperations } from './billing/closes/operations.ts';
import { documentOperations } from './billing/documents/operations.ts';
import { payingOperations } from './billing/paying/operations.ts';
import { clockOperations } from './billing/clock-operations.ts';
import { catalogOperations } from './catalog/operations.ts';
import { enrolmentOperations } from './enrolment/operations.ts';
import { healthOperations } from './health/operations.ts';
import { incidentOperations } from './health/operator-operations.ts';
import type { Operation } from './contract/operation.ts';
import { customersOperations } from './customers/operations.ts';
import { accessOperations } from './customers/access/operations.ts';
import { invitationOperations } from './customers/invitations/operations.ts';
import { consentOperations } from './customers/consents/operations.ts';
import { partnerOperations } from './customers/partners/operations.ts';
import { customerCatalogueOperations } from './customers/catalogue/operations.ts';
import { qualificationOperations } from './customers/qualifications/operations.ts';
import { selfServeOperations } from './customers/self-serve/operations.ts';
import { userOperations } from './customers/users/operations.ts';
import { validationOperations } from './customers/validations/operations.ts';
import { customerSupportOperations } from './support/customer-operations.ts';
import { supportOperations } from './support/operations.ts';
import { supportDeskOperations } from './support/operator-operations.ts';
import { licenseOperations } from './subscriptions/licenses/operations.ts';
import { attachmentOperations } from './subscriptions/attachments/operations.ts';
import { cartOperations } from './subscriptions/carts/operations.ts';
import { conversionOperations } from './subscriptions/conversions/operations.ts';
import { notSoldOperations } from './subscriptions/not-sold/operations.ts';
import { provisioningOperations } from './subscriptions/provisioning/operations.ts';
import { supportContactOperations } from './subscriptions/support-contact/operations.ts';
import { transitionOperations } from './subscriptions/transitions/operations.ts';
import { upgradeOperations } from './subscriptions/upgrades/operations.ts';
import { subscriptionsOperations } from './subscriptions/operations.ts';
import { removalOperations } from './subscriptions/removal-operations.ts';
import { webhookOperations } from './webhooks/operations.ts';

/** Every operation of the API: what is not here does not exist. */
export const OPERATIONS: readonly Operation[] = [
  ...catalogOperations,
  ...profileOperations,
  ...employeeOperations,
  ...complianceOperations,
  ...resellerOperations,
  ...enrolmentOperations,
  ...partnerAccountOperations,
  ...customersOperations,
  ...validationOperations,
  ...partnerOperations,
  ...invitationOperations,
  ...accessOperations,
  ...userOperations,
  ...consentOperations,
  ...qualificationOperations,
  ...customerCatalogueOperations,
  ...agreementOperations,
  ...selfServeOperations,
  ...removalOperations,
  ...subscriptionsOperations,
  ...attachmentOperations,
  ...cartOperations,
  ...upgradeOperations,
  ...transitionOperations,
  ...conversionOperations,
  ...supportContactOperations,
  ...provisioningOperations,
  ...notSoldOperations,
  ...licenseOperations,
  ...billingOperations,
  ...payingOperations,
  ...documentOperations,
  ...partnerFileOperations,
  ...closeOperations,
  ...explainOperations,
  ...usageOperations,
  ...verificationOperations,
  ...analyticsOperations,
  ...supportOperations,
  ...customerSupportOperations,
  ...supportDeskOperations,
  ...clockOperations,
  ...auditOperations,
  ...privacyOperations,
  ...healthOperations,
  ...incidentOperations,
  ...webhookOperations,
];
