import { expect, test } from 'vitest';
import { DIRECTORY } from '../../functions/account/stored.ts';
import { WAITING_ENTRIES } from '../../functions/support/stored.ts';
import { tenantOf, userOf } from '../support/app.ts';
import { ABOUT_BILLING, ABOUT_OFFICE, bytes, place } from './place.ts';

const refused = (status: number, code: number) => ({ status, body: { code } });

/** What lies in the operator's list, whether it waits or not. */
async function entries({ store }: Pick<Awaited<ReturnType<typeof place>>, 'store'>) {
  const { items } = await store.partition('partners', DIRECTORY).list(WAITING_ENTRIES, { limit: 100 });
  return items.map(({ value }) => value.requestId);
}

test('R-SUP-06: the operator takes a request, answers, hears more, and settles it; the contact is told', async () => {
  const { file, take, answer, reply, desk, partner, letters, wait } = await place();
  const id = await file({ ...ABOUT_BILLING, primaryContact: { firstName: '伟', email: 'wei@example.cn' } });
  expect(await answer(id)).toMatchObject(refused(409, 950102)); // it is taken first
  expect(await take(id)).toMatchObject({ status: 200, body: { state: 'in_progress', status: 'open', takenBy: 'globalAdmin' } });
  expect(await take(id)).toMatchObject(refused(409, 950102));
  expect(letters).toEqual([]);

  wait(10);
  expect(await answer(id, 'Nine seats are right.')).toMatchObject({
    status: 200,
    body: {
      state: 'answered',
      status: 'attention_needed',
      notes: [{ createdByName: 'globalAdmin', text: 'Nine seats are right.', createdDate: '2026-11-16T09:10:00.000Z' }],
      lastUpdatedBy: { organization: { id: tenantOf('operator') }, contactId: userOf('globalAdmin') },
    },
  });
  expect(letters).toEqual([
    {
      to: 'wei@example.cn',
      subject: `服务请求 ${id} 有新答复 / Service request ${id} has an answer`,
      text: expect.stringContaining(`"Invoice of November" (${id})`),
    },
  ]);
  expect(letters[0]?.text).not.toContain('Nine seats'); // what was answered is read where one has signed in

  expect(await reply(id, 'Thank you. And line 4?')).toMatchObject({ body: { state: 'in_progress', status: 'open' } });
  expect(await desk(id, 'closure', 'A credit follows.')).toMatchObject({
    body: { state: 'closed', status: 'closed', lastClosedDate: '2026-11-16T09:10:00.000Z' },
  });
  expect(letters).toHaveLength(2);
  expect((await partner('GET', `/servicerequests/${id}`)).body).toMatchObject({
    notes: [{ text: 'Nine seats are right.' }, { text: 'Thank you. And line 4?' }, { text: 'A credit follows.' }],
  });
});

test('R-SUP-07: asked for a remediation plan, the partner answers before it can close', async () => {
  const { file, take, desk, patch, reply, attach } = await place();
  const id = await file();
  await take(id);
  expect(await desk(id, 'remediationplan', 'The 3rd password reset this week.')).toMatchObject({
    body: { state: 'plan_asked', status: 'attention_needed' },
  });
  expect(await desk(id, 'remediationplan', 'Again.')).toMatchObject(refused(409, 950102));
  const closing = await patch(id, { status: 'closed' });
  expect(closing).toMatchObject(refused(409, 950102));
  expect(closing.text).toContain('answer with a note (R-SUP-07)');
  expect(await patch(id, { status: 'open' })).toMatchObject(refused(409, 950102));
  expect((await attach(id, 'plan.pdf', bytes('%PDF-1.7'))).status).toBe(201);
  expect(await reply(id, 'Our plan is attached.')).toMatchObject({ body: { state: 'in_progress' } });
  expect(await patch(id, { status: 'closed' })).toMatchObject({ body: { state: 'closed' } });
});

test('R-SUP-07: a reply counts as one even where the client still shows the request as open', async () => {
  const { file, take, desk, patch } = await place();
  const id = await file();
  await take(id);
  await desk(id, 'remediationplan', 'A plan, please.');
  expect(await patch(id, { status: 'open', newNote: { text: 'We meet on Monday.' } })).toMatchObject({
    status: 200,
    body: { state: 'in_progress', notes: [{}, { text: 'We meet on Monday.' }] },
  });
});

test('an answer that did not help: the partner opens the request again', async () => {
  const { file, take, answer, patch, waiting } = await place();
  const id = await file();
  await take(id);
  await answer(id);
  expect(await waiting()).toEqual([]);
  expect(await patch(id, { status: 'open' })).toMatchObject({ body: { state: 'in_progress' } });
  expect(await waiting()).toEqual([id]);
});

test('what waits, of all partners: the most severe first, then the longest waiting', async () => {
  const { file, partner, patch, take, answer, wait, waiting, reply, operator, id: customerId } = await place();
  const first = await file();
  wait(1);
  const second = await file(ABOUT_BILLING, 'otherDirect');
  wait(1);
  const filed = await partner('POST', `/customers/${customerId}/servicerequests`, ABOUT_OFFICE);
  const critical = (filed.body as { id: string }).id;
  expect(await waiting()).toEqual([critical, first, second]);
  expect((await operator('GET', '/servicerequests')).body).toMatchObject({
    items: [
      { organization: { id: customerId }, primaryContact: { organization: { id: tenantOf('direct'), name: 'Partner direct' } } },
      { organization: { id: tenantOf('direct') } },
      { organization: { id: tenantOf('otherDirect') } },
    ],
  });

  await take(first); // whoever took it still owes the answer
  expect(await waiting()).toEqual([critical, first, second]);
  await answer(first);
  expect(await waiting()).toEqual([critical, second]);
  wait(1);
  await reply(first);
  expect(await waiting()).toEqual([critical, second, first]); // it has waited since the reply
  await patch(first, { severity: 'critical' });
  expect(await waiting()).toEqual([critical, first, second]);
  await patch(critical, { status: 'closed' });
  expect(await waiting()).toEqual([first, second]);
});

