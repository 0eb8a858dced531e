/** A text in at least one of the languages: an outage does not wait for its translation. */
export interface Texts {
  readonly en?: string | undefined;
  readonly zh?: string | undefined;
  readonly pt?: string | undefined;
}

type Written = keyof Texts;

/** English is read by most; Chinese is what the operator writes. */
const PREFERENCES: Readonly<Record<Written, readonly Written[]>> = {
  en: ['en', 'zh', 'pt'],
  zh: ['zh', 'en', 'pt'],
  pt: ['pt', 'en', 'zh'],
};

/** The text in the language of a locale such as `zh-CN`, else in the next best one, and which language that is. */
export function readText(texts: Texts, locale: string): { text: string; language: Written } {
  const wanted = locale.slice(0, 2).toLowerCase();
  const preferences = PREFERENCES[wanted === 'zh' || wanted === 'pt' ? wanted : 'en'];
  const language = preferences.find((one) => texts[one] !== undefined) ?? 'en';
  return { text: texts[language] ?? '', language };
}
