import { describe, expect, it } from 'vitest';
import { controlOf, hit, pointOn, type Frame } from '../src/lib/map/frame';
import { soften } from '../src/lib/map/islands';
import { build, dayNumber, isoDay, statusAt } from '../src/lib/map/model';
import { dashOf, kStatuses, lineOf } from '../src/lib/status';
import type { MapData } from '../src/lib/types';

const node = (id: string, x: number, y: number, camp: number | null = 0) => ({ id, name: id, kind: 'org', weight: 1, degree: 2, camp, x, y });
const edge = (id: string, a: string, b: string, history: [string | null, string][] = [['2026-01-02', 'talks'], ['2026-03-04', 'signed']]) => ({
  id, deal: id, a, b, type: 'invest', family: 'capital', directed: true, status: 'signed', claims: 2, articles: 2, independent: 1, first: '2026-01-02', last: '2026-03-04', history,
});
const data = (edges = [edge('e', 'p', 'q')]): MapData => ({ nodes: [node('p', 0, 0), node('q', 1, 1)], edges, camps: [{ id: 0, hub: 'p', size: 2 }], omitted: { nodes: 0, edges: 0 } });

describe('build', () => {
  it('reads an edge as of a day', () => {
    const graph = build(data(), false);
    const e = graph.edges[0]!;
    expect(statusAt(e, dayNumber('2026-01-01'))).toBeNull();
    expect(statusAt(e, dayNumber('2026-02-01'))).toBe('talks');
    expect(statusAt(e, dayNumber('2026-03-04'))).toBe('signed');
    expect([isoDay(graph.from), isoDay(graph.to)]).toEqual(['2026-01-02', '2026-03-04']);
  });
  it('drops edges to nodes that are not there, and loops', () => {
    expect(build(data([edge('x', 'p', 'nobody'), edge('y', 'p', 'p')]), false).edges).toEqual([]);
  });
  it('dates a step without a date by the first report', () => {
    const graph = build(data([edge('e', 'p', 'q', [[null, 'rumoured'], ['2026-02-01', 'denied']])]), false);
    expect(statusAt(graph.edges[0]!, dayNumber('2026-01-02'))).toBe('rumoured');
  });
  it('parts parallel edges', () => {
    const graph = build(data([edge('e1', 'p', 'q'), edge('e2', 'p', 'q'), edge('e3', 'q', 'p')]), false);
    const middles = graph.edges.map((e) => pointOn(e, 0.5).map(Math.round).join());
    expect(new Set(middles).size).toBe(3);
  });
  it('lies down on a desktop and stands up on a phone', () => {
    const size = (portrait: boolean) => {
      const { world } = build(data(), portrait);
      return (world.x1 - world.x0) / (world.y1 - world.y0);
    };
    expect(size(false)).toBeGreaterThan(1);
    expect(size(true)).toBeLessThan(1);
  });
  it('stands an empty map', () => {
    const graph = build({ nodes: [], edges: [], camps: [], omitted: { nodes: 0, edges: 0 } }, false);
    expect(graph.world.x1).toBeGreaterThan(graph.world.x0);
    expect(graph.to).toBeGreaterThan(graph.from);
  });
});

describe('camps', () => {
  it('keeps those of three or more, the largest first, and finds their nodes', () => {
    const ids = ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'];
    const camp = [7, 7, 7, 2, 2, 2, 2, 5];
    const graph = build({ nodes: ids.map((id, i) => node(id, i / 8, i / 8, camp[i])), edges: [], camps: [{ id: 2, hub: 's', size: 4 }, { id: 5, hub: 'w', size: 1 }, { id: 7, hub: 'p', size: 3 }], omitted: { nodes: 0, edges: 0 } }, false);
    expect(graph.camps.map((one) => one.id)).toEqual(['2', '7']);
    expect(graph.nodes.map((one) => one.ci)).toEqual([1, 1, 1, 0, 0, 0, 0, -1]);
    expect(graph.camps[0]!.hub).toBe(graph.byId.get('s'));
  });
  it('pulls apart nodes in one place', () => {
    const graph = build({ nodes: ['p', 'q', 'r'].map((id) => node(id, 0.5, 0.5)), edges: [], camps: [], omitted: { nodes: 0, edges: 0 } }, false);
    const [p, q] = [graph.nodes[0]!, graph.nodes[1]!];
    expect(Math.hypot(p.wx - q.wx, p.wy - q.wy)).toBeGreaterThan(p.r + q.r);
  });
});

describe('hit', () => {
  const graph = build(data(), false);
  const frame = { graph, view: { k: 1, x: 0, y: 0 }, seen: () => 1, presence: () => 1 } as unknown as Frame;
  it('finds the node before the line under it', () => {
    const p = graph.byId.get('p')!;
    expect(hit(frame, p.wx + 1, p.wy + 1)).toBe(p);
  });
  it('finds a line at its bend, and nothing far off', () => {
    const [x, y] = pointOn(graph.edges[0]!, 0.5);
    expect(hit(frame, x + 3, y)).toBe(graph.edges[0]);
    expect(hit(frame, x + 90, y - 90)).toBeNull();
    const [cx] = controlOf(graph.edges[0]!);
    expect(Number.isFinite(cx)).toBe(true);
  });
});

describe('lines', () => {
  it('tells every status apart without colour', () => {
    const looks = kStatuses.map((status) => JSON.stringify([dashOf(status, 1.5), lineOf(status)]));
    expect(new Set(looks).size).toBe(kStatuses.length);
  });
  it('softens a ring into twice the points, inside its bounds', () => {
    const ring: [number, number][] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
    const soft = soften(ring);
    expect(soft).toHaveLength(8);
    for (const [x, y] of soft) expect(x >= 0 && x <= 4 && y >= 0 && y <= 4).toBe(true);
  });
});
