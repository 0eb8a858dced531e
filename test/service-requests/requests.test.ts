import { expect, test } from 'vitest';
import { create, replace } from '../../functions/storage/port.ts';
import { SERVICE_REQUEST } from '../../functions/support/stored.ts';
import { tenantOf, userOf } from '../support/app.ts';
import { ABOUT_BILLING, ABOUT_OFFICE, place } from './place.ts';

const refused = (status: number, code: number) => ({ status, body: { code } });
const idsOf = ({ body }: { body: unknown }) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

test('R-SUP-08: the topics of Partner Center, R-SUP-09: and each service; in the language asked for', async () => {
  const { partner } = await place();
  const { body } = await partner('GET', '/servicerequests/supporttopics');
  expect(body).toMatchObject({ totalCount: 10, attributes: { objectType: 'Collection' } });
  const names = (body as { items: { id: string; name: string }[] }).items.map(({ id, name }) => `${id} ${name}`);
  expect(names.slice(0, 5)).toEqual([
    '1 Technical problem',
    '2 Billing',
    '3 Customer management',
    '4 Subscription management',
    '101 Office 365',
  ]);
  const chinese = await partner('GET', '/servicerequests/supporttopics', undefined, { headers: { 'x-locale': 'zh-CN' } });
  expect((chinese.body as { items: unknown[] }).items[1]).toEqual({
    id: '2',
    name: '计费',
    description: '你的发票、付款和对账文件。',
    attributes: { objectType: 'SupportTopic' },
  });
});

test('R-SUP-12: a request about Partner Center, as it is answered and read again', async () => {
  const { partner } = await place();
  const filed = await partner('POST', '/servicerequests/zh-cn', { ...ABOUT_BILLING, countryCode: 'cn' });
  expect(filed.status).toBe(201);
  const contact = { contactId: userOf('helpDeskAgent'), firstName: 'helpDeskAgent' };
  const organization = { id: tenantOf('direct'), name: 'Partner direct' };
  expect(filed.body).toEqual({
    id: expect.stringMatching(/^\d{15}$/),
    kind: 'partner_center',
    title: 'Invoice of November',
    description: 'Line 3 has ten seats.\nWe ordered nine.',
    severity: 'moderate',
    supportTopicId: '2',
    supportTopicName: 'Billing',
    status: 'open',
    state: 'open',
    organization,
    primaryContact: { organization, ...contact, email: 'helpDeskAgent@direct.partner.onmschina.cn' },
    countryCode: 'CN',
    agentLocale: 'zh-CN',
    createdDate: '2026-11-16T09:00:00.000Z',
    lastModifiedDate: '2026-11-16T09:00:00.000Z',
    lastClosedDate: '0001-01-01T00:00:00',
    lastUpdatedBy: { organization: { id: tenantOf('direct') }, ...contact },
    fileLinks: [],
    notes: [],
    attributes: { objectType: 'ServiceRequest' },
  });
  const { id } = filed.body as { id: string };
  expect((await partner('GET', `/servicerequests/${id}`)).body).toEqual(filed.body);
});

test('R-SUP-12: a request about a customer has the customer and the service', async () => {
  const { partner, id: customerId } = await place();
  const filed = await partner('POST', `/customers/${customerId}/servicerequests`, ABOUT_OFFICE);
  expect(filed).toMatchObject({
    status: 201,
    body: {
      kind: 'customer_service',
      organization: { id: customerId, name: '康拓索科技' },
      productId: 'office365',
      productName: 'Office 365',
    },
  });
  const { id } = filed.body as { id: string };
  expect((await partner('GET', `/customers/${customerId}/servicerequests/${id}`)).body).toEqual(filed.body);
  expect((await partner('GET', `/servicerequests/${id}`)).body).toEqual(filed.body);
});

test('the body of a .NET client: PascalCase, nulls, numbers for words, dates that are not set', async () => {
  const { partner } = await place();
  const unset = { LastClosedDate: '0001-01-01T00:00:00', CreatedDate: '0001-01-01T00:00:00', Notes: null, FileLinks: null };
  const contact = { FirstName: '伟', LastName: '王', Email: 'wei@example.cn', PhoneNumber: null, Organization: null };
  const body = {
    Title: 'T',
    Description: 'D',
    Severity: 1,
    SupportTopicId: 2,
    Status: 'None',
    PrimaryContact: contact,
    ...unset,
  };
  const filed = await partner('POST', '/servicerequests/en-US', body);
  expect(filed).toMatchObject({ status: 201, body: { severity: 'critical', primaryContact: { email: 'wei@example.cn' } } });
  expect((filed.body as { primaryContact: object }).primaryContact).not.toHaveProperty('contactId');
  const { id } = filed.body as { id: string };
  const update = {
    Id: null,
    Title: null,
    Description: null,
    Severity: 'Unknown',
    Status: 'None',
    NewNote: { Text: 'N', CreatedDate: null },
  };
  expect(await partner('PATCH', `/servicerequests/${id}`, { ...update, ...unset })).toMatchObject({
    status: 200,
    body: { title: 'T', severity: 'critical', status: 'open', notes: [{ text: 'N', createdByName: 'helpDeskAgent' }] },
  });
  expect(await partner('PATCH', `/servicerequests/${id}`, { ...update, NewNote: null, Status: 2 })).toMatchObject({
    body: { status: 'closed' },
  });
});

