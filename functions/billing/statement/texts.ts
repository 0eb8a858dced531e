import type { Language } from '../../catalog/core/localized.ts';

/** What a document is. */
export type DocumentTitle = 'invoice' | 'oneTimeInvoice' | 'adjustmentNote' | 'voidNote';

/** The words of a statement. Functions get numbers as they are printed. */
export interface StatementTexts {
  readonly programme: string;
  readonly titles: Readonly<Record<DocumentTitle, string>>;
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  readonly dueDate: string;
  readonly paymentTerms: string;
  readonly netDays: (days: number) => string;
  readonly period: string;
  readonly days: (first: string, last: string) => string;
  readonly billTo: string;
  readonly mpnId: string;
  readonly partnerId: string;
  readonly charges: string;
  readonly total: string;
  readonly byOffer: string;
  readonly offer: string;
  readonly amountIn: (currency: string) => string;
  readonly details: (operation: string) => string;
  readonly late: (rate: string) => string;
  readonly sandbox: string;
  readonly page: (number: number) => string;
  /** Goes on behind `page`. */
  readonly ofPages: (count: number) => string;
  readonly amends: string;
  readonly reason: string;
  readonly lines: string;
  readonly lineColumns: Readonly<Record<'item' | 'charge' | 'days' | 'quantity' | 'unitPrice' | 'total', string>>;
  readonly onceCharges: Readonly<Record<'New' | 'Cancel', string>>;
  readonly customerTotal: string;
  /** Where the lines are when they are too many to print. */
  readonly tooMany: (count: string) => string;
}

export const STATEMENT_TEXTS: Readonly<Record<Language, StatementTexts>> = {
  'en-US': {
    programme: 'Partner Center operated by 21Vianet',
    titles: {
      invoice: 'Invoice',
      oneTimeInvoice: 'Invoice for one-time purchases',
      adjustmentNote: 'Credit note',
      voidNote: 'Void note',
    },
    invoiceNumber: 'Invoice number',
    invoiceDate: 'Invoice date',
    dueDate: 'Due date',
    paymentTerms: 'Payment terms',
    netDays: (days) => `Net ${days} days`,
    period: 'Billing period (charged in advance)',
    days: (first, last) => `${first} – ${last}`,
    billTo: 'Bill to',
    mpnId: 'MPN ID',
    partnerId: 'Partner ID',
    charges: 'Charges',
    total: 'Total',
    byOffer: 'Charges by offer',
    offer: 'Offer',
    amountIn: (currency) => `Amount (${currency})`,
    details: (operation) =>
      `Every charge stands, line by line, in the license-based reconciliation file of this invoice (operation ${operation}).`,
    late: (rate) =>
      `An amount unpaid after the due date may bring a finance charge of ${rate} a month, or the legal maximum if that is lower.`,
    sandbox: 'Integration sandbox: this invoice is for testing. Do not pay it.',
    page: (number) => `Page ${number}`,
    ofPages: (count) => ` of ${count}`,
    amends: 'Amends invoice',
    reason: 'Reason',
    lines: 'Line items',
    lineColumns: {
      item: 'Item',
      charge: 'Charge type',
      days: 'Days',
      quantity: 'Quantity',
      unitPrice: 'Unit price',
      total: 'Total',
    },
    onceCharges: { New: 'New', Cancel: 'Taken back' },
    customerTotal: 'Customer total',
    tooMany: (count) => `This document does not print its ${count} line items.`,
  },
  'pt-BR': {
    programme: 'Partner Center operado pela 21Vianet',
    titles: {
      invoice: 'Fatura',
      oneTimeInvoice: 'Fatura de compras únicas',
      adjustmentNote: 'Nota de crédito',
      voidNote: 'Nota de anulação',
    },
    invoiceNumber: 'Número da fatura',
    invoiceDate: 'Data da fatura',
    dueDate: 'Data de vencimento',
    paymentTerms: 'Condições de pagamento',
    netDays: (days) => `${days} dias líquidos`,
    period: 'Período de cobrança (cobrado antecipadamente)',
    days: (first, last) => `${first} a ${last}`,
    billTo: 'Faturar para',
    mpnId: 'ID do MPN',
    partnerId: 'ID do parceiro',
    charges: 'Encargos',
    total: 'Total',
    byOffer: 'Encargos por oferta',
    offer: 'Oferta',
    amountIn: (currency) => `Valor (${currency})`,
    details: (operation) =>
      `Cada encargo está discriminado, linha a linha, no arquivo de reconciliação baseado em licença desta fatura (operação ${operation}).`,
    late: (rate) =>
      `Um valor não pago após a data de vencimento pode gerar um encargo financeiro de ${rate} ao mês, ou o máximo legal, se for menor.`,
    sandbox: 'Área restrita de integração: esta fatura serve apenas para testes. Não a pague.',
    page: (number) => `Página ${number}`,
    ofPages: (count) => ` de ${count}`,
    amends: 'Altera a fatura',
    reason: 'Motivo',
    lines: 'Itens de linha',
    lineColumns: {
      item: 'Item',
      charge: 'Tipo de encargo',
      days: 'Dias',
      quantity: 'Quant.',
      unitPrice: 'Preço unit.',
      total: 'Total',
    },
    onceCharges: { New: 'Compra', Cancel: 'Estorno' },
    customerTotal: 'Total do cliente',
    tooMany: (count) => `Este documento não imprime os seus ${count} itens de linha.`,
  },
  'zh-CN': {
    programme: '由世纪互联运营的合作伙伴中心',
    titles: {
      invoice: '发票',
      oneTimeInvoice: '一次性购买发票',
      adjustmentNote: '贷项通知单',
      voidNote: '作废通知单',
    },
    invoiceNumber: '发票编号',
    invoiceDate: '开票日期',
    dueDate: '到期日期',
    paymentTerms: '付款期限',
    netDays: (days) => `净 ${days} 天`,
    period: '计费周期（预付费用）',
    days: (first, last) => `${first}至${last}`,
    billTo: '收票方',
    mpnId: 'MPN ID',
    partnerId: '合作伙伴 ID',
    charges: '费用',
    total: '合计',
    byOffer: '按产品/服务列出的费用',
    offer: '产品/服务',
    amountIn: (currency) => `金额 (${currency})`,
    details: (operation) => `每一笔费用的明细项目均列在本发票的基于许可证的对账文件中（操作 ${operation}）。`,
    late: (rate) => `到期日期后仍未支付的金额，每月可能产生 ${rate} 的财务费用；如法定上限较低，则按法定上限计算。`,
    sandbox: '集成沙盒：本发票仅供测试，请勿付款。',
    page: (number) => `第 ${number} 页`,
    ofPages: (count) => `，共 ${count} 页`,
    amends: '所修正的发票',
    reason: '原因',
    lines: '明细项目',
    lineColumns: { item: '项目', charge: '费用类型', days: '日期', quantity: '数量', unitPrice: '单价', total: '合计' },
    onceCharges: { New: '购买', Cancel: '撤销' },
    customerTotal: '客户合计',
    tooMany: (count) => `本单据未列出其 ${count} 个明细项目。`,
  },
};
