import { expect, test } from 'vitest';
import { ACCOUNT, ACCOUNT_ID, employeeWrites } from '../../functions/account/stored.ts';
import { findReceivables, receivablesWrite } from '../../functions/billing/paying/stored.ts';
import { date } from '../../functions/shared/calendar.ts';
import { toMinor } from '../../functions/shared/money.ts';
import { tenantOf } from '../support/app.ts';
import { place } from './place.ts';

const AT = `/v1/operator/partners/${tenantOf('direct')}`;

/** A partner of whom one employee is called Odile. */
async function partner() {
  const there = await place();
  const odile = { userId: 'odile', userPrincipalName: 'odile@direct.example.cn', displayName: 'Odile' };
  await there.partition.commit(employeeWrites({ ...odile, agent: 'none', admin: 'none' }));
  await there.as('direct', 'PUT', '/v1/profiles/invoicerecipient', { name: 'Odile', email: 'odile@direct.example.cn' });
  return {
    ...there,
    terminate: () => there.as('operator', 'PUT', `${AT}/termination`),
    erasePartner: () => there.as('operator', 'POST', `${AT}/erasure`),
  };
}

test('R-BILL-21: an account ends once nothing is active, for good, and opens nothing any more', async () => {
  const { terminate, settle, as, partition } = await partner();
  expect(await terminate()).toMatchObject({ status: 400, body: { code: 950041 } });
  await settle();
  expect(await terminate()).toMatchObject({ status: 200, body: { state: 'terminated' } });
  expect(await as('direct', 'GET', '/v1/data')).toMatchObject({ status: 403, body: { code: 800039 } });
  expect(await as('operator', 'DELETE', `${AT}/suspension`)).toMatchObject({ body: { state: 'terminated' } });
  expect(await terminate()).toMatchObject({ status: 200 });
  expect((await partition.get(ACCOUNT, ACCOUNT_ID))?.value.state).toBe('terminated');
});

test('the people of a partner who has left are erased everywhere, the company stays', async () => {
  const { terminate, erasePartner, settle, work, naming, partition, as } = await partner();
  expect(await erasePartner()).toMatchObject({ status: 409, body: { code: 950224 } });
  await settle();
  await terminate();
  expect(naming('odile')).toEqual(['account', 'auditRecord', 'employee', 'employeeName']);
  expect(await erasePartner()).toMatchObject({ status: 200, body: { partnerId: tenantOf('direct'), state: 'erasing' } });
  await work();
  expect(naming('odile')).toEqual(['auditRecord']);
  expect((await partition.get(ACCOUNT, ACCOUNT_ID))?.value).toMatchObject({
    name: 'Partner direct',
    contact: { lastName: 'erased' },
  });
  expect(await erasePartner()).toMatchObject({ status: 200, body: { state: 'erased' } });
  expect((await as('operator', 'GET', `${AT}/data`)).status).toBe(200);
});

test('nobody is erased whom a bill still has to reach', async () => {
  const { terminate, erasePartner, settle, partition } = await partner();
  await settle();
  await terminate();
  const found = await findReceivables(partition);
  const due = { documentId: 'D1', type: 'recurring', issuedOn: date('2026-10-15'), dueOn: date('2026-11-14') } as const;
  const item = { ...due, amount: toMinor(100), credited: toMinor(0), financeCharge: toMinor(0), chargedMonths: 0 };
  await partition.commit([receivablesWrite(found, { items: [item], paid: toMinor(0) })]);
  expect(await erasePartner()).toMatchObject({ status: 409, body: { code: 950225 } });
  const settled = { ...item, credited: item.amount };
  await partition.commit([receivablesWrite(await findReceivables(partition), { items: [settled], paid: toMinor(0) })]);
  expect(await erasePartner()).toMatchObject({ status: 200 });
});
