// The routes beyond the lists: today, diff, path, corrections, topics, alerts, sources. What is written lives as long as the process.
// @ts-check
import { articles, claims, deals, entities, historyOf, idOf, rows, stories } from './derive.mjs';

/** @typedef {URLSearchParams} Query */
const kDay = 864e5;
const last = () => rows[0]?.published ?? '2026-01-01T00:00:00Z';
/** @param {any} deal */
const dealRow = ({ rows: _, ...row }) => row;

/** Articles a day, first to last. @param {(typeof stories)[number]} story */
export function volumeOf(story) {
  const days = story.own.map((article) => Math.floor(Date.parse(article.published ?? '') / kDay)).sort((x, y) => x - y);
  const [from = 0, to = 0] = [days[0], days[days.length - 1]];
  return Array.from({ length: Math.min(60, to - from + 1) }, (_, i) => days.filter((day) => day === from + i).length);
}

/** @param {string} since @param {string} until */
export function diffOf(since, until) {
  /** @type {Record<string, any[]>} */
  const out = { new: [], raised: [], lowered: [], denied: [], quiet: [] };
  const order = ['rumoured', 'sought', 'talks', 'planned', 'signed', 'done'];
  for (const deal of deals) {
    if (deal.type === 'role') continue;
    const steps = historyOf(deal).filter((step) => step.date && step.date <= until);
    const after = steps[steps.length - 1];
    const before = steps.filter((step) => (step.date ?? '') < since).pop();
    if (!after || (after.date ?? '') < since) continue;
    if (!before) out.new?.push(dealRow(deal));
    else if (before.status !== after.status) {
      const name = after.status === 'denied' ? 'denied' : order.indexOf(after.status) > order.indexOf(before.status) ? 'raised' : 'lowered';
      out[name]?.push({ ...dealRow(deal), before: before.status, after: after.status });
    }
  }
  return { since, until, ...out };
}

/** @param {(story: any) => any} storyRow */
export function today(storyRow) {
  const at = last();
  const since = new Date(Date.parse(at) - 7 * kDay).toISOString().slice(0, 10);
  /** @param {any} story @param {number} i */
  const ranked = (story, i) => ({ rank: i + 1, score: story.growth, articles: story.articles, outlets: story.outlets, before: 0.5, story, article: null });
  const told = stories.map(storyRow);
  const breaking = told.filter((story) => story.new_articles > 2).sort((x, y) => y.growth - x.growth).map(ranked);
  const covered = [...told].sort((x, y) => y.outlets - x.outlets).slice(0, 10).map(ranked);
  const commented = rows.filter((row) => row.comments !== null).sort((x, y) => (y.comments ?? 0) - (x.comments ?? 0)).slice(0, 10)
    .map((article, i) => ({ rank: i + 1, score: article.comments, articles: 0, outlets: 0, before: 0, story: null, article }));
  const due = deals.filter((deal) => ['planned', 'signed'].includes(deal.status) && (deal.rows[0]?.time ?? '~') < at).map((deal) => ({ ...dealRow(deal), before: deal.status, after: deal.status, day: deal.rows[0]?.time }));
  return { at, since, breaking, growing: breaking, covered, commented, diff: { ...diffOf(since, at.slice(0, 10)), due }, volume: [] };
}

/** @param {Query} q @param {(story: any) => any} storyRow */
function rankings(q, storyRow) {
  const by = /** @type {'commented'} */ (q.get('by') ?? 'commented'), section = q.get('section');
  const items = today(storyRow)[by].filter((row) => !section || section === '산업' || row.story);
  return { by, sections: [['산업', rows.length]], at: q.get('at') ?? last(), section, items };
}

/** @param {(typeof stories)[number]} story */
export function disagreementsOf(story) {
  return story.ownDeals.flatMap((deal) => {
    const versions = new Map();
    for (const row of deal.rows) {
      for (const amount of row.amount) {
        const key = `${amount.value} ${amount.currency}`;
        const known = versions.get(key);
        if (known) known.outlets.push(row.article.outlet);
        else versions.set(key, { written: amount.written, value: amount.value, currency: amount.currency, outlets: [row.article.outlet], article: row.article, begin: row.evidence.begin, end: row.evidence.end });
      }
    }
    return versions.size > 1 ? [{ deal: deal.id, slot: 'amount', versions: [...versions.values()] }] : [];
  });
}

