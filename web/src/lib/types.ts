// The shapes of docs/api.md, field for field.

export type Id = string;

export interface EntityRef { id: Id; name: string; kind: string }

/** A party of a claim; it has no id when no entity could be made of it. */
export interface PartyRef { id: Id | null; name: string; kind: string }

export interface Amount {
  value: number | null;
  currency: string | null;
  approx: boolean;
  bound: 'max' | 'min' | 'total' | null;
  per: string | null;
  span: string | null;
  written: string;
}

export interface ArticleRef { id: Id; headline: string; outlet: string | null; published: string | null; has_time?: boolean }

export interface ArticleRow extends ArticleRef {
  lede: string | null;
  reporter: string | null;
  section: string | null;
  url: string | null;
  has_time: boolean;
  comments: number | null;
  copy_of: Id | null;
  story: Id | null;
  claims: number;
}

export interface EvidencePart { slot: string; begin: number; end: number }
/** `parts` and `trigger` count from the evidence's own begin. */
export interface Evidence { text: string; begin: number; end: number; parts: EvidencePart[]; trigger?: { begin: number; end: number } | null }

export interface ClaimRow {
  id: Id;
  type: string;
  a: PartyRef[];
  b: PartyRef[];
  status: string;
  stance: string;
  flags: string[];
  amount: Amount[];
  tranche?: Amount[];
  time: string | null;
  object: string | null;
  place: string | null;
  title: string | null;
  speaker: string | null;
  via: string | null;
  source_tier: string;
  score: number;
  rule: string;
  features: string;
  deal: Id | null;
  article: ArticleRef;
  evidence: Evidence;
}

export interface DealRow {
  id: Id;
  type: string;
  directed: boolean;
  a: EntityRef[];
  b: EntityRef[];
  object: string | null;
  status: string;
  amount: Amount[];
  time: string | null;
  first: string | null;
  last: string | null;
  claims: number;
  articles: number;
  independent: number;
  named: number;
}

export interface StoryRow {
  id: Id;
  headline: string;
  outlet: string | null;
  lede: string | null;
  first: string | null;
  last: string | null;
  articles: number;
  copies: number;
  outlets: number;
  independent: number;
  comments: number | null;
  deals: number;
  entities: EntityRef[];
  /** Articles a day, first to last, and what the last day added. */
  volume?: number[];
  new_articles?: number;
  growth?: number | null;
}

export interface Quote {
  speaker: string | null;
  affiliation: string | null;
  title: string | null;
  text: string;
  direct: boolean;
  entity: Id | null;
  article: ArticleRef;
  begin: number;
  end: number;
}

export interface DigestLine { text: string; article: ArticleRef; begin: number; end: number }

export interface TimelineStep {
  date: string | null;
  status: string;
  type: string;
  deal: Id | null;
  claim: Id;
  text: string;
  a: PartyRef[];
  b: PartyRef[];
  article: ArticleRef;
}

export interface Chapter { title: string; first: string | null; last: string | null; articles: number; claims: Id[] }

export interface Version { written: string; value: number | null; currency: string | null; outlets: string[]; article: ArticleRef; begin: number; end: number }
export interface Disagreement { deal: Id; slot: string; versions: Version[] }

export interface Story extends Omit<StoryRow, 'articles' | 'deals'> {
  /** The id that was asked for, where that story has become part of this one. */
  moved?: Id | null;
  chapters?: Chapter[];
  first_report?: ArticleRef | null;
  disagreements?: Disagreement[];
  digest: DigestLine[];
  timeline: TimelineStep[];
  articles: ArticleRow[];
  deals: DealRow[];
  quotes: Quote[];
  parties: (EntityRef & { mentions: number })[];
}

export interface Block { kind: string; begin: number; end: number }

export interface Mention {
  begin: number;
  end: number;
  kind: string;
  entity: Id | null;
  name: string | null;
  value: unknown;
  rule: string;
}

export interface Standing {
  party: string;
  market: string | null;
  rank: number | string | null;
  share: string | number | null;
  period: string | null;
  begin: number;
  end: number;
}

export interface Article extends Omit<ArticleRow, 'claims'> {
  subheadlines: string[];
  modified: string | null;
  cut_off: boolean;
  captions: string[];
  text: string;
  blocks: Block[];
  mentions: Mention[];
  claims: ClaimRow[];
  quotes: Quote[];
  standings: Standing[];
  copies: ArticleRow[];
  original: ArticleRow | null;
  seen?: string | null;
  /** Texts of the same address, oldest first; empty where there is one only. */
  revisions?: Revision[];
  changes?: Change[];
}

export interface Revision extends ArticleRef { modified: string | null; seen: string | null }
export interface Change { op: 'kept' | 'removed' | 'added'; text: string }

export interface EntityRow extends EntityRef { aliases: string[]; mentions: number; articles: number; deals: number }

export interface Entity extends Omit<EntityRow, 'articles' | 'deals'> {
  names: { text: string; count: number; article: Id | ArticleRef | null }[];
  deals: DealRow[];
  roles: (DealRow & { title: string | null; since?: string | null; until?: string | null; ended?: boolean })[];
  country?: string | null;
  profile?: { text: string; article: ArticleRef; begin: number; end: number } | null;
  quotes: Quote[];
  stories: StoryRow[];
  articles: ArticleRow[];
  co_parties: (EntityRef & { deals: number })[];
  money: { in: DealRow[]; out: DealRow[] };
}

