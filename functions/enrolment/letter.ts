import { assert } from '../shared/assert.ts';
import type { Letter } from '../mail/port.ts';
import type { Enrolment } from './stored.ts';

/** How the review ended, in the two languages of the programme's companies. */
export function decisionLetter({ state, request, organisation, decision }: Enrolment, guideUrl: string): Letter {
  assert(request, 'what was decided had been submitted');
  const { companyName } = organisation;
  const to = request.approvalContact.email;
  if (state === 'rejected') {
    const reason = decision?.reason ?? '';
    return {
      to,
      subject: '注册申请未获批准 / Your enrollment was not approved',
      text: `${companyName}的注册申请未获批准。原因：${reason}\n\nThe request of ${companyName} was not approved. The reason: ${reason}\n`,
    };
  }
  const page = `${guideUrl}/guide/enrolling-in-the-csp-program/`;
  return {
    to,
    subject: '注册申请已获批准 / Your enrollment is approved',
    text: `${companyName}的注册申请已获批准。请登录并签署经销商协议：${page}\n\nThe request of ${companyName} is approved. Sign in and sign the reseller agreement: ${page}\n`,
  };
}
