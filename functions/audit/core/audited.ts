import type { Change } from './changed.ts';
import type { OperationType, ResourceType } from './words.ts';

/** What an operation did, in the words of the wire. */
export type Act = readonly [ResourceType, OperationType];

export interface Done {
  /** What was asked for, as it was parsed. */
  readonly body: unknown;
  readonly changes: readonly Change[];
}

/** One address for several purposes: what was done tells which. */
type Told = Act | ((done: Done) => Act);

/** For what the wire has no words: the operation of the record tells. */
const NO_WORDS: Act = ['undefined', 'undefined'];
const USER: Act = ['customer_user', 'update_customer_user'];
const ROLE = 'customer_directory_role';
const UPGRADE: Act = ['subscription', 'upgrade_subscription'];
const POLICY: Act = ['self_serve_policy', 'update_self_serve_policy'];
const QUALIFICATION: Act = ['customer', 'update_customer_qualification'];
const TERMINATED: Act = ['partner_customer_dap', 'dap_admin_relationship_terminated'];

/** Every operation that changes something, by its id: what is not here changes nothing, or belongs to no partner. */
const AUDITED: Readonly<Record<string, Told>> = {
  publishPriceList: NO_WORDS,
  loadOfferMatrix: NO_WORDS,
  setCatalogPins: NO_WORDS,
  updateLegalBusinessProfile: NO_WORDS,
  updatePartnerBillingProfile: NO_WORDS,
  updateOrganizationProfile: NO_WORDS,
  updateSupportProfile: NO_WORDS,
  updateSupportProfileAtItsOtherAddress: NO_WORDS,
  setInvoiceRecipient: NO_WORDS,
  advanceSandboxClock: NO_WORDS,
  createWebhookRegistration: NO_WORDS,
  updateWebhookRegistration: NO_WORDS,
  createWebhookValidationEvent: NO_WORDS,
  replayWebhookEvents: NO_WORDS,
  startClose: NO_WORDS,
  updateCustomerUsageBudget: ['customer', 'update_customer_spending_budget'],
  publishAgreementTemplate: ['agreement', 'undefined'],
  addUser: ['partner_user', 'create_partner_user'],
  changeUser: ['partner_user', 'update_partner_user'],
  removeUser: ['partner_user', 'remove_partner_user'],
  registerReseller: ['partner_relationship', 'create_partner_relationship'],

  startEnrollment: NO_WORDS,
  createEnrollmentAccount: NO_WORDS,
  submitEnrollment: NO_WORDS,
  signResellerAgreement: ['agreement', 'undefined'],
  recordCreditCheck: NO_WORDS,
  approveEnrollment: NO_WORDS,
  rejectEnrollment: NO_WORDS,

  createCustomer: ['customer', 'add_customer'],
  updateCustomerBillingProfile: ['customer', 'update_customer_billing_profile'],
  addVerifiedDomain: ['customer', 'undefined'],
  changeCustomerRelationship: ({ changes }) =>
    changes.some(({ kind }) => kind === 'relationship') ? ['customer', 'remove_partner_customer_relationship'] : TERMINATED,
  deleteCustomer: ['customer', 'delete_tip_customer'],
  updateCustomerQualification: QUALIFICATION,
  createCustomerQualification: QUALIFICATION,
  vetQualification: QUALIFICATION,
  putValidationCode: NO_WORDS,
  createApplicationConsent: ['application', 'undefined'],
  deleteApplicationConsent: ['application', 'undefined'],
  createCustomerAgreement: ['agreement', 'create_agreement'],
  signMyAgreement: ['agreement', 'create_agreement'],
  acceptInvitation: ['partner_customer_dap', 'dap_admin_relationship_approved'],
  withdrawPrivileges: TERMINATED,
  withdrawAllPrivileges: TERMINATED,
  createSelfServePolicy: ['self_serve_policy', 'create_self_serve_policy'],
  updateSelfServePolicy: POLICY,
  updateSelfServePolicyOfBody: POLICY,
  deleteSelfServePolicy: ['self_serve_policy', 'delete_self_serve_policy'],

  createCustomerUser: ['customer_user', 'create_customer_user'],
  updateCustomerUser: changeOfUser,
  resetCustomerUserPassword: ['customer_user', 'reset_customer_user_password'],
  deleteCustomerUser: ['customer_user', 'delete_customer_user'],
  addDirectoryRoleUserMember: [ROLE, 'add_user_member'],
  removeDirectoryRoleUserMember: [ROLE, 'remove_user_member'],
  updateCustomerUserLicenses: ['license', 'update_customer_user_licenses'],

  createOrder: ['order', 'create_order'],
  addAddOnToOrder: ['order', 'update_order'],
  createCart: ['order', 'undefined'],
  updateCart: ['order', 'undefined'],
  checkoutCart: ['order', 'create_order'],
  changeSubscription: ['subscription', 'update_subscription'],
  updateSubscriptionSupportContact: ['subscription', 'update_subscription'],
  createSubscriptionUpgrade: UPGRADE,
  createTransition: UPGRADE,
  convertSubscription: ['subscription', 'convert_trial_subscription'],

  recordPayment: ['invoice', 'undefined'],
  reversePayment: ['invoice', 'undefined'],
  suspendAccount: NO_WORDS,
  liftSuspension: NO_WORDS,
  terminateAccount: NO_WORDS,
  setBillingTerms: NO_WORDS,
  giveCredit: ['invoice', 'undefined'],
  issueCreditNote: ['invoice', 'ready_invoice'],
  issueOneTimeInvoice: ['invoice', 'ready_invoice'],
  recordUsage: NO_WORDS,
  loadFxRates: NO_WORDS,
  attachToOrder: ['order', 'update_order'],

  eraseCustomer: ['customer', 'undefined'],
  erasePartner: NO_WORDS,

  createServiceRequest: NO_WORDS,
  updateServiceRequest: NO_WORDS,
  attachToServiceRequest: NO_WORDS,
  createCustomerServiceRequest: NO_WORDS,
  updateCustomerServiceRequest: NO_WORDS,
  takeServiceRequest: NO_WORDS,
  answerServiceRequest: NO_WORDS,
  askForRemediationPlan: NO_WORDS,
  settleServiceRequest: NO_WORDS,
  publishServiceIncident: NO_WORDS,
  addServiceIncidentUpdate: NO_WORDS,
  resolveServiceIncident: NO_WORDS,
};

