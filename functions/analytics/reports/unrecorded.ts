import type { Fact, Fields } from '../core/report.ts';
import type { Report } from './report.ts';

/** Nothing of the kind happens in this programme, so an honest report of it has no rows. */
export async function* nothing(): AsyncGenerator<Fact> {}

const SEARCH_FIELDS: Fields = {
  companyName: 'text',
  contactButtonClicked: 'flag',
  keywordCountry: 'text',
  detailsViewed: 'flag',
  keywordIndustryFocus: 'text',
  mpnId: 'text',
  partnerMarket: 'text',
  keywordProduct: 'text',
  referralSubmitted: 'flag',
  searchDate: 'date',
  keywordSearchText: 'text',
};

/** There is no place where customers search for partners. */
export const searchReport: Report = {
  id: 'listSearchAnalytics',
  summary: 'Report on how often you were found by a search for partners; this programme has no such search, so it is empty',
  path: 'partner/v1/analytics/search',
  availability: '21vianet',
  fields: SEARCH_FIELDS,
  measures: { searchResultPageViews: Number, contactClicks: Number, referralCount: Number, profileViews: Number },
  facts: nothing,
};

const REFERRAL_FIELDS: Fields = {
  id: 'text',
  status: 'text',
  customerMarket: 'text',
  customerName: 'text',
  customerOrgSize: 'text',
  acceptedDate: 'date',
  acknowledgedDate: 'date',
  archivedDate: 'date',
  declinedDate: 'date',
  expiredDate: 'date',
  lostDate: 'date',
  missedDate: 'date',
  createdDate: 'date',
  skippedDate: 'date',
  wonDate: 'date',
  partnerMarket: 'text',
};

/** Nobody is referred to anybody. */
export const referralReport: Report = {
  id: 'listReferralAnalytics',
  summary: 'Report on your referrals; this programme has none, so it is empty',
  path: 'partner/v1/analytics/referrals',
  availability: 'worldwide_only',
  fields: REFERRAL_FIELDS,
  measures: { referralCount: Number },
  facts: nothing,
};
