import type { Localized } from '../../catalog/core/localized.ts';
import { SERVICES, type ServiceId } from '../../contract/services.ts';

export interface Topic {
  /** Digits: one of the SDKs reads a number. */
  readonly id: string;
  readonly name: Localized;
  readonly description: Localized;
  /** Of a request about a customer: the service it is about (R-SUP-09). */
  readonly service?: ServiceId;
}

/** Of requests about Partner Center. @rule R-SUP-08 */
const PARTNER_CENTER: readonly Topic[] = [
  {
    id: '1',
    name: { en: 'Technical problem', zh: '技术问题', pt: 'Problema técnico' },
    description: {
      en: 'Partner Center or its API does not work as it should.',
      zh: '合作伙伴中心或其 API 无法正常工作。',
      pt: 'O Partner Center ou a API não funciona como deveria.',
    },
  },
  {
    id: '2',
    name: { en: 'Billing', zh: '计费', pt: 'Cobrança' },
    description: {
      en: 'Your invoices, payments and reconciliation files.',
      zh: '你的发票、付款和对账文件。',
      pt: 'Suas faturas, pagamentos e arquivos de reconciliação.',
    },
  },
  {
    id: '3',
    name: { en: 'Customer management', zh: '客户管理', pt: 'Gerenciamento de clientes' },
    description: {
      en: 'Customer accounts, relationships and privileges.',
      zh: '客户账户、关系和权限。',
      pt: 'Contas de clientes, relações e privilégios.',
    },
  },
  {
    id: '4',
    name: { en: 'Subscription management', zh: '订阅管理', pt: 'Gerenciamento de assinaturas' },
    description: {
      en: 'Orders, subscriptions and licenses.',
      zh: '订单、订阅和许可证。',
      pt: 'Pedidos, assinaturas e licenças.',
    },
  },
];

const FIRST_SERVICE = 101;

/** Of requests about a customer: a service each, for billing disputes and suspicious activity too. @rule R-SUP-09, R-SUP-11, R-NPF-05 */
const CUSTOMER_SERVICES = (Object.keys(SERVICES) as ServiceId[]).map((service, place): Topic => {
  const name = SERVICES[service];
  return {
    id: String(FIRST_SERVICE + place),
    service,
    name: { en: name, zh: name, pt: name },
    description: {
      en: `A customer's ${name}: its use, a billing dispute, or suspicious activity.`,
      zh: `客户的 ${name}：使用、计费争议或可疑活动。`,
      pt: `${name} de um cliente: uso, contestação de cobrança ou atividade suspeita.`,
    },
  };
});

export const TOPICS: readonly Topic[] = [...PARTNER_CENTER, ...CUSTOMER_SERVICES];

export function topicOf(id: string): Topic | undefined {
  return TOPICS.find((topic) => topic.id === id);
}
