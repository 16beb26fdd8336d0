// A still picture of a map: everything at its last state, fitted to the canvas.
import type { MapData } from '../types';
import { islandsOf } from './islands';
import type { Frame } from './frame';
import { forgetWidths } from './labels';
import { build, type Graph } from './model';
import { paint } from './paint';
import { readPalette } from './palette';

export { forgetWidths };
export const prepare = (data: MapData): Graph => build(data, false);

export function fitView(world: Graph['world'], width: number, height: number, pad = { l: 0, r: 0, t: 0, b: 0 }): { k: number; x: number; y: number } {
  const [w, h] = [width - pad.l - pad.r, height - pad.t - pad.b];
  const k = Math.max(0.05, Math.min(w / (world.x1 - world.x0), h / (world.y1 - world.y0), 2.2));
  return { k, x: pad.l + w / 2 - ((world.x0 + world.x1) / 2) * k, y: pad.t + h / 2 - ((world.y0 + world.y1) / 2) * k };
}

export function still(canvas: HTMLCanvasElement, graph: Graph, width: number, height: number, nameOf: Frame['nameOf']): void {
  const ctx = canvas.getContext('2d', { alpha: false });
  if (!ctx || !width) return;
  const dpr = Math.min(2, devicePixelRatio || 1);
  canvas.width = Math.round(width * dpr);
  canvas.height = Math.round(height * dpr);
  const frame: Frame = {
    graph, day: graph.to, width, height, dpr, palette: readPalette(), islands: islandsOf(graph, () => 1, true),
    view: fitView(graph.world, width, height), seen: () => 1, presence: () => 1, status: (edge) => edge.row.status,
    lit: null, pinned: new Set(), selected: null, hovered: null, camp: -1, pad: { l: 0, r: 0, t: 0, b: 0 }, fast: false, labelsAt: 'few', campName: () => '', nameOf,
  };
  paint(ctx, frame);
}
