import type { Minor } from '../../shared/money.ts';
import { percentOf } from './percent.ts';

/** From here on usage comes close to a budget. */
const TRENDING_PERCENT = 80;

/** Percent of its budget that a customer has used; 0 without one, or while discounts outweigh the usage. */
export function percentUsed(cost: Minor, budget: Minor | undefined): number {
  return cost <= 0 ? 0 : percentOf(cost, budget ?? 0);
}

/** How usage stands to a budget. To meet it is not yet over it. */
export function standingOf(cost: Minor, budget: Minor | undefined): 'within' | 'trending' | 'over' {
  if (budget === undefined) return 'within';
  if (cost > budget) return 'over';
  return cost * 100 >= budget * TRENDING_PERCENT ? 'trending' : 'within';
}
