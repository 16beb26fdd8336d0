// The main ways through, as a reader walks them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { open, settled, type Opened } from './browser';
import { ask, base, look, type Store } from './store';
import type { Page as ListPage, DealRow } from '../src/lib/types';

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
const param = (name: string): string | null => new URL(page.url()).searchParams.get(name);

describe('today', () => {
  it('lists stories, newest deals, and the most commented with their counts', async () => {
    await go('/');
    expect(await page.locator('main article h2').count()).toBeGreaterThan(0);
    const commented = store.ranked.filter((row) => row.comments !== null);
    if (commented.length) {
      const ranking = page.locator('section', { has: page.getByRole('heading', { name: '댓글 많은 뉴스' }) });
      await ranking.getByRole('link', { name: commented[0]!.headline }).first().waitFor();
      expect(await ranking.innerText()).toContain(`댓글 ${commented[0]!.comments!.toLocaleString('ko-KR')}`);
    }
    expect(await page.locator('a[href^="/deals/"]').count()).toBeGreaterThan(0);
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
    expect(why).toContain(label(store.schema.statuses, claim.status));
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
    const slider = page.getByRole('slider');
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
    await page.getByRole('group', { name: '종류' }).getByRole('button', { name: '기사', exact: true }).click();
    await settled(page);
    expect(param('kind')).toBe('article');
    const first = page.locator('.hit h2 a').first();
    expect(await first.getAttribute('href')).toMatch(/^\/articles\//);
    await first.click();
    await page.waitForURL('**/articles/*');
  });
});

describe('deals', () => {
  it('filters by status, and the count is the server’s', async () => {
    const types = store.schema.types.filter((type) => type.family !== 'people').map((type) => type.code);
    const status = store.deals.find((deal) => types.includes(deal.type))!.status;
    const wanted = (await ask<ListPage<DealRow>>(`/deals?type=${types.join(',')}&status=${status}&limit=40`)).items.length;
    await go('/deals');
    await page.getByLabel('단계', { exact: true }).selectOption(status);
    await page.waitForURL(`**status=${status}*`);
    await settled(page);
    expect(await page.locator('table tbody tr').count()).toBe(wanted);
    const label = store.schema.statuses.find((row) => row.code === status)!.ko;
    for (const text of await page.locator('table tbody .st').allInnerTexts()) expect(text.trim()).toBe(label);
    await page.getByRole('button', { name: '조건 지우기' }).click();
    expect(param('status')).toBeNull();
  });
  it('shows a deal’s way and its sentences', async () => {
    await go(`/deals/${store.deal.id}`);
    expect(await page.locator('main blockquote').count()).toBeGreaterThan(0);
    const words = store.deal.rows[0]!.evidence.text.replace(/\s+/g, '');
    expect((await page.locator('main').innerText()).replace(/\s+/g, '')).toContain(words);
  });
});

describe('language and theme', () => {
  it('switches the language and keeps the place', async () => {
    await go(`/stories/${store.story.id}`);
    await page.getByRole('button', { name: /English/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).pathname).toBe(`/stories/${store.story.id}`);
    await page.getByRole('link', { name: 'Alliance map', exact: true }).first().waitFor();
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /한국어/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
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
