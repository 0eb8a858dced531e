/** A text in the languages of the catalogue. Product names stay English in Portuguese, so only descriptions need `pt`. */
export interface Localized {
  readonly en: string;
  readonly zh: string;
  readonly pt?: string | undefined;
}

/** The languages the catalogue answers in. */
export type Language = 'en-US' | 'zh-CN' | 'pt-BR';

/** The language of an answer, for the locale a caller asked for (`zh-TW` reads `zh-CN`); English where there is no better one. */
export function languageOf(locale: string): Language {
  if (/^zh(-|$)/i.test(locale)) return 'zh-CN';
  return /^pt(-|$)/i.test(locale) ? 'pt-BR' : 'en-US';
}

export function textIn(text: Localized, language: Language): string {
  switch (language) {
    case 'zh-CN':
      return text.zh;
    case 'pt-BR':
      return text.pt ?? text.en;
    case 'en-US':
      return text.en;
  }
}
