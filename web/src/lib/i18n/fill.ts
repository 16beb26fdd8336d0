export type Words = Record<string, string | number>;

/** Fills `{name}`; a pattern "one|many" picks by `n`. Numbers are grouped by thousands. */
export function fill(pattern: string, words: Words, locale: string): string {
  const [one = '', many] = pattern.split('|');
  const chosen = many === undefined || Number(words.n) === 1 ? one : many;
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) return whole;
    return typeof word === 'number' ? word.toLocaleString(locale) : word;
  });
}
