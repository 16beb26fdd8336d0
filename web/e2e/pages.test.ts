// Every page, in both languages and themes, on a desktop and a phone: no axe violation, no console error, nothing wider than the window.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults, open, settled, type Look, type Opened } from './browser';
import { base, look, type Store } from './store';

/** Two looks see every page; the two that cross them see the pages with most colours and widths. */
const looks: [string, Look, string[] | null][] = [
  ['desktop, light, Korean', { width: 1440, height: 900, theme: 'light', lang: 'ko' }, null],
  ['phone, dark, English', { width: 390, height: 844, theme: 'dark', lang: 'en', touch: true }, null],
  ['phone, light, Korean', { width: 390, height: 844, theme: 'light', lang: 'ko', touch: true }, ['today', 'story', 'why', 'edge', 'deals']],
  ['desktop, dark, English', { width: 1440, height: 900, theme: 'dark', lang: 'en' }, ['today', 'story', 'why', 'edge', 'deal']],
];
let store: Store;
beforeAll(async () => {
  store = await look();
});

function addresses(): [string, string][] {
  const claim = store.article.claims[0]!;
  const edge = store.map.edges[0]!;
  return [
    ['today', '/'], ['stories', '/stories'], ['ranking', '/articles?sort=comments'], ['charts', '/rankings?by=covered'], ['story', `/stories/${store.story.id}`], ['article', `/articles/${store.article.id}`],
    ['why', `/articles/${store.article.id}?claim=${claim.id}`], ['map', '/map'], ['edge', `/map?sel=${edge.id}`], ['node', `/map?sel=${edge.a}`], ['table', '/map?view=table'],
    ['deals', '/deals'], ['no deals', '/deals?q=zzzzzz'], ['deal', `/deals/${store.deal.id}`], ['entities', '/entities'], ['entity', `/entities/${store.entity.id}`],
    ['search', `/search?q=${encodeURIComponent(store.entity.name)}`], ['empty search', '/search'], ['nothing found', '/search?q=zzzzzz'], ['topics', '/topics'], ['sources', '/sources'], ['corrections', '/corrections'], ['path', `/map?path=${edge.a},${edge.b}`], ['degrees', `/map?sel=${edge.a}&deg=2`], ['about', '/about'], ['missing', '/nowhere'], ['missing story', '/stories/0000000000000000'],
  ];
}

describe.each(looks)('%s', (_, shape, only) => {
  let browser: Opened;
  beforeAll(async () => {
    browser = await open(shape);
  });
  afterAll(() => browser?.close());

  it('has pages without a fault', { timeout: 240_000 }, async () => {
    const found: string[] = [];
    for (const [name, path] of addresses().filter(([one]) => only?.includes(one) ?? true)) {
      const page = await browser.context.newPage();
      const foreign: string[] = [];
      page.on('console', (message) => {
        const expected = name.startsWith('missing') && message.text().includes('404');
        if (message.type() === 'error' && !expected) found.push(`${name}: console: ${message.text()}`);
      });
      page.on('pageerror', (error) => found.push(`${name}: ${error.message}`));
      page.on('request', (request) => !request.url().startsWith(base()) && !/^(blob|data):/.test(request.url()) && foreign.push(request.url()));
      await page.goto(base() + path);
      await settled(page);
      for (const fault of await faults(page)) found.push(`${name}: ${fault.id}: ${fault.where}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${name}: ${wide} px wider than the window`);
      for (const url of foreign) found.push(`${name}: asked ${url}`);
      await page.close();
    }
    expect(found).toEqual([]);
  });
});

describe('a narrow window', () => {
  it('stays within 320 px', async () => {
    const browser = await open({ width: 320, height: 640 });
    const page = await browser.context.newPage();
    const wide: string[] = [];
    for (const [name, path] of addresses()) {
      await page.goto(base() + path);
      await settled(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${name}: ${over}`);
    }
    await browser.close();
    expect(wide).toEqual([]);
  });
});
