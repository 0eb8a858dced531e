import { describe, expect, test } from 'vitest';
import { digestOf } from '../../functions/customers/access/session.ts';
import { SESSION } from '../../functions/customers/access/stored.ts';
import { SERVICES } from '../../functions/contract/services.ts';
import { instant } from '../../functions/shared/calendar.ts';
import { create } from '../../functions/storage/port.ts';
import { send } from '../http/requests.ts';
import { LATE_MAIL, NOON, OFFER, place, RESOLVED, serviceOf, WORK } from './place.ts';

/** Late mail, work on Project, and an incident of Visio and Power BI that is over. */
async function disturbed() {
  const made = await place();
  const over = { ...LATE_MAIL, services: ['visio', 'powerBi'], title: { en: 'Slow' }, updates: [] };
  await made.publish('EX-1', LATE_MAIL);
  await made.publish('PJ-1', WORK);
  await made.publish('VI-1', { ...over, endTime: '2026-11-16T11:45:00Z', impactedCustomers: 7, impactedArea: 'Beijing' });
  return made;
}

interface Group {
  readonly workload: string;
  readonly status: string;
  readonly incidents: readonly { readonly id: string }[];
  readonly messageCenterMessages: readonly { readonly id: string }[];
}

describe('R-SUP-04: a partner checks the health of the services', () => {
  test('each service has its state, its incidents, and in the message center the work planned on it', async () => {
    const { get } = await disturbed();
    const { status, body } = await get('serviceincidents/office');
    expect(status).toBe(200);
    const { items, totalCount } = body as { items: readonly Group[]; totalCount: number };
    expect(totalCount).toBe(6);
    expect(items.map(({ workload }) => workload)).toEqual(Object.values(SERVICES));
    expect(items.map((group) => group.status)).toEqual(['warning', 'normal', 'normal', 'normal', 'normal', 'normal']);
    expect(items[0]?.incidents).toEqual([
      {
        id: 'EX-1',
        messageType: 'incident',
        startTime: '2026-11-16T11:00:00.000Z',
        endTime: '0001-01-01T00:00:00',
        status: 'warning',
        messages: [
          { publishedTime: '2026-11-16T11:10:00.000Z', messageText: 'Mail arrives late' },
          { publishedTime: '2026-11-16T11:10:00.000Z', messageText: 'We are looking for the cause.' },
        ],
        workload: 'Office 365',
        affectedWorkloadNames: ['Office 365'],
        resolved: false,
        impactedCustomers: 0,
      },
    ]);
    expect(items[1]).toMatchObject({
      incidents: [],
      messageCenterMessages: [
        {
          id: 'PJ-1',
          messageType: 'message_center',
          status: 'information',
          severity: 'critical',
          requiredBy: '2026-11-16T13:00:00.000Z',
          messages: [{ publishedTime: '2026-11-16T14:00:00.000Z', messageText: 'A new version' }],
        },
      ],
    });
    const over = { resolved: true, status: 'normal', impactedCustomers: 7, impactedArea: 'Beijing' };
    expect(items[4]?.incidents).toMatchObject([{ ...over, workload: 'Power BI', affectedWorkloadNames: ['Power BI', 'Visio'] }]);
    expect(items[2]?.incidents).toMatchObject([{ ...over, workload: 'Visio', affectedWorkloadNames: ['Visio', 'Power BI'] }]);
  });

  test('in its language where the operator wrote in it', async () => {
    const { get } = await disturbed();
    const { body } = await get('serviceincidents/office', { headers: { 'x-locale': 'zh-CN' } });
    expect((body as { items: readonly Group[] }).items[0]?.incidents[0]).toMatchObject({
      messages: [{ messageText: '邮件延迟' }, { messageText: 'We are looking for the cause.' }],
    });
  });

  test.each([
    ['', ['EX-1', 'PJ-1', 'VI-1', 'VI-1'], 3],
    [`?filter=${RESOLVED('false')}`, ['EX-1', 'PJ-1'], 2],
    [`?filter=${RESOLVED('True')}`, ['VI-1', 'VI-1'], 1],
    [
      `?filter=${encodeURIComponent('{"field":"resolved","value":"true","operator":"Equals","fieldType":"String"}')}`,
      ['VI-1', 'VI-1'],
      1,
    ],
  ])('filtered by %s, in the list and in the count', async (query, ids, count) => {
    const { get } = await disturbed();
    const { items } = (await get(`serviceincidents/office${query}`)).body as { items: readonly Group[] };
    const listed = items.flatMap((group) => [...group.incidents, ...group.messageCenterMessages]);
    expect(listed.map(({ id }) => id).toSorted()).toEqual(ids);
    expect((await get(`serviceincidents/office/count${query}`)).body).toBe(count);
  });

  test.each([
    { Field: 'Status', Value: 'true', Operator: 'equals' },
    { Field: 'Resolved', Value: 'yes', Operator: 'equals' },
    { Field: 'Resolved', Value: 'true', Operator: 'not_equals' },
  ])('but not by $Field $Operator $Value', async (filter) => {
    const { get, customer } = await disturbed();
    const id = await customer('contoso', [OFFER.enterpriseE3]);
    const query = `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    for (const path of ['serviceincidents/office', 'serviceincidents/office/count', `customers/${id}/serviceincidents/office`])
      expect(await get(path + query)).toMatchObject({ status: 400, body: { code: 800002 } });
  });

  test('R-HLT-04: a sales agent does not', async () => {
    const { get } = await disturbed();
    expect((await get('serviceincidents/office', { role: 'salesAgent' })).status).toBe(403);
    expect((await get('serviceincidents/office', { role: 'adminAgent' })).status).toBe(200);
  });
});

describe('R-HLT-01: of one customer', () => {
  const idsIn = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

  test('a partner sees what is about services that the customer has, and nothing else', async () => {
    const { get, customer } = await disturbed();
    const id = await customer('contoso', [OFFER.projectPremium, OFFER.visioPro]);
    const at = `customers/${id}/serviceincidents/office`;
    const { body } = await get(at);
    expect(idsIn(body)).toEqual(['PJ-1', 'VI-1']);
    expect(body).toMatchObject({ items: [{}, { workload: 'Visio', affectedWorkloadNames: ['Visio'] }] });
    expect(idsIn((await get(`${at}?filter=${RESOLVED('false')}`)).body)).toEqual(['PJ-1']);
  });

  test('a service is had until its last subscription has ended', async () => {
    const { ports, get, customer } = await disturbed();
    const id = await customer('contoso', [OFFER.enterpriseE3]);
    const as = { role: 'globalAdmin' } as const;
    const subscriptions = (await get(`customers/${id}/subscriptions`, as)).body as { items: { id: string }[] };
    const path = `/v1/customers/${id}/subscriptions/${subscriptions.items[0]?.id}`;
    const ids = async () => idsIn((await get(`customers/${id}/serviceincidents/office`)).body);
    await send(ports, 'PATCH', path, { ...as, body: { status: 'suspended' } });
    expect(await ids()).toEqual(['EX-1']);
    await send(ports, 'PATCH', path, { ...as, body: { status: 'deleted' } });
    expect(await ids()).toEqual([]);
  });

  test('another partner finds no such customer', async () => {
    const { get, customer } = await disturbed();
    const id = await customer('contoso', [OFFER.enterpriseE3]);
    const answer = await get(`customers/${id}/serviceincidents/office`, { partner: 'otherDirect' });
    expect(answer.status).toBe(404);
  });

  test('R-SUP-05: the customer sees the same by itself', async () => {
    const { ports, get, customer } = await disturbed();
    const id = await customer('contoso', [OFFER.projectPremium]);
    const endsAt = instant('2026-11-16T13:00:00Z');
    await ports.store.partition('customers', id).commit([create(SESSION, { id: digestOf(id, 'secret'), endsAt })]);
    const { status, body } = await get('my/serviceincidents', { headers: { authorization: `Bearer ${id}.secret` } });
    expect(status).toBe(200);
    expect(idsIn(body)).toEqual(['PJ-1']);
  });
});

describe('R-HLT-02: anybody reads', () => {
  test('figures, announcements and history, in an answer that may be kept for a minute', async () => {
    const { get } = await disturbed();
    const { status, headers, body } = await get('servicehealth', { isAnonymous: true });
    expect(status).toBe(200);
    expect(headers['Cache-Control']).toBe('public, max-age=60');
    expect(body).toMatchObject({
      readTime: NOON,
      incidents: [
        { id: 'PJ-1', type: 'planned_work', phase: 'planned', title: { en: 'A new version' } },
        { id: 'EX-1', phase: 'open', title: { en: 'Mail arrives late', zh: '邮件延迟' } },
        { id: 'VI-1', phase: 'over', endTime: '2026-11-16T11:45:00.000Z' },
      ],
    });
    expect(body).not.toHaveProperty('feedReadTime');
  });

  test('of 90 days, today among them', async () => {
    const { publish, health, moveTo } = await place();
    await publish('EX-1', { ...LATE_MAIL, endTime: '2026-11-16T11:30:00Z' });
    moveTo('2027-02-13T23:59:00Z'); // the 90th day after
    expect((await health()).incidents).toHaveLength(1);
    expect(serviceOf(await health(), 'office365')).toMatchObject({ disturbedMinutes: 30, days: { 0: 'warning', length: 90 } });
    moveTo('2027-02-14T00:00:00Z');
    expect((await health()).incidents).toEqual([]);
    expect(serviceOf(await health(), 'office365')?.disturbedMinutes).toBe(0);
  });
});

test('storage requests: what everybody reads is one list, beside the caller or the feed', async () => {
  const { get, meter, customer } = await disturbed();
  const id = await customer('contoso', [OFFER.enterpriseE3]);
  const costOf = async (path: string) => {
    meter.take();
    await get(path);
    return { list: 0, commit: 0, ...meter.take() };
  };
  expect(await costOf('servicehealth')).toEqual({ get: 1, list: 1, commit: 0 });
  expect(await costOf('serviceincidents/office')).toEqual({ get: 2, list: 1, commit: 0 });
  expect(await costOf('serviceincidents/office/count')).toEqual({ get: 2, list: 1, commit: 0 });
  // relationship and partnerships; offers and subscriptions
  expect(await costOf(`customers/${id}/serviceincidents/office`)).toEqual({ get: 4, list: 3, commit: 0 });
});
