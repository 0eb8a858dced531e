export const ADMIN_ROLES = ['globalAdmin', 'billingAdmin', 'userManagementAdmin'] as const;
export const AGENT_ROLES = ['adminAgent', 'salesAgent', 'helpDeskAgent'] as const;

export type AdminRole = (typeof ADMIN_ROLES)[number];
export type AgentRole = (typeof AGENT_ROLES)[number];
export type Role = AdminRole | AgentRole;

interface PermissionEntry {
  readonly label: string;
  /** The roles whose setting brings the permission. */
  readonly roles: readonly Role[];
}

/** The permission matrix: what each role's setting allows (R-USR-12). */
export const PERMISSIONS = {
  'account.full_access': { label: 'Reach every account and service with full privileges', roles: ['globalAdmin'] },
  'customer.manage': {
    label: 'Customer management (the whole bundle below)',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent'],
  },
  'customer.search_view': {
    label: 'Search for customers and view their details',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent', 'helpDeskAgent'],
  },
  'customer.create': { label: 'Create a customer account', roles: ['globalAdmin', 'adminAgent', 'salesAgent'] },
  'customer.edit_details': {
    label: 'Edit customer details',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent', 'helpDeskAgent'],
  },
  'customer.edit_billing': { label: "Edit a customer's billing information", roles: ['globalAdmin', 'adminAgent', 'salesAgent'] },
  'customer.administer_on_behalf': {
    label: 'Administer on behalf of a customer',
    roles: ['globalAdmin', 'adminAgent', 'helpDeskAgent'],
  },
  'customer_agreement.view': { label: 'View the customer agreement', roles: ['globalAdmin', 'adminAgent', 'salesAgent'] },
  'subscription.manage': { label: 'Subscription management', roles: ['globalAdmin', 'adminAgent', 'salesAgent'] },
  'relationship.request_dap': {
    label: 'Request delegated administrative privileges',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent'],
  },
  'relationship.request_reseller': {
    label: 'Request a reseller relationship with a customer',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent'],
  },
  'reseller.register_var': { label: 'Register a value-added reseller', roles: ['globalAdmin', 'adminAgent', 'salesAgent'] },
  'service_health.view': { label: 'View service health for customers', roles: ['globalAdmin', 'adminAgent', 'helpDeskAgent'] },
  'pricing.view': { label: 'View pricing and offers (reseller prices)', roles: ['globalAdmin', 'billingAdmin', 'adminAgent'] },
  'agreements.view': { label: 'View agreements', roles: ['globalAdmin', 'billingAdmin'] },
  'catalog.view_offers': {
    label: 'See the catalogue of offers without reseller prices',
    roles: ['globalAdmin', 'adminAgent', 'salesAgent'],
  },
  'catalog.customize': { label: 'Choose the catalogue pins', roles: ['globalAdmin'] },
  'bills.view_download': {
    label: 'View and download bills and reconciliation files',
    roles: ['globalAdmin', 'billingAdmin', 'adminAgent'],
  },
  'users.manage': {
    label: "View, create and manage the company's users (the agent table calls it user management)",
    roles: ['globalAdmin', 'userManagementAdmin'],
  },
  'users.assign_admin_role': { label: 'Give another user an admin role', roles: ['globalAdmin'] },
  'users.reset_password_of_other': { label: "Reset another user's password", roles: [] },
  'partner_profile.view': { label: 'View partner profiles', roles: ['globalAdmin', 'userManagementAdmin', 'adminAgent'] },
  'partner_profile.update': { label: 'Update the partner, billing and organization profiles', roles: ['globalAdmin'] },
  'support.request_partner_center': {
    label: 'Create a support request with 21Vianet about Partner Center',
    roles: ['globalAdmin', 'adminAgent', 'helpDeskAgent'],
  },
  'support.request_service': {
    label: 'Create a support request with 21Vianet about a service, on behalf of a customer',
    roles: ['globalAdmin', 'adminAgent', 'helpDeskAgent'],
  },
} as const satisfies Record<string, PermissionEntry>;

export type PartnerPermission = keyof typeof PERMISSIONS;

/** What the operator's own staff may do; partners never. */
export const OPERATOR_PERMISSIONS = {
  'operator.manage_price_lists': { label: 'Load and publish price lists' },
  'operator.manage_offers': { label: 'Load the offer matrix of a month' },
  'operator.record_payments': { label: 'Record payments, suspend delinquent accounts and lift suspensions' },
  'operator.manage_billing': { label: 'Set billing terms, give credits, issue credit notes and one-time invoices' },
  'operator.close_months': { label: 'See which month closes are due, rehearse them and start them' },
  'operator.manage_agreements': { label: 'Publish agreements' },
  'operator.manage_partners': { label: 'Review, approve and reject enrolments' },
  'operator.record_usage': { label: 'Send rated usage' },
  'operator.read_audit': { label: 'Read and verify audit records' },
  'operator.protect_data': { label: 'Export the data of partners, and erase that of customers and of partners who have left' },
  'operator.answer_requests': { label: 'Answer support requests' },
  'operator.publish_incidents': { label: 'Publish incidents of services and planned work' },
} as const;

export type OperatorPermission = keyof typeof OPERATOR_PERMISSIONS;

/** Of operations that no partner calls: a customer about itself, a company that wants to be a partner, or anybody. */
export type OpenPermission = 'customer.itself' | 'applicant' | 'anybody';
export type Permission = PartnerPermission | OperatorPermission | OpenPermission;

export function isOpenPermission(permission: Permission): permission is OpenPermission {
  return permission === 'customer.itself' || permission === 'applicant' || permission === 'anybody';
}

export function isOperatorPermission(permission: Permission): permission is OperatorPermission {
  return permission in OPERATOR_PERMISSIONS;
}

/** A user may do what either of the two settings allows (R-USR-06). */
export function isAllowed(permission: PartnerPermission, roles: readonly Role[]): boolean {
  const granted: readonly Role[] = PERMISSIONS[permission].roles;
  return roles.some((role) => granted.includes(role));
}
