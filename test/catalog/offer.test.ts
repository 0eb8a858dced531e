import { expect, test } from 'vitest';
import { languageOf, textIn } from '../../functions/catalog/core/localized.ts';
import {
  billingCycleOf,
  isAddOn,
  isAddOnOf,
  isProductId,
  isQuantityAllowed,
  isWithinLimit,
} from '../../functions/catalog/core/offer.ts';
import type { Offer } from '../../functions/catalog/stored.ts';

const OFFER: Offer = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  name: { en: 'Sample', zh: '示例' },
  description: { en: 'A sample.', zh: '示例。', pt: 'Uma amostra.' },
  categoryId: 'Enterprise_Key',
  rank: 10,
  quantityMin: 5,
  quantityMax: 300,
  term: { count: 1, unitOfMeasure: 'Year' },
  prerequisiteOffers: [],
  upgradeTargetOffers: [],
  conversionTargetOffers: [],
  hasAddOns: false,
  isAvailableForPurchase: true,
  isAutoRenewable: true,
  isTrial: false,
  unitType: 'Licenses',
  service: 'office365',
  plans: [],
  product: { id: 'AAAAAAAA-0000-4000-8000-000000000002', name: 'Sample' },
};

const QUANTITIES = [
  [4, false],
  [5, true],
  [300, true],
  [301, false],
  [5.5, false],
] as const;

for (const [quantity, allowed] of QUANTITIES) {
  test(`R-SUB-11: ${quantity} of an offer from 5 to 300: ${allowed ? 'allowed' : 'refused'}`, () => {
    expect(isQuantityAllowed(OFFER, quantity)).toBe(allowed);
  });
}

test('R-SUB-12: an add-on hangs on its prerequisite offers only, whatever the case of their ids', () => {
  const parentId = 'BBBBBBBB-0000-4000-8000-000000000001';
  const addOn = { ...OFFER, prerequisiteOffers: [parentId] };
  expect(isAddOn(OFFER)).toBe(false);
  expect(isAddOn(addOn)).toBe(true);
  expect(isAddOnOf(addOn, parentId.toLowerCase())).toBe(true);
  expect(isAddOnOf(addOn, OFFER.id)).toBe(false);
});

test('an offer without a limit can be had any number of times', () => {
  expect(isWithinLimit(OFFER, { concurrent: 1000, lifetime: 1000 })).toBe(true);
});

test('a lifetime limit counts ended subscriptions too', () => {
  const offer: Offer = { ...OFFER, limit: { count: 1, unitOfMeasure: 'Lifetime' } };
  expect(isWithinLimit(offer, { concurrent: 0, lifetime: 0 })).toBe(true);
  expect(isWithinLimit(offer, { concurrent: 0, lifetime: 1 })).toBe(false);
});

test('a concurrent limit forgets ended subscriptions', () => {
  const offer: Offer = { ...OFFER, limit: { count: 2, unitOfMeasure: 'Concurrent' } };
  expect(isWithinLimit(offer, { concurrent: 1, lifetime: 7 })).toBe(true);
  expect(isWithinLimit(offer, { concurrent: 2, lifetime: 7 })).toBe(false);
});

test('a trial has no billing cycle, everything else the monthly one', () => {
  expect(billingCycleOf(OFFER)).toBe('monthly');
  expect(billingCycleOf({ ...OFFER, isTrial: true })).toBe('none');
});

test('ids of products, SKUs and availabilities are not ids of offers', () => {
  expect(isProductId('CFQ7TTC0LH18:0001')).toBe(true);
  expect(isProductId('CFQ7TTC0LH18:0001:CFQ7TTC0K5DM')).toBe(true);
  expect(isProductId(OFFER.id)).toBe(false);
});

const LOCALES = [
  ['en-US', 'en-US', 'Sample', 'A sample.'],
  ['zh-CN', 'zh-CN', '示例', '示例。'],
  ['zh-Hant-TW', 'zh-CN', '示例', '示例。'],
  ['pt-BR', 'pt-BR', 'Sample', 'Uma amostra.'],
  ['de-DE', 'en-US', 'Sample', 'A sample.'],
] as const;

for (const [locale, language, name, description] of LOCALES) {
  test(`the locale ${locale} is answered in ${language}`, () => {
    expect(languageOf(locale)).toBe(language);
    expect(textIn(OFFER.name, language)).toBe(name);
    expect(textIn(OFFER.description, language)).toBe(description);
  });
}
