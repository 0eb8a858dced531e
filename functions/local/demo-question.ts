import { DIRECTORY, type Employee } from '../account/stored.ts';
import type { Instant } from '../shared/calendar.ts';
import { create, type Store } from '../storage/port.ts';
import { SERVICE_REQUEST, type Organization, type ServiceRequest } from '../support/stored.ts';
import { announce } from '../support/waiting.ts';

/** A service request that waits for the operator, so that both sides of support can be tried at once. */
export async function seedDemoQuestion(store: Store, partner: Organization, employee: Employee, now: Instant): Promise<void> {
  const partition = store.partition('partners', partner.id);
  const request: ServiceRequest = {
    id: '100000000000001',
    partner,
    topicId: '2',
    title: '试用账单 / Trial of a bill',
    description: '沙盒账户何时收到第一张发票？\nWhen does a sandbox account get its first invoice?',
    severity: 'minimal',
    state: 'open',
    agentLocale: 'zh-CN',
    contact: { contactId: employee.userId, firstName: employee.displayName, email: employee.userPrincipalName },
    createdAt: now,
    changedAt: now,
    changedBy: { tenantId: partner.id, userId: employee.userId, name: employee.displayName },
    waitingSince: now,
    noteCount: 0,
    attachments: [],
  };
  if (await partition.get(SERVICE_REQUEST, request.id)) return;
  await announce({ directory: store.partition('partners', DIRECTORY) }, request);
  await partition.commit([create(SERVICE_REQUEST, request)]);
}
