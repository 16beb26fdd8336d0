// The map page's state, read from and written to the address: what is shown, on which day, and what is selected.
import { router } from '../router.svelte';
import { isOver } from '../status';
import { dayNumber, isEdge, isoDay, statusAt, type Edge, type Graph, type Node, type Pins } from './model';
import { around, wayBetween, type Way } from './route';

const list = (name: string): Set<string> => new Set((router.get(name) ?? '').split(',').filter(Boolean));

export class Stage {
  graph = $state.raw<Graph | undefined>(undefined);
  /** While the head is dragged or the player runs the address waits. */
  moving = $state<number | null>(null);

  hidden = $derived(list('hide'));
  hiddenStatus = $derived(list('hideStatus'));
  since = $derived(router.get('from'));
  camp = $derived(this.graph?.camps.findIndex((camp) => camp.id === router.get('camp')) ?? -1);
  hiddenKind = $derived(list('hideKind'));
  gone = $derived(list('gone'));
  expanded = $derived(list('expand'));
  parties = $derived(list('party'));
  country = $derived(router.get('country'));
  least = $derived(Math.max(1, Number(router.get('min')) || 1));
  degree = $derived(Math.max(1, Math.min(3, Number(router.get('deg')) || 1)));
  pins = $derived.by<Pins>(() => {
    const pins: Pins = new Map();
    for (const one of list('pin')) {
      const [id = '', x, y] = one.split(':');
      if (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) pins.set(id, { x: Number(x), y: Number(y) });
    }
    return pins;
  });
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

  #countryName = $derived(this.country ? (this.graph?.byId.get(this.country)?.name ?? this.country) : '');
  #ofCountry(node: Node): boolean {
    return node.id === this.country || (!!node.country && node.country === this.#countryName);
  }

  passes(edge: Edge, status: string): boolean {
    if (this.hidden.has(edge.row.type) || this.hiddenStatus.has(status)) return false;
    if (edge.row.independent < this.least || this.gone.has(edge.a.id) || this.gone.has(edge.b.id)) return false;
    if (this.hiddenKind.size && (this.hiddenKind.has(edge.a.kind) || this.hiddenKind.has(edge.b.kind))) return false;
    if (this.parties.size && !this.parties.has(edge.a.id) && !this.parties.has(edge.b.id)) return false;
    if (this.country && !this.#ofCountry(edge.a) && !this.#ofCountry(edge.b)) return false;
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
  filtered = $derived(this.hidden.size + this.hiddenStatus.size + this.hiddenKind.size + this.gone.size + this.parties.size > 0 || this.least > 1 || this.camp >= 0 || !!this.since || !!this.country);

  #seen = $derived(new Set(this.shown.map(({ edge }) => edge)));
  /** The ends of a path that is asked for, and the way between them. */
  ends = $derived.by<[Node, Node] | null>(() => {
    const [a, b] = [...list('path')].map((id) => this.graph?.byId.get(id));
    return a && b && a !== b ? [a, b] : null;
  });
  way = $derived<Way | null>(this.graph && this.ends ? wayBetween(this.graph, this.ends[0], this.ends[1], (edge) => this.#seen.has(edge)) : null);
  lit = $derived.by<{ nodes: Set<Node>; edges: Set<Edge> } | null>(() => {
    const chosen = this.selected;
    if (this.way && !isEdge(chosen)) return { nodes: new Set(this.way.nodes), edges: new Set(this.way.edges) };
    if (this.graph && chosen && !isEdge(chosen) && this.degree > 1) return around(this.graph, chosen, this.degree, (edge) => this.#seen.has(edge));
    return null;
  });

  select(item: Edge | Node | null): void {
    router.set({ sel: item ? (isEdge(item) ? item.id : item.id) : null }, false);
  }

  toggle(name: 'hide' | 'hideStatus' | 'hideKind' | 'gone' | 'expand' | 'party', codes: string[]): void {
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
    router.set({ hide: null, hideStatus: null, hideKind: null, camp: null, from: null, party: null, country: null, min: null, gone: null });
  }
  pin(node: Node, keep = true): void {
    const pins = new Map(this.pins);
    if (keep) pins.set(node.id, { x: Math.round(node.wx), y: Math.round(node.wy) });
    else pins.delete(node.id);
    router.set({ pin: [...pins].map(([id, { x, y }]) => `${id}:${x}:${y}`).join(',') });
  }
}
