// How a status looks: dash pattern, width and mark, so that colour is never the only sign.
export const kStatuses = ['rumoured', 'sought', 'talks', 'planned', 'signed', 'done', 'stalled', 'failed', 'denied'] as const;
export type StatusMark = 'none' | 'pause' | 'cross' | 'bar';

export interface LineStyle { dash: number[]; width: number; mark: StatusMark; faint: boolean }

const kDot = 0.01;

/** `width` is the stroke's width in pixels; dashes grow with it. */
export function dashOf(status: string, width: number): number[] {
  switch (status) {
    case 'rumoured': return [kDot, width * 2.6 + 1.6];
    case 'sought': return [width * 1.2 + 1.5, width * 2 + 2.5];
    case 'talks': return [width * 3 + 2, width * 2 + 2.5];
    case 'planned': return [width * 6 + 4, width * 2 + 2.5];
    case 'stalled':
    case 'failed': return [width * 4 + 3, width * 2 + 2, kDot, width * 2 + 2];
    case 'denied': return [kDot, width * 2.6 + 1.6];
    default: return [];
  }
}

export function lineOf(status: string): Omit<LineStyle, 'dash'> {
  switch (status) {
    case 'done': return { width: 2.6, mark: 'none', faint: false };
    case 'signed': return { width: 1.5, mark: 'none', faint: false };
    case 'rumoured': return { width: 1.7, mark: 'none', faint: false };
    case 'stalled': return { width: 1.4, mark: 'pause', faint: false };
    case 'failed': return { width: 1.4, mark: 'cross', faint: true };
    case 'denied': return { width: 1.7, mark: 'bar', faint: true };
    default: return { width: 1.5, mark: 'none', faint: false };
  }
}

/** Has come to an end or was never so: drawn fainter, with a mark. */
export const isOver = (status: string): boolean => status === 'failed' || status === 'denied';

/** How far a status has come, from hearsay to done; those that lead away from it have none. */
const kSteps = ['rumoured', 'sought', 'talks', 'planned', 'signed', 'done'];
export type Move = 'new' | 'raised' | 'lowered' | 'denied';
export function moveOf(before: string, after: string): Move | null {
  if (before === after) return null;
  if (after === 'denied') return 'denied';
  const [from, to] = [kSteps.indexOf(before), kSteps.indexOf(after)];
  if (to < 0) return 'lowered';
  return from < 0 || to > from ? 'raised' : 'lowered';
}
