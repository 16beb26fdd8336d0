// The main ways through, as a reader walks them.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { open, settled, type Opened } from './browser';
import { ask, base, look, type Store } from './store';
import type { Page as ListPage, Chart, DealRow, EnglishNames, EntityRow, Ranked, Rankings, Today } from '../src/lib/types';

let store: Store;
let browser: Opened;
let page: Page;
beforeAll(async () => {
  store = await look();
  browser = await open();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.context.newPage();
});
afterEach(() => page.close());

/** A claim of the article whose words stand in the body, where they are marked. */
const bodyClaim = () => {
  const shown = store.article.blocks.filter((block) => block.kind === 'body' || block.kind === 'heading' || block.kind === 'caption');
  return store.article.claims.find((claim) => shown.some((block) => claim.evidence.begin >= block.begin && claim.evidence.end <= block.end))!;
};

const go = async (path: string): Promise<void> => {
  await page.goto(base() + path);
  await settled(page);
};
const writes = (): boolean => JSON.stringify(store.meta.routes ?? {}).includes('"POST /corrections"');
const param = (name: string): string | null => new URL(page.url()).searchParams.get(name);

describe('today', () => {
  it('lists stories, newest deals, and the most commented with their counts', async () => {
    await go('/');
    expect(await page.locator('main article h2').count()).toBeGreaterThan(0);
    const today = await ask<Today>('/today');
    const commented = store.ranked.filter((row) => row.comments !== null);
    if (!today.commented.length && commented.length) {
      const ranking = page.locator('section', { has: page.getByRole('heading', { name: '댓글 많은 뉴스' }) });
      await ranking.getByRole('link', { name: commented[0]!.headline }).first().waitFor();
      expect(await ranking.innerText()).toContain(`댓글 ${commented[0]!.comments!.toLocaleString('ko-KR')}`);
    }
    expect(await page.locator('a[href^="/deals/"]').count()).toBeGreaterThan(0);
  });
});

const kCharts: [Chart, string][] = [['breaking', '속보'], ['growing', '빠르게 느는 이슈'], ['covered', '많이 다룬 이슈'], ['commented', '댓글 많은 뉴스']];
/** Each chart of the server's day that has rows, as the page shows it. */
async function charts(): Promise<void> {
  const today = await ask<Today>('/today');
  const section = page.locator('section', { has: page.getByRole('heading', { name: '오늘의 순위' }) });
  for (const [chart, name] of kCharts) {
    const first = today[chart][0];
    if (!first) continue;
    await section.getByRole('button', { name, exact: true }).click();
    await section.getByRole('link', { name: (first.article ?? first.story)!.headline }).first().waitFor();
  }
}
describe('charts', () => {
  it('shows what is breaking, growing, covered and talked of', async () => {
    await go('/');
    await charts();
  });
});

describe('rankings', () => {
  it('shows a chart of one section as it stood at the end of a day', async () => {
    const all = await ask<Rankings>('/rankings?by=commented&limit=50');
    await go('/rankings?by=commented');
    const name = (row: Ranked) => (row.article ?? row.story)!.headline;
    if (all.items[0]) await page.getByRole('link', { name: name(all.items[0]) }).first().waitFor();
    else await page.getByText('이 날의 순위가 없습니다').waitFor();
    const section = all.sections[0]?.[0];
    if (section) {
      await page.getByLabel('면').selectOption(section);
      await page.waitForURL(/section=/);
      const one = await ask<Rankings>(`/rankings?by=commented&limit=50&section=${encodeURIComponent(section)}`);
      await settled(page);
      expect(await page.locator('main ol.rows > li').count()).toBe(one.items.length);
    }
    await page.getByLabel('날짜').fill('2001-01-01');
    await page.waitForURL(/at=2001-01-01/);
    expect((await ask<Rankings>('/rankings?by=commented&at=2001-01-01')).by).toBe('commented');
    await page.getByRole('button', { name: '많이 다룬 이슈' }).click();
    await page.waitForURL(/by=covered/);
  });
});

