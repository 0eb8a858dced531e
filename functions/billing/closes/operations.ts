import { PartnerPath } from '../../account/partners/wire.ts';
import { accountsOf } from '../../account/queries.ts';
import { BILLED_PARTNERS } from '../../account/stored.ts';
import { answered, operation, type Operation } from '../../contract/operation.ts';
import { pageRequest, parseSeek, seekCollection } from '../../contract/paging.ts';
import { collectionOf } from '../../contract/wire.ts';
import { startOf } from '../../shared/calendar.ts';
import { refuse } from '../../shared/outcome.ts';
import { CLOSES } from './shared.ts';
import { rehearsalOperations } from './rehearsal.ts';
import { DueQuery, toWireClose, WireClose } from './wire.ts';

const SIZES = { default: 100, max: 100 };

const listDueCloses = operation({
  ...CLOSES,
  id: 'listDueCloses',
  summary: 'List the partners whose month close is due, or will be by a day; a page can hold fewer than were asked for',
  method: 'GET',
  path: 'v1/operator/closes',
  query: DueQuery,
  answer: collectionOf(WireClose),
  refuses: ['InvalidContinuationToken'],
  handle: async ({ shared, today }, { query, continuationToken }) => {
    const seek = parseSeek(query, continuationToken, SIZES);
    if (!seek.ok) return seek;
    const { through = today } = query;
    const page = await shared.directory.list(BILLED_PARTNERS, pageRequest(seek.value, {}));
    const accounts = await accountsOf(shared, page.items);
    const path = `/operator/closes?through=${through}`;
    const all = seekCollection(path, seek.value, page, ({ value }) => accounts.get(value.partnerId));
    const closes = all.items.map((account) => account && toWireClose(account, today));
    const items = closes.filter((close) => close !== undefined).filter(({ billingDate }) => billingDate <= startOf(through));
    return answered({ ...all, items, totalCount: items.length });
  },
});

const startClose = operation({
  ...CLOSES,
  id: 'startClose',
  summary: 'Send a partner whose month close is due to a worker, as the daily timer does; once closed it stays as it is',
  method: 'POST',
  path: 'v1/operator/partners/{partnerId}/closes',
  onPartner: true,
  params: PartnerPath,
  answer: WireClose,
  refuses: ['ClosesByItsClock', 'BilledToProvider'],
  handle: async ({ account: { value: account }, queue, today }) => {
    if (account.sandbox) return refuse('ClosesByItsClock');
    const close = toWireClose(account, today);
    if (!close) return refuse('BilledToProvider');
    if (close.isDue) await queue.send('partner-days', { partnerId: account.partnerId });
    return answered(close);
  },
});

export const closeOperations: readonly Operation[] = [listDueCloses, startClose, ...rehearsalOperations];
