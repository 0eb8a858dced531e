import * as z from 'zod';
import { PartnerPath } from '../account/partners/wire.ts';
import { Attributes } from '../contract/wire.ts';
import { CustomerPath } from '../customers/wire.ts';
import type { Erasure, PartnerErasure } from './stored.ts';

export const PartnersCustomerPath = PartnerPath.extend(CustomerPath.shape);

const State = z.enum(['erasing', 'erased']).describe('Erasing: the customer itself is gone, the rest goes within minutes.');

export const WireErasure = z.object({
  customerId: z.string().describe('It stays: bills have it too.'),
  state: State,
  requestedAt: z.string(),
  erasedAt: z.string().optional(),
  attributes: Attributes,
});

export type WireErasure = z.infer<typeof WireErasure>;

export function toWireErasure({ customerId, ...times }: Erasure): WireErasure {
  return { customerId, ...progressOf(times), attributes: { objectType: 'Erasure' } };
}

export const WirePartnerErasure = WireErasure.omit({ customerId: true }).extend({ partnerId: z.string() });

export type WirePartnerErasure = z.infer<typeof WirePartnerErasure>;

export function toWirePartnerErasure(partnerId: string, times: PartnerErasure): WirePartnerErasure {
  return { partnerId, ...progressOf(times), attributes: { objectType: 'Erasure' } };
}

function progressOf({ requestedAt, doneAt }: PartnerErasure) {
  return {
    state: doneAt === undefined ? ('erasing' as const) : ('erased' as const),
    requestedAt,
    ...(doneAt === undefined ? {} : { erasedAt: doneAt }),
  };
}
