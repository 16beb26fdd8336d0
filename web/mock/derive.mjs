// From pieces of news to the API's shapes: offsets, claims, deals, stories, the map.
// @ts-check
import { briefs, parties, pieces } from './data.mjs';
import { schema } from './schema.mjs';

/** @typedef {import('../src/lib/types.ts').Article} Article */
/** @typedef {import('../src/lib/types.ts').ArticleRow} ArticleRow */
/** @typedef {import('../src/lib/types.ts').ClaimRow} ClaimRow */
/** @typedef {import('../src/lib/types.ts').DealRow} DealRow */
/** @typedef {import('../src/lib/types.ts').EntityRef} EntityRef */
/** @typedef {import('../src/lib/types.ts').Amount} Amount */
/** @typedef {import('../src/lib/types.ts').Mention} Mention */
/** @typedef {import('../src/lib/types.ts').MapData} MapData */
/** @typedef {import('./data.mjs').Piece} Piece */

/** Sixteen hexadecimal digits from words (FNV-1a twice). @param {string} words */
export function idOf(words) {
  let out = '';
  for (const seed of [0x811c9dc5, 0x1000193]) {
    let hash = seed;
    for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
    out += hash.toString(16).padStart(8, '0');
  }
  return out;
}

/** @type {Map<string, EntityRef>} */
export const entities = new Map();
/** @type {[string, EntityRef][]} longest first */
const spellings = [];
for (const [kind, list] of Object.entries(parties)) {
  for (const [name, other] of list) {
    const ref = { id: idOf(`entity ${name}`), name, kind };
    entities.set(name, ref);
    spellings.push([name, ref]);
    if (other) spellings.push([other, ref]);
  }
}
spellings.sort((x, y) => y[0].length - x[0].length);
/** @param {string} name */
const entity = (name) => {
  const found = entities.get(name);
  if (!found) throw new Error(`no such party: ${name}`);
  return found;
};

const kMoney = /(최대 |약 )?(?:(\d+)조)?(?:(\d+)억)?(?:(\d+)만)?(원|달러|유로)/g;
const kCurrency = /** @type {Record<string, string>} */ ({ 원: 'KRW', 달러: 'USD', 유로: 'EUR' });

/** @param {string} written @returns {Amount} */
function amountOf(written) {
  const found = new RegExp(kMoney.source).exec(written);
  const [, before, jo, eok, man, unit = '원'] = found ?? [];
  const value = Number(jo ?? 0) * 1e12 + Number(eok ?? 0) * 1e8 + Number(man ?? 0) * 1e4;
  return { value, currency: kCurrency[unit] ?? 'KRW', approx: before === '약 ', bound: before === '최대 ' ? 'max' : null, per: null, span: null, written };
}

/** @param {string} text @param {[number, number][]} skip @returns {Mention[]} */
function mentionsOf(text, skip) {
  /** @type {Mention[]} */
  const found = [];
  const free = (/** @type {number} */ begin, /** @type {number} */ end) =>
    ![...found, ...skip.map(([b, e]) => ({ begin: b, end: e }))].some((m) => m.begin < end && begin < m.end);
  for (const [spelling, ref] of spellings) {
    for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
      const end = at + spelling.length;
      if (free(at, end)) found.push({ begin: at, end, kind: ref.kind, entity: ref.id, name: ref.name, value: null, rule: 'lexicon' });
    }
  }
  const scan = (/** @type {RegExp} */ pattern, /** @type {string} */ kind) => {
    for (const match of text.matchAll(pattern)) {
      if (match[0].length > 1 && free(match.index, match.index + match[0].length)) found.push({ begin: match.index, end: match.index + match[0].length, kind, entity: null, name: null, value: match[0], rule: kind });
    }
  };
  scan(new RegExp(kMoney.source.replace('(원', '(?<=\\d조|억|만)(원'), 'g'), 'amount');
  scan(/\d+(?:\.\d+)?%/g, 'share');
  scan(/\d+척/g, 'count');
  scan(/\d{4}년|\d{1,2}일|지난달|지난주|내년/g, 'time');
  return found.sort((x, y) => x.begin - y.begin);
}

/** The sentence around words. @param {string} text @param {string} words @param {number} from */
function sentenceAt(text, words, from) {
  const at = text.indexOf(words, from);
  if (at < 0) throw new Error(`no such words: ${words}`);
  const before = Math.max(text.lastIndexOf('. ', at) + 2, text.lastIndexOf('\n', at) + 1, from);
  const stop = text.slice(at).search(/\.(\s|$)/);
  return { begin: before, end: stop < 0 ? text.length : at + stop + 1 };
}

