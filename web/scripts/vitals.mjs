// npm run vitals -- BASE_URL: largest paint, layout shift and the slowest interaction of the main pages, in a fresh browser each.
// Fails over 1 s, 0.05 and 100 ms. On a busy machine the times are the machine's: look at the shifts, and run it again when it rests.
// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [given = ''] = process.argv.slice(2);
if (!/^https?:\/\//.test(given)) {
  console.error('usage: npm run vitals -- BASE_URL');
  process.exit(2);
}
const base = given.replace(/\/$/, '');
/** @param {string} path @returns {Promise<any>} */
const api = async (path) => (await fetch(`${base}/api/v1${path}`)).json();
const story = (await api('/stories?sort=size&limit=1')).items[0];
const full = await api(`/stories/${story.id}`);
const article = full.articles.reduce((/** @type {any} */ best, /** @type {any} */ row) => (row.claims > (best?.claims ?? -1) ? row : best), null);
const entity = (await api('/entities?limit=1')).items[0];
/** Page, address, and something to press. @type {[string, string, string][]} */
const pages = [
  ['today', '/', 'header .icon'], ['story', `/stories/${story.id}`, '.tab[aria-pressed=false]'], ['article', `/articles/${article.id}`, '[data-ref]'], ['deals', '/deals', '.check input'],
  ['entity', `/entities/${entity.id}`, 'header .icon'], ['map', '/map', '.zoom button'], ['search', `/search?q=${encodeURIComponent(entity.name)}`, '.tab[aria-pressed=false]'],
];
const kPaint = 1000;
const kShift = 0.05;
const kPress = 100;
const over = [];
for (const [name, path, target] of pages) {
  const home = mkdtempSync(join(tmpdir(), 'hapjong-vitals-'));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 1440, height: 900 }, locale: 'ko-KR',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = /** @type {any} */ (window);
    seen.vitals = { paint: 0, what: '', shift: 0, press: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((/** @type {any} */ entry) => Object.assign(seen.vitals, { paint: entry.startTime, what: entry.element?.tagName ?? '' }))).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((/** @type {any} */ entry) => entry.hadRecentInput || (seen.vitals.shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.vitals.press = Math.max(seen.vitals.press, entry.duration)))).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16, buffered: true }));
  });
  await page.goto(base + path);
  await page.waitForFunction(() => document.querySelector('main h1, main canvas') && !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForTimeout(1200);
  const { paint, what, shift } = await page.evaluate(() => ({ .../** @type {any} */ (window).vitals }));
  await page.locator(target).first().click();
  await page.waitForTimeout(500);
  const press = await page.evaluate(() => /** @type {any} */ (window).vitals.press);
  console.log(`${name.padEnd(8)} largest paint ${String(Math.round(paint)).padStart(5)} ms (${what.toLowerCase()})   shift ${shift.toFixed(3)}   interaction ${Math.round(press)} ms`);
  if (paint > kPaint) over.push(`${name}: largest paint ${Math.round(paint)} ms`);
  if (shift > kShift) over.push(`${name}: shift ${shift.toFixed(3)}`);
  if (press > kPress) over.push(`${name}: interaction ${Math.round(press)} ms`);
  await context.close();
  rmSync(home, { recursive: true, force: true });
}
if (over.length) {
  console.error(over.join('\n'));
  process.exit(1);
}
