import type { WebhookEventName } from '../../../functions/contract/webhooks.ts';
import type { InThree } from './tables.ts';

/** When each event is raised. */
export const WEBHOOK_MEANINGS = {
  'test-created': ['You have asked for a test event.', 'Você pediu um evento de teste.', '你请求了测试事件。'],
  'subscription-updated': [
    'Seats, status, name, term or anything else of a subscription changed, by whomever.',
    'Licenças, status, nome, vigência ou outra coisa de uma assinatura mudou, por quem quer que seja.',
    '订阅的许可证数、状态、名称、期限或其他内容发生了更改，无论由谁更改。',
  ],
  'usagerecords-thresholdExceeded': [
    'A customer passed its usage budget: once in a billing period, told by the next daily run.',
    'Um cliente passou do orçamento de uso: uma vez por período de cobrança, informado na execução diária seguinte.',
    '客户超出了用量预算：每个计费周期一次，由下一次每日运行通知。',
  ],
  'referral-created': [
    'A referral was made. Not raised here: there are no referrals.',
    'Uma indicação foi criada. Não ocorre aqui: não há indicações.',
    '创建了推荐。此处不会触发：没有推荐。',
  ],
  'referral-updated': [
    'A referral changed. Not raised here: there are no referrals.',
    'Uma indicação mudou. Não ocorre aqui: não há indicações.',
    '推荐发生了更改。此处不会触发：没有推荐。',
  ],
  'invoice-ready': ['An invoice was issued.', 'Uma fatura foi emitida.', '已开具一张发票。'],
  'subscription-created': ['A subscription was bought.', 'Uma assinatura foi comprada.', '购买了一个订阅。'],
  'subscription-renewed': ['A new term of it began.', 'Uma nova vigência dela começou.', '订阅的新期限已开始。'],
  'subscription-ended': [
    'It ended: cancelled, upgraded, deleted after a suspension, or at the end of its term.',
    'Ela terminou: cancelada, atualizada, excluída após uma suspensão ou no fim da vigência.',
    '订阅已结束：被取消、升级、在暂停后删除，或期限届满。',
  ],
  'creditnote-ready': ['A credit note was issued.', 'Uma nota de crédito foi emitida.', '已开具一张贷项通知单。'],
  'invoice-overdue': [
    'A due date passed, and something is still unpaid.',
    'O vencimento passou e ainda há valores em aberto.',
    '已过到期日，仍有款项未付。',
  ],
  'financecharge-assessed': ['A finance charge was added.', 'Um encargo financeiro foi acrescentado.', '已计收财务费用。'],
  'payment-received': ['The operator recorded a payment.', 'A operadora registrou um pagamento.', '运营商已登记一笔付款。'],
  'payment-reversed': ['The operator took a payment back.', 'A operadora estornou um pagamento.', '运营商已撤销一笔付款。'],
  'account-suspended': ['The account was suspended.', 'A conta foi suspensa.', '账户已暂停。'],
  'account-restored': ['The suspension was lifted.', 'A suspensão foi encerrada.', '账户已恢复。'],
} as const satisfies Record<WebhookEventName, InThree>;

export const WEBHOOK_WORDS = {
  event: ['Event', 'Evento', '事件'],
  meaning: ['Raised when', 'Ocorre quando', '触发时机'],
  leads: ['ResourceUri leads to', 'ResourceUri leva a', 'ResourceUri 指向'],
} as const satisfies Record<string, InThree>;
