import type { Texts } from './texts.ts';

export const zhCn: Texts = {
  lang: 'zh-CN',
  chargeTypes: {
    CANCEL_INSTANCEPRORATE: { label: '取消实例按比例计算', meaning: '因席位数量变更而冲销的预付费用。' },
    CYCLE_INSTANCEPRORATE: {
      label: '周期实例按比例计算',
      meaning: '席位数量变更后按天计算的费用；新订阅的免费期间也以此类型列出，金额为 0。',
    },
    CANCEL_PRORATE: { label: '取消时按比例计算的费用', meaning: '取消订阅后未使用天数的抵免。' },
    PURCHASE_FEE: { label: '购买费用', meaning: '订阅的第一笔预付费用。' },
    CYCLE_FEE: { label: '周期费用', meaning: '此后的每一笔预付费用。' },
    RENEW_FEE: { label: '续订费用', meaning: '续订后新期限的第一笔预付费用。' },
    ACTIVATION_PRORATE: {
      label: '激活时按比例计算的费用',
      meaning: '在计费周期内购买的加载项，从首日到该周期结束按天计算的费用。',
    },
  },
  sections: { recurring: '周期性费用', otherProducts: '其他产品和服务' },
  stories: {
    'EX-01': '6月2日下单，6月3日开始。到计费日期为止的天数免费；计费截止时，收取下一个周期的预付费用。',
    'EX-02':
      '6月2日下单，6月14日（计费截止的前一天）取消。不产生任何费用，对账文件中也没有该订阅的明细项目：这就是免费试用订阅的方法。',
    'EX-03':
      '6月2日订购 10 个席位；6月8日起 20 个，6月12日起 15 个。免费期间的每一段都以 0 列在账单上；预付费用按计费截止时的席位数计算。',
    'EX-04':
      '已按 15 个席位收取预付费用；7月20日起 12 个，7月31日起 18 个，8月10日起 10 个。预付费用被冲销，每一段按天计费，下一个周期按剩下的 10 个席位收取预付费用。',
    'EX-05': '已按 10 个席位收取预付费用，8月25日取消。从8月25日到周期结束的未使用天数予以抵免。',
    'EX-06':
      '已按 10 个席位收取预付费用；8月25日起 5 个；9月1日取消。预付费用被冲销，各段按天计费，最后一段中未使用的天数予以抵免。',
    'EX-07': '当月没有任何变更：只收取下一个周期的预付费用。',
  },
  words: {
    chargeType: '费用类型',
    meaning: '含义',
    section: '发票部分',
    column: '求和的列',
    firstDay: '首日',
    lastDay: '末日',
    days: '天数',
    seats: '席位',
    unitPrice: '单价',
    amount: '金额',
    total: '合计',
    noLines: '没有明细项目，不产生费用。',
    arithmetic: '金额的计算过程',
    offer: '产品/服务',
    priceNow: '{date}\u200b起的价格',
    priceNext: '{date}起',
    minimum: '最少',
    maximum: '最多',
    addOns: '加载项',
    samplePrices: '示例价格，单位为人民币 (CNY)，按每席位、每计费周期计。',
    charged: '计费席位',
    free: '免费',
    unused: '未使用，予以抵免',
    timeline: '计费周期内各日的席位数',
  },
};
