// npm run bench:map -- BASE_URL: how long a frame takes on a map of 600 parties and 2,000 deals, dragged, zoomed and played.
// Prints script time a frame (what this code costs) and frames a second (which without a GPU is mostly the rasteriser's doing).
// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = ''] = process.argv.slice(2);
if (!/^https?:\/\//.test(base)) {
  console.error('usage: npm run bench:map -- BASE_URL');
  process.exit(2);
}
const kNodes = 600;
const kEdges = 2000;
const kCamps = 12;

/** A repeatable stream of numbers in [0, 1): mulberry32. @param {number} seed */
function stream(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
/** @param {number} n */
const id = (n) => n.toString(16).padStart(16, '0');

function bigMap() {
  const next = stream(7);
  const types = [['supply', 'trade'], ['invest', 'capital'], ['partner', 'alliance'], ['talk', 'contact'], ['compete', 'conflict'], ['regulate', 'state']];
  const statuses = ['rumoured', 'sought', 'talks', 'planned', 'signed', 'done', 'stalled', 'failed'];
  const centres = Array.from({ length: kCamps }, () => [0.1 + next() * 0.8, 0.1 + next() * 0.8]);
  const nodes = Array.from({ length: kNodes }, (_, n) => {
    const [cx = 0.5, cy = 0.5] = centres[n % kCamps] ?? [];
    return { id: id(n + 1), name: `가상기업${n + 1}`, kind: n % 9 ? 'org' : 'person', weight: 1, degree: 0, camp: n % kCamps, x: Math.min(1, Math.max(0, cx + (next() - 0.5) * 0.22)), y: Math.min(1, Math.max(0, cy + (next() - 0.5) * 0.22)) };
  });
  const edges = Array.from({ length: kEdges }, (_, n) => {
    const a = Math.floor(next() ** 2 * kNodes);
    const near = (a + kCamps * (1 + Math.floor(next() * 40))) % kNodes;
    const b = next() < 0.8 ? near : Math.floor(next() * kNodes);
    for (const end of [a, b]) if (nodes[end]) nodes[end].degree++;
    const [type, family] = types[Math.floor(next() * types.length)] ?? ['supply', 'trade'];
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(next() * 900) * 864e5).toISOString().slice(0, 10);
    const status = statuses[Math.floor(next() * statuses.length)] ?? 'done';
    return { id: id(100_000 + n), deal: id(200_000 + n), a: id(a + 1), b: id((b === a ? a + 1 : b) % kNodes + 1), type, family, directed: true, status, claims: 1, articles: 1 + Math.floor(next() * 5), independent: 1, first: day, last: day, history: [[day, status]] };
  });
  return { nodes, edges, camps: Array.from({ length: kCamps }, (_, n) => ({ id: n, hub: id(n + 1), size: kNodes / kCamps })), omitted: { nodes: 0, edges: 0 } };
}

const home = mkdtempSync(join(tmpdir(), 'hapjong-bench-'));
const context = await chromium.launchPersistentContext(home, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 1440, height: 900 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await context.newPage();
await page.route('**/api/v1/map?*', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(bigMap()) }));
const began = Date.now();
await page.goto(`${base.replace(/\/$/, '')}/map?n=2000`);
await page.waitForFunction(() => document.querySelector('canvas') && document.querySelector('[data-shown]'));
await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
console.log(`first picture of ${kNodes} parties and ${kEdges} deals: ${Date.now() - began} ms`);

const session = await context.newCDPSession(page);
await session.send('Performance.enable');
const spent = async () => (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === 'ScriptDuration')?.value ?? 0;
/** @param {string} name @param {() => Promise<void>} move */
async function measure(name, move) {
  await page.evaluate(() => {
    const shared = /** @type {any} */ (window);
    shared.frames = 0;
    shared.counting = true;
    const tick = () => {
      shared.frames++;
      if (shared.counting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const [script, from] = [await spent(), Date.now()];
  await move();
  const [used, wall] = [(await spent()) - script, Date.now() - from];
  const frames = await page.evaluate(() => {
    const shared = /** @type {any} */ (window);
    shared.counting = false;
    return shared.frames;
  });
  console.log(`${name.padEnd(22)} ${frames} frames, script ${((used / frames) * 1000).toFixed(1)} ms a frame, ${((frames / wall) * 1000).toFixed(0)} frames a second`);
}
await measure('drag', async () => {
  await page.mouse.move(900, 150);
  await page.mouse.down();
  for (let i = 0; i < 90; i++) await page.mouse.move(900 - i * 2, 150 + i);
  await page.mouse.up();
});
await measure('zoom', async () => {
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i < 30 ? -40 : 40);
});
await measure('hover', async () => {
  for (let i = 0; i < 90; i++) await page.mouse.move(500 + i * 6, 300 + i * 3);
});
if (process.env.PROFILE) {
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
}
await measure('play', async () => {
  await page.locator('.play').click();
  await page.waitForTimeout(4000);
  await page.locator('.play').click();
});
if (process.env.PROFILE) {
  const { profile } = await session.send('Profiler.stop');
  const own = new Map();
  const deltas = profile.timeDeltas ?? [];
  profile.samples?.forEach((sample, i) => own.set(sample, (own.get(sample) ?? 0) + (deltas[i] ?? 0)));
  const byName = new Map();
  for (const node of profile.nodes) {
    const name = `${node.callFrame.functionName || '(anonymous)'} ${node.callFrame.url.split('/').pop()}:${node.callFrame.lineNumber}:${node.callFrame.columnNumber}`;
    byName.set(name, (byName.get(name) ?? 0) + (own.get(node.id) ?? 0));
  }
  for (const [name, time] of [...byName].sort((x, y) => y[1] - x[1]).slice(0, 18)) console.log(`${(time / 1000).toFixed(0).padStart(7)} ms  ${name}`);
}
await context.close();
rmSync(home, { recursive: true, force: true });
