import { answered, operation, type Operation } from '../../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection } from '../../contract/paging.ts';
import { collectionOf } from '../../contract/wire.ts';
import { under } from '../../storage/port.ts';
import { accountsOf } from '../queries.ts';
import { PARTNERS_BY_MPN_ID, mpnIdKey } from '../stored.ts';
import { PartnerPath, PartnersQuery, toWirePartner, WirePartner } from './wire.ts';

const SIZES = { default: 100, max: 100 };
const PATH = '/operator/partners';

const PARTNERS = {
  method: 'GET',
  availability: 'own',
  permission: 'operator.manage_partners',
  appOnly: true,
  whenAccountSuspended: 'allow',
} as const;

/** Who takes part in the programme, for its operator. */
export const partnerAccountOperations: readonly Operation[] = [
  operation({
    ...PARTNERS,
    id: 'listPartners',
    summary: 'List the partners of the programme by MPN ID; a page can hold fewer than were asked for',
    path: 'v1/operator/partners',
    query: PartnersQuery,
    answer: collectionOf(WirePartner),
    refuses: ['InvalidContinuationToken'],
    handle: async ({ shared }, { query, continuationToken }) => {
      const seek = parseSeek(query, continuationToken, SIZES);
      if (!seek.ok) return seek;
      const { state, mpnId } = query;
      const bounds = mpnId === undefined ? {} : under(mpnIdKey(mpnId));
      const page = await shared.directory.list(PARTNERS_BY_MPN_ID, pageRequest(seek.value, bounds));
      const accounts = await accountsOf(shared, page.items);
      const path = state === undefined ? PATH : `${PATH}?state=${state}`;
      const all = seekCollection(path, seek.value, page, ({ value }) => accounts.get(value.partnerId));
      const items = all.items
        .filter((account) => account !== undefined)
        .filter((account) => account.model !== 'operator' && (state === undefined || account.state === state))
        .map(toWirePartner);
      return answered({ ...all, items, totalCount: items.length });
    },
  }),
  operation({
    ...PARTNERS,
    id: 'getPartner',
    summary: 'Read the account of a partner: its state, its billing day, and how far its jobs have come',
    path: 'v1/operator/partners/{partnerId}',
    onPartner: true,
    params: PartnerPath,
    answer: WirePartner,
    refuses: [],
    handle: async ({ account }) => answered(toWirePartner(account.value)),
  }),
];
