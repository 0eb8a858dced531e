import { SAMPLE_OFFER_ID as ID } from './ids.ts';

const MAIL_AND_SITES = ['EXCHANGE', 'SHAREPOINT', 'SKYPE', 'ONEDRIVE'];

/** What the sample offers bring of each other's parts; an offer that is not here brings something of its own. */
export const SAMPLE_PLANS: Readonly<Record<string, readonly string[]>> = {
  [ID.business]: ['OFFICE_APPS', 'ONEDRIVE'],
  [ID.businessEssentials]: MAIL_AND_SITES,
  [ID.businessPremium]: [...MAIL_AND_SITES, 'OFFICE_APPS'],
  [ID.businessPremiumTrial]: [...MAIL_AND_SITES, 'OFFICE_APPS'],
  [ID.proPlus]: ['OFFICE_APPS', 'ONEDRIVE'],
  [ID.enterpriseK1]: ['EXCHANGE', 'SHAREPOINT', 'SKYPE'],
  [ID.enterpriseE1]: MAIL_AND_SITES,
  [ID.planE1]: MAIL_AND_SITES,
  [ID.enterpriseE3]: [...MAIL_AND_SITES, 'OFFICE_APPS', 'ARCHIVING'],
  [ID.planE3]: [...MAIL_AND_SITES, 'OFFICE_APPS', 'ARCHIVING'],
  [ID.enterpriseE3Trial]: [...MAIL_AND_SITES, 'OFFICE_APPS', 'ARCHIVING'],
  [ID.exchangeKiosk]: ['EXCHANGE'],
  [ID.exchangePlan1]: ['EXCHANGE'],
  [ID.exchangePlan2]: ['EXCHANGE', 'ARCHIVING'],
  [ID.skypePlan1]: ['SKYPE'],
  [ID.skypePlan2]: ['SKYPE'],
  [ID.sharePointPlan1]: ['SHAREPOINT'],
  [ID.sharePointPlan2]: ['SHAREPOINT'],
  [ID.oneDrivePlan1]: ['ONEDRIVE'],
  [ID.oneDrivePlan2]: ['ONEDRIVE'],
};
