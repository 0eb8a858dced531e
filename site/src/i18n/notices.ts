import type { NOTICE_KINDS } from '../../../functions/contract/notices.ts';
import type { InThree } from './tables.ts';

/** What each notice means. */
export const NOTICES = {
  invoiceReady: ['An invoice was issued.', 'Uma fatura foi emitida.', '已开具一张发票。'],
  creditNoteReady: ['A credit note was issued.', 'Uma nota de crédito foi emitida.', '已开具一张贷项通知单。'],
  invoiceOverdue: [
    'A due date passed, and something is still unpaid.',
    'O vencimento passou e ainda há valores em aberto.',
    '已过到期日，仍有款项未付。',
  ],
  financeChargeAssessed: [
    'Documents became another full month overdue, and a finance charge was added.',
    'Documentos completaram mais um mês de atraso, e um encargo financeiro foi acrescentado.',
    '单据又逾期满一个月，已计收财务费用。',
  ],
  accountSuspended: ['The account was suspended.', 'A conta foi suspensa.', '账户已暂停。'],
  accountRestored: ['The suspension was lifted.', 'A suspensão foi encerrada.', '账户已恢复。'],
  paymentReceived: ['The operator recorded a payment.', 'A operadora registrou um pagamento.', '运营商已登记一笔付款。'],
  paymentReversed: ['The operator took a payment back.', 'A operadora estornou um pagamento.', '运营商已撤销一笔付款。'],
} as const satisfies Record<(typeof NOTICE_KINDS)[number], InThree>;

export const NOTICE_WORDS = {
  kind: ['Kind', 'Tipo', '类型'],
  meaning: ['Meaning', 'Significado', '含义'],
} as const satisfies Record<string, InThree>;
