import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { machinePages } from './machine-pages.ts';

const page = (slug, en, pt, zh) => ({ slug, label: en, translations: { 'pt-BR': pt, 'zh-CN': zh } });

export default defineConfig({
  // the verifier runs in the browser too, where the package has a build of its own
  vite: { resolve: { alias: { 'csv-parse': 'csv-parse/browser/esm' } }, worker: { format: 'es' } },
  // where the guide is published: addresses for search engines and for links that are shared
  site: process.env.SITE_URL ?? 'http://127.0.0.1:7071',
  integrations: [
    starlight({
      title: { en: 'Partner Center', 'pt-BR': 'Partner Center', 'zh-CN': '合作伙伴中心' },
      description: 'The guide to a cloud reseller programme, with every figure computed by the code that bills.',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        'pt-br': { label: 'Português (Brasil)', lang: 'pt-BR' },
        'zh-cn': { label: '简体中文', lang: 'zh-CN' },
      },
      favicon: '/favicon.svg',
      expressiveCode: { defaultProps: { wrap: true } }, // a long line is read on a phone without scrolling sideways
      routeMiddleware: './src/route-data.ts',
      customCss: ['./src/styles/custom.css'],
      plugins: [
        starlightLinksValidator({
          exclude: ['**/develop/reference/*/**', '**/develop/runbook/*/**', '**/offers/**', '/price-lists/**'],
        }),
      ],
      // the menu of the programme's guide, in its order; offers and pricing stand in it twice
      sidebar: [
        page(
          'guide/csp-program-guide-and-agreements',
          'China CSP reseller program guide and agreement',
          'Guia do programa e contrato de revendedores de CSP na China',
          '中国云解决方案提供商计划指南和经销商协议',
        ),
        page(
          'guide/enrolling-in-the-csp-program',
          'Enroll in the 21Vianet China CSP program',
          'Registrar no programa de CSP da 21Vianet na China',
          '注册世纪互联中国云解决方案提供商计划',
        ),
        page(
          'guide/see-offers-and-pricing',
          'China CSP reseller offers and pricing',
          'Ofertas e preços de revendedor de CSP na China',
          '中国云解决方案提供商经销商定价和产品/服务',
        ),
        page(
          'guide/develop-for-partner-center',
          'Develop for Partner Center operated by 21Vianet',
          'Desenvolver para o Partner Center operado pela 21Vianet',
          '针对由世纪互联运营的合作伙伴中心进行开发',
        ),
        {
          label: 'Manage your Partner Center account',
          translations: { 'pt-BR': 'Gerenciar sua conta do Partner Center', 'zh-CN': '管理合作伙伴中心账户' },
          collapsed: true,
          items: [
            page(
              'guide/partner-center-account-setup',
              'Manage your Partner Center account',
              'Gerenciar sua conta do Partner Center',
              '管理合作伙伴中心账户',
            ),
            page(
              'guide/update-your-partner-profile',
              'Update your partner profile',
              'Atualizar seu perfil de parceiro',
              '更新你的合作伙伴配置文件',
            ),
            page(
              'guide/create-user-accounts-and-set-permissions',
              'Create user accounts and set permissions',
              'Criar contas de usuário e definir permissões',
              '创建用户账户和设置权限',
            ),
            page(
              'guide/reset-a-user-password',
              'User self-service password recover or reset',
              'Redefinição ou recuperação de senha de autoatendimento de usuário',
              '用户自助密码恢复或重置',
            ),
            page('guide/see-offers-and-pricing', 'See offers and pricing', 'Ver preços e ofertas', '查看定价和产品/服务'),
            page('guide/customize-the-catalog', 'Customize the catalog', 'Personalize o catálogo', '自定义目录'),
          ],
        },
        {
          label: 'Billing',
          translations: { 'pt-BR': 'Cobrança', 'zh-CN': '计费' },
          collapsed: true,
          items: [
            page('guide/billing', 'Billing', 'Cobrança', '计费'),
            page('guide/read-your-bill', 'Read your bill', 'Ler sua fatura', '阅读你的账单'),
            page(
              'guide/use-the-reconciliation-files',
              'Use the reconciliation files',
              'Usar os arquivos de reconciliação',
              '使用对账文件',
            ),
            page('guide/common-billing-scenarios', 'Common billing scenarios', 'Cenários comuns de cobrança', '常见计费方案'),
            page(
              'guide/non-payment-fraud-or-misuse',
              'Non-payment, fraud, or misuse',
              'Falta de pagamento, fraude ou uso indevido',
              '拒不付款、欺诈或滥用',
            ),
          ],
        },
        {
          label: 'Customer accounts',
          translations: { 'pt-BR': 'Contas de clientes', 'zh-CN': '客户账户' },
          collapsed: true,
          items: [
            page('guide/customer-accounts', 'Customer accounts', 'Contas de clientes', '客户账户'),
            page('guide/add-a-new-customer', 'Add a new customer', 'Adicione um novo cliente', '添加新客户'),
            page('guide/see-your-customer-list', 'See your customer list', 'Consultar a lista de clientes', '查看你的客户列表'),
            page(
              'guide/update-customer-account-info',
              'Update customer account info',
              'Atualizar as informações da conta do cliente',
              '更新客户账户信息',
            ),
          ],
        },
        {
          label: 'Customer subscriptions',
          translations: { 'pt-BR': 'Assinaturas de clientes', 'zh-CN': '客户订阅' },
          collapsed: true,
          items: [
            page('guide/customer-subscriptions', 'Customer subscriptions', 'Assinaturas de clientes', '客户订阅'),
            page('guide/create-a-new-subscription', 'Create a new subscription', 'Crie uma nova assinatura', '创建新订阅'),
            page(
              'guide/assign-licenses-to-users',
              'Assign licenses to users',
              'Atribua licenças a usuários',
              '将许可证分配给用户',
            ),
            page('guide/suspend-a-subscription', 'Suspend a subscription', 'Suspender uma assinatura', '暂停订阅'),
            page(
              'guide/add-licenses-or-services-to-an-existing-subscription',
              'Upgrade an existing subscription',
              'Atualizar uma assinatura existente',
              '升级现有订阅',
            ),
            page('guide/check-service-health', 'Check service health', 'Verificar a integridade do serviço', '检查服务运行状况'),
          ],
        },
        {
          label: 'Work with other partners',
          translations: { 'pt-BR': 'Trabalhe com outros parceiros', 'zh-CN': '与其他合作伙伴合作' },
          collapsed: true,
          items: [
            page(
              'guide/work-with-other-partners',
              'Work with other partners',
              'Trabalhe com outros parceiros',
              '与其他合作伙伴合作',
            ),
            page('guide/multichannel', 'Multichannel', 'Multicanal', '多渠道'),
            page('guide/multipartner', 'Multipartner', 'Multiparceiro', '多个合作伙伴'),
            page(
              'guide/request-a-relationship-with-a-customer',
              'Request a reseller relationship with a customer',
              'Solicite uma relação de revendedor com um cliente',
              '请求经销商与客户的关系',
            ),
          ],
        },
        {
          label: 'Customer support',
          translations: { 'pt-BR': 'Atendimento ao cliente', 'zh-CN': '客户支持' },
          collapsed: true,
          items: [
            page('guide/customer-support', 'Customer support', 'Atendimento ao cliente', '客户支持'),
            page('guide/provide-billing-support', 'Provide billing support', 'Fornecer suporte de cobrança', '提供计费支持'),
            page('guide/provide-technical-support', 'Provide technical support', 'Fornecer suporte técnico', '提供技术支持'),
            page('guide/customer-self-support', 'Customer self-support', 'Autoatendimento ao cliente', '客户自我支持'),
            page(
              'guide/report-problems-with-partner-center',
              'Report problems with Partner Center',
              'Relate problemas com o Partner Center',
              '报告合作伙伴中心问题',
            ),
            page(
              'guide/report-problems-on-behalf-of-a-customer',
              'Report problems on behalf of a customer',
              'Relate problemas em nome de um cliente',
              '代表客户报告问题',
            ),
          ],
        },
        {
          label: 'Developers',
          translations: { 'pt-BR': 'Desenvolvedores', 'zh-CN': '开发人员' },
          collapsed: true,
          items: [
            page('develop/quick-start', 'Quick start', 'Início rápido', '快速入门'),
            page('develop/authentication', 'Authentication', 'Autenticação', '身份验证'),
            page('develop/sdks', 'SDKs', 'SDKs', 'SDK'),
            page('develop/conventions', 'Conventions', 'Convenções', '约定'),
            page('develop/errors', 'Errors', 'Erros', '错误'),
            page('develop/notices', 'Notices', 'Avisos', '通知'),
            page('develop/webhooks', 'Webhooks', 'Webhooks', 'Webhook'),
            page('develop/audit', 'Audit', 'Auditoria', '审计'),
            page('develop/sandbox-clock', 'Sandbox clock', 'Relógio da área restrita', '沙盒时钟'),
            page('develop/bad-days', 'Bad days and states', 'Dias ruins e estados', '异常与预设状态'),
            page('develop/operator-desk', "The operator's desk", 'O balcão da operadora', '运营商工作台'),
            page('develop/runbook', 'Runbook', 'Guia de plantão', '运维手册'),
            page('develop/operate', 'Operate', 'Operar', '运维'),
            page('develop/reference', 'API reference', 'Referência da API', 'API 参考'),
          ],
        },
      ],
    }),
    machinePages(),
  ],
});
