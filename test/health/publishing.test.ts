import { describe, expect, test } from 'vitest';
import { send } from '../http/requests.ts';
import { LATE_MAIL, place, serviceOf, WORK } from './place.ts';

const CAUSE = { en: 'The cause is found.' };

describe('R-HLT-02: the operator publishes', () => {
  test('an incident, and again what it has become; the same twice changes nothing', async () => {
    const { publish, health, meter } = await place();
    const first = await publish('EX-1', LATE_MAIL);
    expect(first).toMatchObject({
      status: 200,
      body: {
        id: 'EX-1',
        phase: 'open',
        startTime: '2026-11-16T11:00:00.000Z',
        updates: [{ publishedTime: '2026-11-16T11:10:00.000Z', text: { en: 'We are looking for the cause.' } }],
        attributes: { objectType: 'ServiceIncident' },
      },
    });
    expect(serviceOf(await health(), 'office365')?.status).toBe('warning');
    meter.take();
    expect((await publish('EX-1', LATE_MAIL)).body).toEqual(first.body);
    expect(meter.take()['commit']).toBe(1); // the audit record alone

    const changed = { ...LATE_MAIL, severity: 'critical', services: ['visio', 'office365'], updates: [] };
    expect((await publish('EX-1', changed)).body).toMatchObject({ severity: 'critical', updates: [{}] });
    expect(serviceOf(await health(), 'visio')?.status).toBe('critical');
    expect((await health()).incidents).toHaveLength(1);
  });

  test('in the spelling of .NET, with nulls for what is not set', async () => {
    const { publish } = await place();
    const { status, body } = await publish('EX-1', {
      Type: 'Incident',
      Services: ['PowerBi', 'office365', 'powerbi'],
      Severity: 'Critical',
      Title: { En: 'Mail arrives late', Zh: null, Pt: null },
      StartTime: '2026-11-16T11:00:00',
      EndTime: null,
      ImpactedArea: 'Shanghai',
      ImpactedCustomers: 12,
      RequiredBy: null,
      Updates: null,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ services: ['office365', 'powerBi'], impactedArea: 'Shanghai', impactedCustomers: 12 });
    expect(body).not.toHaveProperty('endTime');
  });

  test.each([
    ['no service', { services: [] }],
    ['a service that is not sold', { services: ['azure'] }],
    ['no text', { title: {} }],
    ['a severity that there is none of', { severity: 'normal' }],
    ['an end before the start', { endTime: '2026-11-16T10:00:00Z' }],
    ['two updates at one instant', { updates: [LATE_MAIL.updates[0], LATE_MAIL.updates[0]] }],
    ['planned work without an end', { type: 'planned_work' }],
    ['no start', { startTime: 'today' }],
  ])('but not with %s', async (_, wrong) => {
    const { publish, health } = await place();
    expect(await publish('EX-1', { ...LATE_MAIL, ...wrong })).toMatchObject({ status: 400, body: { code: 800002 } });
    expect((await health()).incidents).toEqual([]);
  });

  test('nor under an id that would not fit into an address, nor an incident with an end to come', async () => {
    const { publish } = await place();
    expect((await publish('EX%201', LATE_MAIL)).status).toBe(400);
    const guessed = await publish('EX-1', { ...LATE_MAIL, endTime: '2026-11-16T12:00:01Z' });
    expect(guessed).toMatchObject({ status: 400, body: { code: 3000 } });
    expect(guessed.text).toContain('leave it out');
  });
});

