import { ACCOUNT, ACCOUNT_ID } from '../account/stored.ts';
import type { Letter } from '../mail/port.ts';
import { replace, type Partition, type Versioned } from '../storage/port.ts';
import type { Queue } from '../storage/queue/port.ts';
import { DELIVERIES_RECEIVED, REGISTRATION, type Event, type Registration } from './stored.ts';

/** Whether a target is taken for dead after the last attempt of an event: it has taken nothing else in that time either. */
export async function isDead(partition: Partition, { firstAttemptAt }: Event, { modifiedAt }: Registration): Promise<boolean> {
  if (firstAttemptAt === undefined || modifiedAt > firstAttemptAt) return false; // the new target has had no three days yet
  const { items } = await partition.list(DELIVERIES_RECEIVED, { after: firstAttemptAt, limit: 1 });
  return items.length === 0;
}

/** Tells the partner once that nothing is sent to it any more: twice at worst, after a crash between mail and mark. */
export async function tellStopped(partition: Partition, queue: Queue, registration: Versioned<Registration>): Promise<void> {
  const { stopped } = registration.value;
  if (!stopped || stopped.isTold) return;
  const account = await partition.get(ACCOUNT, ACCOUNT_ID);
  if (account) await queue.send('outgoing-mail', letterTo(account.value.contact.email, registration.value));
  await partition.commit([replace(REGISTRATION, { ...registration.value, stopped: { ...stopped, isTold: true } }, registration)]);
}

/** In the two languages of the programme's companies. */
function letterTo(to: string, { url, stopped }: Registration): Letter {
  const [chinese, english] =
    stopped?.because === 'gone'
      ? ['它返回了 410（已不存在）', 'It answered 410, gone.']
      : ['三天内它没有接收任何事件', 'It has taken nothing for three days.'];
  return {
    to,
    subject: 'Webhook 已停止 / Your webhook was stopped',
    text: [
      `不再向 ${url} 发送事件：${chinese}。请修复后用 PUT /webhooks/v1/registration 重新注册，再用 POST /webhooks/v1/registration/replays 补发错过的事件。`,
      '',
      `Events are no longer sent to ${url}. ${english} Mend it, register again with PUT /webhooks/v1/registration, and have what was missed sent with POST /webhooks/v1/registration/replays.`,
      '',
    ].join('\n'),
  };
}
