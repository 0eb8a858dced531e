import { PROGRAMME } from '../../contract/programme.ts';

/** Whether the programme sells in a country, named by its ISO code in any case. */
export function isServed(country: string): boolean {
  return country.toUpperCase() === PROGRAMME.market;
}
