import type { Language } from '../../catalog/core/localized.ts';
import type { InvoiceSection } from '../../contract/charge-types.ts';

/** The words of a statement. Functions get numbers as they are printed. */
export interface StatementTexts {
  readonly programme: string;
  readonly invoice: string;
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
  readonly sections: Readonly<Record<InvoiceSection, string>>;
  readonly total: string;
  readonly byOffer: string;
  readonly offer: string;
  readonly amountIn: (currency: string) => string;
  readonly details: (operation: string) => string;
  readonly late: (rate: string) => string;
  readonly sandbox: string;
  readonly page: (number: number, count: number) => string;
}

export const STATEMENT_TEXTS: Readonly<Record<Language, StatementTexts>> = {
  'en-US': {
    programme: 'Partner Center operated by 21Vianet',
    invoice: 'Invoice',
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
    sections: {
      recurring: 'Recurring Charges',
      otherProducts: 'Other Products and Services',
      usage: 'Usage Charges',
      credits: 'Credits & Adjustments',
      usageDiscounts: 'Other Discounts (usage-based)',
      licenseDiscounts: 'Other Discounts (license-based)',
      taxes: 'Taxes or VAT',
    },
    total: 'Total',
    byOffer: 'Charges by offer',
    offer: 'Offer',
    amountIn: (currency) => `Amount (${currency})`,
    details: (operation) =>
      `Every charge stands, line by line, in the license-based reconciliation file of this invoice (operation ${operation}).`,
    late: (rate) =>
      `An amount unpaid after the due date may bring a finance charge of ${rate} a month, or the legal maximum if that is lower.`,
    sandbox: 'Integration sandbox: this invoice is for testing. Do not pay it.',
    page: (number, count) => `Page ${number} of ${count}`,
  },
  'pt-BR': {
    programme: 'Partner Center operado pela 21Vianet',
    invoice: 'Fatura',
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
    sections: {
      recurring: 'Encargos recorrentes',
      otherProducts: 'Outros produtos e serviços',
      usage: 'Encargos de uso',
      credits: 'Créditos e ajustes',
      usageDiscounts: 'Outros descontos (por uso)',
      licenseDiscounts: 'Outros descontos (por licença)',
      taxes: 'Impostos ou IVA',
    },
    total: 'Total',
    byOffer: 'Encargos por oferta',
    offer: 'Oferta',
    amountIn: (currency) => `Valor (${currency})`,
    details: (operation) =>
      `Cada encargo está discriminado, linha a linha, no arquivo de reconciliação baseado em licença desta fatura (operação ${operation}).`,
    late: (rate) =>
      `Um valor não pago após a data de vencimento pode gerar um encargo financeiro de ${rate} ao mês, ou o máximo legal, se for menor.`,
    sandbox: 'Área restrita de integração: esta fatura serve apenas para testes. Não a pague.',
    page: (number, count) => `Página ${number} de ${count}`,
  },
  'zh-CN': {
    programme: '由世纪互联运营的合作伙伴中心',
    invoice: '发票',
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
    sections: {
      recurring: '周期性费用',
      otherProducts: '其他产品和服务',
      usage: '使用费',
      credits: '抵免和调整',
      usageDiscounts: '其他折扣（基于使用情况）',
      licenseDiscounts: '其他折扣（基于许可证）',
      taxes: '税费或增值税',
    },
    total: '合计',
    byOffer: '按产品/服务列出的费用',
    offer: '产品/服务',
    amountIn: (currency) => `金额 (${currency})`,
    details: (operation) => `每一笔费用的明细项目均列在本发票的基于许可证的对账文件中（操作 ${operation}）。`,
    late: (rate) => `到期日期后仍未支付的金额，每月可能产生 ${rate} 的财务费用；如法定上限较低，则按法定上限计算。`,
    sandbox: '集成沙盒：本发票仅供测试，请勿付款。',
    page: (number, count) => `第 ${number} 页，共 ${count} 页`,
  },
};
