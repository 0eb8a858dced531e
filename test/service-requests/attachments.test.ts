import { expect, test } from 'vitest';
import { LIMITS } from '../../functions/contract/limits.ts';
import { canBeAttached } from '../../functions/contract/attachment.ts';
import { bytes, place } from './place.ts';

const PDF = bytes('%PDF-1.7\n');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const ZIP = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]);
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, 0, 0]);
const EXE = new Uint8Array([0x4d, 0x5a, 0x90, 0]);
const TEXT = bytes('时间,错误\r\n09:00,\u001b[31m503\u001b[0m\n');
const GBK = new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5, 0x0a]);
const UTF_16 = new Uint8Array([0xff, 0xfe, 0x41, 0, 0x42, 0]);

test.each([
  ['a.pdf', PDF, true],
  ['a.png', PNG, true],
  ['a.jpg', JPEG, true],
  ['A.JPEG', JPEG, true],
  ['a.zip', ZIP, true],
  ['nothing.zip', EMPTY_ZIP, true],
  ['a.txt', TEXT, true],
  ['a.log', TEXT, true],
  ['订单.csv', GBK, true],
  ['a.b.csv', TEXT, true],
  ['a.exe', EXE, false],
  ['a.pdf', EXE, false],
  ['a.pdf', bytes('%PDF'), false],
  ['a.png', JPEG, false],
  ['a.zip', PDF, false],
  ['a.txt', EXE, false],
  ['a.txt', UTF_16, false],
  ['a.txt', bytes(''), false],
  ['a.pdf.exe', PDF, false],
  ['pdf', PDF, false],
  ['.pdf', PDF, false],
  ['a.constructor', PDF, false],
] as const)('R-SUP-12: %s, by name and by bytes', (name, content, expected) => {
  expect(canBeAttached(name, content)).toBe(expected);
});

test('a file is attached, named by the request, and read by both sides as it was sent', async () => {
  const { file, attach, partner, operator, ports } = await place();
  const id = await file();
  const attached = await attach(id, '截图 1.png', PNG);
  expect(attached).toMatchObject({
    status: 201,
    body: { fileExtension: 'png', fileNameWithoutExtension: '截图 1', fileSize: 12 },
  });
  const read = await partner('GET', `/servicerequests/${id}`);
  expect((read.body as { fileLinks: unknown[] }).fileLinks).toEqual([attached.body]);
  const { id: attachmentId } = attached.body as { id: string };
  const [own, desks] = await Promise.all([
    partner('GET', `/servicerequests/${id}/attachments/${attachmentId}`),
    operator('GET', `/partners/11111111-0000-4000-8000-000000000001/servicerequests/${id}/attachments/${attachmentId}`),
  ]);
  for (const { status, headers } of [own, desks]) {
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('application/octet-stream'); // never opened as what it says it is
    expect(headers['Content-Disposition']).toBe(`attachment; filename="__ 1.png"; filename*=UTF-8''%E6%88%AA%E5%9B%BE%201.png`);
  }
  const stored = await ports.blobs.read(`attachments/11111111-0000-4000-8000-000000000001/${attachmentId}`);
  expect(Buffer.concat(await Array.fromAsync(stored?.stream ?? []))).toEqual(Buffer.from(PNG));
});

test('the same file again is the same file; another one under its name is another', async () => {
  const { file, attachedId, partner } = await place();
  const id = await file();
  const first = await attachedId(id, 'a.txt', bytes('one'));
  expect(await attachedId(id, 'a.txt', bytes('one'))).toBe(first);
  expect(await attachedId(id, 'a.txt', bytes('two'))).not.toBe(first);
  expect((await partner('GET', `/servicerequests/${id}`)).body).toMatchObject({ fileLinks: [{ fileSize: 3 }, { fileSize: 3 }] });
});

test('one MS-RequestId is one file', async () => {
  const { file, attach } = await place();
  const id = await file();
  const headers = { 'ms-requestid': '33333333-0000-4000-8000-000000000001' };
  const first = await attach(id, 'a.txt', bytes('one'), headers);
  expect(await attach(id, 'a.txt', bytes('one'), headers)).toMatchObject({ status: 201, body: first.body });
  expect(await attach(id, 'a.txt', bytes('two'), headers)).toMatchObject({ status: 409, body: { code: 950009 } });
});

test('what is refused: a type, a size, a media type, a name with folders, a file too many, a closed request', async () => {
  const { file, attach, patch } = await place();
  const id = await file();
  expect(await attach('123456789012345', 'a.exe', EXE)).toMatchObject({ status: 404, body: { code: 950100 } });
  expect(await attach(id, 'a.exe', EXE)).toMatchObject({ status: 415, body: { code: 950104 } });
  const large = new Uint8Array(LIMITS.attachmentBytes + 1).fill(0x41);
  expect(await attach(id, 'a.txt', large)).toMatchObject({ status: 413, body: { code: 950013 } });
  expect(await attach(id, 'a.txt', TEXT, { 'content-type': 'text/plain' })).toMatchObject({
    status: 415,
    body: { code: 950015 },
  });
  for (const name of ['../a.txt', 'a\\b.txt', ''])
    expect(await attach(id, name, TEXT)).toMatchObject({ status: 400, body: { code: 800002 } });
  for (let number = 1; number <= 20; number += 1) expect((await attach(id, `${number}.txt`, TEXT)).status).toBe(201);
  expect(await attach(id, '21.txt', TEXT)).toMatchObject({ status: 400, body: { code: 950103 } });
  expect((await attach(id, '20.txt', TEXT)).status).toBe(201); // it is there
  await patch(id, { status: 'closed' });
  expect(await attach(id, '21.txt', TEXT)).toMatchObject({ status: 409, body: { code: 950102 } });
});

test('a file that is not there is not found, and another partner finds none', async () => {
  const { file, attachedId, partner } = await place();
  const id = await file();
  const attachmentId = await attachedId(id, 'a.txt', TEXT);
  const missing = `/servicerequests/${id}/attachments/33333333-0000-4000-8000-000000000009`;
  expect(await partner('GET', missing)).toMatchObject({ status: 404, body: { code: 950105 } });
  const foreign = await partner('GET', `/servicerequests/${id}/attachments/${attachmentId}`, undefined, {
    partner: 'otherDirect',
  });
  expect(foreign).toMatchObject({ status: 404, body: { code: 950100 } });
});
