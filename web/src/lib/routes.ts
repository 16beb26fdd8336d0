// Which page answers which address. Each page is its own file, fetched when first needed.
import type { Component } from 'svelte';

export interface Match { name: string; id: string; load: () => Promise<{ default: Component<{ id: string }> }> }

type Loads = Match['load'];
const page = (load: () => Promise<unknown>): Loads => load as Loads;

const kPages: [RegExp, string, Loads][] = [
  [/^\/$/, 'today', page(() => import('../pages/Today.svelte'))],
  [/^\/stories$/, 'stories', page(() => import('../pages/Stories.svelte'))],
  [/^\/stories\/([^/]+)$/, 'stories', page(() => import('../pages/Story.svelte'))],
  [/^\/articles$/, 'stories', page(() => import('../pages/Articles.svelte'))],
  [/^\/articles\/([^/]+)$/, 'stories', page(() => import('../pages/Article.svelte'))],
  [/^\/rankings$/, 'stories', page(() => import('../pages/Rankings.svelte'))],
  [/^\/map$/, 'map', page(() => import('../pages/Map.svelte'))],
  [/^\/deals$/, 'deals', page(() => import('../pages/Deals.svelte'))],
  [/^\/deals\/([^/]+)$/, 'deals', page(() => import('../pages/Deal.svelte'))],
  [/^\/entities$/, 'entities', page(() => import('../pages/Entities.svelte'))],
  [/^\/entities\/([^/]+)$/, 'entities', page(() => import('../pages/Entity.svelte'))],
  [/^\/search$/, 'search', page(() => import('../pages/Search.svelte'))],
  [/^\/topics$/, 'topics', page(() => import('../pages/Topics.svelte'))],
  [/^\/topics\/([^/]+)$/, 'topics', page(() => import('../pages/Topic.svelte'))],
  [/^\/sources$/, 'sources', page(() => import('../pages/Sources.svelte'))],
  [/^\/corrections$/, 'corrections', page(() => import('../pages/Corrections.svelte'))],
  [/^\/signin$/, 'signin', page(() => import('../pages/SignIn.svelte'))],
  [/^\/about$/, 'about', page(() => import('../pages/About.svelte'))],
];

export function match(path: string): Match {
  const clean = path.length > 1 ? path.replace(/\/+$/, '') : path;
  for (const [pattern, name, load] of kPages) {
    const found = pattern.exec(clean);
    if (found) return { name, id: decode(found[1] ?? ''), load };
  }
  return { name: 'missing', id: '', load: page(() => import('../pages/Missing.svelte')) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
