// The painter: islands, edges, nodes, labels, on a Canvas 2D context. No state of its own.
import { dashOf, isOver, lineOf } from '../status';
import { brightOf, controlOf, kFresh, pointOn, radiusOf, type Box, type Frame } from './frame';
import { paintLabels } from './labels';
import { isEdge, type Edge, type Node } from './model';
import { inkOf, landOf } from './palette';

type Ctx = CanvasRenderingContext2D;

function paintIslands(ctx: Ctx, frame: Frame, focused: boolean): void {
  const { palette, view } = frame;
  for (const island of frame.islands) {
    const on = frame.camp < 0 || island.camp === frame.camp;
    const strength = (on ? 1 : 0.35) * (focused ? 0.8 : 1);
    ctx.save();
    ctx.translate(view.x, view.y);
    ctx.scale(view.k, view.k);
    ctx.fillStyle = ctx.strokeStyle = landOf(palette, island.camp);
    const tints = palette.dark ? [0.09, 0.11, 0.05] : [0.1, 0.15, 0.07];
    island.paths.forEach((path, i) => {
      ctx.globalAlpha = tints[i]! * strength;
      ctx.fill(path, 'evenodd');
    });
    ctx.globalAlpha = (palette.dark ? 0.5 : 0.55) * strength;
    ctx.lineWidth = 1.1 / view.k;
    ctx.stroke(island.paths[1]!);
    ctx.restore();
  }
}

function trace(ctx: Ctx, frame: Frame, edge: Edge): void {
  const { k, x, y } = frame.view;
  const [cx, cy] = controlOf(edge);
  ctx.beginPath();
  ctx.moveTo(edge.a.wx * k + x, edge.a.wy * k + y);
  ctx.quadraticCurveTo(cx * k + x, cy * k + y, edge.b.wx * k + x, edge.b.wy * k + y);
}

/** By its ends alone, with room for its bend: exact enough, and cheap at thousands of edges a frame. */
function outside(frame: Frame, edge: Edge): boolean {
  const { k, x, y } = frame.view;
  const [ax, ay, bx, by] = [edge.a.wx * k + x, edge.a.wy * k + y, edge.b.wx * k + x, edge.b.wy * k + y];
  const room = 20 + Math.abs(edge.curve) * (Math.abs(bx - ax) + Math.abs(by - ay));
  return Math.max(ax, bx) < -room || Math.min(ax, bx) > frame.width + room || Math.max(ay, by) < -room || Math.min(ay, by) > frame.height + room;
}

function paintArrow(ctx: Ctx, frame: Frame, edge: Edge, width: number): void {
  const { k, x, y } = frame.view;
  const [cx, cy] = controlOf(edge);
  const [bx, by] = [edge.b.wx * k + x, edge.b.wy * k + y];
  let [tx, ty] = [bx - (cx * k + x), by - (cy * k + y)];
  const length = Math.hypot(tx, ty) || 1;
  [tx, ty] = [tx / length, ty / length];
  const back = radiusOf(frame, edge.b) + 3;
  const [px, py] = [bx - tx * back, by - ty * back];
  const size = 4.4 + width * 1.5;
  ctx.beginPath();
  ctx.moveTo(px, py);
  ctx.lineTo(px - tx * size - ty * size * 0.5, py - ty * size + tx * size * 0.5);
  ctx.lineTo(px - tx * size * 0.72, py - ty * size * 0.72);
  ctx.lineTo(px - tx * size + ty * size * 0.5, py - ty * size - tx * size * 0.5);
  ctx.closePath();
  ctx.fill();
}

function paintMark(ctx: Ctx, frame: Frame, edge: Edge, mark: string): void {
  const { k, x, y } = frame.view;
  const [wx, wy] = pointOn(edge, 0.5);
  const [px, py] = [wx * k + x, wy * k + y];
  ctx.lineWidth = 1.7;
  ctx.beginPath();
  if (mark === 'cross') {
    ctx.moveTo(px - 4, py - 4);
    ctx.lineTo(px + 4, py + 4);
    ctx.moveTo(px + 4, py - 4);
    ctx.lineTo(px - 4, py + 4);
  } else if (mark === 'pause') {
    ctx.moveTo(px - 2.2, py - 4.5);
    ctx.lineTo(px - 2.2, py + 4.5);
    ctx.moveTo(px + 2.2, py - 4.5);
    ctx.lineTo(px + 2.2, py + 4.5);
  } else {
    ctx.arc(px, py, 4.4, 0, 6.2832);
    ctx.moveTo(px - 3.1, py + 3.1);
    ctx.lineTo(px + 3.1, py - 3.1);
  }
  ctx.stroke();
}

