import * as z from 'zod';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { Guid } from '../../contract/wire.ts';
import type { SharedPartitions } from '../../identity/scope.ts';
import { ok, refuse, type Outcome } from '../../shared/outcome.ts';
import { findPartnerByMpnId } from '../queries.ts';
import { DIRECTORY_ENTRY, type DirectoryEntry } from '../stored.ts';

type StatusError =
  | 'ResellerIdMalformed'
  | 'ResellerIdMissing'
  | 'ResellerMpnIdUnknown'
  | 'ResellerTenantUnknown'
  | 'NotAnIndirectReseller';

interface Named {
  readonly mpnId?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** The partner that exactly one of the two ids names. An empty one counts as missing: .NET always sends both. */
async function findNamed(shared: SharedPartitions, { mpnId, tenantId }: Named): Promise<Outcome<DirectoryEntry, StatusError>> {
  if (mpnId !== undefined && tenantId !== undefined) return refuse('ResellerIdMalformed', 'Both ids were given.');
  if (tenantId !== undefined) {
    const id = Guid.safeParse(tenantId).data;
    if (id === undefined) return refuse('ResellerIdMalformed', 'tenantId is not a GUID.');
    const entry = await shared.directory.get(DIRECTORY_ENTRY, id);
    return entry ? ok(entry.value) : refuse('ResellerTenantUnknown');
  }
  if (mpnId === undefined) return refuse('ResellerIdMissing');
  if (!/^\d{1,10}$/.test(mpnId)) return refuse('ResellerIdMalformed', 'mpnId is not a number.');
  const partner = await findPartnerByMpnId(shared, mpnId);
  return partner ? ok(partner) : refuse('ResellerMpnIdUnknown');
}

export const complianceOperations: Operation[] = [
  operation({
    id: 'getAgreementSignatureStatus',
    summary: 'Ask whether an indirect reseller has signed the reseller agreement',
    method: 'GET',
    path: 'v1/compliance/{programName}/agreementstatus',
    availability: 'worldwide_only',
    permission: 'agreements.view',
    appOnly: false,
    whenAccountSuspended: 'allow',
    params: z.object({ programName: z.string().toLowerCase().pipe(z.literal('csp')) }),
    query: z.object({
      mpnId: z.string().optional().describe('Of the reseller; one of the two.'),
      tenantId: z.string().optional().describe('Of the reseller; one of the two.'),
    }),
    answer: z.object({ isAgreementSigned: z.boolean() }),
    refuses: [
      'ResellerIdMalformed',
      'ResellerIdMissing',
      'ResellerTenantUnknown',
      'ResellerMpnIdUnknown',
      'NotAnIndirectReseller',
    ],
    handle: async ({ shared }, { query }) => {
      const partner = await findNamed(shared, query);
      if (!partner.ok) return partner;
      if (partner.value.model !== 'indirectReseller') return refuse('NotAnIndirectReseller');
      return answered({ isAgreementSigned: true }); // who has not signed is not in the directory (R-ENR-12)
    },
  }),
];