describe('story → article → claim → why', () => {
  it('leads from the story list to the reasons of a claim', async () => {
    await go('/stories?sort=size');
    await page.locator(`a[href="/stories/${store.story.id}"]`).first().click();
    await page.waitForURL(`**/stories/${store.story.id}`);
    await settled(page);
    await page.locator(`main a[href^="/articles/${store.article.id}"]`).first().click();
    await page.waitForURL(`**/articles/${store.article.id}*`);
    await settled(page);
    expect(await page.locator('main h1').innerText()).toBe(store.article.headline);
    const claim = bodyClaim();
    await page.locator(`[data-ref="${claim.id}"]`).first().click();
    const open = page.locator(`#m-${claim.id}`);
    await open.locator('dl').waitFor();
    const why = await open.innerText();
    expect(why).toContain(claim.rule);
    const label = (list: { code: string; ko: string }[], code: string) => list.find((row) => row.code === code)?.ko ?? code;
    expect(why).toContain(label(store.schema.tiers, claim.source_tier));
    expect(why).toMatch(claim.status === 'done' ? new RegExp(`${label(store.schema.statuses, 'done')}|지속`) : label(store.schema.statuses, claim.status)); // what stands is lasting
    expect(param('claim')).toBe(claim.id);
    const marked = await page.locator('mark.chosen').allInnerTexts();
    expect(marked.join('')).not.toBe('');
  });

  it('marks exactly the evidence words of the text', async () => {
    const claim = bodyClaim();
    await go(`/articles/${store.article.id}?claim=${claim.id}`);
    const words = await page.locator(`mark.chosen[data-claim="${claim.id}"]`).allInnerTexts();
    const wanted = store.article.text.slice(claim.evidence.begin, claim.evidence.end);
    expect(words.join('').replace(/\s+/g, '')).toBe(wanted.replace(/\s+/g, ''));
  });

  it('sets captions apart and leaves related headlines out', async () => {
    await go(`/articles/${store.article.id}`);
    const related = store.article.blocks.filter((block) => block.kind === 'related');
    const shown = await page.locator('main .text').innerText();
    for (const block of related) expect(shown).not.toContain(store.article.text.slice(block.begin, block.end));
    expect(await page.locator('main .text .caption').count()).toBe(store.article.blocks.filter((block) => block.kind === 'caption').length);
  });

  it('takes marks away when asked', async () => {
    await go(`/articles/${store.article.id}`);
    expect(await page.locator('mark[data-claim]').count()).toBeGreaterThan(0);
    await page.getByLabel('주장', { exact: true }).uncheck();
    expect(await page.locator('mark[data-claim]').count()).toBe(0);
  });
});

