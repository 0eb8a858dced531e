import { provinceNamed, provincesOfPostalCode } from './provinces.ts';

/** What the check looks at; anything else of an address is handed back as it came. */
interface Checked {
  readonly country: string;
  readonly state: string;
  readonly postalCode: string;
}

export interface Verdict<A> {
  readonly status: 'Verified' | 'InteractionRequired' | 'None' | 'NotValidated';
  /** With the state as this service writes it. */
  readonly suggestions: readonly A[];
  /** What is wrong, and what would be right. */
  readonly message?: string;
}

export const POSTAL_CODE = /^\d{6}$/;

/** Whether a Chinese address holds together: a province that exists, and a postal code of it. Streets are not looked up. */
export function checkAddress<A extends Checked>(address: A): Verdict<A> {
  const { country, state, postalCode } = address;
  if (country !== 'CN') {
    return { status: 'NotValidated', suggestions: [], message: `Only addresses in CN can be checked, not in ${country}.` };
  }
  const named = provinceNamed(state);
  if (!named)
    return { status: 'None', suggestions: [], message: `state: ${state} is no province; see the country validation rules.` };
  if (!POSTAL_CODE.test(postalCode)) return { status: 'None', suggestions: [], message: 'postalCode: has six digits in CN.' };
  const of = provincesOfPostalCode(postalCode);
  if (of.length === 0) return { status: 'None', suggestions: [], message: `postalCode: ${postalCode} is of no province.` };
  if (of.includes(named)) return { status: 'Verified', suggestions: [{ ...address, state: named.name }] };
  return {
    status: 'InteractionRequired',
    suggestions: of.map(({ name }) => ({ ...address, state: name })),
    message: `postalCode: ${postalCode} is of ${of.map(({ name }) => name).join(' or ')}, not of ${named.name}.`,
  };
}
