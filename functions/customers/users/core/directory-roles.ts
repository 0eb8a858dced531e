import { COMPANY_ADMINISTRATOR } from '../../../contract/directory-role.ts';

/** A role of a customer's directory. Its id is the same in every tenant. */
export interface DirectoryRole {
  readonly id: string;
  readonly name: string;
}

/** The roles of the services that are sold here, by the names and template ids that Entra ID gives them. */
export const DIRECTORY_ROLES: readonly DirectoryRole[] = [
  { id: COMPANY_ADMINISTRATOR, name: 'Company Administrator' },
  { id: 'fe930be7-5e62-47db-91af-98c3a49a38b1', name: 'User Account Administrator' },
  { id: '729827e3-9c14-49f7-bb1b-9608f156bbb8', name: 'Helpdesk Administrator' },
  { id: 'f023fd81-a637-4b56-95fd-791ac0226033', name: 'Service Support Administrator' },
  { id: 'b0f54661-2d74-4c50-afa3-1ec803f12efe', name: 'Billing Administrator' },
  { id: '29232cdf-9323-42fd-ade2-1d097af3e4de', name: 'Exchange Service Administrator' },
  { id: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', name: 'SharePoint Service Administrator' },
  { id: '75941009-915a-4869-abe7-691bff18279e', name: 'Lync Service Administrator' },
  { id: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', name: 'Directory Readers' },
];