test('what is refused when a request is filed', async () => {
  const { partner, id: customerId } = await place();
  const file = (body: object) => partner('POST', '/servicerequests/zh-CN', body);
  const ofCustomer = (body: object, customer = customerId) => partner('POST', `/customers/${customer}/servicerequests`, body);
  expect(await file({ ...ABOUT_BILLING, supportTopicId: '99' })).toMatchObject(refused(400, 950101));
  expect(await file(ABOUT_OFFICE)).toMatchObject(refused(400, 950101)); // whose Office 365?
  expect(await ofCustomer(ABOUT_BILLING)).toMatchObject(refused(400, 950101));
  expect(await ofCustomer({ ...ABOUT_OFFICE, supportTopicId: '99' }, tenantOf('direct'))).toMatchObject(refused(404, 60003));
  const foreign = await partner('POST', `/customers/${customerId}/servicerequests`, ABOUT_OFFICE, { partner: 'otherDirect' });
  expect(foreign).toMatchObject(refused(404, 60003));
  expect(await partner('POST', '/servicerequests/china', ABOUT_BILLING)).toMatchObject(refused(400, 800002));
  for (const wrong of [
    { title: '' },
    { title: 'Two\nlines' },
    { description: ' ' },
    { description: 'x'.repeat(4001) },
    { description: 'a\u0000' },
    { severity: 'unknown' },
    { severity: 4 },
    { primaryContact: { email: 'nobody' } },
    { countryCode: 'China' },
  ])
    expect(await file({ ...ABOUT_BILLING, ...wrong }), JSON.stringify(wrong)).toMatchObject(refused(400, 800002));
});

test('a repetition of the request that filed it is the same request, after a crash too', async () => {
  const { partner, store, waiting } = await place();
  const headers = { 'ms-requestid': '33333333-0000-4000-8000-000000000002' };
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits === 2) throw new Error('the process dies here'); // between the operator's list and the request
  };
  expect((await partner('POST', '/servicerequests/zh-CN', ABOUT_BILLING, { headers })).status).toBe(500);
  store.beforeCommit = undefined;
  expect(await waiting()).toEqual([]);
  const first = await partner('POST', '/servicerequests/zh-CN', ABOUT_BILLING, { headers });
  const { status, body } = await partner('POST', '/servicerequests/zh-CN', ABOUT_BILLING, { headers });
  expect({ status, body }).toEqual({ status: 201, body: first.body });
  expect(await waiting()).toEqual([(first.body as { id: string }).id]);
});

test('lists: the newest first, of a customer, by status, paged', async () => {
  const { partner, file, patch, wait, id: customerId } = await place();
  const [oldest, middle] = [await file(), (wait(1), await file())];
  wait(1);
  const filed = await partner('POST', `/customers/${customerId}/servicerequests`, ABOUT_OFFICE);
  const newest = (filed.body as { id: string }).id;
  await patch(middle, { status: 'closed' });
  const list = (query = '', at = '') => partner('GET', `${at}/servicerequests${query}`);

  const all = await list();
  expect(idsOf(all)).toEqual([newest, middle, oldest]);
  expect(all.body).toMatchObject({ totalCount: 3, links: { self: { uri: '/servicerequests' } } });
  expect((all.body as { items: object[] }).items[0]).not.toHaveProperty('notes');
  const page = await list('?size=2&offset=0');
  expect(idsOf(page)).toEqual([newest, middle]);
  expect(page.body).toMatchObject({ links: { next: { uri: '/servicerequests?size=2&offset=2' } } });
  const last = await list('?size=2&offset=2');
  expect(idsOf(last)).toEqual([oldest]);
  expect((last.body as { links: object }).links).not.toHaveProperty('next');
  expect(idsOf(await list('?size=0'))).toHaveLength(3); // of .NET: all

  const filter = (value: string, field = 'Status', operator = 'equals') =>
    `filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }))}`;
  expect(idsOf(await list(`?${filter('Open')}`))).toEqual([newest, oldest]);
  expect(idsOf(await list(`?${filter('closed', 'status', 'Equals')}`))).toEqual([middle]);
  expect(idsOf(await list(`?${filter('AttentionNeeded')}`))).toEqual([]);
  expect((await list(`?size=1&${filter('Open')}`)).body).toMatchObject({
    links: { next: { uri: `/servicerequests?${filter('Open')}&size=1&offset=1` } },
  });
  for (const wrong of [filter('Lost'), filter('Open', 'Title'), filter('Open', 'Status', 'not_equals'), 'filter=Open'])
    expect(await list(`?${wrong}`)).toMatchObject(refused(400, 800002));

  const at = `/customers/${customerId}`;
  expect(idsOf(await list('', at))).toEqual([newest]);
  expect(idsOf(await list(`?${filter('open')}`, at))).toEqual([newest]);
  expect(idsOf(await list(`?${filter('closed')}`, at))).toEqual([]);
  expect(await partner('GET', `${at}/servicerequests/${oldest}`)).toMatchObject(refused(404, 950100));
  expect(await partner('PATCH', `${at}/servicerequests/${oldest}`, { title: 'New' })).toMatchObject(refused(404, 950100));
  expect(await partner('PATCH', `${at}/servicerequests/${newest}`, { title: 'New' })).toMatchObject({ body: { title: 'New' } });
  const stranger = `/customers/${tenantOf('direct')}/servicerequests`;
  for (const [method, path] of [
    ['GET', stranger],
    ['GET', `${stranger}/${newest}`],
    ['PATCH', `${stranger}/${newest}`],
  ] as const)
    expect(await partner(method, path, method === 'PATCH' ? {} : undefined)).toMatchObject(refused(404, 60003));
});