interface Stroke { alpha: number; boost: number }

function paintEdge(ctx: Ctx, frame: Frame, edge: Edge, { alpha, boost }: Stroke): void {
  const seen = frame.seen(edge);
  const status = frame.status(edge);
  if (seen <= 0.01 || !status || outside(frame, edge)) return;
  const style = lineOf(status);
  const zoom = Math.max(0.8, Math.min(1.7, 0.72 + frame.view.k * 0.28));
  const width = (style.width * 0.82 + Math.min(edge.row.articles, 16) * 0.03) * zoom + boost;
  ctx.globalAlpha = alpha * (style.faint ? 0.6 : 1) * Math.min(1, seen);
  ctx.strokeStyle = ctx.fillStyle = frame.palette.family[edge.row.family] ?? frame.palette.ink2;
  ctx.lineWidth = width;
  if (!frame.fast || boost) ctx.setLineDash(dashOf(status, width));
  trace(ctx, frame, edge);
  ctx.stroke();
  ctx.setLineDash([]);
  const near = frame.view.k > 1.1 || boost > 0;
  if (edge.row.directed && near && !isOver(status)) paintArrow(ctx, frame, edge, width);
  if (style.mark !== 'none' && near) paintMark(ctx, frame, edge, style.mark);
}

function restStroke(frame: Frame, edge: Edge, focused: boolean): Stroke {
  const { palette, graph } = frame;
  if (focused) return { alpha: palette.dark ? 0.1 : 0.09, boost: 0 };
  if (frame.camp >= 0) return { alpha: edge.a.ci === frame.camp || edge.b.ci === frame.camp ? 0.75 : 0.05, boost: 0 };
  const crowd = Math.max(0.4, Math.min(0.82, 1 - graph.edges.length / 900));
  const age = frame.day - edge.day0;
  const fresh = age >= 0 && age < kFresh && frame.day < graph.to;
  return { alpha: Math.min(1, crowd * (fresh ? 1.5 : 1)), boost: fresh ? 0.6 : 0 };
}

/** While moving on a slow machine: one thin stroke for all lines of a family, no dashes, no arrows. */
function sketchEdges(ctx: Ctx, frame: Frame): void {
  const { k, x, y } = frame.view;
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.45;
  for (const [family, color] of Object.entries(frame.palette.family)) {
    ctx.beginPath();
    for (const edge of frame.graph.edges) {
      if (edge.row.family !== family || frame.seen(edge) <= 0.2) continue;
      ctx.moveTo(edge.a.wx * k + x, edge.a.wy * k + y);
      ctx.lineTo(edge.b.wx * k + x, edge.b.wy * k + y);
    }
    ctx.strokeStyle = color;
    ctx.stroke();
  }
}

const kMany = 400;

function paintEdges(ctx: Ctx, frame: Frame): void {
  if (frame.fast && !frame.selected && !frame.lit && frame.graph.edges.length > kMany) return sketchEdges(ctx, frame);
  const focus = frame.selected ?? frame.hovered;
  const focusDeal = isEdge(focus) ? focus.row.deal : null;
  const hot: Edge[] = [];
  for (const edge of frame.graph.edges) {
    const isHot = frame.lit ? frame.lit.edges.has(edge) : focus && (isEdge(focus) ? edge.row.deal === focusDeal : edge.a === focus || edge.b === focus);
    if (isHot) hot.push(edge);
    else paintEdge(ctx, frame, edge, restStroke(frame, edge, !!focus || !!frame.lit));
  }
  for (const edge of hot) {
    if (edge === focus && frame.seen(edge) > 0.01) {
      ctx.globalAlpha = 0.22;
      ctx.strokeStyle = frame.palette.family[edge.row.family] ?? frame.palette.ink2;
      ctx.lineWidth = 13;
      trace(ctx, frame, edge);
      ctx.stroke();
    }
    paintEdge(ctx, frame, edge, { alpha: 1, boost: edge === focus ? 1.4 : 0.55 });
  }
}

