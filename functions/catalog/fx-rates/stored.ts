import * as z from 'zod';
import { defineKind } from '../../storage/port.ts';
import { StoredDate } from '../../storage/values.ts';

const FxRates = z.object({
  /** `2027-01` */
  month: z.string(),
  loadedOn: StoredDate,
  /** US dollars for one unit, as decimal text: bills are in one currency, so no amount is ever made from it. */
  usdPerUnit: z.record(z.string(), z.string()),
});

export type FxRates = z.infer<typeof FxRates>;

/** The exchange rates of a month: for whoever compares prices with those of another country. */
export const FX_RATES = defineKind<FxRates>({
  name: 'fxRates',
  container: 'catalog',
  schemaVersion: 1,
  schema: FxRates,
  idOf: ({ month }) => month,
  indexes: {},
});
