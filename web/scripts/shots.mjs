// npm run shots -- BASE_URL OUTDIR [NAME…]: every page, desktop and phone, light and dark, Korean and English.
// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = '', out = 'shots', ...only] = process.argv.slice(2);
if (!/^https?:\/\//.test(base)) {
  console.error('usage: npm run shots -- BASE_URL OUTDIR [NAME…]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
/** @param {string} path @returns {Promise<any>} */
const api = async (path) => (await fetch(`${base.replace(/\/$/, '')}/api/v1${path}`)).json();

const story = (await api('/stories?sort=size&limit=1')).items[0];
const full = story ? await api(`/stories/${story.id}`) : null;
const article = full?.articles.reduce((/** @type {any} */ best, /** @type {any} */ row) => (row.claims > (best?.claims ?? -1) ? row : best), null);
const text = article ? await api(`/articles/${article.id}`) : null;
const entity = (await api('/entities?sort=mentions&kind=org&limit=1')).items[0];
const deal = (await api('/deals?sort=claims&limit=1')).items[0];
const map = await api('/map?limit=300');
const edge = map.edges.reduce((/** @type {any} */ best, /** @type {any} */ one) => (one.claims > (best?.claims ?? 0) ? one : best), null);
const node = map.nodes.reduce((/** @type {any} */ best, /** @type {any} */ one) => (one.degree > (best?.degree ?? 0) ? one : best), null);
const days = map.edges.flatMap((/** @type {any} */ one) => one.history.map((/** @type {any} */ step) => step[0])).filter(Boolean).sort();

const far = map.nodes.filter((/** @type {any} */ one) => one.camp === node?.camp && one !== node).sort((/** @type {any} */ x, /** @type {any} */ y) => x.degree - y.degree)[0];
const ends = node && far ? `${node.id},${far.id}` : '';

/** @type {[string, string][]} */
const pages = [
  ['today', '/'], ['stories', '/stories'], ['story', `/stories/${story?.id}`], ['article', `/articles/${article?.id}`], ['article-why', `/articles/${article?.id}?claim=${text?.claims[0]?.id}`],
  ['ranking', '/articles?sort=comments'], ['rankings', '/rankings'], ['map', '/map'], ['map-edge', `/map?sel=${edge?.id}`], ['map-node', `/map?sel=${node?.id}`], ['map-then', `/map?t=${days[Math.floor(days.length / 2)]}`],
  ['map-table', '/map?view=table'], ['map-path', `/map?path=${ends}`], ['map-degrees', `/map?sel=${node?.id}&deg=2`], ['deals', '/deals'], ['deal', `/deals/${deal?.id}`], ['entities', '/entities'], ['entity', `/entities/${entity?.id}`],
  ['search', `/search?q=${encodeURIComponent(entity?.name ?? '')}`], ['topics', '/topics'], ['sources', '/sources'], ['corrections', '/corrections'], ['about', '/about'], ['missing', '/nowhere'],
];
const looks = [
  { name: 'desktop-light', width: 1440, height: 900, theme: 'light', lang: 'ko', scale: 1 },
  { name: 'desktop-dark-en', width: 1440, height: 900, theme: 'dark', lang: 'en', scale: 1 },
  { name: 'phone-light', width: 390, height: 844, theme: 'light', lang: 'ko', scale: 2 },
  { name: 'phone-dark-en', width: 390, height: 844, theme: 'dark', lang: 'en', scale: 2 },
];
for (const look of looks) {
  if (process.env.LOOK && !look.name.includes(process.env.LOOK)) continue;
  const home = mkdtempSync(join(tmpdir(), 'hapjong-shots-'));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: look.width, height: look.height }, deviceScaleFactor: look.scale, reducedMotion: 'reduce', locale: look.lang === 'en' ? 'en-GB' : 'ko-KR',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(look.name, message.text()));
  page.on('pageerror', (error) => console.error(look.name, error.message));
  for (const [name, path] of pages) {
    if (only.length && !only.includes(name)) continue;
    const mark = path.includes('?') ? '&' : '?';
    await page.goto(`${base.replace(/\/$/, '')}${path}${mark}theme=${look.theme}&lang=${look.lang}`);
    await page.waitForFunction(() => document.querySelector('main h1, main canvas') && !document.querySelector('[aria-busy=true]')).catch(() => console.error(`${name}: still busy`));
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(out, `${look.name}-${name}.png`), fullPage: !name.startsWith('map') && process.env.FULL !== '0' });
  }
  await context.close();
  rmSync(home, { recursive: true, force: true });
}
