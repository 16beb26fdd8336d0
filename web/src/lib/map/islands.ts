// Camps as islands: a smooth density of a camp's nodes minus its strongest rival's, cut at three heights by d3-contour.
import { contours } from 'd3-contour';
import type { Graph, Node } from './model';

/** `outlines` are the paths as SVG writes them; `cx`, `top` and `bottom` are those of the largest piece of land, where the title goes. */
export interface Island { camp: number; paths: Path2D[]; outlines: string[]; cx: number; top: number; bottom: number; members: number }

type Point = [number, number];
const kSigma = 30;
const kHeights = [0.2, 0.36, 0.95];
const kShore = 1;
const kRival = 0.9;
const kLeast = 2;

interface Grid { cell: number; width: number; height: number; x0: number; y0: number }

/** The part of the grid that a camp's members can reach: its island cannot lie outside. */
interface Part { left: number; top: number; width: number; height: number }

function gridOf(graph: Graph, coarse: boolean): Grid {
  const { x0, y0, x1, y1 } = graph.world;
  const reach = kSigma * 2.5;
  const span = Math.max(x1 - x0, y1 - y0) + 2 * reach;
  const cell = Math.max(coarse ? 14 : 8, span / 240);
  return { cell, width: Math.ceil((x1 - x0 + 2 * reach) / cell), height: Math.ceil((y1 - y0 + 2 * reach) / cell), x0: x0 - reach, y0: y0 - reach };
}

function kernelOf(cell: number): { radius: number; weights: Float32Array } {
  const radius = Math.ceil((kSigma * 2.8) / cell);
  const side = 2 * radius + 1;
  const weights = new Float32Array(side * side);
  for (let i = -radius; i <= radius; i++) {
    for (let j = -radius; j <= radius; j++) {
      weights[(i + radius) * side + j + radius] = Math.exp((-(i * i + j * j) * cell * cell) / (2 * kSigma * kSigma));
    }
  }
  return { radius, weights };
}

function pour(field: Float32Array, grid: Grid, kernel: ReturnType<typeof kernelOf>, node: Node, weight: number): void {
  const gx = Math.round((node.wx - grid.x0) / grid.cell);
  const gy = Math.round((node.wy - grid.y0) / grid.cell);
  const side = 2 * kernel.radius + 1;
  for (let i = -kernel.radius; i <= kernel.radius; i++) {
    const y = gy + i;
    if (y < 0 || y >= grid.height) continue;
    for (let j = -kernel.radius; j <= kernel.radius; j++) {
      const x = gx + j;
      if (x < 0 || x >= grid.width) continue;
      field[y * grid.width + x]! += weight * kernel.weights[(i + kernel.radius) * side + j + kernel.radius]!;
    }
  }
}

/** One round of Chaikin's corner cutting on a closed ring. */
export function soften(ring: Point[]): Point[] {
  const out: Point[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    out.push([ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25], [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75]);
  }
  return out;
}

function areaOf(ring: Point[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return Math.abs(sum) / 2;
}

function shoreOf(heights: Float64Array, { grid, part }: { grid: Grid; part: Part }, at: number): { path: Path2D; text: string; outer: Point[][] } {
  let text = '';
  const outer: Point[][] = [];
  const shape = contours().size([part.width, part.height]).smooth(true).contour(heights as unknown as number[], at);
  for (const polygon of shape.coordinates) {
    polygon.forEach((ring, nth) => {
      const least = (nth ? 640 : 1500) / (grid.cell * grid.cell);
      if (areaOf(ring as Point[]) < least) return;
      const points = soften(ring.map(([x = 0, y = 0]) => [(x + part.left - 0.5) * grid.cell + grid.x0, (y + part.top - 0.5) * grid.cell + grid.y0]));
      text += `M${points.map(([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join('L')}Z`;
      if (!nth) outer.push(points);
    });
  }
  return { path: new Path2D(text), text, outer };
}

/** `presence` is 0 to 1 per node, so that islands grow and shrink with the as-of day. */
export function islandsOf(graph: Graph, presence: (node: Node) => number, coarse = false): Island[] {
  if (!graph.camps.length) return [];
  const grid = gridOf(graph, coarse);
  const kernel = kernelOf(grid.cell);
  const fields = graph.camps.map(() => new Float32Array(grid.width * grid.height));
  const sea = new Float32Array(grid.width * grid.height);
  const sums = graph.camps.map(() => ({ members: 0, x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }));
  for (const node of graph.nodes) {
    const here = presence(node);
    if (here <= 0.01) continue;
    const weight = here * (node.ci < 0 ? 0.5 : 0.64 + 0.05 * Math.min(node.r, 14));
    pour(fields[node.ci] ?? sea, grid, kernel, node, weight);
    const sum = sums[node.ci];
    if (!sum) continue;
    sum.members++;
    [sum.x0, sum.y0] = [Math.min(sum.x0, node.wx), Math.min(sum.y0, node.wy)];
    [sum.x1, sum.y1] = [Math.max(sum.x1, node.wx), Math.max(sum.y1, node.wy)];
  }
  const islands: Island[] = [];
  graph.camps.forEach((_, camp) => {
    const sum = sums[camp]!;
    if (sum.members < kLeast) return;
    const part = partOf(grid, kernel.radius, sum);
    const heights = against(fields, sea, camp, { grid, part });
    const shores = kHeights.map((at) => shoreOf(heights, { grid, part }, at));
    const largest = shores[kShore]!.outer.reduce<Point[]>((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best), []);
    if (!largest.length) return;
    const [xs, ys] = [largest.map(([x]) => x), largest.map(([, y]) => y)];
    const middle = (list: number[]): number => (list.reduce((x, y) => Math.min(x, y)) + list.reduce((x, y) => Math.max(x, y))) / 2;
    const [top, bottom] = [ys.reduce((x, y) => Math.min(x, y)), ys.reduce((x, y) => Math.max(x, y))];
    islands.push({ camp, paths: shores.map((shore) => shore.path), outlines: shores.map((shore) => shore.text), cx: middle(xs), top, bottom, members: sum.members });
  });
  return islands;
}

function partOf(grid: Grid, radius: number, reach: { x0: number; y0: number; x1: number; y1: number }): Part {
  const column = (x: number): number => Math.round((x - grid.x0) / grid.cell);
  const row = (y: number): number => Math.round((y - grid.y0) / grid.cell);
  const left = Math.max(0, column(reach.x0) - radius - 1);
  const top = Math.max(0, row(reach.y0) - radius - 1);
  const right = Math.min(grid.width, column(reach.x1) + radius + 2);
  const bottom = Math.min(grid.height, row(reach.y1) + radius + 2);
  return { left, top, width: right - left, height: bottom - top };
}

function against(fields: Float32Array[], sea: Float32Array, camp: number, { grid, part }: { grid: Grid; part: Part }): Float64Array {
  const own = fields[camp]!;
  const heights = new Float64Array(part.width * part.height);
  for (let y = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      const i = (y + part.top) * grid.width + x + part.left;
      let rival = sea[i]!;
      // Where the camp itself is hardly felt there is no land: its rivals need no look.
      for (let other = 0; own[i]! >= kHeights[0]! && other < fields.length; other++) {
        if (other !== camp && fields[other]![i]! > rival) rival = fields[other]![i]!;
      }
      heights[y * part.width + x] = own[i]! - rival * kRival;
    }
  }
  return heights;
}