describe('map → edge → sentence → article', () => {
  it('opens a deal from a line on the canvas', async () => {
    await go('/map');
    const box = (await page.locator('canvas').boundingBox())!;
    let found = false;
    for (let y = box.y + 120; y < box.y + box.height - 160 && !found; y += 22) {
      for (let x = box.x + 320; x < box.x + box.width - 40 && !found; x += 22) {
        await page.mouse.move(x, y);
        const tip = page.locator('.tip span');
        if ((await tip.count()) === 0) continue;
        await page.mouse.click(x, y);
        found = store.map.edges.some((edge) => edge.id === param('sel'));
      }
    }
    expect(found).toBe(true);
    await page.locator('.panel blockquote').first().waitFor();
    const link = page.locator('.panel a[href*="claim="]').first();
    const href = (await link.getAttribute('href'))!;
    await link.click();
    await page.waitForURL(`**${href}`);
    await settled(page);
    expect(await page.locator('mark.chosen').count()).toBeGreaterThan(0);
  });

  it('is walked by keys and says what is selected', async () => {
    await go('/map');
    await page.locator('[role=application]').focus();
    await page.keyboard.press('ArrowRight');
    const node = store.map.nodes.find((one) => one.id === param('sel'));
    expect(node).toBeTruthy();
    expect(await page.locator('[data-said]').innerText()).toContain(node!.name);
    await page.keyboard.press(']');
    expect(store.map.edges.some((edge) => edge.id === param('sel'))).toBe(true);
    await page.keyboard.press('Escape');
    expect(param('sel')).toBeNull();
  });

  it('shows the same deals as a table', async () => {
    await go('/map?view=table');
    expect(await page.locator('table tbody tr').count()).toBe(Math.min(80, store.map.edges.length));
    await page.locator('table .who button').first().click();
    await page.locator('.panel h2').first().waitFor();
    expect(param('sel')).toBeTruthy();
  });

  it('hides a type, and the address keeps it', async () => {
    await go('/map?view=table');
    const type = store.map.edges[0]!.type;
    const label = store.schema.types.find((row) => row.code === type)!.ko;
    await go('/map');
    const before = Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''));
    await page.locator('.legend .chip', { hasText: new RegExp(`^${label}\\s`) }).click();
    expect(param('hide')).toBe(type);
    const after = Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''));
    expect(before - after).toBe(store.map.edges.filter((edge) => edge.type === type).length);
    await page.reload();
    await settled(page);
    expect(Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''))).toBe(after);
  });

  it('goes back in time with the as-of slider', async () => {
    await go('/map');
    const now = Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''));
    const slider = page.getByRole('slider', { name: '기준일' });
    await slider.focus();
    const day = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(day);
    expect(param('t')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const first = Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''));
    expect(first).toBeLessThan(now);
    await page.keyboard.press('End');
    expect(param('t')).toBeNull();
    expect(Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''))).toBe(now);
  });

  it('finds a party by name', async () => {
    const node = store.map.nodes.reduce((best, one) => (one.degree > best.degree ? one : best));
    await go('/map');
    await page.getByRole('searchbox', { name: '지도에서 찾기' }).or(page.getByRole('combobox', { name: '지도에서 찾기' })).first().fill(node.name);
    await page.keyboard.press('Enter');
    await page.locator('.panel h2', { hasText: node.name }).waitFor();
  });
});

