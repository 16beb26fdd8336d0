// What the store holds right now: polled, so that open pages follow while `hapjong read` runs.
import { api, forget, get } from './api';
import type { Meta } from './types';

const kEvery = 20_000;

class Live {
  meta = $state.raw<Meta | undefined>(undefined);
  generation = $state<string>('');
  offline = $state(false);
  since = $state<number>(0);

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
      this.meta = meta;
      this.generation = generation;
      this.reached(true);
    } catch {
      this.reached(false);
    }
  }

  reached(yes: boolean): void {
    if (yes === !this.offline) return;
    this.offline = !yes;
    this.since = Date.now();
  }
}

export const live = new Live();
