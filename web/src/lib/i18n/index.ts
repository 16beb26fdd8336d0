// Words of the interface in the chosen language.
import { prefs } from '../prefs.svelte';
import { en } from './en';
import { fill, type Words } from './fill';
import { ko, type Key } from './ko';

export type { Key };

export function t(key: Key, words: Words = {}): string {
  const catalogue: Record<Key, string> = prefs.lang === 'ko' ? ko : en;
  return fill(catalogue[key], words, prefs.lang === 'ko' ? 'ko-KR' : 'en-GB');
}
