import { instant } from '../../shared/calendar.ts';
import { create, type Partition } from '../../storage/port.ts';
import { TEMPLATE, type Template } from '../stored.ts';

const CUSTOMER_TEXTS: Template['texts'] = {
  'en-US': {
    title: 'Customer agreement (sample)',
    paragraphs: [
      'This is a sample text, made to try the programme. It binds nobody; the operator publishes its own agreement in its place.',
      'The customer uses the services through a reseller, who is its contact for orders, bills and support.',
      'The customer decides which of its partners hold delegated administrative privileges for which service, and can take them away at any time.',
      'Sixty days after a subscription was suspended its data may be deleted.',
    ],
  },
  'zh-CN': {
    title: '客户协议（示例）',
    paragraphs: [
      '这是为试用本计划而编写的示例文本，对任何人均无约束力；运营商会发布自己的协议取而代之。',
      '客户通过经销商使用服务，经销商是其订购、账单和支持的联系人。',
      '客户决定由哪些合作伙伴对哪项服务拥有委派的管理权限，并可随时收回。',
      '订阅暂停满六十天后，其数据可能会被删除。',
    ],
  },
  'pt-BR': {
    title: 'Contrato do cliente (exemplo)',
    paragraphs: [
      'Este é um texto de exemplo, feito para experimentar o programa. Não obriga ninguém; a operadora publica o próprio contrato no lugar dele.',
      'O cliente usa os serviços por meio de um revendedor, que é o seu contato para pedidos, faturas e suporte.',
      'O cliente decide quais parceiros têm privilégios administrativos delegados para qual serviço e pode retirá-los a qualquer momento.',
      'Sessenta dias depois da suspensão de uma assinatura, os dados dela podem ser excluídos.',
    ],
  },
};

const RESELLER_TEXTS: Template['texts'] = {
  'en-US': {
    title: 'Reseller agreement (sample)',
    paragraphs: [
      'This is a sample text, made to try the programme. It binds nobody; the operator publishes its own agreement in its place.',
      'The reseller sells the services of the programme to customers in China, sets its own prices, and is billed once a month.',
      'The day of the signature is the day of the month on which the reseller is billed.',
      'The reseller supports its customers at all hours, and goes on doing so if a customer takes the delegated administrative privileges away.',
    ],
  },
  'zh-CN': {
    title: '经销商协议（示例）',
    paragraphs: [
      '这是为试用本计划而编写的示例文本，对任何人均无约束力；运营商会发布自己的协议取而代之。',
      '经销商向中国客户销售本计划的服务，自行定价，每月计费一次。',
      '签署日即为每月向经销商计费的日期。',
      '经销商全天候为客户提供支持；即使客户收回委派的管理权限，也须继续提供支持。',
    ],
  },
  'pt-BR': {
    title: 'Contrato de revendedor (exemplo)',
    paragraphs: [
      'Este é um texto de exemplo, feito para experimentar o programa. Não obriga ninguém; a operadora publica o próprio contrato no lugar dele.',
      'O revendedor vende os serviços do programa a clientes na China, define os próprios preços e é cobrado uma vez por mês.',
      'O dia da assinatura é o dia do mês em que o revendedor é cobrado.',
      'O revendedor dá suporte aos clientes a qualquer hora e continua a fazê-lo se um cliente retirar os privilégios administrativos delegados.',
    ],
  },
};

const publishedAt = instant('2016-01-01');

/** Agreements to try the programme with: they stand where the operator's would. */
export const SAMPLE_TEMPLATES = [
  { templateId: 'sample-cloud-agreement-1', type: 'MicrosoftCloudAgreement', publishedAt, texts: CUSTOMER_TEXTS },
  { templateId: 'sample-customer-agreement-1', type: 'MicrosoftCustomerAgreement', publishedAt, texts: CUSTOMER_TEXTS },
  { templateId: 'sample-reseller-agreement-1', type: 'ResellerAgreement', publishedAt, texts: RESELLER_TEXTS },
] as const satisfies readonly Template[];

/** Puts the samples where they are missing. */
export async function seedSampleAgreements(catalog: Partition): Promise<void> {
  for (const template of SAMPLE_TEMPLATES) await catalog.commit([create<Template>(TEMPLATE, template)]);
}
