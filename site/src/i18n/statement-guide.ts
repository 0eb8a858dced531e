import type { InThree } from './tables.ts';

/** What the numbers beside the parts of a statement say. */
export const STATEMENT_NOTES = {
  number: [
    'Quote this number to support and when you pay. The file of the same invoice carries it too.',
    'Informe este número ao suporte e ao pagar. O arquivo da mesma fatura também o traz.',
    '联系支持人员和付款时请提供此编号。同一发票的文件中也有它。',
  ],
  date: [
    'Your billing date: the books were closed at 0:00 of this day.',
    'A sua data de cobrança: as contas foram fechadas às 0:00 deste dia.',
    '你的计费日期：账目在当天 0:00 结清。',
  ],
  due: [
    'Pay by this day. From the day after, the account is delinquent.',
    'Pague até este dia. A partir do dia seguinte, a conta está inadimplente.',
    '请在此日之前付款。从次日起，账户为欠费状态。',
  ],
  period: [
    'The period charged in advance, not the one that is over: what changed in that one stands on the lines.',
    'O período cobrado antecipadamente, não o que terminou: o que mudou naquele está nas linhas.',
    '预先收费的周期，而不是已结束的周期：后者的变化体现在各行中。',
  ],
  sections: [
    'Each section adds up lines of the files by their charge type. All of them are always there, most of them are zero.',
    'Cada seção soma linhas dos arquivos por tipo de encargo. Todas aparecem sempre, a maioria com zero.',
    '每个部分按费用类型汇总文件中的行。所有部分都会列出，大多为零。',
  ],
  total: [
    'The sum of the sections, and of both files, to the last fen.',
    'A soma das seções e dos dois arquivos, até o último fen.',
    '各部分之和，也等于两个文件之和，精确到分。',
  ],
  lines: [
    'Then every line, customer by customer: charge type, days, seats, price, amount. Here the seats changed, so the advance charge is taken back and each stretch of days is charged anew.',
    'Depois cada linha, cliente por cliente: tipo de encargo, dias, assentos, preço, valor. Aqui os assentos mudaram, por isso a cobrança antecipada é estornada e cada trecho de dias é cobrado de novo.',
    '然后按客户逐行列出：费用类型、天数、席位、价格、金额。此处席位有变化，因此冲销预付费用，并对每段天数重新计费。',
  ],
} as const satisfies Record<string, InThree>;
