// A page's data: loading, ready or failed, with a way to try again. An answer seen before shows at once and is refreshed.
import { ApiError, get, recall, type Url } from './api';
import type { Problem } from './types';
import { live } from './live.svelte';

export class Loader<T> {
  data = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  busy = $state(false);
  #url = '';
  #abort: AbortController | undefined;

  /** Follows `url()`: loads again when it changes or when the store's generation moves on. */
  constructor(url: () => Url<T> | null) {
    // An address is words: it is asked again only when they change, not whenever what they are made of moves.
    const next = $derived(url());
    $effect(() => {
      void live.generation;
      if (next) this.#load(next);
      return () => this.#abort?.abort();
    });
  }

  retry = (): void => {
    if (this.#url) this.#load(this.#url);
  };

  #load(url: string): void {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    if (url !== this.#url) this.data = recall<T>(url);
    this.#url = url;
    this.problem = undefined;
    this.busy = true;
    get<T>(url, abort.signal).then(
      (value) => {
        if (abort.signal.aborted) return;
        this.data = value;
        this.busy = false;
        live.reached(true);
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        this.busy = false;
        this.problem = error instanceof ApiError ? error.problem : { type: 'about:blank', title: String(error), status: -1 };
        live.reached(this.problem.status !== 0);
      },
    );
  }
}
