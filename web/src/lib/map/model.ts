// The map's data made ready to draw: world coordinates, sizes, curves, and each edge's status on a day.
import { dayOf } from '../format';
import type { MapData, MapEdge, MapNode } from '../types';

export interface Node extends MapNode {
  wx: number;
  wy: number;
  /** Radius in world units at full presence. */
  r: number;
  /** Index into Graph.camps, or -1. */
  ci: number;
}

export interface Step { day: number; status: string }

export interface Edge {
  row: MapEdge;
  id: string;
  a: Node;
  b: Node;
  /** Sideways bend as a share of the length, so that parallel edges part. */
  curve: number;
  steps: Step[];
  /** The first day it is known. */
  day0: number;
}

export interface Camp { id: string; hub: Node | undefined; size: number }

export interface Bounds { x0: number; y0: number; x1: number; y1: number }

export interface Graph {
  nodes: Node[];
  /** The same from small to large, as they are painted. */
  bySize: Node[];
  edges: Edge[];
  camps: Camp[];
  byId: Map<string, Node>;
  touching: Map<string, Edge[]>;
  from: number;
  to: number;
  world: Bounds;
  omitted: MapData['omitted'];
}

const kDay = 864e5;
export const dayNumber = (iso: string): number => Math.floor(Date.parse(dayOf(iso)) / kDay);
export const isoDay = (day: number): string => new Date(Math.floor(day) * kDay).toISOString().slice(0, 10);

/** World area that one node gets; with it 300 nodes and 30 nodes are equally airy at fit. */
const kRoom = 5200;
const kMargin = 60;

function place(data: MapData, portrait: boolean): Node[] {
  const area = Math.max(8, data.nodes.length) * kRoom;
  const long = Math.sqrt(area * 1.55);
  const short = area / long;
  const campIndex = new Map(data.camps.map((camp, i) => [String(camp.id), i]));
  return data.nodes.map((node) => {
    const [x, y] = portrait ? [node.y * short * 1.05, node.x * long] : [node.x * long, node.y * short];
    const r = 3.4 + 1.75 * Math.sqrt(Math.max(node.degree, 0));
    const ci = node.camp === null || node.camp === undefined ? -1 : (campIndex.get(String(node.camp)) ?? -1);
    return { ...node, wx: x, wy: y, r: Math.min(r, 17), ci };
  });
}

/** A history may hold a step without a date: it counts from the edge's first day. */
function stepsOf(row: MapEdge): Step[] {
  const fallback = row.first ?? row.last;
  const steps: Step[] = [];
  for (const [date, status] of row.history.length ? row.history : [[fallback, row.status] as [string | null, string]]) {
    const day = date ? dayNumber(date) : fallback ? dayNumber(fallback) : 0;
    if (!Number.isNaN(day)) steps.push({ day, status });
  }
  return steps.sort((x, y) => x.day - y.day);
}

function bend(edges: Edge[]): void {
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = edge.a.id < edge.b.id ? `${edge.a.id} ${edge.b.id}` : `${edge.b.id} ${edge.a.id}`;
    const list = pairs.get(key);
    if (list) list.push(edge);
    else pairs.set(key, [edge]);
  }
  for (const list of pairs.values()) {
    list.forEach((edge, i) => {
      const flip = edge.a.id > edge.b.id ? -1 : 1;
      edge.curve = list.length === 1 ? 0.09 : (i - (list.length - 1) / 2) * Math.min(0.3, 1.1 / list.length) * flip;
    });
  }
}

function boundsOf(nodes: Node[]): Bounds {
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const node of nodes) {
    bounds.x0 = Math.min(bounds.x0, node.wx);
    bounds.x1 = Math.max(bounds.x1, node.wx);
    bounds.y0 = Math.min(bounds.y0, node.wy);
    bounds.y1 = Math.max(bounds.y1, node.wy);
  }
  if (!nodes.length) return { x0: 0, y0: 0, x1: 1, y1: 1 };
  return { x0: bounds.x0 - kMargin, y0: bounds.y0 - kMargin, x1: bounds.x1 + kMargin, y1: bounds.y1 + kMargin };
}

/** A camp is worth an island from this many parties on. */
const kCamp = 3;

