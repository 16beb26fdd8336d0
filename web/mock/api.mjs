// The mock server's answers: every route of docs/api.md over the made-up data.
// @ts-check
import { articles, campsOf, claims, deals, entities, historyOf, layout, rows, stories } from './derive.mjs';
import { answerMore, countBy, disagreementsOf, generationOf, kRoutes, rejected, volumeOf } from './more.mjs';
import { schema } from './schema.mjs';

/** @typedef {URLSearchParams} Query */

/** @param {string | null} day @param {Query} q */
const inside = (day, q) => (!q.get('since') || (day ?? '') >= (q.get('since') ?? '')) && (!q.get('until') || (day ?? '').slice(0, 10) <= (q.get('until') ?? ''));

/** @template T @param {T[]} items @param {Query} q */
function page(items, q) {
  const limit = Math.min(500, Number(q.get('limit') ?? 50));
  const from = Number(q.get('cursor') ?? 0);
  return { items: items.slice(from, from + limit), next_cursor: from + limit < items.length ? String(from + limit) : null };
}

/** @param {any} deal */
const dealRow = ({ rows: _, ...row }) => row;

/** @param {(typeof stories)[number]} story */
function storyRow(story) {
  const dates = story.own.map((article) => article.published ?? '').sort();
  return {
    id: story.id, headline: story.lead?.headline ?? '', outlet: story.lead?.outlet ?? null, lede: story.lead?.lede ?? null, first: dates[0] ?? null, last: dates[dates.length - 1] ?? null,
    articles: story.own.length, copies: story.own.length - story.originals.length, outlets: new Set(story.own.map((article) => article.outlet)).size, independent: story.originals.length,
    volume: volumeOf(story), new_articles: volumeOf(story).slice(-1)[0] ?? 0, growth: (volumeOf(story).slice(-1)[0] ?? 0) / Math.max(0.5, story.own.length / Math.max(1, volumeOf(story).length)),
    comments: story.own.reduce((sum, article) => sum + (article.comments ?? 0), 0), deals: story.ownDeals.length, entities: story.partyList.slice(0, 8).map(({ mentions: _, ...ref }) => ref),
  };
}

/** @param {(typeof stories)[number]} story */
function storyFull(story) {
  const steps = story.ownDeals.flatMap((deal) => historyOf(deal).map((step) => ({ ...step, deal })));
  return {
    ...storyRow(story), disagreements: disagreementsOf(story),
    digest: story.originals.slice(0, 4).map((article) => {
      const body = article.blocks.find((block) => block.kind === 'body') ?? { begin: 0, end: 40 };
      const end = body.begin + article.text.slice(body.begin, body.end).indexOf('다.') + 2;
      return { text: article.text.slice(body.begin, end), article: { id: article.id, headline: article.headline, outlet: article.outlet, published: article.published }, begin: body.begin, end };
    }),
    timeline: steps.map((step) => ({ date: step.date, status: step.status, type: step.deal.type, deal: step.deal.id, claim: step.claim, text: claims.find((claim) => claim.id === step.claim)?.evidence.text ?? '', a: step.deal.a, b: step.deal.b, article: step.article })).sort((x, y) => (x.date ?? '').localeCompare(y.date ?? '')),
    articles: rows.filter((row) => story.own.some((article) => article.id === row.id)),
    deals: story.ownDeals.map(dealRow), quotes: story.originals.flatMap((article) => article.quotes), parties: story.partyList,
  };
}

/** @param {any} ref */
function entityRow(ref) {
  const own = articles.filter((article) => article.mentions.some((mention) => mention.entity === ref.id));
  return { ...ref, aliases: [...new Set(own.flatMap((article) => article.mentions.filter((mention) => mention.entity === ref.id).map((mention) => article.text.slice(mention.begin, mention.end))))], mentions: own.reduce((sum, article) => sum + article.mentions.filter((mention) => mention.entity === ref.id).length, 0), articles: own.length, deals: dealsOf(ref.id).length };
}
/** @param {string} id */
const dealsOf = (id) => deals.filter((deal) => [...deal.a, ...deal.b].some((party) => party.id === id));