describe('R-HLT-02: the history only grows', () => {
  test('an update is added with the time of day; the same text again is that update', async () => {
    const { publish, operator, moveTo } = await place();
    await publish('EX-1', LATE_MAIL);
    await operator('POST', 'EX-1/updates', { text: CAUSE });
    moveTo('2026-11-16T12:30:00Z');
    const { body } = await operator('POST', 'EX-1/updates', { text: CAUSE });
    expect(body).toMatchObject({
      updates: [{ publishedTime: '2026-11-16T11:10:00.000Z' }, { publishedTime: '2026-11-16T12:00:00.000Z', text: CAUSE }],
    });
  });

  test('what was published keeps its text and its place, whatever is published later', async () => {
    const { publish, operator, health } = await place();
    await publish('EX-1', LATE_MAIL);
    const rewritten = [{ publishedTime: '2026-11-16T11:10:00Z', text: { en: 'All is well.' } }];
    expect(await publish('EX-1', { ...LATE_MAIL, updates: rewritten })).toMatchObject({ status: 409, body: { code: 950121 } });
    await operator('POST', 'EX-1/updates', { text: CAUSE });
    const earlier = [{ publishedTime: '2026-11-16T11:05:00Z', text: { en: 'Mail is late.' } }];
    await publish('EX-1', { ...LATE_MAIL, updates: earlier });
    expect((await health()).incidents[0]?.updates).toMatchObject([
      { text: { en: 'Mail is late.' } },
      { text: { en: 'We are looking for the cause.' } },
      { text: CAUSE },
    ]);
  });

  test('and has 50 updates at most', async () => {
    const { publish, operator } = await place();
    const updates = Array.from({ length: 50 }, (_, minute) => ({
      publishedTime: `2026-11-16T11:${String(minute).padStart(2, '0')}:00Z`,
      text: { en: `Update ${minute}` },
    }));
    expect((await publish('EX-1', { ...LATE_MAIL, updates })).status).toBe(200);
    const full = { status: 400, body: { code: 950122 } };
    expect(await operator('POST', 'EX-1/updates', { text: CAUSE })).toMatchObject(full);
    expect(await operator('POST', 'EX-1/resolution', { text: CAUSE })).toMatchObject(full);
    const one = [{ publishedTime: '2026-11-16T11:55:00Z', text: CAUSE }];
    expect(await publish('EX-1', { ...LATE_MAIL, updates: one })).toMatchObject(full);
  });

  test('of two texts at one instant, one is asked to come again', async () => {
    const { publish, operator } = await place();
    await publish('EX-1', LATE_MAIL);
    await operator('POST', 'EX-1/updates', { text: CAUSE });
    expect(await operator('POST', 'EX-1/updates', { text: { en: 'Another.' } })).toMatchObject({
      status: 409,
      body: { code: 950010 },
    });
  });
});

describe('R-HLT-02: what is over', () => {
  test('an incident is resolved with a last word, once; a review may follow', async () => {
    const { publish, operator, health, moveTo } = await place();
    await publish('EX-1', LATE_MAIL);
    await operator('POST', 'EX-1/resolution', { text: { en: 'Mail is on time.' } });
    moveTo('2026-11-16T13:00:00Z');
    await operator('POST', 'EX-1/resolution', { text: { en: 'Mail is on time.' } });
    const { body } = await operator('POST', 'EX-1/updates', { text: { en: 'What we learned.' } });
    expect(body).toMatchObject({ phase: 'over', endTime: '2026-11-16T12:00:00.000Z', updates: [{}, {}, {}] });
    expect(serviceOf(await health(), 'office365')).toMatchObject({ status: 'normal', disturbedMinutes: 60 });
  });

  test('an incident that is not over after all is published without an end', async () => {
    const { publish, operator, health } = await place();
    await publish('EX-1', LATE_MAIL);
    await operator('POST', 'EX-1/resolution', { text: { en: 'Mail is on time.' } });
    await publish('EX-1', LATE_MAIL);
    expect(serviceOf(await health(), 'office365')?.status).toBe('warning');
  });

  test('planned work is open in its time, over after it, and can be called off', async () => {
    const { publish, operator, health, moveTo } = await place();
    await publish('PJ-1', WORK);
    await publish('PJ-2', WORK);
    await operator('POST', 'PJ-2/resolution', { text: { en: 'Not needed.' } });
    const phases = async () => Object.fromEntries((await health()).incidents.map(({ id, phase }) => [id, phase]));
    expect(await phases()).toEqual({ 'PJ-1': 'planned', 'PJ-2': 'over' });
    moveTo('2026-11-16T15:00:00Z');
    expect(await phases()).toEqual({ 'PJ-1': 'open', 'PJ-2': 'over' });
    expect(serviceOf(await health(), 'project')?.status).toBe('critical');
    moveTo('2026-11-16T16:00:00Z');
    expect(await phases()).toEqual({ 'PJ-1': 'over', 'PJ-2': 'over' });
    expect(serviceOf(await health(), 'project')).toMatchObject({ status: 'normal', disturbedMinutes: 0 });
  });

  test('what nobody has published cannot be added to, nor be over', async () => {
    const { operator } = await place();
    const unknown = { status: 404, body: { code: 950120 } };
    expect(await operator('POST', 'EX-1/updates', { text: CAUSE })).toMatchObject(unknown);
    expect(await operator('POST', 'EX-1/resolution', { text: CAUSE })).toMatchObject(unknown);
  });
});

test('of two changes at the same moment one is asked to come again', async () => {
  const { publish, operator, store } = await place();
  await publish('EX-1', LATE_MAIL);
  store.beforeCommit = async () => {
    store.beforeCommit = undefined;
    await operator('POST', 'EX-1/updates', { text: { en: 'Another hand.' } });
  };
  expect(await operator('POST', 'EX-1/updates', { text: CAUSE })).toMatchObject({ status: 409, body: { code: 950010 } });
});

test('a partner publishes nothing', async () => {
  const { ports } = await place();
  const sent = await send(ports, 'PUT', '/v1/operator/serviceincidents/EX-1', { role: 'globalAdmin', body: LATE_MAIL });
  expect(sent).toMatchObject({ status: 403, body: { code: 900150 } });
});
