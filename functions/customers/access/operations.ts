import * as z from 'zod';
import { openOperation, type Operation } from '../../contract/operation.ts';
import { Attributes } from '../../contract/wire.ts';
import { DomainName } from '../wire.ts';
import { openSession, sendCode } from './commands.ts';

const Domain = DomainName.describe('A domain name of the company.');

/** How a customer shows that it is the customer, without an account here. */
export const accessOperations: Operation[] = [
  openOperation({
    id: 'sendCustomerCode',
    summary: 'Have a code mailed to your company',
    method: 'POST',
    path: 'v1/my/codes',
    body: z.object({ domain: Domain }),
    answer: 'none',
    refuses: [],
    handle: (scope, { body }) => sendCode(scope, body.domain),
  }),
  openOperation({
    id: 'openCustomerSession',
    summary: 'Show the code and get the token of a session, good for an hour',
    method: 'POST',
    path: 'v1/my/sessions',
    body: z.object({ domain: Domain, code: z.string().trim().max(20) }),
    answer: z.object({
      token: z.string().describe('Sent as "Authorization: Bearer".'),
      endsAt: z.string(),
      customer: z.object({ id: z.string(), companyName: z.string(), domain: z.string() }),
      attributes: Attributes,
    }),
    success: 201,
    refuses: ['CodeWrong'],
    handle: (scope, { body }) => openSession(scope, body),
  }),
];
