import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { link, SelfLink } from '../../contract/wire.ts';
import { refuse } from '../../shared/outcome.ts';
import { put } from '../../storage/port.ts';
import { parseFxRates } from './csv.ts';
import { FX_RATES } from './stored.ts';

const FxRatesResource = z.object({
  month: z.string(),
  loadedOn: z.string(),
  currencies: z.int().describe('How many rates there are.'),
  links: SelfLink,
});

/** How the operator says what the currencies are worth; partners download them beside the price sheets. */
export const fxRateOperations: Operation[] = [
  operation({
    id: 'loadFxRates',
    summary: 'Load the exchange rates of a month; until it begins they can be loaded again',
    method: 'PUT',
    path: 'v1/fxrates/{month}',
    availability: 'own',
    permission: 'operator.manage_price_lists',
    appOnly: true,
    whenAccountSuspended: 'allow',
    params: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-01') }),
    body: 'text/csv',
    answer: FxRatesResource,
    refuses: ['FxRatesMalformed', 'FxRatesInForce', 'Conflict'],
    handle: async ({ shared, today }, { params: { month }, body }) => {
      const rates = parseFxRates(body as string); // a text/csv body arrives as text
      if (!rates.ok) return rates;
      const was = await shared.catalog.get(FX_RATES, month);
      if (was && month <= today.slice(0, 7)) return refuse('FxRatesInForce');
      const loaded = { month, loadedOn: today, usdPerUnit: rates.value };
      if ((await shared.catalog.commit([put(FX_RATES, loaded, was)])) === 'conflict') return refuse('Conflict');
      const uri = `/sales/fxrates(Month='${month.replace('-', '')}')/$value`;
      const currencies = Object.keys(rates.value).length;
      return answered({ month, loadedOn: today, currencies, links: { self: link(uri) } });
    },
  }),
];
