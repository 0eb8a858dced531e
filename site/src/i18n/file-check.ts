import { REASONS, type Reason } from '../../../functions/verifier/core/reasons.ts';
import { inLanguage, type InThree } from './tables.ts';

const REASONS_TRANSLATED: Readonly<Record<Reason, readonly [pt: string, zh: string]>> = {
  rounding: [
    'O valor difere por um centavo: foi arredondado de outra forma, e não uma única vez, no fim, com a metade para longe do zero.',
    '金额相差一分：没有按“最后四舍五入一次”的方式取整。',
  ],
  wrongDayCount: [
    'O valor corresponde a outro número de dias que o das datas da linha e da duração do período.',
    '金额对应的天数与该行的日期和周期长度不符。',
  ],
  wrongAmount: ['O valor não é o que preço, assentos e dias resultam.', '金额不等于价格、席位和天数得出的结果。'],
  priceNotInList: [
    'A lista de preços tem outro preço para esta oferta, ou nenhum.',
    '价目表中该产品/服务的价格不同，或没有价格。',
  ],
  missingReversal: [
    'Os dias são cobrados um a um, mas a cobrança antecipada do período não foi estornada.',
    '按天计费，但没有冲销该周期的预付费用。',
  ],
  missingStretch: [
    'A cobrança antecipada foi estornada, e alguns dias do período não são cobrados em seu lugar.',
    '预付费用已冲销，但该周期中有些天没有改为按天计费。',
  ],
  overlappingStretches: ['Um dia do período é cobrado duas vezes.', '周期中的某一天被计费两次。'],
  duplicate: ['A mesma linha aparece duas vezes no arquivo.', '同一行在文件中出现了两次。'],
  wrongSubtotal: ['O subtotal não é o valor menos o desconto.', '小计不等于金额减去折扣。'],
  wrongTax: ['O imposto não é a parte do subtotal que as outras linhas trazem.', '税额占小计的比例与其他行不同。'],
  wrongTotal: ['O total não é o subtotal mais o imposto.', '合计不等于小计加税额。'],
  wrongQuantity: ['O excedente não é o consumido menos o incluído.', '超额数量不等于消耗数量减去包含数量。'],
  wrongRate: ['A tarifa efetiva não é o encargo por unidade, ao centavo.', '有效费率不等于每单位费用（精确到分）。'],
  mixedCurrency: ['A linha está em outra moeda que a primeira.', '该行的货币与第一行不同。'],
  unknownChargeType: ['O tipo de encargo não é nenhum dos documentados.', '费用类型不在文档列出的范围内。'],
  unreadable: ['Uma célula não tem o formato da sua coluna.', '单元格的格式不符合该列的要求。'],
};

const WORDS = {
  choose: [
    'Choose a reconciliation file, or drop it here',
    'Escolha um arquivo de reconciliação ou solte-o aqui',
    '选择对账文件，或将其拖放到此处',
  ],
  private: [
    'It is read in your browser. Nothing is uploaded.',
    'Ele é lido no seu navegador. Nada é enviado.',
    '文件在你的浏览器中读取，不会上传任何内容。',
  ],
  previous: [
    "Optional: last month's license-based file, to check what is taken back",
    'Opcional: o arquivo baseado em licença do mês anterior, para conferir o que é estornado',
    '可选：上个月的基于许可证的文件，用于核对冲销的金额',
  ],
  sample: ['Try it with a sample', 'Testar com um exemplo', '用示例试一试'],
  needsScript: [
    'The check runs in the browser and needs JavaScript. The same check as a command: npm run verify -- FILE',
    'A verificação roda no navegador e precisa de JavaScript. A mesma verificação como comando: npm run verify -- ARQUIVO',
    '检查在浏览器中运行，需要 JavaScript。也可以使用命令：npm run verify -- 文件',
  ],
  reading: ['Reading …', 'Lendo …', '正在读取……'],
  allProved: ['All {lines} lines are proved.', 'Todas as {lines} linhas estão comprovadas.', '全部 {lines} 行均已验证。'],
  someFound: [
    '{proved} of {lines} lines are proved. Findings: {findings}.',
    '{proved} de {lines} linhas estão comprovadas. Divergências: {findings}.',
    '{lines} 行中有 {proved} 行已验证，发现 {findings} 处问题。',
  ],
  accepted: [
    'Of {accepted} lines only the sums were checked: refunds and discounts.',
    'De {accepted} linhas só as somas foram conferidas: reembolsos e descontos.',
    '其中 {accepted} 行为退款和折扣，只核对了合计。',
  ],
  unknown: [
    'This is no reconciliation file. These columns are missing: {missing}.',
    'Este não é um arquivo de reconciliação. Faltam estas colunas: {missing}.',
    '这不是对账文件，缺少以下列：{missing}。',
  ],
  failed: ['The file cannot be read: {why}', 'Não foi possível ler o arquivo: {why}', '无法读取文件：{why}'],
  line: ['Line', 'Linha', '行'],
  reason: ['Reason', 'Motivo', '原因'],
  column: ['Column', 'Coluna', '列'],
  found: ['In the file', 'No arquivo', '文件中'],
  expected: ['Expected', 'Esperado', '应为'],
  more: ['{count} more', 'mais {count}', '另有 {count} 处'],
  findings: ['Findings', 'Divergências', '发现的问题'],
  sections: ['What the file adds up to', 'O que o arquivo soma', '文件的汇总'],
  section: ['Invoice section', 'Seção da fatura', '发票部分'],
  amount: ['Amount', 'Valor', '金额'],
  total: ['Total', 'Total', '合计'],
  download: ['Download the findings', 'Baixar as divergências', '下载发现的问题'],
} as const satisfies Record<string, InThree>;

export interface FileCheckTexts {
  readonly words: Readonly<Record<keyof typeof WORDS, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

export function fileCheckTexts(lang: string): FileCheckTexts {
  const words = Object.entries(WORDS).map(([name, text]) => [name, inLanguage(text, lang)]);
  const reasons = Object.entries(REASONS_TRANSLATED).map(([reason, translated]) => [
    reason,
    inLanguage([REASONS[reason as Reason], ...translated], lang),
  ]);
  return { words: Object.fromEntries(words), reasons: Object.fromEntries(reasons) };
}
