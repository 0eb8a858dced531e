import { billedProfile } from '../account/profiles/stored.ts';
import type { Account } from '../account/stored.ts';
import type { Partition } from '../storage/port.ts';
import type { Invoice } from './stored.ts';

/** The account as it stands on a bill: addressed as its billing profile says. */
export async function billToOf(partition: Partition, account: Account): Promise<Invoice['billTo']> {
  const { companyName, address } = await billedProfile(partition, account);
  const { mpnId, domain, paymentTermDays, model, sandbox } = account;
  return {
    name: companyName,
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
