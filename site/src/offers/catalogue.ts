import { languageOf } from '../../../functions/catalog/core/localized.ts';
import { parsePriceList } from '../../../functions/catalog/price-list-csv.ts';
import type { Minor } from '../../../functions/shared/money.ts';
import type { CalendarDate } from '../../../functions/shared/calendar.ts';
import type { RecordedCatalogue } from '../../record-catalogue.ts';
import recorded from '../generated/catalogue.json';

const { isSample, offers, priceLists }: RecordedCatalogue = recorded as unknown as RecordedCatalogue;

/** An offer in one language, with what a seat costs for a whole period now and on the next price list. */
export interface GuideOffer {
  readonly id: string;
  /** The same in every language: the last part of its address. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Minor | undefined;
  readonly nextPrice: Minor | undefined;
  readonly minimum: number;
  readonly maximum: number;
  readonly isTrial: boolean;
  readonly isAddOn: boolean;
  readonly isOnSale: boolean;
  readonly upgradesTo: readonly string[];
  /** The offers that an add-on can hang on. */
  readonly addOnOf: readonly string[];
}

export interface GuidePriceList {
  readonly effectiveFrom: CalendarDate;
  readonly csv: string;
  readonly priceOf: (offerId: string) => Minor | undefined;
}

const lists = priceLists.map((csv): GuidePriceList => {
  const list = parsePriceList(csv, new Set(offers.en.map(({ id }) => id)));
  if (!list.ok) throw new Error(list.detail);
  const { effectiveFrom, prices } = list.value;
  return { effectiveFrom, csv, priceOf: (id) => prices[id]?.listPrice };
});

/** The price list in force and, once it is published, the one after it, read by the code that loads them into the catalogue. */
export function shownPriceLists(): { now: GuidePriceList; next: GuidePriceList | undefined; isSample: boolean } {
  const [now, next] = lists;
  if (!now) throw new Error('there is a price list in force');
  return { now, next, isSample };
}

export function guideOffers(lang: string): readonly GuideOffer[] {
  const { now, next } = shownPriceLists();
  const language = languageOf(lang);
  const texts = language === 'pt-BR' ? offers.pt : language === 'zh-CN' ? offers.zh : offers.en;
  return texts.map((offer, index) => ({
    id: offer.id,
    slug: slugOf(index),
    name: offer.name,
    description: offer.description,
    category: offer.category.name,
    price: now.priceOf(offer.id),
    nextPrice: next?.priceOf(offer.id),
    minimum: offer.minimumQuantity,
    maximum: offer.maximumQuantity,
    isTrial: offer.isTrial,
    isAddOn: offer.isAddOn,
    isOnSale: offer.isAvailableForPurchase,
    upgradesTo: offer.isTrial ? [] : (offer.upgradeTargetOffers ?? []),
    addOnOf: offer.prerequisiteOffers,
  }));
}

function slugOf(index: number): string {
  const named = offers.en.map(({ name }) =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  );
  const slug = named[index] ?? '';
  return named.indexOf(slug) === index ? slug : `${slug}-${index}`;
}
