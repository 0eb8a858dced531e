import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import type { Operation } from '../../../functions/contract/operation.ts';
import { serve } from '../../../functions/http/edge.ts';
import { OPERATIONS } from '../../../functions/operations.ts';
import { openPlace, type Ids } from '../../contract/place.ts';
import { tenantOf, type PartnerName } from '../../support/app.ts';

const place = openPlace();

async function read(id: string, as: PartnerName, params: Ids) {
  const operation = OPERATIONS.find((one): one is Operation => one.id === id);
  if (!operation) throw new Error(`${id} is an operation`);
  const authorization = JSON.stringify({ tenantId: tenantOf(as), applicationId: 'app' });
  const request = new HttpRequest({ method: 'GET', url: 'http://localhost/v1/file', headers: { authorization }, params });
  const { status, body } = await serve(operation, (await place).ports)(request);
  return { status, text: await new Response(body as ReadableStream).text() };
}

for (const kind of ['License', 'Usage']) {
  test(`the operator reads the ${kind.toLowerCase()}-based file of a partner's invoice as the partner does`, async () => {
    const { invoiceId = '' } = (await place).idsOf.direct;
    const own = await read(`get${kind}ReconciliationFile`, 'direct', { invoiceId });
    expect(own.status).toBe(200);
    const params = { partnerId: tenantOf('direct'), invoiceId };
    expect(await read(`getPartner${kind}ReconciliationFile`, 'operator', params)).toEqual(own);
  });

  test(`an invoice is found with its own partner only (${kind.toLowerCase()}-based)`, async () => {
    const { invoiceId = '' } = (await place).idsOf.direct;
    const params = { partnerId: tenantOf('otherDirect'), invoiceId };
    expect(await read(`getPartner${kind}ReconciliationFile`, 'operator', params)).toMatchObject({ status: 404 });
  });
}
