// Promises with a day: deals on their way whose time lies after their last report.
import { dayOf } from './format';
import type { DealRow, Due } from './types';

const kOpen = new Set(['sought', 'talks', 'planned', 'signed']);
/** Longer overdue than this is no news any more. */
const kDays = 120;
const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The last day of "2026", "2026-H1", "2026-Q3", "2026-05" or "2026-05-12"; of an interval "…/…" that of its end. */
export function endOf(time: string): { day: string; granularity: string } | null {
  const found = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(time.split('/').at(-1) ?? '');
  if (!found) return null;
  const [, year = '', half, quarter, month, day] = found;
  // Day 0 of a month is the last of the one before it.
  if (day) return { day: `${year}-${month}-${day}`, granularity: 'day' };
  if (month) return { day: iso(+year, +month, 0), granularity: 'month' };
  if (quarter) return { day: iso(+year, +quarter * 3, 0), granularity: 'quarter' };
  if (half) return { day: iso(+year, +half * 6, 0), granularity: 'half' };
  return { day: iso(+year, 12, 0), granularity: 'year' };
}

/** What is still to come, soonest first; then what has passed unconfirmed, latest first. */
export function duesOf(deals: DealRow[], at: string): Due[] {
  const today = dayOf(at);
  const oldest = new Date(Date.parse(today) - kDays * 864e5).toISOString().slice(0, 10);
  const dues: Due[] = [];
  for (const deal of deals) {
    const end = deal.time && kOpen.has(deal.status) && deal.last ? endOf(deal.time) : null;
    if (end && end.day > dayOf(deal.last!) && end.day >= oldest) dues.push({ deal, due: end.day, granularity: end.granularity, overdue: end.day < today });
  }
  return dues.sort((x, y) => Number(x.overdue) - Number(y.overdue) || (x.overdue ? y.due.localeCompare(x.due) : x.due.localeCompare(y.due)) || (x.deal.id < y.deal.id ? -1 : 1));
}
