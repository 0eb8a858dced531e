import { expect, test } from 'vitest';
import { AUDITED_OPERATIONS } from '../../functions/audit/core/audited.ts';
import { isRead } from '../../functions/contract/operation.ts';
import { OPERATIONS } from '../../functions/operations.ts';

/** What is sent in a body and changes nothing, and what belongs to no partner. */
const NOT_AUDITED = [
  'checkInventory',
  'checkProductUpgrade',
  'checkPromotions',
  'diffOfferMatrix',
  'diffPriceList',
  'openCustomerSession',
  'previewCart',
  'previewConversion',
  'previewOrder',
  'previewSubscriptionChange',
  'previewUpgrade',
  'sendCustomerCode',
  'validateAddress',
  'verifyReconciliationFile',
];

test('every operation of the one table that changes something is audited, and nothing else is', () => {
  const changing = OPERATIONS.filter((operation) => !isRead(operation) && !operation.always).map(({ id }) => id);
  expect([...AUDITED_OPERATIONS, ...NOT_AUDITED].toSorted()).toEqual(changing.toSorted());
});
