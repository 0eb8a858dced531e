import type { BLOCKED_WHEN_SUSPENDED } from '../../../functions/contract/delinquency.ts';
import type { PartnerPermission, Role } from '../../../functions/contract/permissions.ts';

/** One text in the three languages of the guide, side by side: a row without one of them does not compile. */
export type InThree = readonly [en: string, pt: string, zh: string];

export function inLanguage([en, pt, zh]: InThree, lang: string): string {
  return lang.startsWith('pt') ? pt : lang.startsWith('zh') ? zh : en;
}

export const ROLE_NAMES: Readonly<Record<Role, InThree>> = {
  globalAdmin: ['Global admin', 'Administrador global', '全局管理员'],
  billingAdmin: ['Billing admin', 'Administrador de cobrança', '计费管理员'],
  userManagementAdmin: ['User management admin', 'Administrador de gerenciamento de usuários', '用户管理管理员'],
  adminAgent: ['Admin agent', 'Agente administrador', '管理员代理'],
  salesAgent: ['Sales agent', 'Agente de vendas', '销售代理'],
  helpDeskAgent: ['Help desk agent', 'Agente de suporte técnico', '技术支持代理'],
};

export const PERMISSION_NAMES: Readonly<Record<PartnerPermission, InThree>> = {
  'account.full_access': [
    'Reach every account and service with full privileges',
    'Alcançar todas as contas e serviços com privilégios totais',
    '以完全权限访问所有账户和服务',
  ],
  'customer.manage': [
    'Customer management (all that follows)',
    'Gerenciamento de clientes (tudo o que segue)',
    '客户管理（以下全部）',
  ],
  'customer.search_view': [
    'Search for customers and view their details',
    'Procurar clientes e ver os detalhes',
    '搜索客户并查看详细信息',
  ],
  'customer.create': ['Create a customer account', 'Criar uma conta de cliente', '创建客户账户'],
  'customer.edit_details': ['Edit customer details', 'Editar os detalhes do cliente', '编辑客户详细信息'],
  'customer.edit_billing': [
    "Edit a customer's billing information",
    'Editar as informações de cobrança do cliente',
    '编辑客户的计费信息',
  ],
  'customer.administer_on_behalf': [
    'Administer on behalf of a customer',
    'Administrar em nome de um cliente',
    '代表客户进行管理',
  ],
  'customer_agreement.view': ['View the customer agreement', 'Ver o contrato do cliente', '查看客户协议'],
  'subscription.manage': ['Subscription management', 'Gerenciamento de assinaturas', '订阅管理'],
  'relationship.request_dap': [
    'Request delegated administrative privileges',
    'Solicitar privilégios administrativos delegados',
    '请求委派的管理权限',
  ],
  'relationship.request_reseller': [
    'Request a reseller relationship with a customer',
    'Solicitar uma relação de revendedor com um cliente',
    '请求经销商与客户的关系',
  ],
  'reseller.register_var': ['Register a value-added reseller', 'Registrar um revendedor de valor agregado', '注册增值经销商'],
  'service_health.view': [
    'View service health for customers',
    'Ver a integridade do serviço dos clientes',
    '查看客户的服务运行状况',
  ],
  'pricing.view': [
    'View pricing and offers (reseller prices)',
    'Ver preços e ofertas (preços de revendedor)',
    '查看定价和产品/服务（经销商价格）',
  ],
  'agreements.view': ['View agreements', 'Ver contratos', '查看协议'],
  'catalog.view_offers': [
    'See the catalog of offers without reseller prices',
    'Ver o catálogo de ofertas sem preços de revendedor',
    '查看不含经销商价格的产品/服务目录',
  ],
  'catalog.customize': ['Choose the catalog pins', 'Escolher as ofertas fixadas do catálogo', '选择目录的置顶产品/服务'],
  'bills.view_download': [
    'View and download bills and reconciliation files',
    'Ver e baixar faturas e arquivos de reconciliação',
    '查看和下载账单与对账文件',
  ],
  'users.manage': [
    "View, create and manage the company's users",
    'Ver, criar e gerenciar os usuários da empresa',
    '查看、创建和管理公司的用户',
  ],
  'users.assign_admin_role': [
    'Give another user an admin role',
    'Dar a outro usuário uma função de administrador',
    '授予其他用户管理员角色',
  ],
  'users.reset_password_of_other': ["Reset another user's password", 'Redefinir a senha de outro usuário', '重置其他用户的密码'],
  'partner_profile.view': ['View partner profiles', 'Ver os perfis do parceiro', '查看合作伙伴配置文件'],
  'partner_profile.update': [
    'Update the partner, billing and organization profiles',
    'Atualizar os perfis do parceiro, de cobrança e da organização',
    '更新合作伙伴、计费和组织配置文件',
  ],
  'support.request_partner_center': [
    'Create a support request about Partner Center',
    'Abrir uma solicitação de suporte sobre o Partner Center',
    '创建有关合作伙伴中心的支持请求',
  ],
  'support.request_service': [
    'Create a support request about a service, on behalf of a customer',
    'Abrir uma solicitação de suporte sobre um serviço, em nome de um cliente',
    '代表客户创建有关服务的支持请求',
  ],
};

export const BLOCKED_OPERATION_NAMES: Readonly<Record<(typeof BLOCKED_WHEN_SUSPENDED)[number], InThree>> = {
  create_customer: ['Create a new customer', 'Criar um novo cliente', '创建新客户'],
  create_order: [
    'Create a new order, and so a new subscription or the checkout of a cart',
    'Fazer um novo pedido e, portanto, uma nova assinatura ou o fechamento de um carrinho',
    '创建新订单，因此也不能创建新订阅或结算购物车',
  ],
  request_reseller_relationship: ['Request a reseller relationship', 'Solicitar uma relação de revendedor', '请求经销商关系'],
  increase_quantity: ['Increase the quantity of a subscription', 'Aumentar a quantidade de uma assinatura', '增加订阅的数量'],
  decrease_quantity: ['Decrease the quantity of a subscription', 'Diminuir a quantidade de uma assinatura', '减少订阅的数量'],
  order_add_on: ['Order an add-on subscription', 'Pedir um complemento', '订购加载项订阅'],
  convert_subscription: ['Convert a subscription', 'Converter uma assinatura', '转换订阅'],
  transition_subscription: [
    'Transition (upgrade) a subscription',
    'Fazer a transição (upgrade) de uma assinatura',
    '过渡（升级）订阅',
  ],
};