/** @type {Article[]} */
export const articles = [];
/** @type {Map<string, string>} article id → story key */
const storyKey = new Map();

/** @param {Piece} piece */
function addPiece(piece) {
  const id = idOf(`article ${piece.outlet} ${piece.head}`);
  /** @type {Article['blocks']} */
  const blocks = [];
  let text = '';
  const put = (/** @type {string} */ kind, /** @type {string} */ words) => {
    blocks.push({ kind, begin: text.length, end: text.length + words.length });
    text += words + '\n';
  };
  put('headline', piece.head);
  for (const sub of piece.subs ?? []) put('subheadline', sub);
  if (piece.caption) put('caption', piece.caption);
  if (piece.reporter) put('byline', `${piece.reporter} 기자`);
  const bodyAt = text.length;
  for (const part of piece.body) put('body', part);
  for (const head of piece.related ?? []) put('related', head);
  const skip = /** @type {[number, number][]} */ (blocks.filter((block) => block.kind === 'byline').map((block) => [block.begin, block.end]));
  const ref = { id, headline: piece.head, outlet: piece.outlet, published: piece.at };
  const claims = piece.claims.map(([type, a, b, status, words, more = {}], nth) => {
    const span = sentenceAt(text, words, bodyAt);
    const sentence = text.slice(span.begin, span.end);
    const parts = [];
    for (const [slot, name] of /** @type {[string, string][]} */ ([['a', a], ['b', b]])) {
      const at = sentence.indexOf(name);
      if (at >= 0) parts.push({ slot, begin: at, end: at + name.length });
    }
    const amount = more.amount ? sentence.indexOf(more.amount) : -1;
    if (more.amount && amount >= 0) parts.push({ slot: 'amount', begin: amount, end: amount + more.amount.length });
    const at = sentence.indexOf(words);
    return /** @type {ClaimRow} */ ({
      id: idOf(`claim ${id} ${nth}`), type, a: [entity(a)], b: [entity(b)], status, stance: more.stance ?? 'assert', flags: more.flags ?? [],
      amount: more.amount ? [amountOf(more.amount)] : [], time: more.time ?? null, object: more.object ?? null, place: null, title: more.title ?? null,
      speaker: more.speaker ?? null, via: more.via ?? null, source_tier: more.tier ?? 'outlet', score: 0.62 + ((nth * 7 + words.length) % 36) / 100,
      rule: `${type}.${status}`, features: `frame=subj+obj status=${status} clause=main`, deal: idOf(`deal ${type} ${[a, b].sort().join(' ')}`), article: ref, evidence: { text: sentence, ...span, parts, trigger: { begin: at, end: at + words.length } },
    });
  });
  const quotes = (piece.quotes ?? []).map(([speaker, affiliation, title, said]) => {
    const begin = text.indexOf(said);
    return { speaker: speaker || null, affiliation: affiliation || null, title: title || null, text: said.slice(1, -1), direct: true, entity: entities.get(speaker || affiliation)?.id ?? null, article: ref, begin, end: begin + said.length };
  });
  /** @type {Article} */
  const article = {
    ...ref, lede: piece.body[0]?.split('. ')[0] + '.', reporter: piece.reporter ?? null, section: piece.reporter ? '산업' : null, url: `https://news.example/${id}`,
    has_time: true, comments: piece.comments ?? null, copy_of: null, story: idOf(`story ${piece.story}`), subheadlines: piece.subs ?? [], modified: null,
    cut_off: !!piece.cut, captions: piece.caption ? [piece.caption] : [], text, blocks, mentions: mentionsOf(text, skip), claims, quotes, standings: [], copies: [], original: null,
  };
  articles.push(article);
  storyKey.set(id, piece.story);
  for (const [outlet, at, comments] of piece.copies ?? []) addCopy(article, { outlet, at, comments: comments ?? null });
}

/** @param {Article} article */
const rowOf = (article) => {
  const { subheadlines, modified, cut_off, captions, text, blocks, mentions, quotes, standings, copies, original, claims, ...row } = article;
  return /** @type {ArticleRow} */ ({ ...row, claims: claims.length });
};

