import { SAMPLE_OFFER_ID as ID } from './ids.ts';
import type { SampleOffer } from './offers.ts';

/** Sample trials: a month for nothing, once for each customer. */
export const TRIALS: readonly SampleOffer[] = [
  {
    id: ID.enterpriseE3Trial,
    product: { id: 'F99E6AE5-C3C7-4558-BAD3-67D4AB3E1D35', name: 'Office 365 Enterprise E3' },
    name: { en: 'Office 365 Enterprise E3 Trial', zh: 'Office 365 企业版 E3 试用版' },
    description: {
      en: 'One month of Office 365 Enterprise E3 for up to 25 seats, once for each customer.',
      zh: 'Office 365 企业版 E3 试用一个月，最多 25 个席位，每位客户仅限一次。',
      pt: 'Um mês do Office 365 Enterprise E3 para até 25 assentos, uma vez por cliente.',
    },
    conversionTargetOffers: [ID.enterpriseE3],
  },
  {
    id: ID.businessPremiumTrial,
    product: { id: '6A57EB76-B8AA-435E-9293-E23398C5DC2B', name: 'Office 365 Business Premium' },
    name: { en: 'Office 365 Business Premium Trial', zh: 'Office 365 商业高级版试用版' },
    description: {
      en: 'One month of Office 365 Business Premium for up to 25 seats, once for each customer.',
      zh: 'Office 365 商业高级版试用一个月，最多 25 个席位，每位客户仅限一次。',
      pt: 'Um mês do Office 365 Business Premium para até 25 assentos, uma vez por cliente.',
    },
    conversionTargetOffers: [ID.businessPremium],
  },
  {
    id: ID.projectPremiumTrial,
    product: { id: '3EFDE658-B0F9-48E1-BCFD-354911B849E8', name: 'Project Online Premium' },
    service: 'project',
    name: { en: 'Project Online Premium Trial', zh: 'Project Online Premium 试用版' },
    description: {
      en: 'One month of Project Online Premium for up to 25 seats, once for each customer.',
      zh: 'Project Online Premium 试用一个月，最多 25 个席位，每位客户仅限一次。',
      pt: 'Um mês do Project Online Premium para até 25 assentos, uma vez por cliente.',
    },
    conversionTargetOffers: [ID.projectPremium],
  },
];
