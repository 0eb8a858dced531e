import type { Account } from '../account/stored.ts';
import type { Invoice } from './stored.ts';

/** The account as it stands on a bill. */
export function billToOf({ name, mpnId, domain, address, paymentTermDays, model, sandbox }: Account): Invoice['billTo'] {
  return {
    name,
    mpnId,
    domain,
    address: addressLines(address),
    isIndirect: model !== 'direct',
    isSandbox: sandbox !== undefined,
    paymentTermDays,
  };
}

function addressLines({ addressLine1, addressLine2, city, state, postalCode, country }: Account['address']): string[] {
  const place = [city, state, postalCode, country].filter(Boolean).join(', ');
  return [addressLine1, addressLine2, place].filter((text): text is string => Boolean(text));
}
