// The shortest way between two parties over the lines in view; of equal ones that with most articles.
import { otherEnd, type Edge, type Graph, type Node } from './model';

export interface Way { nodes: Node[]; edges: Edge[] }

export function wayBetween(graph: Graph, from: Node, to: Node, seen: (edge: Edge) => boolean): Way | null {
  const came = new Map<Node, Edge | null>([[from, null]]);
  let ring: Node[] = [from];
  while (ring.length && !came.has(to)) {
    const next = new Map<Node, Edge>();
    for (const node of ring) {
      for (const edge of graph.touching.get(node.id) ?? []) {
        if (!seen(edge)) continue;
        const other = otherEnd(edge, node);
        if (came.has(other)) continue;
        const known = next.get(other);
        if (!known || edge.row.articles > known.row.articles) next.set(other, edge);
      }
    }
    for (const [node, edge] of next) came.set(node, edge);
    ring = [...next.keys()];
  }
  if (!came.has(to)) return null;
  const way: Way = { nodes: [to], edges: [] };
  for (let node = to; node !== from; ) {
    const edge = came.get(node)!;
    node = otherEnd(edge, node);
    way.nodes.unshift(node);
    way.edges.unshift(edge);
  }
  return way;
}

/** Everything within so many steps of a node, and the lines between. */
export function around(graph: Graph, node: Node, steps: number, seen: (edge: Edge) => boolean): { nodes: Set<Node>; edges: Set<Edge> } {
  const nodes = new Set<Node>([node]);
  const edges = new Set<Edge>();
  let ring = [node];
  for (let i = 0; i < steps; i++) {
    const next: Node[] = [];
    for (const here of ring) {
      for (const edge of graph.touching.get(here.id) ?? []) {
        if (!seen(edge)) continue;
        edges.add(edge);
        const other = otherEnd(edge, here);
        if (!nodes.has(other)) next.push(other);
        nodes.add(other);
      }
    }
    ring = next;
  }
  return { nodes, edges };
}
