import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seedSampleAgreements } from '../../functions/agreements/sample/templates.ts';
import { openFolderBlobs, type FolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { market, signedIn } from '../customers/invitations/market.ts';
import { send } from '../http/requests.ts';
import { userOf } from '../support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'agreements-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A partner with a customer, and the sample agreements. */
async function place() {
  const made = await market();
  await seedSampleAgreements(made.store.partition('catalog', 'CN'));
  const blobs: FolderBlobs = openFolderBlobs({ directory: mkdtempSync(join(folder, 'files-')) }, new Meter());
  made.ports.blobs = blobs;
  const at = `/v1/customers/${made.id}/agreements`;
  const confirm = (change: object = {}, partner: 'direct' | 'otherDirect' = 'direct') =>
    made.as(partner, 'POST', at, { ...CONFIRMATION, ...change });
  const publish = (body: object) => send(made.ports, 'POST', '/v1/operator/agreementtemplates', { partner: 'operator', body });
  return { ...made, blobs, at, confirm, publish };
}

const CONTACT = { firstName: '伟', lastName: '王', email: 'wang@contoso.example.cn' };
const CONFIRMATION = {
  primaryContact: CONTACT,
  dateAgreed: '2026-11-10T00:00:00',
  templateId: 'sample-cloud-agreement-1',
  type: 'MicrosoftCloudAgreement',
  userId: '00000000-0000-0000-0000-000000000000', // .NET still sends it
};

const textOf = async (blobs: FolderBlobs, link: string) => {
  const file = await blobs.openLinked(link, new Date());
  return file && Buffer.from(await new Response(file.stream as ReadableStream).arrayBuffer());
};

test('the cloud agreement by default, one type, all with *, none of a type nobody knows', async () => {
  const { as } = await place();
  const types = async (query: string) => {
    const { items } = (await as('direct', 'GET', `/v1/agreements${query}`)).body as { items: { agreementType: string }[] };
    return items.map(({ agreementType }) => agreementType);
  };
  expect(await types('')).toEqual(['MicrosoftCloudAgreement']);
  expect(await types('?agreementType=MicrosoftCustomerAgreement')).toEqual(['MicrosoftCustomerAgreement']);
  expect(await types('?agreementType=*')).toEqual(['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement']);
  expect(await types('?agreementType=Another')).toEqual([]);
});

test('R-AGR-01: the operator sees every version of every agreement, of each the newest first', async () => {
  const { ports, publish } = await place();
  await publish({ templateId: 'newer', type: 'ResellerAgreement', texts: { 'en-US': { title: 'New', paragraphs: ['New.'] } } });
  const { body } = await send(ports, 'GET', '/v1/operator/agreementtemplates', { partner: 'operator' });
  const { items } = body as { items: { templateId: string; languages: string[] }[] };
  expect(items.map(({ templateId }) => templateId)).toEqual([
    'sample-cloud-agreement-1',
    'sample-customer-agreement-1',
    'newer',
    'sample-reseller-agreement-1',
  ]);
  expect(items[2]?.languages).toEqual(['en-US']);
});

test('the text in the language asked for, to read and as a file for a word processor; another language falls back', async () => {
  const { as, blobs } = await place();
  const read = async (query: string) => {
    const { body } = await as('direct', 'GET', `/v1/agreementtemplates/sample-customer-agreement-1/document${query}`);
    return body as { displayUri: string; downloadUri: string; language: string; country: string };
  };
  const chinese = await read('?language=zh-cn&country=CN');
  expect(chinese).toMatchObject({ language: 'zh-CN', country: 'CN' });
  expect((await textOf(blobs, chinese.displayUri))?.toString('utf8')).toContain('<h1>客户协议（示例）</h1>');
  const word = await textOf(blobs, chinese.downloadUri);
  expect(word?.subarray(0, 2).toString()).toBe('PK'); // a word-processor file is a zip
  expect(await blobs.openLinked(chinese.downloadUri, new Date(Date.now() + 5 * 60_000 + 1000))).toBeUndefined();
  expect(await read('?language=fr-FR')).toMatchObject({ language: 'en-US' });
  expect(await as('direct', 'GET', '/v1/agreementtemplates/SAMPLE-customer-agreement-1/document')).toMatchObject({
    status: 404,
    body: { code: 950058 },
  });
  const elsewhere = '/v1/agreementtemplates/sample-customer-agreement-1/document?country=US';
  expect(await as('direct', 'GET', elsewhere)).toMatchObject({ status: 400, body: { code: 800002 } });
});

test('a confirmation is kept with its contact; another needs another contact', async () => {
  const { confirm, as, at } = await place();
  const expected = { primaryContact: CONTACT, dateAgreed: '2026-11-10T00:00:00.000Z', templateId: CONFIRMATION.templateId };
  expect(await confirm()).toMatchObject({ status: 201, body: { ...expected, userId: userOf('globalAdmin') } });
  expect(await confirm({ dateAgreed: '2026-11-12T00:00:00' })).toMatchObject({ status: 409, body: { code: 600061 } });
  const phone = { dateAgreed: '2026-11-11T00:00:00', primaryContact: { ...CONTACT, phoneNumber: '02155550100' } };
  expect((await confirm(phone)).status).toBe(201);
  const { body } = await as('direct', 'GET', at);
  expect(body).toMatchObject({ totalCount: 2, items: [expected, { primaryContact: phone.primaryContact }] });
  expect((body as { items: object[] }).items[0]).not.toHaveProperty('userId');
});

test('two confirmations of one contact at one moment: one is kept', async () => {
  const { confirm } = await place();
  const answers = await Promise.all([confirm(), confirm()]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test.each([
  [{ templateId: 'nothing' }, 404, 950058],
  [{ templateId: 'sample-customer-agreement-1' }, 404, 950058], // of another type
  [{ templateId: 'sample-reseller-agreement-1', type: 'ResellerAgreement' }, 400, 800002],
  [{ dateAgreed: '2026-11-17T00:00:00' }, 400, 3000],
  [{ dateAgreed: 'yesterday' }, 400, 800002],
  [{ primaryContact: { ...CONTACT, email: 'no address' } }, 400, 800002],
  [{ primaryContact: { ...CONTACT, firstName: '' } }, 400, 800002],
])('a confirmation with %j is refused', async (change, status, code) => {
  const { confirm } = await place();
  expect(await confirm(change)).toMatchObject({ status, body: { code } });
});

test("another partner's confirmations are its own", async () => {
  const made = await place();
  await made.confirm();
  expect(await made.confirm({}, 'otherDirect')).toMatchObject({ status: 404, body: { code: 60003 } });
  await (await signedIn(made)).accept('otherDirect');
  expect((await made.as('otherDirect', 'GET', made.at)).body).toMatchObject({ totalCount: 0 });
});

test('R-AGR-05: a customer signs itself, once and for good, the version that counts', async () => {
  const made = await place();
  const { call } = await signedIn(made);
  const status = `/v1/customers/${made.id}/directSignedMicrosoftCustomerAgreementStatus`;
  expect((await made.as('direct', 'GET', status)).body).toEqual({ isSigned: false });
  expect((await call('GET', '/v1/my/agreement')).body).not.toHaveProperty('signature');
  const sign = (templateId: string, signedBy: object = CONTACT) => call('POST', '/v1/my/agreement', { templateId, signedBy });
  expect(await sign('sample-cloud-agreement-1')).toMatchObject({ status: 404, body: { code: 950058 } });
  const signed = await sign('sample-customer-agreement-1');
  expect(signed).toMatchObject({ status: 201, body: { signedBy: CONTACT, signedAt: '2026-11-16T09:00:00.000Z' } });
  made.wait(30);
  expect((await sign('sample-customer-agreement-1', { ...CONTACT, firstName: 'Another' })).body).toEqual(signed.body);
  expect((await call('GET', '/v1/my/agreement')).body).toMatchObject({ signature: signed.body });
  expect((await made.as('direct', 'GET', status)).body).toEqual({ isSigned: true });
});

test('a template is published in its languages and never changes; the newest is the one to accept', async () => {
  const { publish, as } = await place();
  const body = {
    templateId: 'cloud-2',
    type: 'MicrosoftCloudAgreement',
    texts: { 'en-US': { title: 'Two', paragraphs: ['Two.'] } },
  };
  expect(await publish(body)).toMatchObject({ status: 201, body: { templateId: 'cloud-2', languages: ['en-US'] } });
  expect((await publish(body)).status).toBe(201);
  const changed = { ...body, texts: { 'en-US': { title: 'Two', paragraphs: ['Three.'] } } };
  expect(await publish(changed)).toMatchObject({ status: 409, body: { code: 950071 } });
  expect(await publish({ ...body, texts: { 'zh-CN': { title: '二', paragraphs: ['二'] } } })).toMatchObject({ status: 400 });
  expect((await as('direct', 'GET', '/v1/agreements')).body).toMatchObject({
    items: [
      { templateId: 'cloud-2', versionRank: 0 },
      { templateId: 'sample-cloud-agreement-1', versionRank: 1 },
    ],
  });
});

test('what stands in a text is shown as the text it is', async () => {
  const { publish, as, blobs } = await place();
  const paragraphs = ['<script>alert(1)</script> & more'];
  await publish({ templateId: 'odd', type: 'MicrosoftCloudAgreement', texts: { 'en-US': { title: '<b>', paragraphs } } });
  const { body } = await as('direct', 'GET', '/v1/agreementtemplates/odd/document');
  const html = (await textOf(blobs, (body as { displayUri: string }).displayUri))?.toString('utf8');
  expect(html).toContain('&lt;script>alert(1)&lt;/script> &amp; more');
});