/** @param {Article} article @param {{ outlet: string, at: string, comments: number | null }} to */
function addCopy(article, to) {
  const id = idOf(`article ${to.outlet} ${article.headline}`);
  const ref = { id, headline: article.headline, outlet: to.outlet, published: to.at };
  const claims = article.claims.map((claim) => ({ ...claim, id: idOf(`claim ${id} ${claim.id}`), article: ref }));
  const quotes = article.quotes.map((quote) => ({ ...quote, article: ref }));
  /** @type {Article} */
  const copy = { ...article, ...ref, comments: to.comments, reporter: null, copy_of: article.id, claims, quotes, copies: [], original: rowOf(article) };
  articles.push(copy);
  article.copies.push(rowOf(copy));
}

const kVerbs = /** @type {Record<string, [string, string]>} */ ({
  invest: ['에', '투자'], partner: ['와(과)', '제휴'], supply: ['에', '부품을 공급'], compete: ['와(과)', '경쟁'], talk: ['와(과)', '협력을 논의'], build: ['에', '발전소를 건설'],
  subsidise: ['에', '보조금을 지원'], finance: ['에', '자금을 대출'], own: ['의', '지분을 보유'], joint_venture: ['와(과)', '합작을 추진'], license: ['에', '기술을 이전'],
  codevelop: ['와(과)', '신제품을 공동 개발'], sue: ['를(을) 상대로', '특허 소송을 제기'], meet: ['와(과)', '면담'], role: ['의', '대표 직무를 수행'],
});
const kEnds = /** @type {Record<string, string>} */ ({
  rumoured: '할 것이라는 관측이 나온다', sought: '하려고 한다', talks: '하는 방안을 협의하고 있다', planned: '할 계획이다', signed: '하기로 합의했다', done: '했다', stalled: '하는 일이 난항을 겪고 있다', failed: '하려던 계획이 무산됐다', denied: '한다는 소문을 부인했다',
});
/** @param {string} word @param {string} pair e.g. 와(과): open form first */
function particle(word, pair) {
  const found = /^(.)\((.)\)(.*)$/.exec(pair);
  if (!found) return pair;
  const code = word.charCodeAt(word.length - 1);
  const closed = code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % 28 > 0 : false;
  return (closed ? found[2] : found[1]) + (found[3] ?? '');
}

for (const piece of pieces) addPiece(piece);
briefs.forEach(([a, type, b, status, day, amount, outlet], nth) => {
  const [tail, verb] = kVerbs[type] ?? ['와(과)', '협력'];
  const money = amount ? `${amount}을 들여 ` : '';
  const line = `${a}${particle(a, '가(이)')} ${b}${particle(b, tail)} ${money}${verb}${kEnds[status]}.`;
  const words = `${verb}${kEnds[status]}`;
  addPiece({ story: `brief-${a}`, outlet, at: `${day}T0${nth % 9}:10:00Z`, head: `${a}, ${b}${particle(b, tail)} ${verb}${status === 'done' || status === 'signed' ? '' : ' 움직임'}`, body: [line, '자세한 조건은 알려지지 않았다.'], claims: [[type, a, b, status, words, { ...(amount ? { amount } : {}), ...(type === 'role' ? { title: '대표' } : {}) }]] });
});
articles.sort((x, y) => (y.published ?? '').localeCompare(x.published ?? ''));

export const rows = articles.map(rowOf);
export const claims = articles.flatMap((article) => article.claims);
const symmetric = new Set(schema.types.filter((type) => type.symmetric).map((type) => type.code));

/** @type {(DealRow & { rows: ClaimRow[] })[]} */
export const deals = [];
for (const id of new Set(claims.map((claim) => claim.deal))) {
  const own = claims.filter((claim) => claim.deal === id).sort((x, y) => (x.article.published ?? '').localeCompare(y.article.published ?? ''));
  const last = own[own.length - 1];
  const first = own[0];
  if (!last || !first) continue;
  const originals = own.filter((claim) => !articles.find((article) => article.id === claim.article.id)?.copy_of);
  deals.push({
    id: id ?? '', type: last.type, directed: !symmetric.has(last.type), a: /** @type {EntityRef[]} */ (first.a), b: /** @type {EntityRef[]} */ (first.b), object: own.find((claim) => claim.object)?.object ?? null, status: last.status,
    amount: own.findLast((claim) => claim.amount.length)?.amount ?? [], time: null, first: first.article.published?.slice(0, 10) ?? null, last: last.article.published?.slice(0, 10) ?? null,
    claims: own.length, articles: new Set(own.map((claim) => claim.article.id)).size, independent: originals.length, named: own.filter((claim) => claim.source_tier === 'filing' || claim.source_tier === 'officer').length, rows: own,
  });
}
deals.sort((x, y) => (y.last ?? '').localeCompare(x.last ?? ''));

