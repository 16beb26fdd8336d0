// A story's timeline in chapters: steps folded by deal, status and day, parted where the news paused.
import type { Chapter, TimelineStep } from './types';

export interface Fold { step: TimelineStep; count: number }
export interface Part { title: string; first: string | null; last: string | null; articles: number; folds: Fold[] }

const kDay = 864e5;
/** Days without news that end a chapter. */
const kPause = 6;

/** Steps that tell the same deal at the same status on one day count as one, with their number. Newest first; undated last. */
export function fold(timeline: TimelineStep[]): Fold[] {
  const seen = new Map<string, Fold>();
  for (const step of timeline) {
    const key = [step.date, step.deal ?? step.claim, step.status].join(' ');
    const known = seen.get(key);
    if (known) known.count++;
    else seen.set(key, { step, count: 1 });
  }
  return [...seen.values()].sort((x, y) => (y.step.date ?? '').localeCompare(x.step.date ?? ''));
}

function titled(folds: Fold[]): string {
  const tally = new Map<string, number>();
  for (const { step, count } of folds) tally.set(step.article.headline, (tally.get(step.article.headline) ?? 0) + count);
  return [...tally].sort((x, y) => y[1] - x[1])[0]?.[0] ?? '';
}

function partOf(folds: Fold[], title = titled(folds)): Part {
  const days = folds.map(({ step }) => step.date).filter((day) => day !== null).sort();
  return { title, first: days[0] ?? null, last: days.at(-1) ?? null, articles: new Set(folds.map(({ step }) => step.article.id)).size, folds };
}

/** The server's chapters where it has them, else parts by pauses. Newest first. */
export function partsOf(timeline: TimelineStep[], chapters: Chapter[] = []): Part[] {
  if (chapters.length > 1) {
    const parts = chapters.map((chapter) => {
      const own = new Set(chapter.claims);
      return { ...partOf(fold(timeline.filter((step) => own.has(step.claim))), chapter.title), first: chapter.first, last: chapter.last, articles: chapter.articles };
    });
    return parts.filter((part) => part.folds.length).sort((x, y) => (y.last ?? '').localeCompare(x.last ?? ''));
  }
  const groups: Fold[][] = [];
  let before = NaN;
  for (const one of fold(timeline)) {
    const day = one.step.date ? Date.parse(one.step.date) / kDay : NaN;
    const paused = groups.length === 0 || (!Number.isNaN(before) && (Number.isNaN(day) || before - day > kPause));
    if (paused) groups.push([one]);
    else groups.at(-1)!.push(one);
    before = day;
  }
  return groups.map((folds) => partOf(folds));
}
