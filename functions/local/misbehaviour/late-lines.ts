import type { HttpResponseInit } from '@azure/functions';
import type { Operation } from '../../contract/operation.ts';
import { collection, type Collection } from '../../contract/wire.ts';
import { json } from '../../http/fault.ts';
import type { Misbehaviour } from './misbehaviour.ts';

const LINE_ITEMS: ReadonlySet<string> = new Set(['listInvoiceLineItems', 'listInvoiceLineItemsByPath']);

interface Read {
  readonly operation: Operation;
  readonly partnerId: string;
  /** Of the address. */
  readonly params: Readonly<Record<string, string>>;
}

/** The answer; an empty list in place of line items that are not shown yet. */
export function withoutLines(answer: HttpResponseInit, read: Read, { switches, late }: Misbehaviour): HttpResponseInit {
  const { operation, partnerId, params } = read;
  const drill = LINE_ITEMS.has(operation.id) && answer.status === 200 ? switches.drill(partnerId, 'late-lines') : undefined;
  if (!drill || typeof answer.body !== 'string') return answer;
  const invoice = `${partnerId}/${params['invoiceId']}`;
  if (!late.isKnown(invoice) && drill.strikes('invoice')) late.add(invoice, drill);
  if (!late.isHidden(invoice, {})) return answer;
  const { links } = JSON.parse(answer.body) as Collection<unknown>;
  const sent = json(200, collection([], links && { self: links.self }));
  const headers = { ...(answer.headers as Record<string, string>), ...sent.headers }; // as the edge made them
  return { ...answer, headers, body: sent.body };
}
