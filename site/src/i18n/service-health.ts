import type { HealthStatus } from '../../../functions/health/core/incident.ts';
import { inLanguage, type InThree } from './tables.ts';

const WORDS = {
  needsScript: [
    'This page reads the state of the services with JavaScript, which is switched off here.',
    'Esta página lê o estado dos serviços com JavaScript, que está desativado aqui.',
    '本页通过 JavaScript 读取服务状态，但当前浏览器已禁用 JavaScript。',
  ],
  reading: ['Reading the state of the services …', 'Lendo o estado dos serviços …', '正在读取服务状态……'],
  allWell: ['All services run normally.', 'Todos os serviços funcionam normalmente.', '所有服务运行正常。'],
  notWell: ['Not running normally: {services}.', 'Não funcionam normalmente: {services}.', '运行异常：{services}。'],
  readAt: ['Read on {time}.', 'Lido em {time}.', '读取时间：{time}。'],
  readAgain: ['Read again', 'Ler de novo', '重新读取'],
  away: [
    'The service cannot be reached. This was the state on {time}.',
    'Não foi possível alcançar o serviço. Este era o estado em {time}.',
    '无法连接到服务。以下是 {time} 的状态。',
  ],
  neverRead: [
    'The service cannot be reached, and this device has not read the state before. Try again later.',
    'Não foi possível alcançar o serviço, e este dispositivo ainda não leu o estado. Tente de novo mais tarde.',
    '无法连接到服务，且此设备此前未读取过状态。请稍后重试。',
  ],
  feedLate: [
    'The last report of the operations team is from {time}; what happened since may be missing.',
    'O último relatório da equipe de operações é de {time}; o que aconteceu depois pode estar faltando.',
    '运维团队的最近一次报告时间为 {time}，此后发生的情况可能尚未显示。',
  ],
  services: ['Services', 'Serviços', '服务'],
  open: ['Now', 'Agora', '当前'],
  planned: ['Planned work', 'Manutenção programada', '计划内维护'],
  over: ['The last 90 days', 'Últimos 90 dias', '过去 90 天'],
  nothingPlanned: ['Nothing is planned.', 'Nada está programado.', '目前没有计划内维护。'],
  nothingOver: ['Nothing was reported.', 'Nada foi relatado.', '没有任何报告。'],
  undisturbed: [
    '{share} of the last 90 days without disruption',
    '{share} dos últimos 90 dias sem problemas',
    '过去 90 天内 {share} 的时间未受影响',
  ],
  expected: ['Expected: {effect}', 'Previsto: {effect}', '预计影响：{effect}'],
  since: ['since {time}', 'desde {time}', '自 {time} 起'],
  actBy: ['Act by {time}', 'Aja até {time}', '请在 {time} 前处理'],
} as const satisfies Record<string, InThree>;

/** In the order of how bad it is. */
const STATUSES = {
  normal: ['Running normally', 'Funciona normalmente', '运行正常'],
  information: ['Notice', 'Aviso', '通知'],
  warning: ['Degraded', 'Degradado', '服务降级'],
  critical: ['Interrupted', 'Interrompido', '服务中断'],
} as const satisfies Record<HealthStatus, InThree>;

export interface ServiceHealthTexts {
  readonly lang: string;
  readonly words: Readonly<Record<keyof typeof WORDS, string>>;
  readonly statuses: Readonly<Record<HealthStatus, string>>;
}

export function serviceHealthTexts(lang: string): ServiceHealthTexts {
  const all = (texts: Readonly<Record<string, InThree>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, inLanguage(text, lang)]));
  return {
    lang,
    words: all(WORDS) as ServiceHealthTexts['words'],
    statuses: all(STATUSES) as ServiceHealthTexts['statuses'],
  };
}
