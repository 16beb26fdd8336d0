// One door to the server: builds addresses, keeps recent answers, turns failures into a Problem.
import type {
  Alert, Article, ArticleRow, ClaimRow, Correction, CorrectionDraft, Deal, DealRow, Diff, Effect, Entity, EntityRow, MapData, Meta, EnglishNames, Method, Page, Path,
  Preview, Problem, Schema, SearchPage, Source, Story, StoryRow, Suggestion, Today, Rankings, Topic, TopicFull,
} from './types';

const kBase = '/api/v1';
const kKept = 80;

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
  /** No answer at all: the machine is offline or the server is down. */
  get unreachable(): boolean {
    return this.problem.status === 0;
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

/** What the writes of a session carry; the session sets it. */
export const csrf: { word: string | null } = { word: null };

const kept = new Map<string, unknown>();

export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const tail = params.toString();
  return kBase + path + (tail ? `?${tail}` : '');
}

export const recall = <T>(url: string): T | undefined => kept.get(url) as T | undefined;
export const forget = (): void => kept.clear();

function keep(url: string, value: unknown): void {
  kept.delete(url);
  kept.set(url, value);
  const oldest = kept.keys().next().value;
  if (kept.size > kKept && oldest !== undefined) kept.delete(oldest);
}

async function problemOf(response: Response): Promise<Problem> {
  const plain: Problem = { type: 'about:blank', title: response.statusText || `HTTP ${response.status}`, status: response.status };
  if (!response.headers.get('content-type')?.includes('json')) return plain;
  try {
    return { ...plain, ...((await response.json()) as Partial<Problem>), status: response.status };
  } catch {
    return plain;
  }
}

export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null, headers: { accept: 'application/json' } });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ type: 'hapjong:unreachable', title: 'unreachable', status: 0 });
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  let value: T;
  try {
    value = (await response.json()) as T;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ type: 'hapjong:garbled', title: 'garbled', status: response.status });
  }
  keep(url, value);
  return value;
}

/** Changes something on the server. A session's word goes with it, which other sites' pages cannot know. */
export async function send<T>(method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'DELETE') headers['content-type'] = 'application/json';
  if (csrf.word) headers['x-csrf-token'] = csrf.word;
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body: method === 'DELETE' ? null : JSON.stringify(body ?? {}) });
  } catch {
    throw new ApiError({ type: 'hapjong:unreachable', title: 'unreachable', status: 0 });
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** An address that knows the shape of its answer. */
export type Url<T> = string & { readonly answers?: T };
const to = <T>(path: string, query?: Query): Url<T> => address(path, query);

export const api = {
  meta: () => to<Meta>('/meta'),
  schema: () => to<Schema>('/schema'),
  stories: (q: Query = {}) => to<Page<StoryRow>>('/stories', q),
  story: (id: string) => to<Story>(`/stories/${encodeURIComponent(id)}`),
  articles: (q: Query = {}) => to<Page<ArticleRow>>('/articles', q),
  article: (id: string) => to<Article>(`/articles/${encodeURIComponent(id)}`),
  entities: (q: Query = {}) => to<Page<EntityRow>>('/entities', q),
  entity: (id: string) => to<Entity>(`/entities/${encodeURIComponent(id)}`),
  deals: (q: Query = {}) => to<Page<DealRow>>('/deals', q),
  deal: (id: string, q: Query = {}) => to<Deal>(`/deals/${encodeURIComponent(id)}`, q),
  claim: (id: string) => to<ClaimRow>(`/claims/${encodeURIComponent(id)}`),
  map: (q: Query = {}) => to<MapData>('/map', q),
  search: (q: Query) => to<SearchPage>('/search', q),
  suggest: (q: string) => to<{ items: Suggestion[] }>('/suggest', { q }),
  today: () => to<Today>('/today'),
  rankings: (q: Query) => to<Rankings>('/rankings', q),
  diff: (q: Query = {}) => to<Diff>('/diff', q),
  path: (q: Query) => to<{ paths: Path[] }>('/path', q),
  corrections: (q: Query = {}) => to<Page<Correction>>('/corrections', q),
  topics: () => to<{ items: Topic[] }>('/topics'),
  topic: (id: string) => to<TopicFull>(`/topics/${encodeURIComponent(id)}`),
  alerts: () => to<{ items: Alert[] }>('/alerts'),
  sources: () => to<{ items: Source[] }>('/sources'),
  method: () => to<Method>('/method'),
  names: () => to<EnglishNames>('/names'),
};

export const correct = (draft: CorrectionDraft): Promise<Correction> => send('POST', address('/corrections'), draft);
export const effectOf = (draft: CorrectionDraft): Promise<Effect> => send('POST', address('/corrections/preview'), draft);
export const undo = (id: string): Promise<Correction> => send('POST', address(`/corrections/${encodeURIComponent(id)}/undo`));
export const addTopic = (topic: Partial<Topic>): Promise<Topic> => send('POST', address('/topics'), topic);
export const dropTopic = (id: string): Promise<void> => send('DELETE', address(`/topics/${encodeURIComponent(id)}`));
export const addAlert = (alert: Partial<Alert>): Promise<Alert> => send('POST', address('/alerts'), alert);
export const setAlert = (id: string, change: Partial<Alert>): Promise<Alert> => send('PATCH', address(`/alerts/${encodeURIComponent(id)}`), change);
export const signIn = (token: string): Promise<void> => send('POST', address('/session'), { token });
export const signOut = (): Promise<void> => send('DELETE', address('/session'));
export const dropAlert = (id: string): Promise<void> => send('DELETE', address(`/alerts/${encodeURIComponent(id)}`));
export const previewAlert = (query: string): Promise<Preview> => send('POST', address('/alerts/preview'), { query });
