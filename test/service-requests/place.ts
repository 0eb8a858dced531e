import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderBlobs } from '../../functions/storage/blobs/folder.ts';
import { Meter } from '../../functions/storage/meter.ts';
import { WireFile, WireRequest, type WireSummary } from '../../functions/support/wire.ts';
import { market } from '../customers/invitations/market.ts';
import { send, type Sending } from '../http/requests.ts';
import { tenantOf, type PartnerName } from '../support/app.ts';

export const ABOUT_BILLING = {
  title: 'Invoice of November',
  description: 'Line 3 has ten seats.\nWe ordered nine.',
  severity: 'moderate',
  supportTopicId: '2',
};

export const ABOUT_OFFICE = { ...ABOUT_BILLING, title: 'Mail is slow', severity: 'critical', supportTopicId: '101' };

/** Two direct resellers, one with a customer, and the operator. It is 16 November 2026, 9:00. */
export async function place() {
  const made = await market();
  const blobs = openFolderBlobs({ directory: mkdtempSync(join(tmpdir(), 'service-requests-')) }, new Meter());
  const ports = { ...made.ports, blobs };
  const { letters } = made;

  /** As a help desk agent of the direct reseller. */
  const partner = (method: string, path: string, body?: unknown, sending: Sending = {}) =>
    send(ports, method, `/v1${path}`, { role: 'helpDeskAgent', ...(body === undefined ? {} : { body }), ...sending });
  const file = async (body: object = ABOUT_BILLING, from: PartnerName = 'direct') => {
    const filed = await partner('POST', '/servicerequests/zh-CN', body, { partner: from });
    return WireRequest.parse(filed.body).id;
  };
  const patch = (id: string, body: object) => partner('PATCH', `/servicerequests/${id}`, body);
  const reply = (id: string, text = 'More.') => patch(id, { newNote: { text } });

  /** As a global admin of the operator. */
  const operator = (method: string, path: string, body?: unknown, sending: Sending = {}) =>
    send(ports, method, `/v1/operator${path}`, {
      partner: 'operator',
      role: 'globalAdmin',
      ...(body === undefined ? {} : { body }),
      ...sending,
    });
  const desk = (id: string, step: string, text?: string, of: PartnerName = 'direct') =>
    operator('POST', `/partners/${tenantOf(of)}/servicerequests/${id}/${step}`, text === undefined ? undefined : { text });
  const take = (id: string, of?: PartnerName) => desk(id, 'taking', undefined, of);
  const answer = (id: string, text = 'An answer.') => desk(id, 'answers', text);
  const waiting = async () =>
    ((await operator('GET', '/servicerequests')).body as { items: WireSummary[] }).items.map(({ id }) => id);

  const attach = (id: string, fileName: string, body: Uint8Array, headers: Record<string, string> = {}) =>
    partner('POST', `/servicerequests/${id}/attachments?${new URLSearchParams({ fileName }).toString()}`, body, {
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });
  const attachedId = async (id: string, fileName: string, body: Uint8Array) =>
    WireFile.parse((await attach(id, fileName, body)).body).id;

  return { ...made, ports, letters, partner, file, patch, reply, operator, desk, take, answer, waiting, attach, attachedId };
}

export const bytes = (text: string) => new TextEncoder().encode(text);
