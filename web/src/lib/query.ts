// Writes the query language: field:value, quoted where a value has spaces. A field asked for again replaces what was there.
export interface Asked { party: string; type: string; status: string; outlet: string; title: string; least: string; most: string }

const kFields = ['party', 'title', 'type', 'status', 'outlet'] as const;
const quoted = (value: string): string => (/[\s()"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
const tight = (value: string): string => value.replace(/[\s"()]/g, '');

export function compose(asked: Asked): string {
  const words: string[] = kFields.flatMap((field) => (asked[field].trim() ? [`${field}:${quoted(asked[field].trim())}`] : []));
  if (tight(asked.least)) words.push(`amount>=${tight(asked.least)}`);
  if (tight(asked.most)) words.push(`amount<=${tight(asked.most)}`);
  return words.join(' ');
}

const kNamed = /^(\w+)(?::|[<>]=?)/;

/** `more` joined to `q`: the fields that `more` names leave `q` first. */
export function joinQuery(q: string, more: string): string {
  const parts = (text: string): string[] => text.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const named = new Set(parts(more).flatMap((part) => kNamed.exec(part)?.[1] ?? []));
  const kept = parts(q).filter((part) => !named.has(kNamed.exec(part)?.[1] ?? ''));
  return [...kept, ...parts(more)].join(' ');
}