describe('the map’s tools', () => {
  const shown = async (): Promise<number> => Number((await page.locator('[data-shown]').innerText()).replace(/\D/g, ''));
  it('shows the way between two parties, and each step opens', async () => {
    const edge = store.map.edges[0]!;
    await go(`/map?path=${edge.a},${edge.b}`);
    const panel = page.getByRole('complementary', { name: '두 대상 잇기' });
    await panel.getByRole('status').getByText('1단계로 이어집니다').waitFor();
    await panel.locator('.edge').first().click();
    expect(store.map.edges.some((one) => one.id === param('sel'))).toBe(true);
  });
  it('hides a party, says so, and brings it back', async () => {
    const node = store.map.nodes.reduce((best, one) => (one.degree > best.degree ? one : best));
    await go(`/map?sel=${node.id}`);
    const before = await shown();
    await page.locator('.panel').getByRole('button', { name: '숨기기' }).click();
    expect(param('gone')).toBe(node.id);
    expect(await shown()).toBe(before - store.map.edges.filter((edge) => edge.a === node.id || edge.b === node.id).length);
    await page.getByRole('button', { name: `${node.name} 되살리기` }).click();
    expect(param('gone')).toBeNull();
    expect(await shown()).toBe(before);
  });
  it('pins and expands a party by keys, all in the address', async () => {
    const node = store.map.nodes.reduce((best, one) => (one.degree > best.degree ? one : best));
    await go(`/map?sel=${node.id}`);
    await page.locator('[role=application]').focus();
    await page.keyboard.press('p');
    expect(param('pin')).toMatch(new RegExp(`^${node.id}:-?\\d+:-?\\d+$`));
    await page.keyboard.press('x');
    expect(param('expand')).toBe(node.id);
    await page.keyboard.press('2');
    expect(param('deg')).toBe('2');
    await page.keyboard.press('p');
    expect(param('pin')).toBeNull();
  });
  it('keeps only what so many independent sources tell', async () => {
    await go('/map?min=2');
    expect(await shown()).toBe(store.map.edges.filter((edge) => edge.independent >= 2).length);
  });
  it('gives the picture as SVG and the deals as CSV', async () => {
    await go('/map');
    const take = async (name: string): Promise<string> => {
      await page.getByRole('button', { name: '내보내기' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return readFileSync((await download.path())!, 'utf8');
    };
    const svg = await take('SVG 그림');
    expect(svg).toMatch(/^<svg [^]*<\/svg>\s*$/);
    const hub = store.map.nodes.reduce((best, one) => (one.degree > best.degree ? one : best));
    expect(svg).toContain(hub.name);
    expect(svg).not.toMatch(/NaN|undefined|\[object/);
    const csv = await take('CSV 표');
    expect(csv.trim().split('\r\n').length).toBe(1 + (await shown()));
  });
});

describe('corrections', () => {
  it('story → article → claim → why → reject → undo', async () => {
    if (!writes()) return;
    const claim = bodyClaim();
    await go(`/articles/${store.article.id}?claim=${claim.id}`);
    const card = page.locator(`#m-${claim.id}`);
    await card.getByRole('button', { name: '잘못 읽음' }).click();
    await card.getByLabel(/까닭/).fill('시험 정정');
    await card.getByRole('button', { name: '이 주장 빼기' }).click();
    await page.getByText('정정했습니다.').waitFor();
    await page.waitForFunction((id) => !document.getElementById(id), `m-${claim.id}`);
    await page.goto(`${base()}/corrections`);
    await settled(page);
    const row = page.locator('main ol > li').first();
    expect(await row.innerText()).toContain('시험 정정');
    await row.getByRole('button', { name: '되돌리기' }).click();
    await page.getByText('되돌렸습니다.').waitFor();
    await page.locator('main ol > li').first().getByText('되돌림').waitFor();
    await go(`/articles/${store.article.id}?claim=${claim.id}`);
    expect(await page.locator(`#m-${claim.id}`).count()).toBe(1);
  });
  it('shows what the server refuses', async () => {
    if (!writes()) return;
    const claim = bodyClaim();
    await page.route('**/api/v1/corrections', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Forbidden', status: 403 }) }));
    await go(`/articles/${store.article.id}?claim=${claim.id}`);
    const card = page.locator(`#m-${claim.id}`);
    await card.getByRole('button', { name: '잘못 읽음' }).click();
    await card.getByRole('button', { name: '이 주장 빼기' }).click();
    await page.getByText('정정할 권한이 없습니다.').waitFor();
    expect(await card.count()).toBe(1);
  });
});

describe('live', () => {
  it('follows the store without a reload', async () => {
    const more = process.env.HAPJONG_MORE;
    if (!more && !process.env.HAPJONG_MOCK) return;
    await go('/');
    await page.getByText(/실시간/).first().waitFor();
    const asked = page.waitForRequest(/\/api\/v1\/stories\?/);
    const began = Date.now();
    if (more) execSync(more, { stdio: 'ignore' });
    else await fetch(`${base()}/api/v1/topics`, { method: 'POST', body: JSON.stringify({ name: 'x', query: 'x', types: [] }) });
    await asked;
    expect(Date.now() - began).toBeLessThan(20_000);
    if (more) {
      const articles = (await ask<{ articles: number }>('/meta')).articles;
      expect(articles).toBeGreaterThan(store.meta.articles);
      await page.getByText(`기사 ${articles}`, { exact: true }).first().waitFor();
      expect((await ask<Today>('/today')).breaking.length).toBeGreaterThan(0);
      await go('/');
      await charts();
    }
  });
});

describe('topics, alerts, sources', () => {
  it('keeps a topic as a page, and drops it', async () => {
    if (!writes()) return;
    const name = `갈래 ${Date.now()}`;
    await go('/topics');
    const form = page.locator('form', { has: page.getByRole('heading', { name: '새 주제' }) });
    await form.locator('#t-name').fill(name);
    await form.locator('#t-query').fill(store.entity.name);
    await form.getByRole('button', { name: '주제 저장' }).click();
    await page.getByRole('link', { name }).click();
    await page.waitForURL('**/topics/*');
    await settled(page);
    await page.locator('main a[href^="/deals/"]').first().waitFor();
    expect(await page.locator('main a[href^="/deals/"]').count()).toBeGreaterThan(0);
    await go('/topics');
    await page.getByRole('button', { name: `${name} 지우기` }).click();
    await page.getByRole('link', { name }).waitFor({ state: 'detached' });
  });
  it('makes an alert, shows its key once, and drops it', async () => {
    if (!writes()) return;
    await go('/topics');
    const query = `${store.entity.name} status:signed`;
    const form = page.locator('form', { has: page.getByRole('heading', { name: '새 알림' }) });
    await form.locator('#a-query').fill(query);
    await form.getByText(/지난 \d+일이면/).waitFor();
    await form.getByLabel('webhook').check();
    await form.locator('#a-url').fill('https://a.example/hook');
    await form.getByRole('button', { name: '알림 만들기' }).click();
    await form.getByText(/서명 열쇠/).waitFor();
    await page.getByRole('heading', { name: query }).waitFor();
    await page.getByRole('button', { name: `${query} 지우기` }).click();
    await page.getByRole('heading', { name: query }).waitFor({ state: 'detached' });
  });
  it('says of every outlet what it brought', async () => {
    await go('/sources');
    const rows = page.locator('main tbody tr');
    expect(await rows.count()).toBe((await ask<{ items: unknown[] }>('/sources')).items.length);
    await page.getByRole('button', { name: '첫 보도' }).click();
    expect(param('sort')).toBe('first_reports');
    const firsts = await rows.evaluateAll((all) => all.map((row) => Number(row.querySelectorAll('td')[1]!.textContent)));
    expect(firsts).toEqual([...firsts].sort((a, b) => b - a));
    expect(firsts[0]).toBeGreaterThan(0);
  });
});

describe('search', () => {
  it('suggests while typing and goes there', async () => {
    await go('/');
    await page.keyboard.press('/');
    await page.keyboard.type(store.entity.name);
    await page.locator('#q-list [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#q').getAttribute('aria-activedescendant')).toBe('q-0');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(entities|stories|articles|deals)\/[0-9a-f]+/);
  });
  it('finds, narrows by kind, and opens a result', async () => {
    await go(`/search?q=${encodeURIComponent(store.entity.name)}`);
    expect(await page.locator('.hit').count()).toBeGreaterThan(0);
    await page.getByRole('group', { name: '종류' }).getByRole('button', { name: /^기사/ }).click();
    await settled(page);
    expect(param('kind')).toBe('article');
    const first = page.locator('.hit h2 a').first();
    expect(await first.getAttribute('href')).toMatch(/^\/articles\//);
    await first.click();
    await page.waitForURL('**/articles/*');
  });
  it('narrows by a facet to as many as the facet says', async () => {
    await go(`/search?q=${encodeURIComponent(store.entity.name)}&kind=article`);
    const outlet = page.locator('section', { has: page.getByRole('heading', { name: '매체' }) }).getByRole('button').first();
    const count = Number(await outlet.locator('b').innerText());
    await outlet.click();
    await page.waitForURL('**outlet=*');
    await settled(page);
    expect(await page.locator('.hit').count()).toBe(count);
  });
});

describe('deals', () => {
  it('filters by status, and the count is the server’s', async () => {
    const types = store.schema.types.filter((type) => type.family !== 'people').map((type) => type.code);
    const status = store.deals.find((deal) => types.includes(deal.type))!.status;
    const wanted = (await ask<ListPage<DealRow>>(`/deals?type=${types.join(',')}&status=${status}&limit=40`)).items.length;
    await go('/deals');
    const label = store.schema.statuses.find((row) => row.code === status)!.ko;
    await page.getByRole('group', { name: '단계', exact: true }).getByRole('checkbox', { name: label }).check();
    await page.waitForURL(`**status=${status}*`);
    await settled(page);
    expect(await page.locator('table tbody tr').count()).toBe(wanted);
    for (const text of await page.locator('table tbody .st').allInnerTexts()) expect([label, '지속']).toContain(text.trim());
    await page.getByRole('button', { name: '조건 지우기' }).first().click();
    expect(param('status')).toBeNull();
  });
  it('shows a deal’s way and its sentences', async () => {
    await go(`/deals/${store.deal.id}`);
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
    const words = store.deal.rows[0]!.evidence.text.replace(/\s+/g, '');
    expect((await page.locator('main').innerText()).replace(/\s+/g, '')).toContain(words);
  });
});

describe('views of the ledger', () => {
  it('keeps a view in this browser, and takes it away', async () => {
    await go('/deals?status=signed');
    await page.getByRole('button', { name: '이 보기 저장' }).click();
    await page.getByRole('textbox', { name: '보기 이름' }).fill('내 보기');
    await page.keyboard.press('Enter');
    await page.goto(`${base()}/deals`);
    await settled(page);
    await page.getByRole('link', { name: '내 보기' }).click();
    await page.waitForURL('**/deals?status=signed');
    await page.getByRole('button', { name: '내 보기 지우기' }).click();
    expect(await page.getByRole('link', { name: '내 보기' }).count()).toBe(0);
  });
  it('shows the ledger as of a day', async () => {
    const first = store.deals.map((deal) => deal.first).filter((day) => day !== null).sort()[0]!.slice(0, 10);
    await go(`/deals?at=${first}`);
    const all = (await ask<ListPage<DealRow>>('/deals?limit=500')).items.length;
    expect(await page.locator('table tbody tr').count()).toBeLessThan(all);
  });
});

describe('a story that has become part of another', () => {
  it('is shown at the address of that one', async () => {
    const old = '00000000000000ff';
    await page.route(`**/api/v1/stories/${old}*`, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...store.story, moved: old }) }));
    await go(`/stories/${old}?at=1`);
    await page.waitForURL(`**/stories/${store.story.id}?at=1`);
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe(store.story.headline);
  });
});

