import type { Letter } from '../../mail/port.ts';
import { CODE_MINUTES } from './stored.ts';

/** By the language of a locale; English for all others. */
const TEXTS = {
  en: {
    subject: 'Your code',
    text: (code: string, company: string) =>
      `The code of ${company} is ${code}. It is good for ${CODE_MINUTES} minutes.\n\nWith it you decide which partners work for your company. Give it to nobody, your partners included. If you did not ask for it, ignore this message.\n`,
  },
  pt: {
    subject: 'Seu código',
    text: (code: string, company: string) =>
      `O código de ${company} é ${code}. Ele vale por ${CODE_MINUTES} minutos.\n\nCom ele você decide quais parceiros trabalham para a sua empresa. Não o informe a ninguém, nem aos seus parceiros. Se você não o pediu, ignore esta mensagem.\n`,
  },
  zh: {
    subject: '你的验证码',
    text: (code: string, company: string) =>
      `${company}的验证码是 ${code}，${CODE_MINUTES} 分钟内有效。\n\n凭此验证码可决定哪些合作伙伴为贵公司服务。请勿告知任何人，包括合作伙伴。如果不是你申请的，请忽略此邮件。\n`,
  },
};

/** @param locale  as in X-Locale */
export function codeLetter(to: string, company: string, code: string, locale: string): Letter {
  const { subject, text } = TEXTS[locale.split('-')[0] as keyof typeof TEXTS] ?? TEXTS.en;
  return { to, subject, text: text(code, company) };
}
