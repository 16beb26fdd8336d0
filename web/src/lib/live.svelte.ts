// What the store holds right now: polled, so that open pages follow while `hapjong read` runs.
import { api, forget, get } from './api';
import { isSample } from './sample';
import type { ArticleRow, Meta, Page } from './types';

const kEvery = 20_000;

class Live {
  meta = $state.raw<Meta | undefined>(undefined);
  generation = $state<string>('');
  offline = $state(false);
  since = $state<number>(0);
  /** The store holds the project's own made-up articles: their hosts are in the reserved domain .example. */
  sample = $state(false);

  start(): void {
    void this.poll();
    setInterval(() => document.visibilityState === 'visible' && void this.poll(), kEvery);
    addEventListener('online', () => void this.poll());
    addEventListener('offline', () => this.reached(false));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.poll());
  }

  async poll(): Promise<void> {
    try {
      const meta = await get<Meta>(api.meta());
      const generation = String(meta.generation);
      if (this.generation && generation !== this.generation) forget();
      if (generation !== this.generation) void this.#lookForSample(meta);
      this.meta = meta;
      this.generation = generation;
      this.reached(true);
    } catch {
      this.reached(false);
    }
  }

  async #lookForSample(meta: Meta): Promise<void> {
    if (meta.sample !== undefined) {
      this.sample = meta.sample;
      return;
    }
    try {
      const { items } = await get<Page<ArticleRow>>(api.articles({ sort: 'latest', limit: 20 }));
      this.sample = items.some((article) => isSample(article.url));
    } catch {
      this.sample = false;
    }
  }

  reached(yes: boolean): void {
    if (yes === !this.offline) return;
    this.offline = !yes;
    this.since = Date.now();
  }
}

export const live = new Live();
