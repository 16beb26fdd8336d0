// The site of these pages (`make docs`): static, nothing is loaded from elsewhere, search in the browser.
import { fileURLToPath } from 'node:url';

// A Hangul word is found by any part of two syllables and more: 공급계약은 by 계약.
const tokens = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
    .flatMap((word) => (/^[가-힣]{3,}$/.test(word) ? [...word].slice(0, -1).map((_, i) => word.slice(i)) : [word]));
const asked = (text) => text.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);

const guide = [
  { text: 'Begin', items: [
    { text: 'First five minutes', link: '/start' }, { text: 'How it reads', link: '/how' },
    { text: 'What can be read', link: '/reading' }, { text: 'Glossary', link: '/GLOSSARY' }] },
  { text: 'What comes out', items: [
    { text: 'Ontology', link: '/ontology' }, { text: 'Copies, stories, charts', link: '/stories' },
    { text: 'explain --json', link: '/explain' }, { text: 'API', link: '/api' }] },
  { text: 'Running it', items: [
    { text: 'Operations', link: '/operations' }, { text: 'Past one machine', link: '/scale' },
    { text: 'Errors', link: '/ERRORS' }, { text: 'Security', link: '/security' }] },
  { text: 'Judging it', items: [
    { text: 'Accuracy and limits', link: '/accuracy' }, { text: 'Comparison', link: '/comparison' }] },
  { text: 'Changing it', items: [
    { text: 'Words and rules', link: '/tuning' }, { text: 'Architecture', link: '/ARCHITECTURE' },
    { text: 'Dependencies', link: '/dependencies' }] },
];

export default {
  lang: 'en',
  title: '합종 Hapjong',
  description: 'Reads Korean news and keeps the ledger of who deals with whom',
  base: process.env.DOCS_BASE ?? '/',
  outDir: fileURLToPath(new URL('../../build/docs', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../build/docs-cache', import.meta.url)),
  srcExclude: ['**/node_modules/**'],
  markdown: { html: false },
  themeConfig: {
    nav: [{ text: 'Begin', link: '/start' }, { text: 'API', link: '/api' }, { text: 'Operations', link: '/operations' }],
    sidebar: guide,
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { miniSearch: { options: { tokenize: tokens }, searchOptions: { tokenize: asked, prefix: true, fuzzy: false } } },
    },
  },
};
