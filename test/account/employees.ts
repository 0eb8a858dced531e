import { PROGRAMME } from '../../functions/contract/programme.ts';

/** An employee as the direct reseller of the tests adds one. */
export const NEW_EMPLOYEE = {
  userPrincipalName: `Mei@direct.${PROGRAMME.domainSuffix}`,
  displayName: 'Mei Sample',
  agentSetting: 'sales_agent',
  adminSetting: 'none',
};
