import * as z from 'zod';
import { answered, operation, type Operation } from '../contract/operation.ts';
import { PROGRAMME } from '../contract/programme.ts';
import { Attributes } from '../contract/wire.ts';
import { refuse } from '../shared/outcome.ts';
import { isServed } from './products/served.ts';

const RateCard = z.object({
  locale: z.string(),
  currency: z.literal(PROGRAMME.currency),
  isTaxIncluded: z.literal(false),
  meters: z.array(z.never()),
  offerTerms: z.array(z.never()),
  attributes: Attributes,
});

const RateCardQuery = z.object({
  currency: z.string().toUpperCase().default(PROGRAMME.currency),
  region: z.string().default(PROGRAMME.market),
});

/** Azure is not sold here (R-PROG-08, R-REC-11), so no meter has a price: usage that is imported comes with its own. */
export const rateCardOperations: Operation[] = (
  [
    ['getAzureRateCard', 'azure', 'Read the prices of Azure by meter; it is not sold here, so there are none'],
    ['getAzureSharedRateCard', 'azure-shared', 'Read the prices of Azure shared services by meter; there are none here'],
  ] as const
).map(([id, card, summary]) =>
  operation({
    id,
    summary,
    method: 'GET',
    path: `v1/ratecards/${card}`,
    availability: 'worldwide_only',
    permission: 'pricing.view',
    appOnly: true,
    whenAccountSuspended: 'allow',
    query: RateCardQuery,
    answer: RateCard,
    refuses: ['CountryNotServed', 'CurrencyNotServed'],
    handle: async ({ locale }, { query: { currency, region } }) => {
      if (!isServed(region)) return refuse('CountryNotServed');
      if (currency !== PROGRAMME.currency) return refuse('CurrencyNotServed');
      const attributes = { objectType: 'AzureRateCard' };
      return answered({
        locale,
        currency: PROGRAMME.currency,
        isTaxIncluded: false as const,
        meters: [],
        offerTerms: [],
        attributes,
      });
    },
  }),
);
