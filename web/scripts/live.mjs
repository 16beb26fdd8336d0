// npm run live -- BASE_URL COMMAND…: how soon a claim stands in an open browser. Opens the deals, runs COMMAND, which reads one
// page into the store that BASE_URL serves, and says when the first new deal was seen. Fails over 1 s after the command's end.
// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [given = '', ...command] = process.argv.slice(2);
const [program] = command;
if (!/^https?:\/\//.test(given) || !program) {
  console.error('usage: npm run live -- BASE_URL COMMAND…');
  process.exit(2);
}
const kMost = 1000;
const home = mkdtempSync(join(tmpdir(), 'hapjong-live-'));
const context = await chromium.launchPersistentContext(home, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 1440, height: 900 }, locale: 'ko-KR',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await context.newPage();
await page.goto(`${given.replace(/\/$/, '')}/deals`);
await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('[aria-busy=true]'));
await page.waitForTimeout(1500);
await page.evaluate(() => {
  const links = () => [...document.querySelectorAll('main a[href*="/deals/"]')].map((a) => a.getAttribute('href'));
  const known = new Set(links());
  const seen = /** @type {any} */ (window);
  new MutationObserver(() => {
    if (!seen.first && links().some((href) => !known.has(href))) seen.first = Date.now();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
});
const began = Date.now();
const status = await new Promise((resolve) => spawn(program, command.slice(1), { stdio: 'ignore' }).on('close', resolve).on('error', () => resolve(-1)));
const ended = Date.now();
const first = status === 0 ? await page.waitForFunction(() => /** @type {any} */ (window).first, undefined, { timeout: 20_000, polling: 20 }).then((f) => f.jsonValue(), () => 0) : 0;
await context.close();
rmSync(home, { recursive: true, force: true });
if (!first) {
  console.error(status === 0 ? 'no new deal was seen within 20 s' : `${command.join(' ')}: exit ${status}`);
  process.exit(1);
}
console.log(`first claim in an open browser: ${first - ended} ms after the command's end, ${first - began} ms after its start (the command: ${ended - began} ms)`);
process.exit(first - ended > kMost ? 1 : 0);