/** @param {any} ref */
function entityFull(ref) {
  const own = dealsOf(ref.id);
  const plain = own.filter((deal) => deal.type !== 'role');
  const co = new Map();
  for (const deal of plain) for (const party of [...deal.a, ...deal.b]) if (party.id !== ref.id) co.set(party, (co.get(party) ?? 0) + 1);
  const money = plain.filter((deal) => deal.amount.length);
  const { articles: _a, deals: _d, ...row } = entityRow(ref);
  return {
    ...row, names: row.aliases.map((/** @type {string} */ text) => ({ text, count: 2, article: null })), deals: plain.map(dealRow),
    roles: own.filter((deal) => deal.type === 'role').map((deal) => ({ ...dealRow(deal), title: deal.rows[0]?.title ?? null })),
    quotes: articles.filter((article) => !article.copy_of).flatMap((article) => article.quotes).filter((quote) => quote.entity === ref.id),
    stories: stories.filter((story) => story.partyList.some((party) => party.id === ref.id)).map(storyRow),
    articles: rows.filter((_, i) => articles[i]?.mentions.some((mention) => mention.entity === ref.id)),
    co_parties: [...co].map(([party, n]) => ({ ...party, deals: n })).sort((x, y) => y.deals - x.deals),
    money: { in: money.filter((deal) => deal.b.some((party) => party.id === ref.id)).map(dealRow), out: money.filter((deal) => deal.a.some((party) => party.id === ref.id)).map(dealRow) },
  };
}