export type Pins = Map<string, { x: number; y: number }>;

/** Pinned nodes stand where their reader put them, in world coordinates. */
export function build(given: MapData, portrait: boolean, pins: Pins = new Map()): Graph {
  const data = { ...given, camps: given.camps.filter((camp) => camp.size >= kCamp).sort((x, y) => y.size - x.size) };
  const nodes = place(data, portrait);
  loosen(nodes);
  for (const node of nodes) {
    const pin = pins.get(node.id);
    if (pin) [node.wx, node.wy] = [pin.x, pin.y];
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges: Edge[] = [];
  for (const row of data.edges) {
    const a = byId.get(row.a);
    const b = byId.get(row.b);
    if (!a || !b || a === b) continue;
    const steps = stepsOf(row);
    edges.push({ row, id: row.id, a, b, curve: 0.09, steps, day0: steps[0]?.day ?? 0 });
  }
  bend(edges);
  const touching = new Map<string, Edge[]>(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    touching.get(edge.a.id)!.push(edge);
    touching.get(edge.b.id)!.push(edge);
  }
  const hubId = (hub: MapData['camps'][number]['hub']) => (typeof hub === 'string' ? hub : hub?.id);
  const camps = data.camps.map((camp) => ({ id: String(camp.id), hub: byId.get(hubId(camp.hub) ?? ''), size: camp.size }));
  const days = edges.flatMap((edge) => edge.steps.map((step) => step.day)).filter((day) => day > 0);
  const from = days.length ? days.reduce((x, y) => Math.min(x, y)) : 0;
  const to = days.length ? days.reduce((x, y) => Math.max(x, y)) : 1;
  const bySize = [...nodes].sort((p, q) => p.r - q.r);
  return { nodes, bySize, edges, camps, byId, touching, from: Math.min(from, to - 1), to, world: boundsOf(nodes), omitted: data.omitted };
}

/** What was known of an edge on a day; null before its first step. */
export function statusAt(edge: Edge, day: number): string | null {
  let status: string | null = null;
  for (const step of edge.steps) {
    if (step.day > day) break;
    status = step.status;
  }
  return status;
}

export const otherEnd = (edge: Edge, node: Node): Node => (edge.a === node ? edge.b : edge.a);
export const isEdge = (item: Edge | Node | null | undefined): item is Edge => !!item && 'steps' in item;

const kGap = 12;
const kRounds = 60;

/** No two nodes further apart than this can cover one another. */
const kCell = 48;
type Cells = Map<number, number[]>;
const cellOf = (x: number, y: number): number => Math.floor(x / kCell) * 65_536 + Math.floor(y / kCell);

function cellsOf(nodes: Node[]): Cells {
  const cells: Cells = new Map();
  nodes.forEach((node, i) => {
    const key = cellOf(node.wx, node.wy);
    const list = cells.get(key);
    if (list) list.push(i);
    else cells.set(key, [i]);
  });
  return cells;
}

function part(p: Node, q: Node, nudge: number): boolean {
  const [dx, dy] = [q.wx - p.wx || 0.01 * nudge, q.wy - p.wy || 0.01];
  const gap = Math.hypot(dx, dy);
  const lack = p.r + q.r + kGap - gap;
  if (lack <= 0) return false;
  const [ux, uy] = [(dx / gap) * lack * 0.5, (dy / gap) * lack * 0.5];
  p.wx -= ux;
  p.wy -= uy;
  q.wx += ux;
  q.wy += uy;
  return true;
}

/** Pushes apart nodes that would cover one another, looking at neighbouring cells only; the same input gives the same picture. */
export function loosen(nodes: Node[]): void {
  for (let round = 0; round < kRounds; round++) {
    const cells = cellsOf(nodes);
    let moved = false;
    nodes.forEach((node, i) => {
      const [x, y] = [node.wx, node.wy];
      for (const dx of [-kCell, 0, kCell]) {
        for (const dy of [-kCell, 0, kCell]) {
          for (const j of cells.get(cellOf(x + dx, y + dy)) ?? []) if (j > i && part(node, nodes[j]!, j - i)) moved = true;
        }
      }
    });
    if (!moved) return;
  }
}
