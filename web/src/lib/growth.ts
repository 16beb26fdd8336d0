// How fast stories grow, counted from the articles where the server does not say: articles a day, and the last day against the days before.
import { dayOf } from './format';
import type { ArticleRow, StoryRow } from './types';

export interface Growth { volume: number[]; new_articles: number; growth: number }

const kDay = 864e5;
const kMost = 60;
/** A story of one day has no days before it: half an article a day stands in for them. */
const kLeast = 0.5;
const numberOf = (time: string): number => Date.parse(dayOf(time)) / kDay;

/** `at` is the day that counts as the last: that of the newest article. */
export function growthsOf(articles: ArticleRow[], at: string): Map<string, Growth> {
  const today = numberOf(at);
  const days = new Map<string, number[]>();
  for (const { story, published } of articles) {
    if (!story || !published) continue;
    const day = numberOf(published);
    if (day <= today) days.set(story, [...(days.get(story) ?? []), day]);
  }
  const growths = new Map<string, Growth>();
  for (const [story, list] of days) {
    const first = Math.max(Math.min(...list), today - kMost + 1);
    const last = Math.max(...list);
    const volume = Array.from({ length: last - first + 1 }, (_, i) => list.filter((day) => day === first + i).length);
    const fresh = list.filter((day) => day === today).length;
    const before = list.length - fresh;
    growths.set(story, { volume, new_articles: fresh, growth: fresh / Math.max(kLeast, before / Math.max(1, today - first)) });
  }
  return growths;
}

export const grown = (story: StoryRow, growths: Map<string, Growth>): StoryRow => (story.volume ? story : { ...story, ...growths.get(story.id) });
