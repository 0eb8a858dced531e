import type { Fate } from '../../../functions/privacy/core/fates.ts';
import type { InThree } from './tables.ts';

/** What becomes of a kind of document in an erasure, for whoever reads the guide. Kinds without anything personal are in no table. */
export const FATE_TEXTS: Readonly<Record<Exclude<Fate, 'none'>, InThree>> = {
  erased: ['removed or overwritten', 'removido ou sobrescrito', '删除或覆盖'],
  expires: ['vanishes by itself within 90 days', 'desaparece sozinho em até 90 dias', '90 天内自动消失'],
  audit: [
    'vanishes 400 days after it was sealed; until then the chain proves that nobody changed it',
    'desaparece 400 dias depois de selado; até lá a cadeia prova que ninguém o mudou',
    '封存 400 天后消失；在此之前，审计链证明其未被更改',
  ],
  books: [
    'kept as it is: it is, or proves, what was billed',
    'mantido como está: é, ou prova, o que foi faturado',
    '原样保留：属于已开账单或其凭证',
  ],
};

export const FATE_HEADINGS = {
  kind: ['Kind of document', 'Tipo de documento', '文档类型'],
  customer: ['Erasure of a customer', 'Apagamento de um cliente', '擦除客户'],
  partner: ['Erasure of a partner', 'Apagamento de um parceiro', '擦除合作伙伴'],
} as const satisfies Record<string, InThree>;