test('what waits comes in pages, forth and back', async () => {
  const { file, operator, wait, patch } = await place();
  const ids: string[] = [];
  for (let number = 0; number < 5; number += 1) {
    ids.push(await file());
    wait(1);
  }
  await patch(ids[1] ?? '', { status: 'closed' }); // still listed, and passed over
  type Page = { items: { id: string }[]; continuationToken?: string; links: object };
  const page = async (query: string, token?: string) => {
    const headers = token === undefined ? {} : { 'ms-continuationtoken': token };
    const { body } = await operator('GET', `/servicerequests?${query}`, undefined, { headers });
    const { items, continuationToken, links } = body as Page;
    return { ids: items.map(({ id }) => ids.indexOf(id)), continuationToken, links };
  };
  const first = await page('size=2');
  expect(first.ids).toEqual([0, 2]);
  expect(first.links).toMatchObject({ next: { uri: '/operator/servicerequests?size=2&seekOperation=Next' } });
  const second = await page('seekOperation=Next', first.continuationToken);
  expect(second.ids).toEqual([3, 4]);
  expect(second.links).not.toHaveProperty('next');
  const { headers } = (second.links as { previous: { headers: { value: string }[] } }).previous;
  expect((await page('seekOperation=Previous', headers[0]?.value)).ids).toEqual([0, 2]);
  expect(await operator('GET', '/servicerequests', undefined, { headers: { 'ms-continuationtoken': 'x' } })).toMatchObject(
    refused(400, 800002),
  );
});

test('the list forgets what has moved on, and only that', async () => {
  const { file, patch, waiting, store } = await place();
  const [closed, open] = [await file(), await file()];
  await patch(closed, { status: 'closed' });
  expect((await entries({ store })).toSorted()).toEqual([closed, open].toSorted());
  await waiting();
  expect(await entries({ store })).toEqual([open]);
});

test('the operator reads its list while a partner opens a request again: the request stays on it', async () => {
  const { file, patch, waiting, store } = await place();
  const id = await file();
  await patch(id, { status: 'closed' });
  let commits = 0;
  store.beforeCommit = async () => {
    commits += 1;
    if (commits !== 2) return; // announced, and not written yet
    store.beforeCommit = undefined;
    expect(await waiting()).toEqual([]);
  };
  await patch(id, { status: 'open' });
  expect(commits).toBe(2);
  expect(await waiting()).toEqual([id]);
});

test('a partner replies while the operator answers: both notes are there, one after the other', async () => {
  const { file, take, answer, reply, store, waiting } = await place();
  const id = await file();
  await take(id);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await answer(id, 'An answer.');
  };
  expect(await reply(id, 'One more thing.')).toMatchObject({
    status: 200,
    body: { state: 'in_progress', notes: [{ text: 'An answer.' }, { text: 'One more thing.' }] },
  });
  expect(await waiting()).toEqual([id]);
});

test('the operator answers while a partner replies: the answer comes after the reply', async () => {
  const { file, take, answer, reply, store, waiting } = await place();
  const id = await file();
  await take(id);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await reply(id, 'One more thing.');
  };
  expect(await answer(id, 'An answer.')).toMatchObject({
    status: 200,
    body: { state: 'answered', notes: [{ text: 'One more thing.' }, { text: 'An answer.' }] },
  });
  expect(await waiting()).toEqual([]);
});

test('two of the operator take a request at the same moment: one of them has it', async () => {
  const { file, take, store } = await place();
  const id = await file();
  let other: unknown;
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    other = (await take(id)).status;
  };
  expect(await take(id)).toMatchObject(refused(409, 950102));
  expect(other).toBe(200);
});

test('what is refused: an unknown partner or request, an answer without words; the operator’s system has a name', async () => {
  const { file, take, desk, operator, answer } = await place();
  const id = await file();
  expect(await desk(id, 'taking', undefined, 'otherDirect')).toMatchObject(refused(404, 950100));
  expect(await desk(id, 'answers', 'A.', 'otherDirect')).toMatchObject(refused(404, 950100));
  expect(await operator('GET', `/partners/${tenantOf('otherDirect')}/servicerequests/${id}`)).toMatchObject(refused(404, 950100));
  expect(await operator('GET', `/partners/${tenantOf('operator')}/servicerequests/${id}`)).toMatchObject(refused(404, 950060));
  await take(id);
  expect(await answer(id, ' ')).toMatchObject(refused(400, 800002));
  const path = `/partners/${tenantOf('direct')}/servicerequests/${id}`;
  const system = await operator('POST', `${path}/answers`, { text: 'A.' }, { headers: asSystem });
  expect(system).toMatchObject({ status: 200, body: { notes: [{ createdByName: 'Operator' }] } });
  expect((await operator('GET', path)).body).toEqual(system.body);
});

const asSystem = { authorization: JSON.stringify({ tenantId: tenantOf('operator'), applicationId: 'app' }) };
