// Labels: greedy and deterministic. Each tries eight places around its node and takes the one that covers least.
import { radiusOf, type Box, type Frame } from './frame';
import type { Island } from './islands';
import { isEdge, type Node } from './model';
import { inkOf, kFont } from './palette';

type Ctx = CanvasRenderingContext2D;
interface Scene { bright: Set<Node>; beside: Set<Node>; dimmed: (node: Node) => boolean }
interface Circle { node: Node; x: number; y: number; r: number }

const widths = new Map<string, number>();
export const forgetWidths = (): void => widths.clear();

function widthOf(ctx: Ctx, text: string): number {
  const key = `${ctx.font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) widths.set(key, (width = ctx.measureText(text).width));
  return width;
}

const overlap = (a: Box, b: Box): number => {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 1 && h > 1 ? w * h : 0;
};

const within = (frame: Frame, box: Box): boolean =>
  box.x > frame.pad.l + 2 && box.x + box.w < frame.width - frame.pad.r - 2 && box.y > frame.pad.t + 2 && box.y + box.h < frame.height - frame.pad.b - 2;

function write(ctx: Ctx, frame: Frame, text: string, box: Box, color: string, alpha: number): void {
  ctx.globalAlpha = alpha;
  ctx.lineWidth = 4;
  ctx.strokeStyle = frame.palette.map;
  ctx.strokeText(text, box.x + box.w / 2, box.y + box.h / 2);
  ctx.fillStyle = color;
  ctx.fillText(text, box.x + box.w / 2, box.y + box.h / 2);
}

/** Where a camp's title may stand: above its land, below it, or just inside its upper shore. */
function titlePlaces(frame: Frame, island: Island, width: number, size: number): Box[] {
  const { k, x, y } = frame.view;
  const [cx, top, bottom] = [island.cx * k + x, island.top * k + y, island.bottom * k + y];
  const lifts: [number, number][] = [[0, top - size * 0.8], [-44, top - size * 0.5], [44, top - size * 0.5], [0, bottom + size * 0.8], [-44, bottom + size * 0.5], [44, bottom + size * 0.5], [0, top + size * 1.1]];
  return lifts.map(([dx, cy]) => ({ x: cx + dx - width / 2 - 4, y: cy - size * 0.62, w: width + 8, h: size * 1.25, id: 'camp' }));
}

/** A title nearer to another camp's parties than to its own reads as that camp's. */
const kAstray = 0.4;
function nearestCamp(box: Box, circles: Circle[]): number {
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2];
  let [camp, least] = [-1, Infinity];
  for (const circle of circles) {
    const gap = Math.hypot(circle.x - cx, circle.y - cy);
    if (gap < least) [camp, least] = [circle.node.ci, gap];
  }
  return camp;
}

function campTitles(ctx: Ctx, frame: Frame, circles: Circle[]): Box[] {
  const boxes: Box[] = [];
  const focused = !!(frame.selected ?? frame.hovered ?? frame.lit);
  if (frame.view.k > 2.6 || frame.labelsAt === 'few') return boxes;
  const size = frame.width < 600 ? 12.5 : Math.max(13, Math.min(16, 11 + frame.view.k * 3));
  ctx.font = `750 ${size}px ${kFont}`;
  for (const island of [...frame.islands].sort((p, q) => q.members - p.members)) {
    const name = island.members < 3 ? '' : frame.campName(island.camp);
    if (!name) continue;
    let best: Box | null = null;
    let least = focused ? 0.2 : 0.6;
    titlePlaces(frame, island, widthOf(ctx, name), size).forEach((box, nth) => {
      if (!within(frame, box) || boxes.some((other) => overlap(box, other))) return;
      const hidden = circles.reduce((sum, circle) => sum + overlap(box, around(circle)), 0) / (box.w * box.h);
      const cost = hidden * 2 + nth * 0.01 + (nearestCamp(box, circles) === island.camp ? 0 : kAstray);
      if (cost < least) [least, best] = [cost, box];
    });
    if (!best) continue;
    boxes.push(best);
    write(ctx, frame, name, best, inkOf(frame.palette, island.camp), focused ? 0.5 : frame.camp >= 0 && frame.camp !== island.camp ? 0.35 : 0.95);
  }
  return boxes;
}

const around = (circle: Circle): Box => ({ x: circle.x - circle.r, y: circle.y - circle.r, w: circle.r * 2, h: circle.r * 2, id: '' });

function circlesOf(frame: Frame): Circle[] {
  const { k, x, y } = frame.view;
  return frame.graph.nodes
    .filter((node) => frame.presence(node) > 0.3)
    .map((node) => ({ node, x: node.wx * k + x, y: node.wy * k + y, r: radiusOf(frame, node) + 1.5 }))
    .filter((circle) => circle.x > -60 && circle.y > -60 && circle.x < frame.width + 60 && circle.y < frame.height + 60);
}

/** Eight places: below, above, right, left, and the corners. */
function places(circle: Circle, width: number, height: number): Box[] {
  const { x, y, r } = circle;
  const side = r + width / 2 + 4;
  const slant = r * 0.7 + width / 2 + 2;
  const lift = r * 0.7 + height * 0.4;
  const centres: [number, number][] = [
    [x, y + r + height * 0.6 + 1], [x, y - r - height * 0.6 - 1], [x + side, y], [x - side, y],
    [x + slant, y + lift], [x - slant, y + lift], [x + slant, y - lift], [x - slant, y - lift],
  ];
  return centres.map(([cx, cy]) => ({ x: cx - width / 2 - 2, y: cy - height / 2, w: width + 4, h: height, id: circle.node.id }));
}

/** How much a place hides, and whether another node stands nearer to it than its own. */
function costOf(box: Box, own: Circle, circles: Circle[]): number {
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2];
  const ownGap = Math.hypot(own.x - cx, own.y - cy) - own.r;
  let cost = 0;
  for (const circle of circles) {
    if (circle === own) continue;
    const area = overlap(box, around(circle));
    if (area) cost += (area / (box.w * box.h)) * (circle.r > 6 ? 1.4 : 1);
    else if (Math.hypot(circle.x - cx, circle.y - cy) - circle.r < ownGap - 2) cost += 0.05;
  }
  return cost;
}

interface Wish { node: Node; score: number; must: boolean; big: boolean }

function wishes(frame: Frame, scene: Scene): Wish[] {
  const focus = frame.selected ?? frame.hovered;
  const chosen = (node: Node): boolean => (isEdge(focus) ? node === focus.a || node === focus.b : node === focus);
  const hubs = new Set(frame.graph.camps.map((camp) => camp.hub));
  return frame.graph.nodes
    .filter((node) => frame.presence(node) > 0.4 && !scene.dimmed(node))
    .map((node) => {
      const must = chosen(node);
      const hub = hubs.has(node);
      const score = (must ? 1e6 : 0) + (scene.bright.has(node) ? 1e4 : 0) + (scene.beside.has(node) ? 1e3 : 0) + (hub ? 500 : 0) + node.degree;
      return { node, score, must, big: hub || node.r > 10.5 };
    })
    .sort((p, q) => q.score - p.score || (p.node.id < q.node.id ? -1 : 1));
}

export function paintLabels(ctx: Ctx, frame: Frame, scene: Scene): Box[] {
  const small = frame.width < 600;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  const circles = circlesOf(frame);
  const boxes = campTitles(ctx, frame, circles);
  const circleOf = new Map(circles.map((circle) => [circle.node, circle]));
  let left = frame.labelsAt === 'few' ? 9 : small ? Math.round(10 + 30 * frame.view.k) : Math.round(46 + 60 * Math.max(0, frame.view.k - 0.6));
  for (const { node, score, must, big } of wishes(frame, scene)) {
    if (left <= 0 && score < 1e3) break;
    const circle = circleOf.get(node);
    if (!circle || circle.x < 0 || circle.y < 0 || circle.x > frame.width || circle.y > frame.height) continue;
    const size = (must ? 14.5 : big ? 13.6 : node.r > 7.5 ? 12.6 : 12) - (small ? 0.5 : 0);
    ctx.font = `${must || big ? 700 : 550} ${size}px ${kFont}`;
    let best: Box | null = null;
    let least = must ? Infinity : score >= 1e3 ? 0.5 : big ? 0.35 : 0.16;
    places(circle, widthOf(ctx, frame.nameOf(node)), size * 1.2).forEach((box, nth) => {
      if (!must && !within(frame, box)) return;
      const clash = boxes.reduce((sum, other) => sum + overlap(box, other), 0);
      if (clash && !must) return;
      const cost = costOf(box, circle, circles) + nth * 0.004 + clash / (box.w * box.h);
      if (cost < least) [least, best] = [cost, box];
    });
    if (!best) continue;
    boxes.push(best);
    left--;
    write(ctx, frame, frame.nameOf(node), best, must || big ? frame.palette.ink : frame.palette.ink2, Math.min(1, frame.presence(node) * 2));
  }
  ctx.globalAlpha = 1;
  return boxes;
}