/** @param {Query} q */
function mapOf(q) {
  let shown = deals.filter((deal) => q.get('roles') === '1' || deal.type !== 'role');
  const story = stories.find((one) => one.id === q.get('story'));
  if (q.get('story')) shown = shown.filter((deal) => story?.ownDeals.includes(deal));
  if (q.get('entity')) {
    const near = new Set(dealsOf(q.get('entity') ?? '').flatMap((deal) => [...deal.a, ...deal.b].map((party) => party.id)));
    shown = shown.filter((deal) => [...deal.a, ...deal.b].every((party) => near.has(party.id)));
  }
  const refs = new Map(shown.flatMap((deal) => [...deal.a, ...deal.b]).map((party) => [party.id, party]));
  const ids = [...refs.keys()];
  const links = /** @type {[string, string][]} */ (shown.map((deal) => [deal.a[0]?.id, deal.b[0]?.id]));
  const at = layout(ids, links);
  const camp = campsOf(ids, links.filter((_, i) => !['compete', 'sue', 'oppose'].includes(shown[i]?.type ?? '')));
  const groups = new Map();
  for (const [id, name] of camp) groups.set(name, [...(groups.get(name) ?? []), id]);
  const big = [...groups.values()].sort((x, y) => y.length - x.length);
  const degree = new Map();
  for (const [s, t] of links) for (const id of [s, t]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const camps = big.map((group, i) => ({ id: i, size: group.length, hub: [...group].sort((x, y) => degree.get(y) - degree.get(x))[0] }));
  const families = new Map(schema.types.map((type) => [type.code, type.family]));
  return {
    nodes: ids.map((id) => ({ ...refs.get(id), weight: degree.get(id), degree: degree.get(id), camp: big.findIndex((group) => group.includes(id)) < 0 ? null : big.findIndex((group) => group.includes(id)), x: at.get(id)?.x ?? 0, y: at.get(id)?.y ?? 0 })),
    edges: shown.map((deal) => ({ id: deal.id.split('').reverse().join(''), deal: deal.id, a: deal.a[0]?.id, b: deal.b[0]?.id, type: deal.type, family: families.get(deal.type), directed: deal.directed, status: deal.status, claims: deal.claims, articles: deal.articles, independent: deal.independent, first: deal.first, last: deal.last, history: historyOf(deal).map((step) => [step.date, step.status]).filter((step, i, all) => i === 0 || step[1] !== all[i - 1]?.[1]) })),
    camps, omitted: { nodes: 0, edges: 0 },
  };
}

/** @param {Query} q */
function search(q) {
  const words = (q.get('q') ?? '').trim();
  const kind = q.get('kind');
  /** @type {any[]} */
  const found = [];
  const snippet = (/** @type {string} */ text) => {
    const at = text.indexOf(words);
    if (at < 0) return [{ text: text.slice(0, 80), hit: false }];
    return [{ text: text.slice(Math.max(0, at - 30), at), hit: false }, { text: words, hit: true }, { text: text.slice(at + words.length, at + 60), hit: false }];
  };
  for (const ref of entities.values()) if (ref.name.includes(words)) found.push({ kind: 'entity', id: ref.id, title: ref.name, outlet: null, published: null, snippet: [], score: 9 });
  for (const story of stories) if (story.lead?.headline.includes(words)) found.push({ kind: 'story', id: story.id, title: story.lead.headline, outlet: story.lead.outlet, published: story.lead.published, snippet: snippet(story.lead.lede ?? ''), score: 7 });
  for (const deal of deals) {
    const title = `${deal.a.map((party) => party.name).join('·')} – ${deal.b.map((party) => party.name).join('·')}`;
    if (title.includes(words)) found.push({ kind: 'deal', id: deal.id, title, outlet: null, published: deal.last, snippet: snippet(deal.rows[0]?.evidence.text ?? ''), score: 5 });
  }
  for (const article of articles) if (article.text.includes(words)) found.push({ kind: 'article', id: article.id, title: article.headline, outlet: article.outlet, published: article.published, snippet: snippet(article.text), score: 3 });
  const items = words ? found.filter((hit) => (!kind || hit.kind === kind) && (!q.get('outlet') || hit.outlet === q.get('outlet')) && (!hit.published || inside(hit.published, q))) : [];
  const by = items.map((hit) => ({ ...hit, month: hit.published?.slice(0, 7) ?? null }));
  return { ...page(items, q), total: items.length, more: false, took_ms: 1, facets: { kind: countBy(found, 'kind'), outlet: countBy(by, 'outlet'), month: countBy(by, 'month') }, parsed: [] };
}

/** One article has an older text at its address. @param {import('../src/lib/types.ts').Article} article */
function revised(article) {
  if (!article.headline.startsWith('터울배터리·노르덴모터스') || article.copy_of) return { revisions: [], changes: [] };
  const ref = { id: article.id, headline: article.headline, outlet: article.outlet, published: article.published, has_time: true, seen: article.published };
  return {
    revisions: [{ ...ref, id: '0000000000000001', headline: '터울배터리·노르덴모터스, 3조원 합작공장 짓는다', modified: null }, { ...ref, modified: '2026-11-23T04:00:00Z' }],
    changes: [{ op: 'kept', text: '두 회사는 23일 합작법인 설립 계약을 맺었다고 밝혔다. 총투자액은 ' }, { op: 'removed', text: '3조원' }, { op: 'added', text: '2조4000억원' }, { op: 'kept', text: '이며 지분은 터울배터리가 51%를 갖는다.' }],
  };
}

/** @param {string} path @param {Query} q @returns {any} */
function route(path, q) {
  const [, place = '', id = ''] = path.split('/');
  const by = (/** @type {string} */ name) => q.get('sort') === name;
  if (place === 'meta') return { version: '0.1.0-mock', articles: articles.length, copies: articles.filter((article) => article.copy_of).length, stories: stories.length, entities: entities.size, claims: claims.length, deals: deals.length, outlets: new Set(articles.map((article) => article.outlet)).size, first: articles[articles.length - 1]?.published ?? null, last: articles[0]?.published ?? null, generation: generationOf(), routes: kRoutes };
  if (place === 'schema') return schema;
  if (place === 'stories' && id) return one(stories.find((story) => story.id === id), storyFull);
  if (place === 'stories') {
    const list = stories.map(storyRow);
    if (by('comments')) list.sort((x, y) => y.comments - x.comments);
    else if (by('size')) list.sort((x, y) => y.articles - x.articles);
    else list.sort((x, y) => (y.last ?? '').localeCompare(x.last ?? ''));
    return page(list, q);
  }
  if (place === 'articles' && id) {
    const gone = rejected();
    return one(articles.find((article) => article.id === id), (article) => ({ ...article, claims: article.claims.filter((claim) => !gone.has(claim.id)), ...revised(article) }));
  }
  if (place === 'articles') return page(by('comments') ? rows.filter((row) => row.comments !== null).sort((x, y) => (y.comments ?? 0) - (x.comments ?? 0)) : rows, q);
  if (place === 'entities' && id) return one([...entities.values()].find((ref) => ref.id === id), entityFull);
  if (place === 'entities') {
    const list = [...entities.values()].filter((ref) => (!q.get('kind') || ref.kind === q.get('kind')) && (!q.get('q') || ref.name.includes(q.get('q') ?? ''))).map(entityRow);
    list.sort(by('name') ? (x, y) => x.name.localeCompare(y.name) : (x, y) => y.mentions - x.mentions);
    return page(list, q);
  }
  if (place === 'deals' && id) {
    return one(deals.find((deal) => deal.id === id), (deal) => {
      const at = q.get('at');
      if (at && (deal.first ?? '') > at) return undefined;
      const own = at ? deal.rows.filter((row) => (row.article.published ?? '').slice(0, 10) <= at) : deal.rows;
      return { ...dealRow(deal), status: own[own.length - 1]?.status ?? deal.status, history: historyOf({ ...deal, rows: own }), rows: own };
    });
  }
  if (place === 'deals') {
    const words = q.get('q') ?? '';
    const list = deals.filter((deal) => (!q.get('type') || q.get('type')?.split(',').includes(deal.type)) && (!q.get('status') || q.get('status')?.split(',').includes(deal.status)) && inside(deal.last, q) && (!q.get('at') || (deal.first ?? '') <= (q.get('at') ?? '')) && (!q.get('party') || [...deal.a, ...deal.b].some((party) => party.id === q.get('party'))) && (!words || [...deal.a, ...deal.b].some((party) => party.name.includes(words)) || deal.object?.includes(words)));
    if (by('claims')) list.sort((x, y) => y.claims - x.claims);
    return { ...page(list.map(dealRow), q), facets: { type: countBy(deals, 'type'), status: countBy(deals, 'status') } };
  }
  if (place === 'map') return mapOf(q);
  if (place === 'search') return search(q);
  if (place === 'suggest') return { items: search(q).items.slice(0, 8).map((hit) => ({ kind: hit.kind, id: hit.id, text: hit.title })) };
  if (place === 'claims') return one(claims.find((claim) => claim.id === id));
  return undefined;
}

/** @template T @param {T | undefined} item @param {(item: T) => any} [shape] */
const one = (item, shape = (x) => x) => (item ? shape(item) : undefined);

const kWith = { storyRow, search, map: () => mapOf(new URLSearchParams()) };

/** @param {string} address a path below the origin, with its query @param {string} [method] @param {string} [sent] @returns {{ status: number, type: string, body: string }} */
export function answer(address, method = 'GET', sent = '') {
  const url = new URL(address, 'http://mock');
  const path = url.pathname.replace('/api/v1', '');
  const body = answerMore(method, path, url.searchParams, sent ? JSON.parse(sent) : {}, kWith) ?? (method === 'GET' ? route(path, url.searchParams) : undefined);
  if (body !== undefined) return { status: method === 'POST' ? 201 : 200, type: 'application/json', body: JSON.stringify(body) };
  const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is nothing with this id.', instance: url.pathname };
  return { status: 404, type: 'application/problem+json', body: JSON.stringify(problem) };
}