/** @param {{ type: string, a: EntityRef[], b: EntityRef[], rows: ClaimRow[] }} deal */
export const historyOf = (deal) =>
  deal.rows.map((row) => ({ date: row.article.published?.slice(0, 10) ?? null, status: row.status, stance: row.stance, flags: row.flags, claim: row.id, amount: row.amount, article: row.article }));

export const stories = [...new Set(pieces.map((piece) => piece.story))].map((key) => {
  const own = articles.filter((article) => storyKey.get(article.copy_of ?? article.id) === key);
  const originals = own.filter((article) => !article.copy_of);
  const lead = [...originals].sort((x, y) => (y.comments ?? 0) - (x.comments ?? 0))[0] ?? own[0];
  const seen = new Map();
  for (const article of originals) for (const mention of article.mentions) if (mention.entity) seen.set(mention.entity, (seen.get(mention.entity) ?? 0) + 1);
  const partyList = [...seen].sort((x, y) => y[1] - x[1]).map(([id, mentions]) => ({ ...[...entities.values()].find((ref) => ref.id === id), mentions }));
  const ids = new Set(own.map((article) => article.id));
  const ownDeals = deals.filter((deal) => deal.rows.some((row) => ids.has(row.article.id)));
  return { id: idOf(`story ${key}`), own, originals, lead, partyList, ownDeals };
});

/** A layout good enough to look at: springs and repulsion from a fixed start. @param {string[]} ids @param {[string, string][]} links */
export function layout(ids, links) {
  const at = new Map(ids.map((id, i) => [id, { x: Math.cos(i * 2.4) * Math.sqrt(i + 1), y: Math.sin(i * 2.4) * Math.sqrt(i + 1) }]));
  const nodes = [...at.values()];
  for (let round = 0; round < 300; round++) {
    const step = 0.12 * (1 - round / 300) + 0.01;
    for (const p of nodes) {
      let [fx, fy] = [-p.x * 0.12, -p.y * 0.22];
      for (const q of nodes) {
        const [dx, dy] = [p.x - q.x, p.y - q.y];
        const square = dx * dx + dy * dy + 0.05;
        if (square > 60) continue;
        fx += dx / square;
        fy += dy / square;
      }
      Object.assign(p, { fx, fy });
    }
    for (const [s, t] of links) {
      const [p, q] = [at.get(s), at.get(t)];
      if (!p || !q) continue;
      const [dx, dy] = [q.x - p.x, q.y - p.y];
      p.x += dx * 0.035;
      p.y += dy * 0.035;
      q.x -= dx * 0.035;
      q.y -= dy * 0.035;
    }
    for (const p of /** @type {any[]} */ (nodes)) {
      p.x += Math.max(-1, Math.min(1, p.fx)) * step;
      p.y += Math.max(-1, Math.min(1, p.fy)) * step;
    }
  }
  const [x0, x1, y0, y1] = [Math.min(...nodes.map((p) => p.x)), Math.max(...nodes.map((p) => p.x)), Math.min(...nodes.map((p) => p.y)), Math.max(...nodes.map((p) => p.y))];
  return new Map([...at].map(([id, p]) => [id, { x: (p.x - x0) / (x1 - x0 || 1), y: (p.y - y0) / (y1 - y0 || 1) }]));
}

/** Camps by repeated votes among neighbours. @param {string[]} ids @param {[string, string][]} links */
export function campsOf(ids, links) {
  const camp = new Map(ids.map((id) => [id, id]));
  const near = new Map(ids.map((id) => [id, /** @type {string[]} */ ([])]));
  for (const [s, t] of links) {
    near.get(s)?.push(t);
    near.get(t)?.push(s);
  }
  for (let round = 0; round < 12; round++) {
    for (const id of [...ids].sort()) {
      const votes = new Map();
      for (const other of near.get(id) ?? []) votes.set(camp.get(other), (votes.get(camp.get(other)) ?? 0) + 1);
      const best = [...votes].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))[0];
      if (best) camp.set(id, best[0]);
    }
  }
  return camp;
}
