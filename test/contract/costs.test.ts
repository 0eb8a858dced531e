import { describe, expect, test } from 'vitest';
import { catalogOperations } from '../../functions/catalog/operations.ts';
import { explainOperations } from '../../functions/billing/explain/operations.ts';
import { customerCatalogueOperations } from '../../functions/customers/catalogue/operations.ts';
import { ERRORS } from '../../functions/contract/errors.ts';
import type { Operation } from '../../functions/contract/operation.ts';
import { cartOperations } from '../../functions/subscriptions/carts/operations.ts';
import { conversionOperations } from '../../functions/subscriptions/conversions/operations.ts';
import { licenseOperations } from '../../functions/subscriptions/licenses/operations.ts';
import { subscriptionsOperations } from '../../functions/subscriptions/operations.ts';
import { provisioningOperations } from '../../functions/subscriptions/provisioning/operations.ts';
import { supportContactOperations } from '../../functions/subscriptions/support-contact/operations.ts';
import { transitionOperations } from '../../functions/subscriptions/transitions/operations.ts';
import { attachmentOperations } from '../../functions/subscriptions/attachments/operations.ts';
import { notSoldOperations } from '../../functions/subscriptions/not-sold/operations.ts';
import { upgradeOperations } from '../../functions/subscriptions/upgrades/operations.ts';
import { send } from '../http/requests.ts';
import { openPlace } from './place.ts';
import { addressOf, idsFor, sampleOf } from './samples.ts';

const MEASURED: readonly Operation[] = [
  ...catalogOperations,
  ...customerCatalogueOperations,
  ...subscriptionsOperations,
  ...cartOperations,
  ...upgradeOperations,
  ...transitionOperations,
  ...conversionOperations,
  ...provisioningOperations,
  ...supportContactOperations,
  ...licenseOperations,
  ...attachmentOperations,
  ...notSoldOperations,
  ...explainOperations.filter(({ id }) => id.startsWith('preview')),
];

/**
 * Documents read, pages listed and commits, and whom they hold for. Every operation of a partner reads its account, and the
 * employee who calls; every change is one commit with its audit record. Two commits: one comes before it, in
 * another partition, or of an upgrade, after which licenses are moved.
 */
const COSTS: readonly (readonly [get: number, list: number, commit: number, ids: readonly string[], blobs?: object])[] = [
  [2, 0, 0, ['getAzureRateCard', 'getAzureSharedRateCard', 'getPromotion', 'listOfferCategories', 'listPromotions']],
  [
    2,
    1,
    0,
    [
      'getAvailability',
      'getProduct',
      'getSku',
      'listAvailabilities',
      'listOfferMatrices',
      'listPriceLists',
      'listProducts',
      'listSkus',
    ],
  ],
  [2, 1, 1, ['checkInventory', 'diffOfferMatrix']],
  [2, 2, 0, ['getPriceFile']],
  [
    3,
    0,
    0,
    [
      'getOffer',
      'getOfferMatrix',
      'getOrder',
      'getPriceList',
      'getSubscription',
      'getSubscriptionSupportContact',
      'listCustomerOfferCategories',
      'listOrderActivationLinks',
      'listOrderLineActivationLinks',
      'listSubscriptionActivationLinks',
    ],
  ],
  [
    3,
    1,
    0,
    [
      'getCatalogPins',
      'getCustomerAvailability',
      'getCustomerProduct',
      'getCustomerSku',
      'getOrderProvisioningStatus',
      'listCustomerAvailabilities',
      'listCustomerOffers',
      'listCustomerProducts',
      'listCustomerSkus',
      'listOfferAddOns',
      'listOffers',
      'listOrders',
      'listSubscriptionAddOns',
      'listTransitions',
      'listSubscriptions',
    ],
  ],
  [3, 1, 1, ['setCatalogPins']],
  [
    3,
    0,
    0,
    [
      'acceptTransfer',
      'activateSubscription',
      'cancelAzureEntitlement',
      'createProductUpgrade',
      'createTransfer',
      'getAzureEntitlement',
      'getProductUpgradeStatus',
      'getReservedInstanceArtifact',
      'getSubscriptionRegistration',
      'getTransfer',
      'listAzureEntitlements',
      'listEntitlements',
      'listOverages',
      'listTransfers',
      'registerSubscription',
      'rejectTransfer',
      'updateOverage',
      'withdrawTransfer',
    ],
  ],
  [3, 0, 1, ['checkProductUpgrade']],
  [3, 0, 2, ['loadFxRates']],
  [3, 1, 0, ['listOrderAttachments', 'listTransferEligibilities']],
  [3, 1, 1, ['checkPromotions']],
  [3, 1, 1, ['attachToOrder'], { stage: 1, finish: 1 }],
  [4, 0, 0, ['downloadOrderAttachment'], { read: 1 }],
  [3, 1, 2, ['loadOfferMatrix']],
  [3, 2, 2, ['publishPriceList']],
  [3, 3, 1, ['diffPriceList']],
  [4, 0, 0, ['getCart']],
  [4, 0, 1, ['changeSubscription', 'updateSubscriptionSupportContact']],
  [4, 1, 1, ['createCart', 'createOrder']],
  [5, 1, 0, ['listCustomerUserLicenses', 'listSubscriptionConversions']],
  [5, 1, 1, ['addAddOnToOrder', 'updateCart']],
  [5, 3, 0, ['listManagedServices']],
  [6, 0, 0, ['getSubscriptionProvisioningStatus']],
  [6, 0, 1, ['previewSubscriptionChange']],
  [6, 1, 1, ['checkoutCart', 'convertSubscription', 'previewOrder']],
  [6, 3, 2, ['updateCustomerUserLicenses']],
  [7, 4, 0, ['listSubscriptionUpgrades', 'listTransitionEligibilities']],
  [8, 1, 1, ['previewCart', 'previewConversion']],
  [8, 3, 0, ['listSubscribedSkus']],
  [11, 4, 1, ['previewUpgrade']],
  [10, 4, 2, ['createSubscriptionUpgrade']],
  [12, 4, 2, ['createTransition']],
];

async function costOf(operation: Operation) {
  const { meter, ports, idsOf } = await openPlace();
  const ids = idsFor(operation, idsOf.direct);
  const { partner = 'direct', body, headers = {} } = sampleOf(operation, ids);
  meter.take();
  const { status } = await send(ports, operation.method, addressOf(operation, ids), {
    partner,
    role: 'globalAdmin',
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status, cost: meter.take() };
}

describe('storage requests of an operation of the catalogue, of orders, carts and subscriptions', () => {
  test.each(MEASURED)('$id', async (operation) => {
    const { status, cost } = await costOf(operation);
    if (operation.always) expect(status).toBe(ERRORS[operation.always].status);
    else expect(status).toBeLessThan(300);
    const [get, list, commit, , blobs] = COSTS.find(([, , , ids]) => ids.includes(operation.id)) ?? [];
    expect({ get: 0, list: 0, commit: 0, ...cost }).toEqual({ get, list, commit, ...blobs });
  });

  test('each stands in the table once', () => {
    expect(COSTS.flatMap(([, , , ids]) => ids).toSorted()).toEqual(MEASURED.map(({ id }) => id).toSorted());
  });
});
