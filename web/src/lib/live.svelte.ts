// What the store holds right now: the server tells of every change, so that open pages follow while `hapjong read` runs.
import { address, api, ApiError, forget, get } from './api';
import { session } from './session.svelte';
import { isSample } from './sample';
import type { ArticleRow, Meta, Page } from './types';

const kEvery = 20_000;
const kRest = 60_000;
/** Routes of the first version: what a server has that does not list its routes. */
const kFirst = ['/meta', '/schema', '/stories', '/articles', '/entities', '/deals', '/claims', '/map', '/search', '/suggest', '/events'];

class Live {
  meta = $state.raw<Meta | undefined>(undefined);
  generation = $state<string>('');
  offline = $state(false);
  since = $state<number>(0);
  /** The server's stream of changes is open. */
  streaming = $state(false);
  /** Counts the changes seen since the page was opened. */
  changes = $state(0);
  /** The store holds the project's own made-up articles: their hosts are in the reserved domain .example. */
  sample = $state(false);
  #stream: EventSource | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** The server wants to know who asks before it answers anything. */
  locked = $state(false);

  start(): void {
    void session.load();
    void this.poll();
    this.#listen();
    setInterval(() => document.visibilityState === 'visible' && !this.streaming && void this.poll(), kEvery);
    addEventListener('online', () => void this.poll());
    addEventListener('offline', () => this.reached(false));
    document.addEventListener('visibilitychange', () => this.#seen());
  }

  /** Whether the server answers a route; parts of a page that need one it lacks are left out. */
  can(route: string, parameter = ''): boolean {
    const routes = this.meta?.routes;
    if (Array.isArray(routes)) return routes.includes(route);
    if (routes) return route in routes && (!parameter || routes[route]!.includes(parameter));
    if (parameter) return false;
    return this.meta !== undefined && kFirst.includes(route.replace('/{id}', ''));
  }
  get mayCorrect(): boolean {
    return this.can('POST /corrections') && session.mayWrite;
  }

  #seen(): void {
    clearTimeout(this.#rest);
    if (document.visibilityState === 'hidden') {
      // A page nobody looks at need not hold a connection: browsers allow six a host.
      this.#rest = setTimeout(() => this.#hush(), kRest);
      return;
    }
    if (!this.#stream) this.#listen();
    void this.poll();
  }

  #listen(): void {
    const stream = (this.#stream = new EventSource(address('/events')));
    stream.addEventListener('open', () => (this.streaming = true));
    stream.addEventListener('error', () => (this.streaming = false));
    stream.addEventListener('generation', (event) => {
      this.streaming = true;
      const { generation } = JSON.parse((event as MessageEvent<string>).data) as { generation: number };
      if (String(generation) !== this.generation) void this.poll();
    });
  }
  #hush(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.streaming = false;
  }

  async poll(): Promise<void> {
    try {
      const meta = await get<Meta>(api.meta());
      const generation = String(meta.generation);
      const moved = generation !== this.generation;
      if (this.generation && moved) {
        forget();
        this.changes++;
      }
      if (moved) void this.#lookForSample(meta);
      this.meta = meta;
      this.generation = generation;
      this.locked = false;
      this.reached(true);
    } catch (error) {
      this.locked = error instanceof ApiError && error.problem.status === 401;
      this.reached(this.locked);
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
