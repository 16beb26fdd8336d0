// The map page's state, read from and written to the address: what is shown, on which day, and what is selected.
import { router } from '../router.svelte';
import { isOver } from '../status';
import { dayNumber, isEdge, isoDay, statusAt, type Edge, type Graph, type Node } from './model';

const list = (name: string): Set<string> => new Set((router.get(name) ?? '').split(',').filter(Boolean));

export class Stage {
  graph = $state.raw<Graph | undefined>(undefined);
  /** While the head is dragged or the player runs the address waits. */
  moving = $state<number | null>(null);

  hidden = $derived(list('hide'));
  hiddenStatus = $derived(list('hideStatus'));
  since = $derived(router.get('from'));
  camp = $derived(this.graph?.camps.findIndex((camp) => camp.id === router.get('camp')) ?? -1);
  party = $derived(router.get('party'));
  asTable = $derived(router.get('view') === 'table');

  day = $derived.by(() => {
    if (!this.graph) return 0;
    if (this.moving !== null) return this.moving;
    const asked = router.get('t');
    const day = asked ? dayNumber(asked) : this.graph.to;
    return Number.isNaN(day) ? this.graph.to : Math.max(this.graph.from, Math.min(this.graph.to, day));
  });

  selected = $derived.by<Edge | Node | null>(() => {
    const id = router.get('sel');
    if (!id || !this.graph) return null;
    return this.graph.edges.find((edge) => edge.id === id) ?? this.graph.edges.find((edge) => edge.row.deal === id) ?? this.graph.byId.get(id) ?? null;
  });

  #since = $derived(this.since ? dayNumber(this.since) : null);

  passes(edge: Edge, status: string): boolean {
    if (this.hidden.has(edge.row.type) || this.hiddenStatus.has(status)) return false;
    if (this.party && edge.a.id !== this.party && edge.b.id !== this.party) return false;
    if (this.#since !== null && !Number.isNaN(this.#since)) {
      const last = edge.steps.findLast((step) => step.day <= this.day);
      if (!last || last.day < this.#since) return false;
    }
    return true;
  }

  shown = $derived.by(() => {
    const rows: { edge: Edge; status: string }[] = [];
    for (const edge of this.graph?.edges ?? []) {
      const status = statusAt(edge, this.day);
      if (status && this.passes(edge, status)) rows.push({ edge, status });
    }
    return rows;
  });

  nodesShown = $derived(new Set(this.shown.flatMap(({ edge }) => [edge.a, edge.b])));
  fresh = $derived(this.shown.filter(({ edge }) => this.day - edge.day0 < 31).length);
  living = $derived(this.shown.filter(({ status }) => !isOver(status)).length);
  filtered = $derived(this.hidden.size > 0 || this.hiddenStatus.size > 0 || this.camp >= 0 || !!this.since || !!this.party);

  select(item: Edge | Node | null): void {
    router.set({ sel: item ? (isEdge(item) ? item.id : item.id) : null }, false);
  }

  toggle(name: 'hide' | 'hideStatus', codes: string[]): void {
    const set = list(name);
    const all = codes.every((code) => set.has(code));
    for (const code of codes) all ? set.delete(code) : set.add(code);
    router.set({ [name]: [...set].join(',') });
  }

  setDay(day: number): void {
    this.moving = null;
    if (this.graph) router.set({ t: day >= this.graph.to ? null : isoDay(day) });
  }

  reset(): void {
    router.set({ hide: null, hideStatus: null, camp: null, from: null, party: null });
  }
}
