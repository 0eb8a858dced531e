import type { InThree } from './tables.ts';

/** What the columns of the usage-based file mean, by their headers. */
export const USAGE_COLUMN_MEANINGS: Readonly<Record<string, InThree>> = {
  PartnerID: [
    'Your identifier: the same on every row.',
    'O seu identificador: igual em todas as linhas.',
    '你的标识符：每行都相同。',
  ],
  PartnerName: ['Your company.', 'A sua empresa.', '你的公司。'],
  PartnerBillableAccountID: [
    'Your account number in the billing platform.',
    'O número da sua conta na plataforma de cobrança.',
    '你在计费平台中的账号。',
  ],
  CustomerName: [
    'The customer as Partner Center names it: the key to match with your own system.',
    'O cliente como o Partner Center o chama: a chave para relacionar com o seu sistema.',
    '合作伙伴中心中的客户名称：与你自己的系统匹配时使用的键。',
  ],
  MPNID: ['Your MPN ID.', 'O seu ID do MPN.', '你的 MPN ID。'],
  ResellerMPNID: [
    'MPN ID of the reseller of record. Only in the indirect model.',
    'ID do MPN do revendedor registrado. Só no modelo indireto.',
    '记录的经销商的 MPN ID。仅用于间接模型。',
  ],
  InvoiceNumber: ['The invoice the row stands on.', 'A fatura em que a linha está.', '该行所在的发票。'],
  ChargeStartDate: [
    'First day of the billing cycle, at 0:00; of late usage, its own day.',
    'Primeiro dia do ciclo de cobrança, às 0:00; no uso atrasado, o próprio dia.',
    '计费周期的第一天 0:00；迟到的使用记录则为其自身的日期。',
  ],
  ChargeEndDate: [
    'Last day of the billing cycle, at 23:59; of late usage, its own day.',
    'Último dia do ciclo de cobrança, às 23:59; no uso atrasado, o próprio dia.',
    '计费周期的最后一天 23:59；迟到的使用记录则为其自身的日期。',
  ],
  SubscriptionID: [
    "The subscription's number in the billing platform. Quote it to support; do not reconcile on it.",
    'O número da assinatura na plataforma de cobrança. Informe-o ao suporte; não reconcilie por ele.',
    '计费平台中的订阅编号。可提供给支持人员，不要用于对账。',
  ],
  SubscriptionName: ['Nickname of the subscription.', 'Apelido da assinatura.', '订阅的昵称。'],
  SubscriptionDescription: ['Line of business of the offer.', 'Linha de negócio da oferta.', '产品/服务的业务类别。'],
  OrderID: [
    "The order's number in the billing platform. Quote it to support; do not reconcile on it.",
    'O número do pedido na plataforma de cobrança. Informe-o ao suporte; não reconcilie por ele.',
    '计费平台中的订单编号。可提供给支持人员，不要用于对账。',
  ],
  ServiceName: ['Name of the service.', 'Nome do serviço.', '服务的名称。'],
  ServiceType: ['Kind of the service.', 'Tipo do serviço.', '服务的类型。'],
  ResourceGUID: [
    'One identifier for the service with its price structure.',
    'Um identificador do serviço com sua estrutura de preços.',
    '服务及其价格结构的唯一标识符。',
  ],
  'Resource Name': ['The resource by name.', 'O recurso pelo nome.', '资源的名称。'],
  Region: [
    'Where the usage belongs; it matters where rates differ by region, as for data transfer.',
    'A que região o uso pertence; importa onde as tarifas variam por região, como na transferência de dados.',
    '使用所属的区域；在费率因区域而异时有用，例如数据传输。',
  ],
  SKU: ["Microsoft's identifier of the offer.", 'O identificador Microsoft da oferta.', '产品/服务的 Microsoft 标识符。'],
  DetailLineItemId: [
    'Tells apart rows of one resource at different rates: one up to some quantity, another above it.',
    'Distingue linhas de um recurso com tarifas diferentes: uma até certa quantidade, outra acima dela.',
    '区分同一资源按不同费率计费的行：达到某个数量之前一种费率，超过之后另一种。',
  ],
  ConsumedQuantity: [
    'What was consumed: hours, GB and so on, late usage included.',
    'O que foi consumido: horas, GB e assim por diante, com o uso atrasado.',
    '消耗的数量：小时、GB 等，包括迟到的使用记录。',
  ],
  IncludedQuantity: ['What the offer already includes.', 'O que a oferta já inclui.', '产品/服务已包含的数量。'],
  OverageQuantity: [
    'What you pay for: consumed less included, never negative.',
    'O que você paga: consumido menos incluído, nunca negativo.',
    '需要付费的数量：消耗减去包含，不会为负数。',
  ],
  ListPrice: ['Price of one unit.', 'Preço de uma unidade.', '一个单位的价格。'],
  PretaxCharges: ['Price by overage, to the cent.', 'Preço vezes excedente, ao centavo.', '价格乘以超额数量，精确到分。'],
  TaxAmount: ['Tax charged.', 'Imposto cobrado.', '收取的税费。'],
  PostTaxTotal: ['Total after tax.', 'Total com imposto.', '税后合计。'],
  Currency: ['One currency per billing entity.', 'Uma moeda por entidade de cobrança.', '每个计费实体只有一种货币。'],
  PretaxEffectiveRate: [
    'Charge for one unit before tax, to the cent.',
    'Encargo por unidade antes do imposto, ao centavo.',
    '每单位的税前费用，精确到分。',
  ],
  PostTaxEffectiveRate: [
    'Charge for one unit after tax, to the cent.',
    'Encargo por unidade com imposto, ao centavo.',
    '每单位的税后费用，精确到分。',
  ],
  ChargeType: [
    'Kind of charge or adjustment, in English words.',
    'Tipo de encargo ou ajuste, em inglês.',
    '费用或调整的类型，以英文表示。',
  ],
  CustomerBillableAccount: [
    "The customer's account number in the billing platform. Daily rows only.",
    'O número da conta do cliente na plataforma de cobrança. Só nas linhas diárias.',
    '客户在计费平台中的账号。仅用于每日行。',
  ],
  UsageDate: ['The day of the usage. Daily rows only.', 'O dia do uso. Só nas linhas diárias.', '使用的日期。仅用于每日行。'],
  MeteredRegion: [
    'Data centre inside the region. Daily rows only.',
    'Data center dentro da região. Só nas linhas diárias.',
    '区域内的数据中心。仅用于每日行。',
  ],
  MeteredService: [
    'The single service, where the service name does not tell. Daily rows only.',
    'O serviço específico, quando o nome do serviço não o diz. Só nas linhas diárias.',
    '服务名称无法说明时的具体服务。仅用于每日行。',
  ],
  MeteredServiceType: [
    'A sub-heading of it. Daily rows only.',
    'Um subtítulo dele. Só nas linhas diárias.',
    '其下的细分类别。仅用于每日行。',
  ],
  Project: [
    "The customer's own name of the service instance. Daily rows only.",
    'O nome que o cliente dá à instância do serviço. Só nas linhas diárias.',
    '客户为服务实例取的名称。仅用于每日行。',
  ],
  ServiceInfo: [
    'Connections provisioned and used that day. Daily rows only.',
    'Conexões provisionadas e usadas no dia. Só nas linhas diárias.',
    '当天预配和使用的连接。仅用于每日行。',
  ],
  CustomerID: ['The Microsoft identifier of the customer.', 'O identificador Microsoft do cliente.', '客户的 Microsoft 标识符。'],
  DomainName: [
    "The customer's domain name, a help to recognize it. It can change.",
    'O nome de domínio do cliente, uma ajuda para reconhecê-lo. Pode mudar.',
    '客户的域名，有助于识别客户；可能会变化。',
  ],
};