/** @param {any[]} list @param {string} words */
export const countBy = (list, words) => {
  const tally = new Map();
  for (const one of list) if (one[words] !== null && one[words] !== undefined) tally.set(one[words], (tally.get(one[words]) ?? 0) + 1);
  return [...tally].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
};

/** Shortest ways between two parties. @param {any} map @param {string} from @param {string} to */
export function pathsOf(map, from, to) {
  const queue = [[from]];
  const paths = [];
  while (queue.length && paths.length < 3) {
    const way = queue.shift() ?? [];
    const here = way[way.length - 1];
    if (here === to) {
      paths.push({ nodes: way.map((id) => map.nodes.find((/** @type {any} */ node) => node.id === id)), edges: way.slice(1).map((id, i) => map.edges.find((/** @type {any} */ edge) => [edge.a, edge.b].includes(id) && [edge.a, edge.b].includes(way[i] ?? ''))) });
      continue;
    }
    if (way.length > 4) continue;
    for (const edge of map.edges) {
      const next = edge.a === here ? edge.b : edge.b === here ? edge.a : null;
      if (next && !way.includes(next)) queue.push([...way, next]);
    }
  }
  return { paths };
}

/** @type {any[]} */ const corrections = [];
/** @type {any[]} */ const topics = [];
/** @type {any[]} */ const alerts = [];
let nth = 0;
let generation = 1;
export const generationOf = () => generation;
export const rejected = () => new Set(corrections.filter((one) => one.kind === 'reject' && one.state === 'active').map((one) => one.target.claim));

/** @param {any} draft */
function labelOf(draft) {
  const claim = claims.find((one) => one.id === draft.target?.claim);
  const ref = [...entities.values()].find((one) => one.id === draft.target?.entity);
  return claim ? `${claim.a[0]?.name} – ${claim.b[0]?.name}, ${claim.type}` : (ref?.name ?? '');
}

/** @param {any} draft */
function add(draft) {
  const claim = claims.find((one) => one.id === draft.target?.claim);
  const made = { id: idOf(`correction ${++nth}`), kind: draft.kind, target: draft.target, value: draft.value ?? {}, reason: draft.reason ?? '', by: 'local', at: last(), state: 'active', undone_by: null, undone_at: null, after: draft.value?.type ?? draft.value?.name ?? null, label: labelOf(draft) };
  corrections.unshift(made);
  generation++;
  return made;
}

const sources = () => [...new Set(articles.map((article) => article.outlet ?? ''))].map((outlet) => {
  const own = articles.filter((article) => article.outlet === outlet);
  const dates = own.map((article) => article.published ?? '').sort();
  return {
    outlet, articles: own.length, copies: own.filter((article) => article.copy_of).length, originals: own.filter((article) => !article.copy_of).length,
    first_reports: stories.filter((story) => [...story.own].sort((x, y) => (x.published ?? '').localeCompare(y.published ?? ''))[0]?.outlet === outlet).length,
    copied_by_others: own.reduce((sum, article) => sum + article.copies.length, 0), claims: own.reduce((sum, article) => sum + article.claims.length, 0), share_named: 0.4, mean_delay: 5400,
    first: dates[0] ?? null, last: dates[dates.length - 1] ?? null, comments: own.reduce((sum, article) => sum + (article.comments ?? 0), 0),
    feed: outlet === '온비즈' ? { url: 'https://news.example/feed.xml', last_fetch: last(), ok: false, error: 'HTTP 503', interval: 600 } : { url: 'https://news.example/feed.xml', last_fetch: last(), ok: true, error: null, interval: 600 },
  };
}).sort((x, y) => y.articles - x.articles);

/** @param {any} topic */
const topicRow = ({ story_list: _s, deal_list: _d, ...row }) => row;
/** @param {any} draft @param {(story: any) => any} storyRow */
function topicOf(draft, storyRow) {
  const words = draft.query ?? '';
  const story_list = stories.filter((story) => !words || story.own.some((article) => article.text.includes(words))).map(storyRow);
  const deal_list = deals.filter((deal) => (!draft.types?.length || draft.types.includes(deal.type)) && (!words || deal.rows.some((row) => row.evidence.text.includes(words)))).map(dealRow);
  return { id: idOf(`topic ${draft.name}`), name: draft.name, query: words, parties: [], types: draft.types ?? [], created: last(), stories: story_list.length, deals: deal_list.length, last: story_list[0]?.last ?? null, story_list, deal_list };
}