export interface DealStep {
  date: string | null;
  status: string;
  stance: string;
  flags: string[];
  claim: Id;
  amount: Amount[];
  article: ArticleRef;
}

export interface Deal extends DealRow { history: DealStep[]; rows: ClaimRow[] }

export interface MapNode extends EntityRef { country?: string | null; weight: number; degree: number; camp: number | string | null; x: number; y: number }

export interface MapEdge {
  id: Id;
  deal: Id;
  a: Id;
  b: Id;
  type: string;
  family: string;
  directed: boolean;
  status: string;
  claims: number;
  articles: number;
  independent: number;
  first: string | null;
  last: string | null;
  history: [string | null, string][];
}

export interface MapCamp { id: number | string; hub: Id | EntityRef; size: number }

export interface MapData { nodes: MapNode[]; edges: MapEdge[]; camps: MapCamp[]; omitted: { nodes: number; edges: number } }

export interface SearchHit {
  kind: 'article' | 'entity' | 'deal' | 'story';
  id: Id;
  title: string;
  outlet: string | null;
  published: string | null;
  snippet: { text: string; hit: boolean }[];
  score: number;
}

export type Counted = [string, number];
export type Facets = Record<string, Counted[]>;

export interface SearchPage {
  items: SearchHit[];
  total: number;
  more?: boolean;
  took_ms: number;
  meant?: string | null;
  next_cursor: string | null;
  facets?: Facets;
  parsed?: { field: string; op: string; value: string; text: string }[];
}

export interface Suggestion { kind: SearchHit['kind']; id: Id; text: string }

export interface Label { code: string; ko: string; en: string }

export interface TypeLabel extends Label {
  symmetric: boolean;
  family: string;
  a_ko: string;
  b_ko: string;
  a_en: string;
  b_en: string;
}

export interface Schema {
  types: TypeLabel[];
  statuses: Label[];
  stances: Label[];
  flags: Label[];
  kinds: Label[];
  tiers: Label[];
  slots: Label[];
}

export interface Meta {
  version: string;
  articles: number;
  copies: number;
  stories: number;
  entities: number;
  claims: number;
  deals: number;
  outlets: number;
  first: string | null;
  last: string | null;
  generation: number | string;
  sample?: boolean;
  /** What this server answers, each route with the names of its parameters; absent on old ones. */
  routes?: Record<string, string[]> | string[];
}

export interface Page<T> { items: T[]; next_cursor: string | null; facets?: Facets }

export type ChangedDeal = DealRow & { before: string; after: string };
export interface Diff { since: string; until: string; new: DealRow[]; raised: ChangedDeal[]; lowered: ChangedDeal[]; denied: ChangedDeal[]; quiet: DealRow[]; due?: (DealRow & { day: string | null })[] }

/** A dealing said to be done by a day. */
export interface Due { deal: DealRow; claim?: Id; due: string; granularity: string; written?: string; overdue: boolean; article?: ArticleRef }

export type Chart = 'breaking' | 'growing' | 'covered' | 'commented';
/** A row of a chart: of a story, or of an article where comments are counted. */
export interface Ranked { rank: number; score: number; articles: number; outlets: number; before: number; story: StoryRow | null; article: ArticleRow | null }
export interface Rankings { by: Chart; sections: [string, number][]; at: string; section: string | null; items: Ranked[] }
export interface Today extends Record<Chart, Ranked[]> { at: string; since: string; diff: Diff; volume: [string, number][] }

export interface Path { nodes: EntityRef[]; edges: MapEdge[] }

export interface Correction {
  id: Id;
  kind: string;
  target: Record<string, Id>;
  value: Record<string, unknown>;
  reason: string;
  by: string;
  at: string;
  state: 'active' | 'undone';
  undone_by: string | null;
  undone_at: string | null;
  after: string | null;
  label: string;
}
export interface CorrectionDraft { kind: string; target: Record<string, Id>; value: Record<string, unknown>; reason: string }
export interface Effect { claims: number; deals: number; stories: number; articles: number }

export interface Topic { id: Id; name: string; query: string; parties: EntityRef[]; types: string[]; created: string; stories: number; deals: number; last: string | null }
export interface TopicFull extends Topic { story_list: StoryRow[]; deal_list: DealRow[] }

export interface Alert { id: Id; name: string; query: string; channel: 'rss' | 'webhook' | 'output'; url: string | null; active: boolean; created: string | null; last_fired: string | null; fired: number; feed: string; secret?: string }
export interface Preview { matches: number; days: number; items: SearchHit[] }

export interface Source {
  outlet: string;
  articles: number;
  copies: number;
  originals: number;
  first_reports: number;
  copied_by_others: number;
  claims: number;
  share_named: number;
  /** Seconds after the first report. */
  mean_delay: number | null;
  first: string | null;
  last: string | null;
  comments: number;
  feed: { url: string; last_fetch: string | null; ok: boolean; error: string | null; interval: number } | null;
}

/** Figures by set, room and measure, as `hapjong score` prints them. */
/** English names of parties, by kind and Korean name. */
export type EnglishNames = Record<string, Record<string, string>>;

export interface Method { version: string; accuracy: Record<string, Record<string, Record<string, number>>> | null }

/** RFC 9457 `application/problem+json`. */
export interface Problem { type: string; title: string; status: number; detail?: string; instance?: string }
