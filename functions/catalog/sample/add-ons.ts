import { SAMPLE_OFFER_ID as ID } from './ids.ts';
import type { SampleOffer } from './offers.ts';

/** Sample add-ons: each hangs on a subscription of one of its prerequisite offers (R-SUB-12). */
export const ADD_ONS: readonly SampleOffer[] = [
  {
    id: ID.extraFileStorage,
    product: { id: '75CAE121-E817-471A-B4C4-9DA1D89CBD80', name: 'Office 365 Extra File Storage' },
    name: { en: 'Office 365 Extra File Storage', zh: 'Office 365 额外文件存储空间' },
    description: {
      en: 'More storage for the sites of a customer, by the gigabyte.',
      zh: '按 GB 为客户的网站增加存储空间。',
      pt: 'Mais armazenamento para os sites de um cliente, por gigabyte.',
    },
    prerequisiteOffers: [
      ID.enterpriseE1,
      ID.enterpriseE3,
      ID.planE3,
      ID.planE1,
      ID.businessPremium,
      ID.businessEssentials,
      ID.sharePointPlan1,
      ID.sharePointPlan2,
    ],
    unitType: 'Gigabytes',
  },
  {
    id: ID.exchangeArchiving,
    product: { id: 'AA588206-E6A7-4E18-97D3-67B5CAF728EC', name: 'Exchange Online Archiving for Exchange Online' },
    name: { en: 'Exchange Online Archiving for Exchange Online', zh: 'Exchange Online Archiving（适用于 Exchange Online）' },
    description: {
      en: 'An archive for the mailboxes of Exchange Online.',
      zh: '面向 Exchange Online 邮箱的存档。',
      pt: 'Um arquivo morto para as caixas de correio do Exchange Online.',
    },
    prerequisiteOffers: [
      ID.exchangeKiosk,
      ID.exchangePlan1,
      ID.enterpriseE1,
      ID.enterpriseK1,
      ID.planE1,
      ID.businessPremium,
      ID.businessEssentials,
    ],
  },
  {
    id: ID.exchangeProtection,
    product: { id: 'B5912FAC-E231-4D40-A1CC-3A88C89C1AF4', name: 'Exchange Online Protection' },
    name: { en: 'Exchange Online Protection', zh: 'Exchange Online Protection' },
    description: {
      en: 'Filters for junk mail and malware.',
      zh: '垃圾邮件和恶意软件筛选。',
      pt: 'Filtros de lixo eletrônico e malware.',
    },
    prerequisiteOffers: [ID.exchangeKiosk, ID.exchangePlan1, ID.exchangePlan2],
  },
  {
    id: ID.audioConferencing,
    product: { id: '91F8C40C-F00B-48D4-9934-22A6AA649A6C', name: 'Audio Conferencing' },
    name: { en: 'Audio Conferencing', zh: '音频会议' },
    description: {
      en: 'Dialling in to meetings by telephone.',
      zh: '通过电话拨入会议。',
      pt: 'Participação em reuniões por telefone.',
    },
    prerequisiteOffers: [ID.enterpriseE1, ID.enterpriseE3, ID.businessPremium, ID.businessEssentials, ID.skypePlan2],
  },
  {
    id: ID.phoneSystem,
    product: { id: '2ABDCFF3-8D3F-4015-A7C9-9E14703C2848', name: 'Phone System' },
    name: { en: 'Phone System', zh: '电话系统' },
    description: {
      en: 'Telephone extensions in Skype for Business Online.',
      zh: 'Skype for Business Online 中的电话分机。',
      pt: 'Ramais telefônicos no Skype for Business Online.',
    },
    prerequisiteOffers: [ID.enterpriseE1, ID.enterpriseE3, ID.skypePlan2],
  },
  {
    id: ID.advancedCompliance,
    product: { id: '439AE336-D7C1-445D-8715-06F583D3068B', name: 'Office 365 Advanced Compliance' },
    name: { en: 'Office 365 Advanced Compliance', zh: 'Office 365 高级合规性' },
    description: {
      en: 'Search, retention and customer keys for regulated companies.',
      zh: '面向受监管企业的搜索、保留和客户密钥。',
      pt: 'Pesquisa, retenção e chaves do cliente para empresas reguladas.',
    },
    prerequisiteOffers: [ID.enterpriseE3, ID.planE3],
  },
  {
    id: ID.informationProtection,
    product: { id: '2270105D-83CA-458F-83EC-ACB83F07AE87', name: 'Azure Information Protection Premium P1' },
    service: 'enterpriseMobility',
    name: { en: 'Azure Information Protection Premium P1', zh: 'Azure 信息保护 Premium P1' },
    description: {
      en: 'Labels and encryption for documents and mail.',
      zh: '文档和电子邮件的标签和加密。',
      pt: 'Rótulos e criptografia para documentos e e-mail.',
    },
    prerequisiteOffers: [
      ID.enterpriseE1,
      ID.enterpriseK1,
      ID.businessPremium,
      ID.businessEssentials,
      ID.proPlus,
      ID.exchangePlan1,
      ID.exchangePlan2,
    ],
  },
  {
    id: ID.myAnalytics,
    product: { id: '667675AD-A0EA-46C0-AFAE-61A7BD255B68', name: 'Microsoft MyAnalytics' },
    name: { en: 'Microsoft MyAnalytics', zh: 'Microsoft MyAnalytics' },
    description: {
      en: 'How working time is spent, for each user alone.',
      zh: '仅供用户本人查看的工作时间分析。',
      pt: 'Como o tempo de trabalho é gasto, para cada usuário.',
    },
    prerequisiteOffers: [ID.enterpriseE1, ID.enterpriseE3, ID.planE3, ID.businessPremium, ID.businessEssentials],
  },
];
