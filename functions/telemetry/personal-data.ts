const TEXT_MAX = 500;

/**
 * What messages of libraries may hold of people and of secrets, and what stands in its place. What somebody wrote, a name
 * too, stands in quotes or is not ASCII.
 */
const FOUND = [
  [/\?[^\s"')]+=[^\s"')]+/g, '?(query)'],
  [/\beyJ[\w-]+(\.[\w-]*)+/g, '(token)'],
  [/\bbearer +\S+/gi, '(token)'],
  [/(signature|sig|code|key|secret|password)=[^\s&"']+/gi, '$1=(secret)'],
  [/[^\s<>"'(:,;=/]+@[^\s<>"'),:;/]+/g, '(mail)'],
  [/[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi, '(id)'],
  [/"[^"\n]*"/g, '"…"'],
  [/'[^'\n]*'/g, "'…'"],
  [/[^\x20-\x7e\n…]+/g, '…'],
  [/\d{6,}/g, '(number)'],
] as const satisfies readonly (readonly [RegExp, string])[];

/** A text of an error as it may be logged: cut, and without what could be about a person or open a door. */
export function withoutPersonalData(text: string): string {
  const cut = text.slice(0, 4 * TEXT_MAX); // a mail address that is cut here is cut away below
  return FOUND.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), cut).slice(0, TEXT_MAX);
}
