import type { GuidePriceList } from './catalogue.ts';

/** Where the page of an offer is in a language. */
export function offerAddress(lang: string, slug: string): string {
  return `${rootOf(lang)}offers/${slug}/`;
}

/** The home page of a language. */
export function rootOf(lang: string): string {
  return lang.startsWith('pt') ? '/pt-br/' : lang.startsWith('zh') ? '/zh-cn/' : '/';
}

export function priceListAddress({ effectiveFrom }: Pick<GuidePriceList, 'effectiveFrom'>): string {
  return `/price-lists/${effectiveFrom}.csv`;
}
