// What a browser loads, in gzip kilobytes: the first page, the map's own part, the fonts.
// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = process.argv[2] ?? 'dist';
const assets = join(dist, 'assets');
const files = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name));
/** @param {string} path */
const gz = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
/** @param {string} name @returns {string[]} what it imports at once */
function imports(name) {
  if (!name.endsWith('.js')) return [];
  const text = readFileSync(join(assets, name), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map((found) => found[1] ?? '');
}
/** @param {string[]} roots */
function closure(roots) {
  const seen = new Set(roots);
  for (const name of seen) for (const next of imports(name)) seen.add(next);
  return seen;
}
/** Styles are split by the same names as the scripts that use them. @param {Set<string>} scripts */
function withStyles(scripts) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const linked = files.filter((name) => name.endsWith('.css') && html.includes(name));
  const stems = new Set([...scripts].map((name) => name.split('-')[0]));
  const own = files.filter((name) => name.endsWith('.css') && stems.has(name.split('-')[0]));
  return new Set([...scripts, ...linked, ...own]);
}
/** @param {RegExp} pattern */
const named = (pattern) => files.filter((name) => pattern.test(name));
/** @param {Iterable<string>} list */
const sum = (list) => [...list].reduce((total, name) => total + gz(join(assets, name)), 0);
/** @param {number} bytes */
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const entry = named(/^index-.*\.js$/);
const today = withStyles(closure([...entry, ...named(/^Today-.*\.js$/)]));
const html = gz(join(dist, 'index.html'));
const painter = [...withStyles(closure(named(/^mini-.*\.js$/)))].filter((name) => !today.has(name));
const map = [...withStyles(closure(named(/^Map-.*\.js$/)))].filter((name) => !today.has(name) && !painter.includes(name));
const article = [...withStyles(closure(named(/^Article-.*\.js$/)))].filter((name) => !today.has(name));
const fonts = readdirSync(assets).filter((name) => name.endsWith('.woff2'));
const first = sum(today) + html;
console.log(`first page (Today), all scripts and styles: ${kb(first)} gzip`);
console.log(`  + map painter (mini map, d3-contour):     ${kb(sum(painter))} gzip`);
console.log(`  + map page:                               ${kb(sum(map))} gzip`);
console.log(`  + article page:                           ${kb(sum(article))} gzip`);
console.log(`  + list of font files (CSS):               ${kb(sum(named(/^fonts-.*\.css$/)))} gzip`);
console.log(`fonts on disk: ${fonts.length} files, ${kb(fonts.reduce((total, name) => total + statSync(join(assets, name)).size, 0))}; a page loads those of its syllables`);
const kMost = 200_000;
if (first > kMost) {
  console.error(`the first page is over ${kb(kMost)}`);
  process.exit(1);
}
