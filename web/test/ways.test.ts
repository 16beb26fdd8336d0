import { describe, expect, it } from 'vitest';
import { merged } from '../src/lib/map/grow';
import { build } from '../src/lib/map/model';
import { around, wayBetween } from '../src/lib/map/route';
import { grownLimit } from '../src/lib/map/limits';
import type { MapData } from '../src/lib/types';

function net(lines: [string, string, number?][]): MapData {
  const ids = [...new Set(lines.flatMap(([a, b]) => [a, b]))];
  return {
    nodes: ids.map((id, i) => ({ id, name: id, kind: 'org', weight: 1, degree: 1, camp: null, x: (i % 5) / 5, y: Math.floor(i / 5) / 5 })),
    edges: lines.map(([a, b, articles = 1]) => ({ id: a + b, deal: a + b, a, b, type: 'talk', family: 'contact', directed: false, status: 'talks', claims: 1, articles, independent: 1, first: '2026-01-01', last: '2026-01-01', history: [['2026-01-01', 'talks']] })),
    camps: [], omitted: { nodes: 0, edges: 0 },
  };
}

describe('the way between two parties', () => {
  const graph = build(net([['a', 'b'], ['b', 'c'], ['a', 'd', 5], ['d', 'c', 5], ['c', 'e'], ['x', 'y']]), false);
  const node = (id: string) => graph.byId.get(id)!;
  it('is the shortest, and of equal ones the best told', () => {
    expect(wayBetween(graph, node('a'), node('e'), () => true)?.nodes.map((one) => one.id)).toEqual(['a', 'd', 'c', 'e']);
  });
  it('goes only over lines in view', () => {
    expect(wayBetween(graph, node('a'), node('e'), (edge) => edge.id !== 'ad')?.nodes.map((one) => one.id)).toEqual(['a', 'b', 'c', 'e']);
    expect(wayBetween(graph, node('a'), node('x'), () => true)).toBeNull();
  });
  it('gathers neighbours by steps', () => {
    expect([...around(graph, node('a'), 1, () => true).nodes].map((one) => one.id).sort()).toEqual(['a', 'b', 'd']);
    expect(around(graph, node('a'), 3, () => true).nodes.size).toBe(5);
  });
});

describe('a map that grows', () => {
  it('leaves what stood in its place and adds the rest around the anchor', () => {
    const base = net([['a', 'b']]);
    const grown = merged(base, net([['a', 'b'], ['a', 'n'], ['n', 'm']]), 'a');
    expect(grown.nodes.map((one) => one.id)).toEqual(['a', 'b', 'n', 'm']);
    expect(grown.edges.map((one) => one.id)).toEqual(['ab', 'an', 'nm']);
    expect([grown.nodes[0]!.x, grown.nodes[1]!.x]).toEqual([base.nodes[0]!.x, base.nodes[1]!.x]);
    expect(Math.hypot(grown.nodes[2]!.x - grown.nodes[0]!.x, grown.nodes[2]!.y - grown.nodes[0]!.y)).toBeLessThan(0.2);
  });
  it('is left alone where the anchor is not on it', () => {
    const base = net([['a', 'b']]);
    expect(merged(base, net([['q', 'r']]), 'q')).toBe(base);
  });
  it('asks for no more edges than the server gives', () => {
    expect([grownLimit(null), grownLimit('2000'), grownLimit('9999'), grownLimit('-1'), grownLimit('x')]).toEqual([300, 2000, 2000, 300, 300]);
  });
});

describe('pins', () => {
  it('set a node where its reader put it', () => {
    const graph = build(net([['a', 'b']]), false, new Map([['a', { x: 123, y: -45 }]]));
    expect([graph.byId.get('a')!.wx, graph.byId.get('a')!.wy]).toEqual([123, -45]);
  });
});