describe('language and theme', () => {
  it('switches the language and keeps the place', async () => {
    await go(`/stories/${store.story.id}`);
    await page.getByRole('button', { name: /English/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).pathname).toBe(`/stories/${store.story.id}`);
    await page.getByRole('link', { name: 'Map', exact: true }).first().waitFor();
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /한국어/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  });
  it('calls parties by their English names where the page is in English', async () => {
    const english = (await ask<EnglishNames>('/names')).country!;
    const known = (await ask<ListPage<EntityRow>>('/entities?kind=country&limit=100')).items.find((one) => english[one.name])!;
    await go(`/entities/${known.id}`);
    expect(await page.locator('h1').innerText()).toBe(known.name);
    await page.getByRole('button', { name: /English/ }).click();
    await page.locator('h1', { hasText: english[known.name]! }).waitFor();
    expect(await page.locator('h1').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /한국어/ }).click();
    await page.locator('h1', { hasText: known.name }).waitFor();
  });
  it('switches the theme and keeps it', async () => {
    await go('/');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole('button', { name: '어둡게 보기' }).click();
    expect(await paper()).not.toBe(light);
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: '밝게 보기' }).click();
    expect(await paper()).toBe(light);
  });
});

describe('moving about', () => {
  it('goes back to the place it left', async () => {
    await go('/deals');
    const link = page.locator('table tbody a[href^="/deals/"]').last();
    await link.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => scrollY);
    await link.click();
    await page.waitForURL('**/deals/*');
    await settled(page);
    await page.goBack();
    await settled(page);
    expect(Math.abs((await page.evaluate(() => scrollY)) - top)).toBeLessThan(80);
  });
  it('skips to the content, and shows where the focus is', async () => {
    await go('/about');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('본문으로 건너뛰기');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).not.toBe('none');
  });
  it('lists its keys and follows them', async () => {
    await go('/about');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('자판 단축키').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.waitForURL('**/map');
  });
});

describe('when the server is away', () => {
  it('says so, keeps what it has, and comes back', async () => {
    await go('/');
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.getByRole('link', { name: '거래', exact: true }).first().click();
    await page.getByRole('alert').getByText('서버에 닿지 않습니다').waitFor();
    await page.getByRole('status').getByText('연결이 끊겼습니다').waitFor();
    await page.unroute('**/api/v1/**');
    await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
    await page.locator('table tbody tr').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
  it('shows a problem’s title and detail', async () => {
    await page.route('**/api/v1/deals?*', (route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Bad request', status: 400, detail: 'sort: no such order' }) }));
    await go('/deals').catch(() => undefined);
    await page.getByRole('alert').getByText('sort: no such order').waitFor();
  });
});