function outline(ctx: Ctx, kind: string, x: number, y: number, r: number): void {
  ctx.beginPath();
  if (kind === 'place') {
    ctx.moveTo(x, y + r * 1.15);
    ctx.lineTo(x - r * 1.1, y - r * 0.85);
    ctx.lineTo(x + r * 1.1, y - r * 0.85);
    ctx.closePath();
  } else if (kind === 'country') {
    const half = r * 0.92;
    ctx.roundRect(x - half, y - half, half * 2, half * 2, Math.min(3.5, half * 0.35));
  } else if (kind === 'product') {
    const half = r * 1.12;
    ctx.moveTo(x, y - half);
    ctx.lineTo(x + half, y);
    ctx.lineTo(x, y + half);
    ctx.lineTo(x - half, y);
    ctx.closePath();
  } else ctx.arc(x, y, r, 0, 6.2832);
}

function paintNode(ctx: Ctx, frame: Frame, node: Node, dim: boolean): void {
  const { palette, view } = frame;
  const presence = frame.presence(node);
  const [x, y, r] = [node.wx * view.k + view.x, node.wy * view.k + view.y, radiusOf(frame, node)];
  if (presence <= 0.01 || x < -40 || x > frame.width + 40 || y < -40 || y > frame.height + 40) return;
  const ink = inkOf(palette, node.ci);
  const strength = (dim ? 0.27 : 1) * Math.min(1, presence * 2);
  const fill = (color: string, radius: number, alpha: number): void => {
    ctx.globalAlpha = alpha;
    outline(ctx, node.kind, x, y, radius);
    ctx.fillStyle = color;
    ctx.fill();
  };
  fill(palette.map, r + 2.2, strength);
  if (r > 7 && !dim) {
    fill(landOf(palette, node.ci), r + 4.4, strength * 0.32);
    fill(palette.map, r + 1.3, strength);
  }
  if (node.kind === 'person') {
    fill(palette.surface, r, strength);
    ctx.lineWidth = 1.9;
    ctx.strokeStyle = ink;
    ctx.stroke();
  } else fill(ink, r, strength);
}

function paintPin(ctx: Ctx, frame: Frame, node: Node): void {
  const { k, x, y } = frame.view;
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.arc(node.wx * k + x, node.wy * k + y, Math.max(1.6, radiusOf(frame, node) * 0.32), 0, 6.2832);
  ctx.fillStyle = node.kind === 'person' ? frame.palette.ink : frame.palette.surface;
  ctx.fill();
}

function paintRing(ctx: Ctx, frame: Frame, node: Node, color: string): void {
  const { view } = frame;
  ctx.globalAlpha = 1;
  outline(ctx, node.kind, node.wx * view.k + view.x, node.wy * view.k + view.y, radiusOf(frame, node) + 5);
  ctx.lineWidth = 2.4;
  ctx.strokeStyle = color;
  ctx.stroke();
}

/** Draws the frame and returns where labels stand. */
export function paint(ctx: Ctx, frame: Frame): Box[] {
  const focus = frame.selected ?? (frame.lit ? null : frame.hovered);
  const bright = brightOf(frame);
  ctx.setTransform(frame.dpr, 0, 0, frame.dpr, 0, 0);
  ctx.globalAlpha = 1;
  ctx.fillStyle = frame.palette.map;
  ctx.fillRect(0, 0, frame.width, frame.height);
  ctx.lineCap = 'round';
  paintIslands(ctx, frame, !!focus || !!frame.lit);
  paintEdges(ctx, frame);
  const beside = new Set<Node>();
  if (frame.camp >= 0) {
    for (const edge of frame.graph.edges) {
      if (frame.seen(edge) > 0.05 && (edge.a.ci === frame.camp || edge.b.ci === frame.camp)) beside.add(edge.a).add(edge.b);
    }
  }
  const dimmed = (node: Node): boolean => (focus || frame.lit ? !bright.has(node) : frame.camp >= 0 && node.ci !== frame.camp && !beside.has(node));
  for (const node of frame.graph.bySize) paintNode(ctx, frame, node, dimmed(node));
  for (const node of frame.graph.nodes) if (frame.pinned.has(node.id) && frame.presence(node) > 0.01) paintPin(ctx, frame, node);
  if (isEdge(focus)) [focus.a, focus.b].forEach((node) => paintRing(ctx, frame, node, frame.palette.family[focus.row.family] ?? frame.palette.focus));
  else if (focus) paintRing(ctx, frame, focus, frame.palette.focus);
  ctx.globalAlpha = 1;
  return frame.fast ? [] : paintLabels(ctx, frame, { bright, beside, dimmed });
}
