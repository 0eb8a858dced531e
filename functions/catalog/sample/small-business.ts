import { SAMPLE_OFFER_ID as ID } from './ids.ts';
import type { SampleOffer } from './offers.ts';

/** Sample offers for small businesses, with the upgrades open in China (R-UPG-01). */
export const SMALL_BUSINESS_OFFERS: readonly SampleOffer[] = [
  {
    id: ID.business,
    product: { id: 'FEFAA6A1-28A0-4613-AAB9-4B4261B274FB', name: 'Office 365 Business' },
    name: { en: 'Office 365 Business', zh: 'Office 365 商业版' },
    description: {
      en: 'The Office applications and 1 TB of file storage, for up to 300 seats.',
      zh: 'Office 应用程序和 1 TB 文件存储，最多 300 个席位。',
      pt: 'Os aplicativos do Office e 1 TB de armazenamento de arquivos, para até 300 assentos.',
    },
    upgradeTargetOffers: [ID.businessPremium, ID.proPlus, ID.enterpriseE3],
  },
  {
    id: ID.businessPremium,
    product: { id: '6A57EB76-B8AA-435E-9293-E23398C5DC2B', name: 'Office 365 Business Premium' },
    name: { en: 'Office 365 Business Premium', zh: 'Office 365 商业高级版' },
    description: {
      en: 'The Office applications, mail, meetings and file storage, for up to 300 seats.',
      zh: 'Office 应用程序、电子邮件、会议和文件存储，最多 300 个席位。',
      pt: 'Os aplicativos do Office, e-mail, reuniões e armazenamento de arquivos, para até 300 assentos.',
    },
    upgradeTargetOffers: [ID.enterpriseE3],
  },
  {
    id: ID.businessEssentials,
    product: { id: 'D850ED35-6BC8-46FD-A603-DB8063C739CB', name: 'Office 365 Business Essentials' },
    name: { en: 'Office 365 Business Essentials', zh: 'Office 365 商业协作版' },
    description: {
      en: 'Mail, meetings, file storage and Office in the browser, for up to 300 seats.',
      zh: '电子邮件、会议、文件存储以及浏览器中的 Office，最多 300 个席位。',
      pt: 'E-mail, reuniões, armazenamento de arquivos e Office no navegador, para até 300 assentos.',
    },
    upgradeTargetOffers: [ID.businessPremium, ID.enterpriseE1, ID.enterpriseE3],
  },
];
