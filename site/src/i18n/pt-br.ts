import type { Texts } from './texts.ts';

export const ptBr: Texts = {
  lang: 'pt-BR',
  chargeTypes: {
    CANCEL_INSTANCEPRORATE: {
      label: 'Rateio de instância cancelado',
      meaning: 'O estorno da cobrança antecipada porque o número de assentos mudou.',
    },
    CYCLE_INSTANCEPRORATE: {
      label: 'Rateio de instância do ciclo',
      meaning:
        'O encargo por dias depois que o número de assentos mudou; também os dias gratuitos de uma assinatura nova, com valor 0.',
    },
    CANCEL_PRORATE: { label: 'Rateio no cancelamento', meaning: 'O crédito por dias não utilizados após um cancelamento.' },
    PURCHASE_FEE: { label: 'Taxa de compra', meaning: 'A primeira cobrança antecipada de uma assinatura.' },
    CYCLE_FEE: { label: 'Taxa do ciclo', meaning: 'Cada cobrança antecipada posterior.' },
    RENEW_FEE: { label: 'Taxa de renovação', meaning: 'A primeira cobrança antecipada após a renovação do prazo.' },
    PURCHASE_PRORATE: {
      label: 'Rateio na compra',
      meaning: 'O destino de uma atualização, do dia da atualização até o fim daquele período.',
    },
    RENEW_PRORATE: {
      label: 'Rateio na renovação',
      meaning: 'Os dias de um prazo renovado até a próxima data de cobrança, quando o prazo começa no meio de um período.',
    },
    CANCEL_USAGEFEE: {
      label: 'Taxa de uso apurada no cancelamento',
      meaning: 'O uso de uma assinatura encerrada que ainda não havia sido cobrado.',
    },
    CYCLE_USAGEFEE: { label: 'Taxa de uso apurada do ciclo atual', meaning: 'O uso do período de cobrança.' },
    OFFSET_LINEITEM: {
      label: 'Compensação de um item de linha',
      meaning: 'O reembolso de parte ou de todo um item de linha, com impostos.',
    },
    ACTIVATION_DISCOUNT: { label: 'Desconto de ativação', meaning: 'Um desconto concedido na ativação da assinatura.' },
    CYCLE_DISCOUNT: { label: 'Desconto do ciclo', meaning: 'Um desconto sobre os encargos periódicos.' },
    RENEW_DISCOUNT: { label: 'Desconto de renovação', meaning: 'Um desconto concedido na renovação da assinatura.' },
    CANCEL_DISCOUNT: { label: 'Cancelamento de desconto', meaning: 'A cobrança feita quando um desconto é retirado.' },
    ACTIVATION_PRORATE: {
      label: 'Rateio na ativação',
      meaning: 'Um complemento comprado no meio de um período, do primeiro dia dele até o fim do período.',
    },
  },
  sections: {
    recurring: 'Encargos recorrentes',
    otherProducts: 'Outros produtos e serviços',
    usage: 'Encargos de uso',
    credits: 'Créditos e ajustes',
    usageDiscounts: 'Outros descontos (por uso)',
    licenseDiscounts: 'Outros descontos (por licença)',
    taxes: 'Impostos ou IVA',
  },
  stories: {
    'EX-01':
      'Pedido feito em 2 de junho; a assinatura começa em 3 de junho. Os dias até a data de cobrança são gratuitos; no fechamento da fatura, o período seguinte é cobrado antecipadamente.',
    'EX-02':
      'Pedido feito em 2 de junho; assinatura cancelada em 14 de junho, véspera do fechamento da fatura. Nada é cobrado, e o arquivo não traz nenhuma linha dela: é assim que se testa uma assinatura sem custo.',
    'EX-03':
      'Pedido feito em 2 de junho com 10 assentos; 20 a partir de 8 de junho, 15 a partir de 12 de junho. Cada trecho gratuito aparece na fatura com valor 0; a cobrança antecipada conta os assentos vigentes no fechamento.',
    'EX-04':
      'Cobrança antecipada de 15 assentos; 12 a partir de 20 de julho, 18 a partir de 31 de julho, 10 a partir de 10 de agosto. A cobrança antecipada é estornada, cada trecho é cobrado pelos seus dias e o período seguinte é cobrado pelos 10 assentos restantes.',
    'EX-05':
      'Cobrança antecipada de 10 assentos; cancelamento em 25 de agosto. Os dias não utilizados, de 25 de agosto até o fim do período, são creditados.',
    'EX-06':
      'Cobrança antecipada de 10 assentos; 5 a partir de 25 de agosto; cancelamento em 1º de setembro. A cobrança antecipada é estornada, os trechos são cobrados e os dias não utilizados do último trecho são creditados.',
    'EX-07': 'Nada mudou durante o mês: o período seguinte é cobrado antecipadamente, e nada mais.',
  },
  words: {
    chargeType: 'Tipo de encargo',
    meaning: 'O que é',
    section: 'Seção da fatura',
    column: 'Coluna a somar',
    firstDay: 'Primeiro dia',
    lastDay: 'Último dia',
    days: 'Dias',
    seats: 'Assentos',
    unitPrice: 'Preço unitário',
    amount: 'Valor',
    total: 'Total',
    noLines: 'Nenhuma linha, nenhum encargo.',
    arithmetic: 'Como se chega aos valores',
    offer: 'Oferta',
    priceNow: 'Preço desde {date}',
    priceNext: 'A partir de {date}',
    minimum: 'Mín.',
    maximum: 'Máx.',
    addOns: 'Complementos',
    samplePrices: 'Preços de exemplo em CNY, por assento e período de cobrança.',
    charged: 'assentos cobrados',
    free: 'gratuitos',
    unused: 'não utilizados, creditados',
    timeline: 'Assentos ao longo dos dias do período',
  },
  simulator: {
    needsScript: 'O simulador calcula no seu navegador e precisa de JavaScript.',
    price: 'Preço de um assento (CNY)',
    billingDay: 'Dia do mês da cobrança',
    orderedOn: 'Pedido em',
    cancelledOn: 'Cancelada em (ou vazio)',
    bill: 'Fatura de',
    changes: 'Alterações de assentos',
    addChange: 'Adicionar uma alteração',
    changedOn: 'Em',
    removeChange: 'Remover',
    lines: 'As linhas desta fatura',
    file: 'Linhas do arquivo de reconciliação baseado em licença',
    copy: 'Copiar o endereço desta história',
    copied: 'Copiado',
    problem: {
      price: 'Informe o preço com no máximo duas casas decimais.',
      seats: 'Informe os assentos como número inteiro, no mínimo 1.',
      billingDay: 'O dia da cobrança é um número de 1 a 31.',
      orderedOn: 'Informe o dia do pedido.',
      changes: 'Cada alteração precisa de um dia, não anterior ao pedido, e de assentos, no mínimo 1.',
      cancelledOn: 'O cancelamento não pode ser anterior ao pedido.',
    },
  },
};
