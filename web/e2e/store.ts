// What the server under test holds: tests walk from these lists and never from fixed ids.
import type { Article, ArticleRow, Deal, DealRow, EntityRow, MapData, Meta, Page, Schema, Story, StoryRow } from '../src/lib/types';

export const base = (): string => (process.env.HAPJONG_URL ?? '').replace(/\/$/, '');

export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`${base()}/api/v1${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export interface Store {
  meta: Meta;
  schema: Schema;
  story: Story;
  stories: StoryRow[];
  /** An article of the story with claims, and the one with most. */
  article: Article;
  ranked: ArticleRow[];
  deal: Deal;
  deals: DealRow[];
  entity: EntityRow;
  map: MapData;
}

const most = <T>(list: T[], by: (item: T) => number): T => list.reduce((best, item) => (by(item) > by(best) ? item : best));

export async function look(): Promise<Store> {
  const stories = (await ask<Page<StoryRow>>('/stories?limit=100')).items;
  const story = await ask<Story>(`/stories/${most(stories, (row) => row.deals * 100 + row.articles).id}`);
  const article = await ask<Article>(`/articles/${most(story.articles, (row) => (row.copy_of ? 0 : row.claims)).id}`);
  const deals = (await ask<Page<DealRow>>('/deals?limit=200')).items;
  return {
    meta: await ask<Meta>('/meta'), schema: await ask<Schema>('/schema'), story, stories, article, deals,
    ranked: (await ask<Page<ArticleRow>>('/articles?sort=comments&limit=10')).items,
    deal: await ask<Deal>(`/deals/${most(deals, (row) => row.claims).id}`),
    entity: most((await ask<Page<EntityRow>>('/entities?limit=200')).items, (row) => row.deals),
    map: await ask<MapData>('/map?limit=300'),
  };
}
