import type { InThree } from './tables.ts';

/** What the columns of the license-based file mean, by their headers. */
export const LICENSE_COLUMN_MEANINGS: Readonly<Record<string, InThree>> = {
  PartnerId: [
    'Your billing entity: the same on every row. Not needed to reconcile.',
    'A sua entidade de cobrança: igual em todas as linhas. Não é preciso para reconciliar.',
    '你的计费实体：每行都相同，对账时不需要。',
  ],
  CustomerID: ['The Microsoft identifier of the customer.', 'O identificador Microsoft do cliente.', '客户的 Microsoft 标识符。'],
  OrderID: [
    "The order's number in the billing platform. Quote it to support; do not reconcile on it.",
    'O número do pedido na plataforma de cobrança. Informe-o ao suporte; não reconcilie por ele.',
    '计费平台中的订单编号。可提供给支持人员，不要用于对账。',
  ],
  SubscriptionID: [
    "The subscription's number in the billing platform, not the one you see in Partner Center. Do not reconcile on it.",
    'O número da assinatura na plataforma de cobrança, não o que aparece no Partner Center. Não reconcilie por ele.',
    '计费平台中的订阅编号，不是合作伙伴中心显示的订阅 ID。不要用于对账。',
  ],
  SyndicationPartnerSubscriptionNumber: [
    'The subscription ID as Partner Center shows it: the key to reconcile on.',
    'O ID da assinatura como o Partner Center o mostra: a chave para reconciliar.',
    '合作伙伴中心显示的订阅 ID：对账时使用的键。',
  ],
  OfferID: [
    'A unique offer identifier. It does not equal the one in the price list.',
    'Um identificador único da oferta. Não é igual ao da lista de preços.',
    '产品/服务的唯一标识符，与价目表中的不同。',
  ],
  DurableOfferID: ['The offer ID of the price list.', 'O ID da oferta na lista de preços.', '价目表中的产品/服务 ID。'],
  OfferName: [
    'Name of the offer, as the price list has it.',
    'Nome da oferta, como está na lista de preços.',
    '产品/服务名称，与价目表一致。',
  ],
  SubscriptionStartDate: [
    'The day after the order was submitted, at 0:00. With the end date it tells whether this is the first term.',
    'O dia seguinte ao pedido, às 0:00. Com a data de término, mostra se é o primeiro prazo.',
    '提交订单的次日 0:00。结合结束日期可以判断是否为首个期限。',
  ],
  SubscriptionEndDate: [
    'End of the term, at 0:00: that day no longer belongs to it. At a renewal the price may change.',
    'Fim do prazo, às 0:00: esse dia já não faz parte dele. Na renovação, o preço pode mudar.',
    '期限的结束日 0:00，当天已不属于期限。续订时价格可能变化。',
  ],
  ChargeStartDate: [
    'First day the line charges for, at 0:00.',
    'Primeiro dia que a linha cobra, às 0:00.',
    '该行计费的第一天，0:00。',
  ],
  ChargeEndDate: [
    'Last day the line charges for, included, at 23:59.',
    'Último dia que a linha cobra, inclusive, às 23:59.',
    '该行计费的最后一天（含当天），23:59。',
  ],
  ChargeType: [
    'Kind of charge or adjustment, in English words.',
    'Tipo de encargo ou ajuste, em inglês.',
    '费用或调整的类型，以英文表示。',
  ],
  UnitPrice: [
    'Price of one seat for a whole period; 0 on free days.',
    'Preço de um assento por um período inteiro; 0 nos dias gratuitos.',
    '一个席位在整个周期的价格；免费的天数为 0。',
  ],
  Quantity: ['Number of seats.', 'Número de assentos.', '席位数量。'],
  Amount: [
    'Price for the quantity and the days, with its sign.',
    'Preço pela quantidade e pelos dias, com sinal.',
    '按数量和天数计算的金额，带正负号。',
  ],
  TotalOtherDiscount: [
    'Discount given on this line; never negative.',
    'Desconto concedido nesta linha; nunca negativo.',
    '该行给予的折扣，不会为负数。',
  ],
  Subtotal: ['Before tax, after the discount.', 'Antes do imposto, depois do desconto.', '税前、折扣后的金额。'],
  Tax: [
    "Tax charged, by the market's rules and the particular case.",
    'Imposto cobrado, conforme as regras do mercado e o caso.',
    '按市场规则和具体情况收取的税费。',
  ],
  TotalForCustomer: ['Total after tax.', 'Total com imposto.', '税后合计。'],
  Currency: ['One currency per billing entity.', 'Uma moeda por entidade de cobrança.', '每个计费实体只有一种货币。'],
  CustomerName: [
    "The customer's name as Partner Center has it.",
    'O nome do cliente como está no Partner Center.',
    '合作伙伴中心中的客户名称。',
  ],
  MPNID: ['Your MPN ID.', 'O seu ID do MPN.', '你的 MPN ID。'],
  ResellerMPNID: [
    'MPN ID of the reseller of record. Only in the indirect model.',
    'ID do MPN do revendedor registrado. Só no modelo indireto.',
    '记录的经销商的 MPN ID。仅用于间接模型。',
  ],
  DomainName: [
    "The customer's domain name, a help to recognize it. It can change.",
    'O nome de domínio do cliente, uma ajuda para reconhecê-lo. Pode mudar.',
    '客户的域名，有助于识别客户；可能会变化。',
  ],
  SubscriptionName: [
    'Nickname of the subscription; the offer name where none was given.',
    'Apelido da assinatura; o nome da oferta, se não houver.',
    '订阅昵称；没有昵称时为产品/服务名称。',
  ],
  SubscriptionDescription: [
    'Name of the offer, as the price list has it.',
    'Nome da oferta, como está na lista de preços.',
    '产品/服务名称，与价目表一致。',
  ],
};
