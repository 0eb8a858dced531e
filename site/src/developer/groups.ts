import type { InThree } from '../i18n/tables.ts';

/** The pages of the API reference, and whose paths each of them has; the first that fits. */
export const GROUPS = {
  catalog: {
    title: ['Offers and price lists', 'Ofertas e listas de preços', '产品/服务和价目表'],
    paths:
      /^v1(\.0\/sales\b|\/(customers\/\{customerId\}\/)?(offers|offercategories|pricelists|fxrates|offermatrices|catalogpins|products|extensions)\b)/,
  },
  unsold: {
    title: ['What is not sold here', 'O que não se vende aqui', '本计划不提供的内容'],
    paths:
      /^v1\/(ratecards|productpromotions|productUpgrades|customers\/\{customerId\}\/(promotionEligibilities|entitlements|artifacts|transfers\w*|subscriptions\/overage|subscriptions\/\{subscriptionId\}\/(registration\w+|activate|azureEntitlements)))\b/,
  },
  upgrades: {
    title: ['Upgrades and conversions', 'Atualizações e conversões', '升级和转换'],
    paths: /^v1\/customers\/\{customerId\}\/subscriptions\/\{subscriptionId\}\/(upgrades|conversions|transition\w+)\b/,
  },
  analytics: {
    title: ['Analytics', 'Análises', '分析'],
    paths: /^((partner\/v1|v1(\/customers\/\{customerId\})?)\/analytics|v1\/(applicationmfa|nonMfa|partnerRequests)\w*)\b/,
  },
  usage: {
    title: ['Usage and costs', 'Uso e custos', '使用量和成本'],
    paths:
      /^v1\/(usagesummary|customers\/(usagerecords|\{customerId\}\/(usagesummary|usagebudget|servicecosts|subscriptions\/(\{subscriptionId\}\/)?(usagerecords|usagesummary|meterusagerecords|resourceusagerecords|utilizations))))\b/,
  },
  subscriptions: {
    title: ['Orders and subscriptions', 'Pedidos e assinaturas', '订单和订阅'],
    paths: /^v1\/customers\/\{customerId\}\/(orders|subscriptions|carts)\b/,
  },
  account: {
    title: ['Your account', 'Sua conta', '你的账户'],
    paths: /^v1\/(users\b|compliance\b|resellers\b|profiles\/(?!invoicerecipient))/,
  },
  users: {
    title: ['Users and licenses of a customer', 'Usuários e licenças de um cliente', '客户的用户和许可证'],
    paths: /^v1\/customers\/\{customerId\}\/(users|directoryroles|subscribedskus|managedservices)\b/,
  },
  health: {
    title: ['Service health', 'Integridade do serviço', '服务运行状况'],
    paths: /^v1\/(servicehealth|operator\/serviceincidents|((my|customers\/\{customerId\})\/)?serviceincidents)\b/,
  },
  privacy: {
    title: ['Data protection', 'Proteção de dados', '数据保护'],
    paths:
      /^v1\/(data|my\/data|customers\/\{customerId\}\/data|operator\/partners\/\{partnerId\}\/(data|termination|erasure|customers\/\{customerId\}\/erasure))$/,
  },
  enrolment: { title: ['Enrollment', 'Registro', '注册'], paths: /^v1\/(enrollment|operator\/enrollments)\b/ },
  support: {
    title: ['Support requests', 'Solicitações de suporte', '支持请求'],
    paths: /^v1\/((operator\/)?(partners\/\{partnerId\}\/)?|customers\/\{customerId\}\/)servicerequests\b/,
  },
  agreements: {
    title: ['Agreements', 'Contratos', '协议'],
    paths: /^v1\/(agreements|agreementtemplates|my\/agreement|customers\/\{customerId\}\/(agreements|directSigned\w+))\b/,
  },
  relationships: {
    title: ['Relationship requests', 'Solicitações de relação', '关系请求'],
    paths: /^v1\/(my|invitations|customers\/relationshiprequests)\b/,
  },
  customers: {
    title: ['Customers', 'Clientes', '客户'],
    paths: /^v1\/(customers|SelfServePolicy|relationships|validations|domains|countryvalidationrules)\b/,
  },
  billing: {
    title: ['Billing', 'Cobrança', '计费'],
    paths: /^v1\/(invoices|accountstatus|notices|reconciliation|profiles\/invoicerecipient)\b/,
  },
  webhooks: { title: ['Webhooks', 'Webhooks', 'Webhook'], paths: /^webhooks\// },
  audit: {
    title: ['Audit', 'Auditoria', '审计'],
    paths: /^(auditactivity\/)?v1\/(operator\/partners\/\{partnerId\}\/)?audit(records|seals)\b/,
  },
  sandbox: { title: ['Sandbox', 'Área restrita', '沙盒'], paths: /^v1\/sandbox\// },
  operator: { title: ['Operator', 'Operadora', '运营商'], paths: /^v1\/operator\// },
} as const satisfies Record<string, { title: InThree; paths: RegExp }>;

export type GroupId = keyof typeof GROUPS;

/** An operation that belongs to no page of the reference fails the build. */
export function groupOf(path: string): GroupId {
  for (const [id, { paths }] of Object.entries(GROUPS)) if (paths.test(path)) return id as GroupId;
  throw new Error(`no page of the API reference has ${path}: see site/src/developer/groups.ts`);
}
