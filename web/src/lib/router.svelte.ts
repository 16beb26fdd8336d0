// Addresses are the state: path and query, kept in one reactive place over the History API.
import { tick } from 'svelte';

class Router {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  /** Counts moves to another page, so that the shell can put the focus there. */
  moves = $state(0);

  start(): void {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => void this.#arrive());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  async go(href: string, replace = false): Promise<void> {
    const url = new URL(href, location.href);
    if (!replace) history.replaceState({ ...history.state, top: scrollY }, '');
    history[replace ? 'replaceState' : 'pushState']({}, '', url);
    const moved = url.pathname !== this.path;
    this.#read();
    if (!moved) return;
    this.moves++;
    await tick();
    if (!url.hash) scrollTo(0, 0);
  }

  /** Changes some of the query and leaves the rest; `null` takes a name out. */
  set(changes: Record<string, string | null>, replace = true): void {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const tail = next.toString();
    if (tail === location.search.slice(1)) return;
    void this.go(location.pathname + (tail ? `?${tail}` : ''), replace);
  }

  get(name: string): string | null {
    return this.query.get(name);
  }

  #read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  async #arrive(): Promise<void> {
    const moved = location.pathname !== this.path;
    this.#read();
    if (!moved) return;
    this.moves++;
    const top = (history.state as { top?: number } | null)?.top ?? 0;
    await tick();
    this.#scrollBack(top, 90);
  }

  /** The page grows as its data comes: try again for so many frames until it is tall enough. */
  #scrollBack(top: number, frames: number): void {
    const path = this.path;
    requestAnimationFrame(() => {
      if (path !== this.path) return;
      scrollTo(0, top);
      if (Math.abs(scrollY - top) > 2 && frames > 0) this.#scrollBack(top, frames - 1);
    });
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || /\.\w+$/.test(link.pathname) || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    void this.go(link.href);
  }
}

export const router = new Router();
