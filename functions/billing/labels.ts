import type { Language } from '../catalog/core/localized.ts';
import {
  CHARGE_TYPE_CODES,
  CHARGE_TYPES,
  INVOICE_SECTION_NAMES,
  INVOICE_SECTIONS,
  type ChargeType,
  type InvoiceSection,
} from '../contract/charge-types.ts';

/** What charge types and sections are called where a person reads them; in the file they are English (R-CHG-11). */
export interface BillLabels {
  readonly chargeTypes: Readonly<Record<ChargeType, string>>;
  readonly sections: Readonly<Record<InvoiceSection, string>>;
}

export const BILL_LABELS: Readonly<Record<Language, BillLabels>> = {
  'en-US': {
    chargeTypes: Object.fromEntries(
      CHARGE_TYPE_CODES.map((code) => [code, CHARGE_TYPES[code].inFile]),
    ) as BillLabels['chargeTypes'],
    sections: Object.fromEntries(
      INVOICE_SECTION_NAMES.map((name) => [name, INVOICE_SECTIONS[name].label]),
    ) as BillLabels['sections'],
  },
  'pt-BR': {
    chargeTypes: {
      CANCEL_INSTANCEPRORATE: 'Rateio de instância cancelado',
      CYCLE_FEE: 'Taxa do ciclo',
      CYCLE_INSTANCEPRORATE: 'Rateio de instância do ciclo',
      CANCEL_PRORATE: 'Rateio no cancelamento',
      PURCHASE_PRORATE: 'Rateio na compra',
      PURCHASE_FEE: 'Taxa de compra',
      RENEW_PRORATE: 'Rateio na renovação',
      RENEW_FEE: 'Taxa de renovação',
      ACTIVATION_PRORATE: 'Rateio na ativação',
      CANCEL_USAGEFEE: 'Taxa de uso apurada no cancelamento',
      CYCLE_USAGEFEE: 'Taxa de uso apurada do ciclo atual',
      OFFSET_LINEITEM: 'Compensação de um item de linha',
      ACTIVATION_DISCOUNT: 'Desconto de ativação',
      CYCLE_DISCOUNT: 'Desconto do ciclo',
      RENEW_DISCOUNT: 'Desconto de renovação',
      CANCEL_DISCOUNT: 'Cancelamento de desconto',
    },
    sections: {
      recurring: 'Encargos recorrentes',
      otherProducts: 'Outros produtos e serviços',
      usage: 'Encargos de uso',
      credits: 'Créditos e ajustes',
      usageDiscounts: 'Outros descontos (por uso)',
      licenseDiscounts: 'Outros descontos (por licença)',
      taxes: 'Impostos ou IVA',
    },
  },
  'zh-CN': {
    chargeTypes: {
      CANCEL_INSTANCEPRORATE: '取消实例按比例计算',
      CYCLE_FEE: '周期费用',
      CYCLE_INSTANCEPRORATE: '周期实例按比例计算',
      CANCEL_PRORATE: '取消时按比例计算的费用',
      PURCHASE_PRORATE: '购买时按比例计算的费用',
      PURCHASE_FEE: '购买费用',
      RENEW_PRORATE: '续订时按比例计算的费用',
      RENEW_FEE: '续订费用',
      ACTIVATION_PRORATE: '激活时按比例计算的费用',
      CANCEL_USAGEFEE: '取消时评估使用费用',
      CYCLE_USAGEFEE: '评估当前周期的使用费用',
      OFFSET_LINEITEM: '抵消明细项目',
      ACTIVATION_DISCOUNT: '激活折扣',
      CYCLE_DISCOUNT: '周期折扣',
      RENEW_DISCOUNT: '续订折扣',
      CANCEL_DISCOUNT: '取消折扣',
    },
    sections: {
      recurring: '周期性费用',
      otherProducts: '其他产品和服务',
      usage: '使用费',
      credits: '抵免和调整',
      usageDiscounts: '其他折扣（基于使用情况）',
      licenseDiscounts: '其他折扣（基于许可证）',
      taxes: '税费或增值税',
    },
  },
};
