import { minutesAfter, type Instant } from '../../shared/calendar.ts';
import { create, type Partition } from '../../storage/port.ts';
import type { Incident } from '../core/incident.ts';
import { INCIDENT, type StoredIncident } from '../stored.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Made up: one that is open, work that is planned, and two that are over. */
function sampleIncidents(now: Instant): Incident[] {
  const at = (minutes: number) => minutesAfter(now, minutes);
  return [
    {
      id: 'sample-open',
      type: 'incident',
      services: ['office365'],
      severity: 'warning',
      title: { en: 'Mail arrives late', zh: '邮件延迟送达', pt: 'E-mails chegam com atraso' },
      startAt: at(-2 * HOUR),
      impactedArea: 'Shanghai',
      updates: [
        {
          publishedAt: at(-100),
          text: {
            en: 'Some users receive mail up to 30 minutes late. We are looking for the cause.',
            zh: '部分用户收到邮件的时间最多延迟 30 分钟。我们正在查找原因。',
            pt: 'Alguns usuários recebem e-mails com até 30 minutos de atraso. Estamos procurando a causa.',
          },
        },
        {
          publishedAt: at(-30),
          text: {
            en: 'The cause is a queue that fell behind. More capacity has been added, and the delay is getting shorter.',
            zh: '原因是邮件队列积压。我们已增加处理能力，延迟正在缩短。',
            pt: 'A causa é uma fila que ficou para trás. A capacidade foi ampliada e o atraso está diminuindo.',
          },
        },
      ],
    },
    {
      id: 'sample-planned',
      type: 'planned_work',
      services: ['dynamics365', 'powerBi'],
      severity: 'warning',
      title: { en: 'Database maintenance', zh: '数据库维护', pt: 'Manutenção do banco de dados' },
      startAt: at(3 * DAY),
      endAt: at(3 * DAY + 4 * HOUR),
      updates: [
        {
          publishedAt: at(-DAY),
          text: {
            en: 'Reports may show data that is up to one hour old while the work lasts. You need not do anything.',
            zh: '维护期间，报表显示的数据最多可能滞后一小时。你无需执行任何操作。',
            pt: 'Durante a manutenção, os relatórios podem mostrar dados com até uma hora de atraso. Você não precisa fazer nada.',
          },
        },
      ],
    },
    {
      id: 'sample-over-project',
      type: 'incident',
      services: ['project'],
      severity: 'critical',
      title: { en: 'Projects could not be opened', zh: '无法打开项目', pt: 'Não era possível abrir projetos' },
      startAt: at(-12 * DAY),
      endAt: at(-12 * DAY + 200),
      updates: [
        {
          publishedAt: at(-12 * DAY + 200),
          text: {
            en: 'A faulty update was taken back. Projects open again; nothing was lost.',
            zh: '已撤回有问题的更新。项目可以正常打开，没有数据丢失。',
            pt: 'Uma atualização com defeito foi desfeita. Os projetos abrem de novo; nada se perdeu.',
          },
        },
      ],
    },
    {
      id: 'sample-over-sign-in',
      type: 'incident',
      services: ['enterpriseMobility', 'office365'],
      severity: 'warning',
      title: {
        en: 'Signing in took several attempts',
        zh: '需多次尝试才能登录',
        pt: 'Era preciso tentar várias vezes para entrar',
      },
      startAt: at(-41 * DAY),
      endAt: at(-41 * DAY + 50),
      updates: [
        {
          publishedAt: at(-41 * DAY + 50),
          text: {
            en: 'Signing in works at the first attempt again.',
            zh: '登录已恢复正常，无需重复尝试。',
            pt: 'Já é possível entrar na primeira tentativa.',
          },
        },
      ],
    },
  ];
}

/** Once: where they are already, they stay as they are. */
export async function seedSampleIncidents(catalog: Partition, now: Instant): Promise<void> {
  await catalog.commit(
    sampleIncidents(now).map((incident) => create<StoredIncident>(INCIDENT, { ...incident, keptBy: 'operator' })),
  );
}
