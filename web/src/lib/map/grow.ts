// A map that grows: what an expanded party brings with it is set around that party, so that what stood keeps its place.
import type { MapData, MapNode } from '../types';

const kRing = 0.05;
const kTurn = 2.399963;

/** New nodes stand on a spiral around `anchor`; edges and nodes that are there already are left as they are. */
export function merged(base: MapData, extra: MapData, anchor: string): MapData {
  const known = new Map(base.nodes.map((node) => [node.id, node]));
  const centre = known.get(anchor);
  if (!centre) return base;
  const come = extra.nodes.filter((node) => !known.has(node.id));
  const added: MapNode[] = come.map((node, i) => {
    const reach = kRing * Math.sqrt(1 + i / 3);
    return { ...node, camp: null, x: centre.x + Math.cos(i * kTurn) * reach, y: centre.y + Math.sin(i * kTurn) * reach };
  });
  const lines = new Set(base.edges.map((edge) => edge.id));
  const edges = [...base.edges, ...extra.edges.filter((edge) => !lines.has(edge.id))];
  const degree = new Map<string, number>();
  for (const edge of edges) for (const id of [edge.a, edge.b]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const nodes = [...base.nodes, ...added].map((node) => ({ ...node, degree: Math.max(node.degree, degree.get(node.id) ?? 0) }));
  return { ...base, nodes, edges };
}
