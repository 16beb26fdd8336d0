// The painter's picture as SVG: a context with the calls that the painter makes, which writes elements in place of pixels.
import type { Island } from './islands';

interface State { alpha: number; dash: number[]; matrix: string }
const kXml: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => kXml[sign]!);
const n = (value: number): string => String(Math.round(value * 100) / 100);

export class SvgContext {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  font = '12px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  globalAlpha = 1;
  #path = '';
  #dash: number[] = [];
  #matrix = '';
  #kept: State[] = [];
  #out: string[] = [];

  /** `ruler` measures text, which SVG cannot; `paths` are the islands' outlines as text, since a Path2D does not tell its own. */
  constructor(private readonly ruler: CanvasRenderingContext2D, islands: Island[], private readonly width: number, private readonly height: number) {
    for (const island of islands) island.paths.forEach((path, i) => this.#shapes.set(path, island.outlines[i]!));
  }
  #shapes = new Map<Path2D, string>();

  save(): void { this.#kept.push({ alpha: this.globalAlpha, dash: this.#dash, matrix: this.#matrix }); }
  restore(): void {
    const state = this.#kept.pop();
    if (state) [this.globalAlpha, this.#dash, this.#matrix] = [state.alpha, state.dash, state.matrix];
  }
  setTransform(): void { this.#matrix = ''; }
  translate(x: number, y: number): void { this.#matrix += `translate(${n(x)} ${n(y)})`; }
  scale(x: number, y: number): void { this.#matrix += `scale(${x} ${y})`; }
  setLineDash(dash: number[]): void { this.#dash = dash; }
  beginPath(): void { this.#path = ''; }
  moveTo(x: number, y: number): void { this.#path += `M${n(x)} ${n(y)}`; }
  lineTo(x: number, y: number): void { this.#path += `L${n(x)} ${n(y)}`; }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void { this.#path += `Q${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`; }
  closePath(): void { this.#path += 'Z'; }
  arc(x: number, y: number, r: number): void { this.#path += `M${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}Z`; }
  roundRect(x: number, y: number, w: number, h: number, r: number): void {
    this.#path += `M${n(x + r)} ${n(y)}h${n(w - 2 * r)}q${n(r)} 0 ${n(r)} ${n(r)}v${n(h - 2 * r)}q0 ${n(r)} ${n(-r)} ${n(r)}h${n(2 * r - w)}q${n(-r)} 0 ${n(-r)} ${n(-r)}v${n(2 * r - h)}q0 ${n(-r)} ${n(r)} ${n(-r)}Z`;
  }
  fillRect(x: number, y: number, w: number, h: number): void { this.#out.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${this.fillStyle}"/>`); }
  measureText(text: string): TextMetrics {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
  fill(path?: Path2D | string): void {
    const rule = path instanceof Path2D ? ' fill-rule="evenodd"' : '';
    this.#put(path instanceof Path2D ? this.#shapes.get(path) ?? '' : this.#path, `fill="${this.fillStyle}"${rule}`);
  }
  stroke(path?: Path2D): void {
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.map(n).join(' ')}"` : '';
    this.#put(path ? this.#shapes.get(path) ?? '' : this.#path, `fill="none" stroke="${this.strokeStyle}" stroke-width="${n(this.lineWidth)}" stroke-linecap="${this.lineCap}"${dash}`);
  }
  strokeText(text: string, x: number, y: number): void { this.#write(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${n(this.lineWidth)}" stroke-linejoin="round"`); }
  fillText(text: string, x: number, y: number): void { this.#write(text, x, y, `fill="${this.fillStyle}"`); }

  #put(path: string, look: string): void {
    if (!path) return;
    const alpha = this.globalAlpha < 1 ? ` opacity="${n(this.globalAlpha)}"` : '';
    const matrix = this.#matrix ? ` transform="${this.#matrix}"` : '';
    this.#out.push(`<path d="${path}" ${look}${alpha}${matrix}/>`);
  }
  #write(text: string, x: number, y: number, look: string): void {
    const [, weight = '400', size = '12'] = /^(\d+) ([\d.]+)px/.exec(this.font) ?? [];
    const alpha = this.globalAlpha < 1 ? ` opacity="${n(this.globalAlpha)}"` : '';
    this.#out.push(`<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" text-anchor="middle" dominant-baseline="central" ${look}${alpha}>${escape(text)}</text>`);
  }
  text(title: string, note: string): string {
    const foot = `<text x="14" y="${this.height - 12}" font-size="11" fill="#666">${escape(note)}</text>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}" font-family="Pretendard, 'Noto Sans KR', sans-serif"><title>${escape(title)}</title>${this.#out.join('')}${foot}</svg>\n`;
  }
}
