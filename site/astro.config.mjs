import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';

const page = (slug, en, pt, zh) => ({ slug, label: en, translations: { 'pt-BR': pt, 'zh-CN': zh } });

export default defineConfig({
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
      customCss: ['./src/styles/custom.css'],
      plugins: [starlightLinksValidator()],
      sidebar: [
        {
          label: 'Billing',
          translations: { 'pt-BR': 'Cobrança', 'zh-CN': '计费' },
          items: [
            page('guide/read-your-bill', 'Read your bill', 'Ler sua fatura', '阅读你的账单'),
            page('guide/common-billing-scenarios', 'Common billing scenarios', 'Cenários comuns de cobrança', '常见计费方案'),
          ],
        },
        {
          label: 'Offers',
          translations: { 'pt-BR': 'Ofertas', 'zh-CN': '产品/服务' },
          items: [page('guide/see-offers-and-pricing', 'Pricing and offers', 'Preços e ofertas', '定价和产品/服务')],
        },
      ],
    }),
  ],
});