test('more than fits in one answer: the last 1000, and a link to the rest', async () => {
  const { partner, file, store } = await place();
  const id = await file();
  const partition = store.partition('partners', tenantOf('direct'));
  const one = await partition.get(SERVICE_REQUEST, id);
  if (!one) throw new Error('it was filed');
  for (let hundred = 0; hundred < 10; hundred += 1) {
    const ids = Array.from({ length: 100 }, (_, place) => String(900_000_000_000_000 + hundred * 100 + place));
    await partition.commit(ids.map((other) => create(SERVICE_REQUEST, { ...one.value, id: other })));
  }
  const { body } = await partner('GET', '/servicerequests');
  expect(body).toMatchObject({ totalCount: 1000, links: { next: { uri: '/servicerequests?size=1000&offset=1000' } } });
  expect((await partner('GET', '/servicerequests?size=1000&offset=1000')).body).toMatchObject({ totalCount: 1 });
});

test('R-SUP-12: the partner changes words, adds notes, closes and opens again', async () => {
  const { file, patch, reply, partner, wait } = await place();
  const id = await file();
  wait(5);
  expect(await patch(id, { title: 'Invoice of October', severity: 'Critical' })).toMatchObject({
    status: 200,
    body: { title: 'Invoice of October', severity: 'critical', lastModifiedDate: '2026-11-16T09:05:00.000Z' },
  });
  const noted = await reply(id, 'First.\nSecond line.');
  expect((noted.body as { notes: unknown }).notes).toEqual([
    { createdByName: 'helpDeskAgent', createdDate: '2026-11-16T09:05:00.000Z', text: 'First.\nSecond line.' },
  ]);
  expect(noted.body).not.toHaveProperty('newNote');
  wait(5);
  // a client sends all it has read: what is as it was asks for nothing
  const again = await patch(id, { ...(noted.body as object), newNote: null });
  expect(again.body).toEqual(noted.body);
  expect(await patch(id, { newNote: { text: 'Last.' }, status: 'closed' })).toMatchObject({
    body: { status: 'closed', lastClosedDate: '2026-11-16T09:10:00.000Z', notes: [{}, { text: 'Last.' }] },
  });
  expect(await reply(id)).toMatchObject(refused(409, 950102));
  expect(await patch(id, { title: 'New' })).toMatchObject(refused(409, 950102));
  expect(await patch(id, { status: 'closed' })).toMatchObject({ status: 200 });
  wait(5);
  expect(await patch(id, { status: 'open', newNote: { text: 'It is back.' } })).toMatchObject({
    status: 200,
    body: { status: 'open', lastClosedDate: '2026-11-16T09:10:00.000Z', notes: [{}, {}, { text: 'It is back.' }] },
  });
  expect(await patch('123456789012345', {})).toMatchObject(refused(404, 950100));
  expect(await partner('GET', '/servicerequests/123456789012345')).toMatchObject(refused(404, 950100));
});

test('all of an update is done, or nothing of it', async () => {
  const { file, patch, partner, take, desk } = await place();
  const id = await file();
  await take(id);
  await desk(id, 'remediationplan', 'A plan, please.');
  const before = (await partner('GET', `/servicerequests/${id}`)).body;
  expect(await patch(id, { title: 'New', status: 'closed' })).toMatchObject(refused(409, 950102));
  expect((await partner('GET', `/servicerequests/${id}`)).body).toEqual(before);
});

test('a request holds 200 notes', async () => {
  const { file, reply, store } = await place();
  const id = await file();
  const partition = store.partition('partners', tenantOf('direct'));
  const was = await partition.get(SERVICE_REQUEST, id);
  if (!was) throw new Error('it was filed');
  await partition.commit([replace(SERVICE_REQUEST, { ...was.value, noteCount: 199 }, was)]);
  expect((await reply(id)).status).toBe(200);
  expect(await reply(id)).toMatchObject(refused(400, 950103));
});
