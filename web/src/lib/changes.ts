// What moved in the ledger since a day, read off the map's histories where the server has no /diff.
import { moveOf, type Move } from './status';
import type { Diff, DealRow, MapData } from './types';

const kEmpty = { amount: [], time: null, object: null, named: 0 };

export function changesOf(map: MapData, since: string, until: string): Diff {
  const diff: Diff = { since, until, new: [], raised: [], lowered: [], denied: [], quiet: [] };
  const names = new Map(map.nodes.map((node) => [node.id, { id: node.id, name: node.name, kind: node.kind }]));
  const seen = new Set<string>();
  for (const edge of map.edges) {
    const [a, b] = [names.get(edge.a), names.get(edge.b)];
    if (seen.has(edge.deal) || !a || !b || edge.type === 'role') continue;
    seen.add(edge.deal);
    const dated = edge.history.filter((step): step is [string, string] => !!step[0] && step[0] <= until);
    const before = dated.findLast(([day]) => day < since);
    const after = dated.at(-1);
    if (!after || after[0] < since) continue;
    const row: DealRow = { ...kEmpty, id: edge.deal, type: edge.type, directed: edge.directed, a: [a], b: [b], status: after[1], first: edge.first, last: edge.last, claims: edge.claims, articles: edge.articles, independent: edge.independent };
    const move: Move | null = before ? moveOf(before[1], after[1]) : 'new';
    if (move === 'new') diff.new.push(row);
    else if (move) diff[move].push({ ...row, before: before![1], after: after[1] });
  }
  const byDay = (x: DealRow, y: DealRow): number => (y.last ?? '').localeCompare(x.last ?? '') || y.articles - x.articles || (x.id < y.id ? -1 : 1);
  for (const list of [diff.new, diff.raised, diff.lowered, diff.denied]) list.sort(byDay);
  return diff;
}
