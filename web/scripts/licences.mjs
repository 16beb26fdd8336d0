// Writes dist/licenses.txt: the licences of what is built into the pages, as their authors ask.
// @ts-check
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kInside = ['svelte', 'd3-contour', 'd3-array', 'internmap', 'pretendard'];
// The font's package has no file of its licence.
const ofl = () => readFileSync('licences/OFL-1.1.txt', 'utf8').trim();
/** @param {string} name */
function licenceOf(name) {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = existsSync(folder) ? readdirSync(folder).find((one) => /^licen[cs]e/i.test(one)) : undefined;
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : name === 'pretendard' ? ofl() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}
writeFileSync('dist/licenses.txt', kInside.map(licenceOf).join(`\n${'-'.repeat(72)}\n\n`));
