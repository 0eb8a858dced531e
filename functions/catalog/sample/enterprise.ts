import { SAMPLE_OFFER_ID as ID } from './ids.ts';
import type { SampleOffer } from './offers.ts';

/** Sample offers of the category Enterprise. */
export const ENTERPRISE_OFFERS: readonly SampleOffer[] = [
  {
    id: ID.enterpriseE1,
    product: { id: 'F11FC8DE-3EB4-49C8-8F8D-E0E973E1D036', name: 'Office 365 Enterprise E1' },
    name: { en: 'Office 365 Enterprise E1', zh: 'Office 365 企业版 E1' },
    description: {
      en: 'Mail, file storage, meetings and Office in the browser.',
      zh: '电子邮件、文件存储、会议以及浏览器中的 Office。',
      pt: 'E-mail, armazenamento de arquivos, reuniões e Office no navegador.',
    },
  },
  {
    id: ID.enterpriseE3,
    product: { id: 'F99E6AE5-C3C7-4558-BAD3-67D4AB3E1D35', name: 'Office 365 Enterprise E3' },
    name: { en: 'Office 365 Enterprise E3', zh: 'Office 365 企业版 E3' },
    description: {
      en: 'Everything in E1, with the Office applications, archiving and legal hold.',
      zh: '包含 E1 的全部内容，以及 Office 应用程序、存档和法定保留。',
      pt: 'Tudo o que há no E1, com os aplicativos do Office, arquivamento e retenção legal.',
    },
  },
  {
    id: ID.enterpriseK1,
    product: { id: '0DD6A32C-C059-4534-97BF-C82D73D9C869', name: 'Office 365 Enterprise K1' },
    name: { en: 'Office 365 Enterprise K1', zh: 'Office 365 企业版 K1' },
    description: {
      en: 'Mail and Office in the browser for staff without a desk.',
      zh: '面向一线员工的电子邮件和浏览器中的 Office。',
      pt: 'E-mail e Office no navegador para funcionários sem mesa de trabalho.',
    },
  },
  {
    id: ID.planE3,
    product: { id: 'DD1C84E4-4FA9-40D7-81AC-E0D9A2729D41', name: 'Microsoft Office 365 (Plan E3)' },
    name: { en: 'Microsoft Office 365 (Plan E3)', zh: 'Microsoft Office 365（计划 E3）' },
    description: {
      en: 'The earlier edition of Enterprise E3.',
      zh: '企业版 E3 的早期版本。',
      pt: 'A edição anterior do Enterprise E3.',
    },
  },
  {
    id: ID.planE1,
    product: { id: 'EA3D9D20-48EC-4042-9E19-CFDF06744FFA', name: 'Microsoft Office 365 (Plan E1)' },
    name: { en: 'Microsoft Office 365 (Plan E1)', zh: 'Microsoft Office 365（计划 E1）' },
    description: {
      en: 'The earlier edition of Enterprise E1; no longer sold.',
      zh: '企业版 E1 的早期版本；已停止销售。',
      pt: 'A edição anterior do Enterprise E1; não é mais vendida.',
    },
    isAvailableForPurchase: false,
  },
  {
    id: ID.proPlus,
    product: { id: '46D1D9AF-3DD4-40F3-951B-C8CC9EDDB5E7', name: 'Office 365 ProPlus' },
    name: { en: 'Office 365 ProPlus', zh: 'Office 365 专业增强版' },
    description: {
      en: 'The Office applications on up to five computers of each user.',
      zh: '每位用户最多可在五台计算机上使用 Office 应用程序。',
      pt: 'Os aplicativos do Office em até cinco computadores por usuário.',
    },
  },
  {
    id: ID.exchangeKiosk,
    product: { id: '5F1BFB25-5EEF-4F8D-BDE5-4E17C7836F95', name: 'Exchange Online Kiosk' },
    name: { en: 'Exchange Online Kiosk', zh: 'Exchange Online Kiosk' },
    description: {
      en: 'A mailbox of 2 GB in the browser.',
      zh: '浏览器中的 2 GB 邮箱。',
      pt: 'Uma caixa de correio de 2 GB no navegador.',
    },
  },
  {
    id: ID.exchangePlan1,
    product: { id: 'CF9E4F42-04FB-4856-93C7-0A70C92C2150', name: 'Exchange Online (Plan 1)' },
    name: { en: 'Exchange Online (Plan 1)', zh: 'Exchange Online（计划 1）' },
    description: {
      en: 'A mailbox of 50 GB.',
      zh: '50 GB 邮箱。',
      pt: 'Uma caixa de correio de 50 GB.',
    },
  },
  {
    id: ID.exchangePlan2,
    product: { id: '64403C6A-70D4-4907-BABE-AB119DFBA360', name: 'Exchange Online (Plan 2)' },
    name: { en: 'Exchange Online (Plan 2)', zh: 'Exchange Online（计划 2）' },
    description: {
      en: 'A mailbox of 100 GB, with archiving and legal hold.',
      zh: '100 GB 邮箱，含存档和法定保留。',
      pt: 'Uma caixa de correio de 100 GB, com arquivamento e retenção legal.',
    },
  },
  {
    id: ID.skypePlan1,
    product: { id: '704540B7-6A01-44AD-BA29-C5C1268CA41B', name: 'Skype for Business Online (Plan 1)' },
    name: { en: 'Skype for Business Online (Plan 1)', zh: 'Skype for Business Online（计划 1）' },
    description: {
      en: 'Presence, messages and calls between two computers.',
      zh: '状态显示、即时消息和两台计算机之间的通话。',
      pt: 'Presença, mensagens e chamadas entre dois computadores.',
    },
  },
  {
    id: ID.skypePlan2,
    product: { id: 'E0284275-EC9B-4FDE-A99C-648C9C1726BC', name: 'Skype for Business Online (Plan 2)' },
    name: { en: 'Skype for Business Online (Plan 2)', zh: 'Skype for Business Online（计划 2）' },
    description: {
      en: 'Everything in Plan 1, with online meetings.',
      zh: '包含计划 1 的全部内容，以及联机会议。',
      pt: 'Tudo o que há no Plano 1, com reuniões online.',
    },
  },
  {
    id: ID.sharePointPlan1,
    product: { id: '1FE52838-127F-42FD-BD21-E6EF4DB35835', name: 'SharePoint Online (Plan 1)' },
    name: { en: 'SharePoint Online (Plan 1)', zh: 'SharePoint Online（计划 1）' },
    description: {
      en: 'Team sites and document libraries.',
      zh: '团队网站和文档库。',
      pt: 'Sites de equipe e bibliotecas de documentos.',
    },
  },
  {
    id: ID.sharePointPlan2,
    product: { id: 'EA96E66B-D684-474A-B09A-CDCDE48041E6', name: 'SharePoint Online (Plan 2)' },
    name: { en: 'SharePoint Online (Plan 2)', zh: 'SharePoint Online（计划 2）' },
    description: {
      en: 'Everything in Plan 1, with forms, data services and legal hold.',
      zh: '包含计划 1 的全部内容，以及表单、数据服务和法定保留。',
      pt: 'Tudo o que há no Plano 1, com formulários, serviços de dados e retenção legal.',
    },
  },
  {
    id: ID.oneDrivePlan1,
    product: { id: '905EF80C-FFF3-4212-BCEC-78C850AB878D', name: 'OneDrive for Business (Plan 1)' },
    name: { en: 'OneDrive for Business (Plan 1)', zh: 'OneDrive for Business（计划 1）' },
    description: {
      en: '1 TB of file storage.',
      zh: '1 TB 文件存储。',
      pt: '1 TB de armazenamento de arquivos.',
    },
  },
  {
    id: ID.oneDrivePlan2,
    product: { id: '48DDF357-EB7E-4766-9706-7CC07753A7DE', name: 'OneDrive for Business (Plan 2)' },
    name: { en: 'OneDrive for Business (Plan 2)', zh: 'OneDrive for Business（计划 2）' },
    description: {
      en: 'File storage without a fixed limit, with legal hold.',
      zh: '无固定上限的文件存储，含法定保留。',
      pt: 'Armazenamento de arquivos sem limite fixo, com retenção legal.',
    },
  },
  {
    id: ID.projectEssentials,
    product: { id: '1D69079E-5025-42C2-B711-A27A12E5CDB4', name: 'Project Online Essentials' },
    service: 'project',
    name: { en: 'Project Online Essentials', zh: 'Project Online Essentials' },
    description: {
      en: 'Tasks and timesheets for members of a project team.',
      zh: '面向项目团队成员的任务和时间表。',
      pt: 'Tarefas e folhas de ponto para membros de uma equipe de projeto.',
    },
  },
  {
    id: ID.projectProfessional,
    product: { id: '456382E3-5DC6-43BB-B677-064083A4A005', name: 'Project Online Professional' },
    service: 'project',
    name: { en: 'Project Online Professional', zh: 'Project Online Professional' },
    description: {
      en: 'Planning of projects in the browser and on the desktop.',
      zh: '在浏览器和桌面上规划项目。',
      pt: 'Planejamento de projetos no navegador e no desktop.',
    },
  },
  {
    id: ID.projectPremium,
    product: { id: '3EFDE658-B0F9-48E1-BCFD-354911B849E8', name: 'Project Online Premium' },
    service: 'project',
    name: { en: 'Project Online Premium', zh: 'Project Online Premium' },
    description: {
      en: 'Planning of projects, portfolios and resources.',
      zh: '规划项目、项目组合和资源。',
      pt: 'Planejamento de projetos, portfólios e recursos.',
    },
  },
  {
    id: ID.projectPremiumNoClient,
    product: { id: '9C25E0E8-B402-493E-8086-1ED07B7891B0', name: 'Project Online Premium without Project Client' },
    service: 'project',
    name: { en: 'Project Online Premium without Project Client', zh: 'Project Online Premium（不含 Project 客户端）' },
    description: {
      en: 'Planning of projects, portfolios and resources, in the browser only.',
      zh: '规划项目、项目组合和资源，仅限浏览器。',
      pt: 'Planejamento de projetos, portfólios e recursos, somente no navegador.',
    },
  },
  {
    id: ID.projectPro,
    product: { id: '964FF874-1D42-4184-BB9F-66CD8C0A9D54', name: 'Project Pro for Office 365' },
    service: 'project',
    name: { en: 'Project Pro for Office 365', zh: 'Project Pro for Office 365' },
    description: {
      en: 'The Project application on up to five computers of each user.',
      zh: '每位用户最多可在五台计算机上使用 Project 应用程序。',
      pt: 'O aplicativo Project em até cinco computadores por usuário.',
    },
  },
  {
    id: ID.visioPro,
    product: { id: '95FB57CC-46DC-4CCC-BAD7-F8FD38B586C8', name: 'Visio Pro for Office 365' },
    service: 'visio',
    name: { en: 'Visio Pro for Office 365', zh: 'Visio Pro for Office 365' },
    description: {
      en: 'The Visio application on up to five computers of each user.',
      zh: '每位用户最多可在五台计算机上使用 Visio 应用程序。',
      pt: 'O aplicativo Visio em até cinco computadores por usuário.',
    },
  },
  {
    id: ID.powerBiPro,
    product: { id: '3D499763-9A5C-4768-AA5F-0981AA4F64A9', name: 'Power BI Pro' },
    service: 'powerBi',
    name: { en: 'Power BI Pro', zh: 'Power BI Pro' },
    description: {
      en: 'Reports and dashboards shared in a team.',
      zh: '团队共享的报表和仪表板。',
      pt: 'Relatórios e painéis compartilhados em equipe.',
    },
  },
  {
    id: ID.azureAdP1,
    product: { id: '09F9BEDF-9BE4-46D2-8C57-74E090682033', name: 'Azure Active Directory Premium P1' },
    service: 'enterpriseMobility',
    name: { en: 'Azure Active Directory Premium P1', zh: 'Azure Active Directory Premium P1' },
    description: {
      en: 'Conditional access and self-service for the users of a directory.',
      zh: '面向目录用户的条件访问和自助服务。',
      pt: 'Acesso condicional e autoatendimento para os usuários de um diretório.',
    },
  },
  {
    id: ID.azureAdP2,
    product: { id: 'FB330494-1AC3-4328-8C0A-34D67E738D7C', name: 'Azure Active Directory Premium P2' },
    service: 'enterpriseMobility',
    name: { en: 'Azure Active Directory Premium P2', zh: 'Azure Active Directory Premium P2' },
    description: {
      en: 'Everything in P1, with protection of identities at risk.',
      zh: '包含 P1 的全部内容，以及对风险身份的保护。',
      pt: 'Tudo o que há no P1, com proteção de identidades em risco.',
    },
  },
  {
    id: ID.intune,
    product: { id: '08095A3D-EBE0-4462-876A-29BBA5DC9CCD', name: 'Microsoft Intune' },
    service: 'enterpriseMobility',
    name: { en: 'Microsoft Intune', zh: 'Microsoft Intune' },
    description: {
      en: 'Management of phones, tablets and computers.',
      zh: '管理手机、平板电脑和计算机。',
      pt: 'Gerenciamento de celulares, tablets e computadores.',
    },
  },
  {
    id: ID.emsE3,
    product: { id: '5E9A2078-9340-4A6B-9B48-253698A29D66', name: 'Enterprise Mobility + Security E3' },
    service: 'enterpriseMobility',
    name: { en: 'Enterprise Mobility + Security E3', zh: '企业移动性 + 安全性 E3' },
    description: {
      en: 'Identities, devices and documents under one management. From five seats on.',
      zh: '统一管理身份、设备和文档。五个席位起售。',
      pt: 'Identidades, dispositivos e documentos sob um só gerenciamento. A partir de cinco assentos.',
    },
    quantityMin: 5,
  },
  {
    id: ID.dynamicsSales,
    product: { id: 'F85B1D84-097D-4B09-896E-5FF3182B090A', name: 'Dynamics 365 for Sales, Enterprise Edition' },
    service: 'dynamics365',
    name: { en: 'Dynamics 365 for Sales, Enterprise Edition', zh: 'Dynamics 365 for Sales 企业版' },
    description: {
      en: 'Leads, opportunities and accounts of a sales team. From five seats on.',
      zh: '销售团队的潜在顾客、商机和客户。五个席位起售。',
      pt: 'Clientes potenciais, oportunidades e contas de uma equipe de vendas. A partir de cinco assentos.',
    },
    quantityMin: 5,
  },
];
