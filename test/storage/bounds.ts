import { LIMITS } from '../../functions/contract/limits.ts';
import { DIRECTORY_ROLES } from '../../functions/customers/users/core/directory-roles.ts';
import { SERVICE_IDS } from '../../functions/contract/services.ts';
import { WEBHOOK_EVENT_NAMES } from '../../functions/contract/webhooks.ts';
import { REQUESTS_PER_PAGE } from '../../functions/analytics/requests/stored.ts';
import { MATRIX_OFFERS_MAX } from '../../functions/catalog/matrix/stored.ts';
import { UPDATES_MAX } from '../../functions/health/core/history.ts';
import { WRITES_MAX } from '../../functions/storage/port.ts';
import { CART_LINES_MAX } from '../../functions/subscriptions/carts/wire.ts';
import { LINES_MAX } from '../../functions/subscriptions/wire.ts';

/**
 * Every list and every record inside a stored document: how many there are at most in the whole document, how many bytes one has as
 * JSON without the lists inside it, and what keeps it from having more. `[]` is a list, `{}` a record.
 */
export const BOUNDS: Readonly<Record<string, readonly [most: number, bytes: number, because: string]>> = {
  'account.applications[]': [100, 40, 'named by the operator, one by one'],
  'agreementTemplate.texts{}': [20, 1000, `a request has ${LIMITS.jsonBytes} bytes`],
  'agreementTemplate.texts{}.paragraphs[]': [200, 5000, `a request has ${LIMITS.jsonBytes} bytes`],
  'applicationConsent.applicationGrants[]': [50, 4100, 'the request'],
  'auditSeal.records[]': [WRITES_MAX, 160, 'sealed in one commit'],
  'billingTerms.discounts[]': [1000, 1000, 'the request'],
  'billingTerms.taxRates[]': [100, 60, 'the request'],
  'cart.lines[]': [CART_LINES_MAX, 3000, 'the request; a cart is replaced, not added to'],
  'cart.lines[].addOns[]': [CART_LINES_MAX, 3000, 'counted as lines'],
  'cart.orderIds{}': [CART_LINES_MAX, 120, 'one for each kind of line'],
  'catalogPins.offerIds[]': [5, 40, 'TooManyPins'],
  'customer.domains[]': [LIMITS.customDomains, 1000, 'CustomerHasManyDomains'],
  'customer.domains[].settings{}': [
    13 * LIMITS.customDomains,
    7500,
    'the members that the request knows, each of bounded length',
  ],
  'customerUser.roleIds[]': [DIRECTORY_ROLES.length, 40, 'each role once'],
  'customerUser.skuIds[]': [MATRIX_OFFERS_MAX, 40, 'each product once'],
  'deletedCustomerUser.roleIds[]': [DIRECTORY_ROLES.length, 40, 'as the user had'],
  'deletedCustomerUser.skuIds[]': [MATRIX_OFFERS_MAX, 40, 'as the user had'],
  'fxRates.usdPerUnit{}': [300, 40, 'ISO codes, each once'],
  'invoice.billTo.address[]': [10, 600, 'the lines of one address'],
  'invoice.totals.offers{}': [MATRIX_OFFERS_MAX, 400, 'the offers that are sold'],
  'linePage.groups[]': [550, 1200, 'a page ends at 500 lines, with the subscription that it holds last'],
  'linePage.groups[].lines[]': [550, 500, 'a page ends at 500 lines'],
  'linePage.totals.offers{}': [MATRIX_OFFERS_MAX, 400, 'the offers that are sold'],
  'notice.documents[]': [2000, 80, 'unpaid documents of an account that is suspended long before'],
  'offer.conversionTargetOffers[]': [MATRIX_OFFERS_MAX, 40, 'offers of the matrix'],
  'offer.plans[]': [200, 100, 'the cell of a file'],
  'offer.prerequisiteOffers[]': [MATRIX_OFFERS_MAX, 40, 'offers of the matrix'],
  'offer.upgradeTargetOffers[]': [MATRIX_OFFERS_MAX, 40, 'offers of the matrix'],
  'offerMatrix.offers[]': [MATRIX_OFFERS_MAX, 1200, 'refused beyond'],
  'offerMatrix.offers[].conversionTargetOffers[]': [2 * MATRIX_OFFERS_MAX, 40, 'a trial has one or two'],
  'offerMatrix.offers[].plans[]': [5 * MATRIX_OFFERS_MAX, 40, 'a handful each'],
  'offerMatrix.offers[].prerequisiteOffers[]': [3 * MATRIX_OFFERS_MAX, 40, 'a handful for each add-on'],
  'offerMatrix.offers[].upgradeTargetOffers[]': [3 * MATRIX_OFFERS_MAX, 40, 'a handful each'],
  'oneTimeLines.lines[]': [
    LIMITS.lineItems,
    900,
    `a request has ${LIMITS.jsonBytes} bytes; a customer's name and domain are added`,
  ],
  'order.lines[]': [LINES_MAX, 1200, 'OrderNotProcessable, add-ons of later years included'],
  'outbox.happened[]': [WRITES_MAX, 150, 'the writes of one commit'],
  'partnerships.partnerIds[]': [LIMITS.partnersOfCustomer, 40, 'CustomerHasManyPartners'],
  'priceList.prices{}': [LIMITS.prices, 600, 'PriceListMalformed'],
  'receivables.items[]': [5000, 300, 'a dozen invoices a year; the operator writes others by hand'],
  'requestDay.applications{}': [100, 100, 'the applications of the account'],
  'erasure.domains[]': [LIMITS.customDomains + 1, 260, 'the domains of the customer'],
  'erasure.partnerIds[]': [LIMITS.partnersOfCustomer + 1, 40, 'the partners of the customer, and who asked'],
  'requestPage.requests[]': [REQUESTS_PER_PAGE, 1200, 'more go into another page'],
  'requestDay.withoutMfa{}': [5000, 350, 'the employees who call on one day'],
  'selfServePolicy.resources[]': [10, 40, 'the request'],
  'serviceIncident.services[]': [SERVICE_IDS.length, 60, 'each once'],
  'serviceIncident.updates[]': [UPDATES_MAX, 20_000, 'the request, and what was published before'],
  'serviceRequest.attachments[]': [LIMITS.attachments, 1500, 'ServiceRequestFull'],
  'subscription.seatChanges[]': [20_000, 80, 'one a day and one a renewal: half a century of daily changes'],
  'subscription.terms[]': [1000, 130, 'one a renewal'],
  'usagePage.groups[]': [550, 1200, 'a page ends at 500 lines'],
  'usagePage.groups[].lines[]': [550, 1200, 'a page ends at 500 lines'],
  'usagePage.totals.offers{}': [MATRIX_OFFERS_MAX, 400, 'the offers that are sold'],
  'validationCode.customerIds[]': [LIMITS.customersOfCode, 40, 'ValidationCodeUsedUp'],
  'webhookRegistration.events[]': [WEBHOOK_EVENT_NAMES.length, 60, 'each once'],
  'webhookRegistration.properties{}': [20, 3500, 'the request'],
  'webhookRegistration.tests[]': [10, 40, 'of the last minute; TooManyValidationEvents'],
};