/** Answers of the routes in this file; undefined for others. @param {string} method @param {string} path @param {Query} q @param {any} body @param {{ storyRow: (story: any) => any, search: (q: Query) => any, map: () => any }} with_ @returns {any} */
export function answerMore(method, path, q, body, with_) {
  const [, place = '', id = '', deed = ''] = path.split('/');
  if (method === 'GET') {
    if (place === 'today') return today(with_.storyRow);
    if (place === 'rankings') return rankings(q, with_.storyRow);
    if (place === 'diff') return diffOf(q.get('since') ?? '2026-11-16', q.get('until') ?? last().slice(0, 10));
    if (place === 'path') return pathsOf(with_.map(), q.get('from') ?? '', q.get('to') ?? '');
    if (place === 'corrections') return { items: corrections.filter((one) => (!q.get('kind') || one.kind === q.get('kind')) && (!q.get('entity') || one.target.entity === q.get('entity'))), next_cursor: null };
    if (place === 'topics') return id ? topics.find((one) => one.id === id) : { items: topics.map(topicRow) };
    if (place === 'alerts') return deed === 'deliveries' ? { items: [] } : { items: alerts };
    if (place === 'audit') return { items: [], next_cursor: null };
    if (place === 'sources') return { items: sources() };
    if (place === 'names') return { person: {}, org: {}, country: { 벨루아: 'Belua', 미나르: 'Minar' }, product: {}, place: {} };
    if (place === 'method') return { version: '0.1.0-mock', accuracy: { sample: { claims: { precision: 0.93, recall: 0.88, f1: 0.904, right: 111, wrong: 8, missed: 15, status: 0.95 }, parties: { precision: 0.97, recall: 0.95, f1: 0.96, right: 235, wrong: 7, missed: 12 } } } };
    if (place === 'session') return { name: 'local', scope: 'admin', csrf: null, needs_token: false };
    return undefined;
  }
  if (place === 'corrections' && id === 'preview') return { claims: 1, deals: 1, stories: 1, articles: 1 };
  if (place === 'corrections' && deed === 'undo') {
    const one = corrections.find((row) => row.id === id);
    if (one) Object.assign(one, { state: 'undone', undone_by: 'local', undone_at: last() });
    generation++;
    return one;
  }
  if (place === 'corrections') return add(body);
  if (place === 'topics' && method === 'POST') {
    const topic = topicOf(body, with_.storyRow);
    topics.unshift(topic);
    generation++;
    return topicRow(topic);
  }
  if (place === 'alerts' && id === 'preview') {
    const found = with_.search(new URLSearchParams({ q: body.query ?? '' }));
    return { matches: found.total, days: 7, items: found.items.slice(0, 5) };
  }
  if (place === 'alerts' && method === 'POST') {
    const alert = { id: idOf(`alert ${body.name} ${++nth}`), name: body.name, query: body.query, channel: body.channel, url: body.url ?? null, active: true, created: new Date().toISOString(), last_fired: null, fired: 0, feed: '/api/v1/feeds/alert.xml', ...(body.channel === 'webhook' ? { secret: '0123456789abcdef' } : {}) };
    alerts.unshift(alert);
    return alert;
  }
  const list = place === 'topics' ? topics : place === 'alerts' ? alerts : null;
  const at = list?.findIndex((one) => one.id === id) ?? -1;
  if (!list || at < 0) return undefined;
  if (method === 'DELETE') list.splice(at, 1);
  else Object.assign(list[at], body);
  return list[at] ?? {};
}

const kNames = ['/meta', '/schema', '/stories', '/stories/{id}', '/articles', '/articles/{id}', '/entities', '/entities/{id}', '/deals', '/deals/{id}', '/claims/{id}', '/map', '/search', '/suggest', '/events', '/today', '/rankings', '/diff', '/path', '/corrections', 'POST /corrections', 'POST /corrections/preview', '/topics', '/topics/{id}', 'POST /topics', 'DELETE /topics/{id}', '/alerts', 'POST /alerts', 'POST /alerts/preview', '/sources', '/method', '/names', '/session'];
/** Parameters beyond what a page always sends. @type {Record<string, string[]>} */
const kParams = { '/search': ['q', 'kind', 'since', 'until', 'outlet', 'type', 'status', 'limit', 'cursor'] };
export const kRoutes = Object.fromEntries(kNames.map((name) => [name, kParams[name] ?? []]));
