// Who stands on either side of a deal's line. Parties of a mutual deal may all stand on side A: then the first faces the rest.
export interface Sided<P> { a: P[]; b: P[] }

export function sides<P>(deal: Sided<P>): [P[], P[]] {
  if (deal.b.length || deal.a.length < 2) return [deal.a, deal.b];
  return [deal.a.slice(0, 1), deal.a.slice(1)];
}

export const joined = (parties: { name: string }[]): string => parties.map((party) => party.name).join('·') || '?';
