import { expect, test } from 'vitest';
import { RELATIONSHIP } from '../../functions/customers/stored.ts';
import { FATES } from '../../functions/privacy/core/fates.ts';
import { replace } from '../../functions/storage/port.ts';
import { tenantOf } from '../support/app.ts';
import { crashAt } from '../support/hooked-store.ts';
import { place } from './place.ts';

/** A customer of whom nothing is needed any more. */
async function left() {
  const there = await place();
  await there.closeRequest();
  await there.settle();
  await there.leave();
  return there;
}

/** Kinds that name the customer after an erasure: each has to be one that is kept for a reason. */
const KEPT = ['auditRecord'];

test('an erasure leaves the name of the customer only where FATES says that it is kept, and says so', async () => {
  const { id, erase, progress, work, naming, partition } = await left();
  const named = naming('zephyra');
  expect(named).toEqual(
    expect.arrayContaining([
      'agreementConfirmation',
      'createdDomain',
      'customer',
      'customerUser',
      'customerUserName',
      'domainReservation',
      'order',
      'relationship',
      'serviceRequest',
      'subscription',
    ]),
  );
  expect(await erase()).toMatchObject({ status: 200, body: { customerId: id, state: 'erasing' } });
  expect(naming('zephyra')).not.toContain('customer'); // at once
  await work();
  expect(await progress()).toMatchObject({ status: 200, body: { state: 'erased' } });
  expect(naming('zephyra')).toEqual(KEPT);
  for (const kind of KEPT) expect(FATES[kind]?.customer).toBe('audit');
  for (const kind of named.filter((name) => !KEPT.includes(name))) expect(FATES[kind ?? '']?.customer, kind).toBe('erased');
  expect((await partition.get(RELATIONSHIP, id))?.value).toMatchObject({
    companyName: `Erased ${id}`,
    domain: `${id}.erased.invalid`,
  });
});

test('the erasure is in the audit, without a value that it took away', async () => {
  const { erase, work, as } = await left();
  await erase();
  await work();
  const { body } = await as('direct', 'GET', '/v1/auditrecords?startDate=2026-11-16');
  const records = (body as { items: { operationType: string; customizedData: { key: string; value: string }[] }[] }).items;
  const erasing = records.filter((record) => JSON.stringify(record).includes('eraseCustomer'));
  expect(erasing).toHaveLength(1);
  expect(JSON.stringify(erasing).toLowerCase()).not.toContain('zephyra');
});

test('the domain name and the files of requests are free, and nothing of the customer is found any more', async () => {
  const { erase, work, as, at, ports, requestId, id } = await left();
  const { body } = await as('direct', 'GET', `/v1/servicerequests/${requestId}`);
  const { fileLinks } = body as { fileLinks: { id: string }[] };
  const blob = `attachments/${tenantOf('direct')}/${fileLinks[0]?.id}`;
  expect(await ports.blobs.read(blob)).toBeDefined();
  await erase();
  await work();
  expect(await ports.blobs.read(blob)).toBeUndefined();
  expect(await as('direct', 'GET', at)).toMatchObject({ status: 404 });
  expect(await as('otherDirect', 'HEAD', '/v1/domains/zephyra.partner.onmschina.cn')).toMatchObject({ status: 404 });
  const ofAnother = `/v1/operator/partners/${tenantOf('otherDirect')}/customers/${id}/erasure`;
  expect(await as('operator', 'POST', ofAnother)).toMatchObject({ status: 404 });
});

test('what is needed is not erased, and the refusal says what it is', async () => {
  const { erase, progress, closeRequest, settle, leave, naming } = await place();
  expect(await progress()).toMatchObject({ status: 404, body: { code: 950223 } });
  expect(await erase()).toMatchObject({ status: 409, body: { code: 950220 } });
  await settle();
  await leave();
  expect(await erase()).toMatchObject({ status: 409, body: { code: 950222, description: expect.stringContaining('is open') } });
  await closeRequest();
  expect(naming('zephyra')).toContain('customer');
  expect(await erase()).toMatchObject({ status: 200 });
});

test('a subscription that is not billed to its end is named in the refusal', async () => {
  const there = await place();
  await there.closeRequest();
  const { partition, id } = there;
  const was = await partition.get(RELATIONSHIP, id);
  if (!was) throw new Error('there is a relationship');
  await partition.commit([replace(RELATIONSHIP, { ...was.value, endedAt: was.value.createdAt }, was)]);
  expect(await there.erase()).toMatchObject({
    status: 409,
    body: { code: 950221, description: expect.stringContaining('not billed') },
  });
});

test('a second erasure changes nothing, and one that died anywhere goes on', async () => {
  const { erase, work, progress, naming, store, messages } = await left();
  let died = 0;
  for (let dieAt = 1; ; dieAt += 1) {
    store.beforeCommit = crashAt(dieAt);
    const asked = await erase();
    const isDone = await work().then(
      () => asked.status === 200,
      () => false,
    );
    store.beforeCommit = undefined;
    if (isDone) break;
    messages.splice(0);
    died += 1;
  }
  expect(died).toBeGreaterThan(2);
  expect(naming('zephyra')).toEqual(KEPT);
  const { body } = await progress();
  await erase();
  await work();
  expect((await progress()).body).toEqual(body);
});
