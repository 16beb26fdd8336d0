// One picture's inputs, and the geometry that painting and hit testing share.
import type { Island } from './islands';
import { isEdge, type Edge, type Graph, type Node } from './model';
import type { Palette } from './palette';

export interface View { k: number; x: number; y: number }
export interface Pad { l: number; r: number; t: number; b: number }
export interface Box { x: number; y: number; w: number; h: number; id: string }

export interface Frame {
  graph: Graph;
  day: number;
  view: View;
  width: number;
  height: number;
  dpr: number;
  palette: Palette;
  islands: Island[];
  /** 0 hidden, up to 1 fully there. */
  seen: (edge: Edge) => number;
  presence: (node: Node) => number;
  status: (edge: Edge) => string | null;
  /** What a path or a wider neighbourhood lights up, in place of what the selection touches. */
  lit: { nodes: Set<Node>; edges: Set<Edge> } | null;
  pinned: Set<string>;
  selected: Edge | Node | null;
  hovered: Edge | Node | null;
  camp: number;
  pad: Pad;
  /** While moving on a slow machine: no dashes, no labels. */
  fast: boolean;
  labelsAt: 'all' | 'few';
  /** What a party is called in the language of the page. */
  nameOf: (node: Node) => string;
  campName: (camp: number) => string;
}

export const kFresh = 31;

export function controlOf(edge: Edge): [number, number] {
  const mx = (edge.a.wx + edge.b.wx) / 2;
  const my = (edge.a.wy + edge.b.wy) / 2;
  return [mx - (edge.b.wy - edge.a.wy) * edge.curve, my + (edge.b.wx - edge.a.wx) * edge.curve];
}

export function pointOn(edge: Edge, u: number): [number, number] {
  const [cx, cy] = controlOf(edge);
  const v = 1 - u;
  return [v * v * edge.a.wx + 2 * v * u * cx + u * u * edge.b.wx, v * v * edge.a.wy + 2 * v * u * cy + u * u * edge.b.wy];
}

export const radiusOf = (frame: Frame, node: Node): number =>
  node.r * (0.55 + 0.45 * Math.min(1, frame.presence(node))) * Math.sqrt(Math.max(0.3, frame.view.k));

/** Every node that stays bright: the selection and what it touches. */
export function brightOf(frame: Frame): Set<Node> {
  const focus = frame.selected ?? frame.hovered;
  const bright = new Set<Node>(frame.lit?.nodes);
  if (!focus) return bright;
  if (isEdge(focus)) return bright.add(focus.a).add(focus.b);
  bright.add(focus);
  for (const edge of frame.graph.touching.get(focus.id) ?? []) {
    if (frame.seen(edge) > 0.05) bright.add(edge.a).add(edge.b);
  }
  return bright;
}

function distance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const share = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - ax - share * dx, py - ay - share * dy);
}

const kPieces = 14;

function nearestEdge(frame: Frame, px: number, py: number, reach: number): Edge | null {
  const { k, x, y } = frame.view;
  let best: Edge | null = null;
  let least = reach;
  for (const edge of frame.graph.edges) {
    if (frame.seen(edge) < 0.2) continue;
    const bend = reach + Math.abs(edge.curve) * (Math.abs(edge.b.wx - edge.a.wx) + Math.abs(edge.b.wy - edge.a.wy)) * k;
    if (px < Math.min(edge.a.wx, edge.b.wx) * k + x - bend || px > Math.max(edge.a.wx, edge.b.wx) * k + x + bend) continue;
    if (py < Math.min(edge.a.wy, edge.b.wy) * k + y - bend || py > Math.max(edge.a.wy, edge.b.wy) * k + y + bend) continue;
    let [ax, ay] = [edge.a.wx * k + x, edge.a.wy * k + y];
    for (let i = 1; i <= kPieces; i++) {
      const [wx, wy] = pointOn(edge, i / kPieces);
      const [bx, by] = [wx * k + x, wy * k + y];
      const off = distance(px, py, ax, ay, bx, by);
      if (off < least) [least, best] = [off, edge];
      [ax, ay] = [bx, by];
    }
  }
  return best;
}

/** What lies under a point on the screen; fingers reach further than a mouse. Nodes win over edges. */
export function hit(frame: Frame, px: number, py: number, touch = false): Edge | Node | null {
  const { k, x, y } = frame.view;
  let best: Node | null = null;
  let least = touch ? 14 : 5;
  for (const node of frame.graph.nodes) {
    if (frame.presence(node) < 0.3) continue;
    const off = Math.hypot(node.wx * k + x - px, node.wy * k + y - py) - radiusOf(frame, node);
    if (off < least) [least, best] = [off, node];
  }
  if (best && least < (touch ? 9 : 4)) return best;
  return nearestEdge(frame, px, py, touch ? 14 : 7) ?? best;
}
