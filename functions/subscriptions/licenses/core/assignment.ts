import { ok, refuse, type Outcome } from '../../../shared/outcome.ts';
import type { Sku } from './skus.ts';

export interface WantedLicenses {
  readonly assign: readonly string[];
  readonly remove: readonly string[];
}

/** The licenses a user has afterwards. Having one already, or not having one that is to go, changes nothing. */
export function planLicenses(
  had: readonly string[],
  { assign, remove }: WantedLicenses,
  skus: readonly Sku[],
): Outcome<{ skuIds: string[]; taken: string[]; returned: string[] }, 'InvalidProperty'> {
  const unknown = assign.find((id) => !skus.some((sku) => sku.id === id && sku.target === 'User'));
  if (unknown !== undefined)
    return refuse('InvalidProperty', `licensesToAssign: the customer has no license ${unknown} for users.`);
  const skuIds = [...new Set([...had, ...assign])].filter((id) => !remove.includes(id));
  return ok({
    skuIds,
    taken: skuIds.filter((id) => !had.includes(id)),
    returned: had.filter((id) => !skuIds.includes(id)),
  });
}

/** Of what would be taken, the first that the customer has not bought enough of. @param consumed  by SKU, all users together */
export function exceeded(
  taken: readonly string[],
  consumed: ReadonlyMap<string, number>,
  skus: readonly Sku[],
): string | undefined {
  return taken.find((id) => (consumed.get(id) ?? 0) > (skus.find((sku) => sku.id === id)?.activeUnits ?? 0));
}
