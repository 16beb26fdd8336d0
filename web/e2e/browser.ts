// Debian's Chromium through playwright-core: no browser is downloaded.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const kArgs = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Opened { context: BrowserContext; close: () => Promise<void> }
export interface Look { width?: number; height?: number; theme?: 'light' | 'dark'; lang?: 'ko' | 'en'; touch?: boolean; scale?: number }

export async function open(look: Look = {}): Promise<Opened> {
  const home = mkdtempSync(join(tmpdir(), 'hapjong-chromium-'));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: kArgs,
    // The map must not lean on WebGL, which Playwright's own defaults would allow in software.
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    deviceScaleFactor: look.scale ?? 1,
    colorScheme: look.theme ?? 'light',
    locale: look.lang === 'en' ? 'en-GB' : 'ko-KR',
    hasTouch: look.touch ?? false,
    reducedMotion: 'reduce',
    // axe is put into pages by evaluate, which the pages' own CSP would forbid.
    bypassCSP: false,
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export interface Fault { id: string; where: string }

/** axe over the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice. */
export async function faults(page: Page): Promise<Fault[]> {
  // What has scrolled half under the sticky header is no small target.
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: string[]; any: { message: string }[] }[] }[] }> } }).axe.run(document, { runOnly: tags });
    return violations.map((fault) => ({ id: fault.id, where: fault.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' ; ') }));
  });
}

/** Everything asked for and drawn: no skeletons, fonts in. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('[aria-busy=true]'), undefined, { timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForTimeout(120);
}
