import { inLanguage, type InThree } from './tables.ts';

const WORDS = {
  offer: ['Offer', 'Oferta', '产品/服务'],
  category: ['Category', 'Categoria', '类别'],
  addOn: ['Add-on', 'Complemento', '加载项'],
  priceFrom: ['from {date}', 'a partir de {date}', '{date} 起'],
  change: ['Change', 'Variação', '变化'],
  minimum: ['Min. seats', 'Mín. de assentos', '最少席位'],
  maximum: ['Max. seats', 'Máx. de assentos', '最多席位'],
  sample: [
    'Sample prices, for trying the program out: not the price list of the operator.',
    'Preços de exemplo, para experimentar o programa: não são a lista de preços da operadora.',
    '示例价格，用于试用本计划，并非运营商的价目表。',
  ],
  find: ['Find an offer', 'Procurar uma oferta', '查找产品/服务'],
  all: ['All categories', 'Todas as categorias', '全部类别'],
  onlyChanges: ['Only what changes', 'Só o que muda', '仅显示有变化的'],
  shown: ['Offers shown: {count}', 'Ofertas exibidas: {count}', '显示的产品/服务：{count}'],
  download: [
    'Download the price list from {date} (CSV)',
    'Baixar a lista de preços a partir de {date} (CSV)',
    '下载自 {date} 起的价目表 (CSV)',
  ],
  seats: ['Seats', 'Assentos', '席位'],
  between: ['{minimum} to {maximum}', 'de {minimum} a {maximum}', '{minimum} 至 {maximum}'],
  price: ['Price of a seat for a month', 'Preço de um assento por mês', '每个席位每月的价格'],
  now: ['now', 'agora', '现在'],
  free: ['free', 'grátis', '免费'],
  noPrice: ['no price: cannot be ordered', 'sem preço: não pode ser pedida', '没有价格，无法订购'],
  trial: ['A trial: charged to nobody', 'Uma avaliação: não é cobrada de ninguém', '试用版：不收费'],
  upgrades: ['Upgrades to', 'Pode ser atualizada para', '可升级到'],
  upgradedFrom: ['Upgrade from', 'Atualização a partir de', '可由以下升级而来'],
  addOns: ['Add-ons', 'Complementos', '加载项'],
  addOnOf: ['Is added to', 'Complementa', '附加到'],
  none: ['none', 'nenhum', '无'],
  firstBill: ['The first bill', 'A primeira fatura', '第一张账单'],
  firstBillStory: [
    '{seats} seats, ordered on {ordered}, billing date {bill}: the days until then are free.',
    '{seats} assentos, pedidos em {ordered}, data de cobrança {bill}: os dias até lá são gratuitos.',
    '{seats} 个席位，{ordered} 下订单，计费日期为 {bill}：在此之前的天数免费。',
  ],
  simulate: [
    'Change seats and dates in the bill simulator',
    'Mudar assentos e datas no simulador de fatura',
    '在账单模拟器中更改席位和日期',
  ],
  order: ['Order it', 'Fazer o pedido', '订购'],
  back: ['All offers and prices', 'Todas as ofertas e preços', '全部产品/服务和价格'],
  pageDescription: [
    'What a seat of {name} costs now and later, how many can be ordered, what it can become, and what its first bill looks like.',
    'Quanto custa um assento de {name} agora e depois, quantos podem ser pedidos, para o que pode ser atualizada e como é a primeira fatura.',
    '{name} 的席位现在和以后的价格、可订购的数量、可升级的目标，以及第一张账单的样子。',
  ],
} as const satisfies Record<string, InThree>;

export type OfferWords = Readonly<Record<keyof typeof WORDS, string>>;

export function offerWords(lang: string): OfferWords {
  return Object.fromEntries(Object.entries(WORDS).map(([name, text]) => [name, inLanguage(text, lang)])) as OfferWords;
}