function changeOfUser({ body, changes }: Done): Act {
  if (changes.some(({ kind }) => kind === 'deletedCustomerUser')) return ['customer_user', 'restore_customer_user'];
  const fields = changes.flatMap((change) => (change.kind === 'customerUser' ? change.fields : []));
  if (fields.includes('userPrincipalName')) return ['customer_user', 'update_customer_user_principal_name'];
  const isPassword = typeof body === 'object' && body !== null && 'passwordProfile' in body;
  return isPassword && fields.length === 0 ? ['customer_user', 'reset_customer_user_password'] : USER;
}

/** Undefined where the operation changes nothing that belongs to a partner. */
export function actOf(operationId: string, done: Done): Act | undefined {
  const told = AUDITED[operationId];
  return typeof told === 'function' ? told(done) : told;
}

export const AUDITED_OPERATIONS: readonly string[] = Object.keys(AUDITED);

/** What the programme does by itself, in its jobs. */
export const OWN_ACTS = {
  setUpAccount: NO_WORDS,
  changeAccountState: NO_WORDS,
  closeMonth: ['invoice', 'ready_invoice'],
  renewSubscription: ['subscription', 'update_subscription'],
  endSubscription: ['subscription', 'update_subscription'],
  deleteSubscription: ['subscription', 'update_subscription'],
  acceptInvitation: ['partner_customer_dap', 'dap_admin_relationship_approved'],
  withdrawPrivileges: TERMINATED,
} as const satisfies Record<string, Act>;

export type OwnAct = keyof typeof OWN_ACTS;
