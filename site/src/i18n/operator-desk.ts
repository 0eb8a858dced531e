import { inLanguage, type InThree } from './tables.ts';

export const DESK_WORDS = {
  command: ['Command', 'Comando', '命令'],
  does: ['What it does', 'O que faz', '作用'],
} as const satisfies Record<string, InThree>;

/** Of the commands that are more than one operation, in Portuguese and Chinese; in English the command line says it. */
const ABOUT: Readonly<Record<string, readonly [pt: string, zh: string]>> = {
  'close run': [
    'Fechar o mês de todos os parceiros pendentes e esperar o fim; ou ensaiar o fechamento, o que não grava nada',
    '为所有到期的合作伙伴执行月度结账并等待完成；或进行试算，不写入任何内容',
  ],
  'usage send': [
    'Enviar de um arquivo o uso tarifado de um parceiro; reenviado, nada muda',
    '从文件发送合作伙伴的已定价使用量；重复发送不会产生变化',
  ],
};

export function commandAbout(name: string, about: string, lang: string): string {
  const texts = ABOUT[name];
  if (!texts) throw new Error(`the command ${name} has no texts in site/src/i18n/operator-desk.ts`);
  return inLanguage([about, ...texts], lang);
}
