// What a party is called in the language of the page: its English name is asked of the server once.
import { api, get } from './api';
import { prefs, type Lang } from './prefs.svelte';
import type { EnglishNames } from './types';

class Called {
  english = $state.raw<EnglishNames | undefined>(undefined);
  #asked = false;

  /** Asks for the English names where the page is in English; a server without them leaves the Korean ones. */
  need(lang: Lang): void {
    if (lang !== 'en' || this.#asked) return;
    this.#asked = true;
    get<EnglishNames>(api.names()).then(
      (names) => (this.english = names),
      () => (this.#asked = false),
    );
  }
}

const names = new Called();
export const needNames = (lang: Lang): void => names.need(lang);

interface Party {
  name: string;
  kind: string;
}
const inEnglish = (party: Party): string | undefined => (prefs.lang === 'en' ? names.english?.[party.kind]?.[party.name] : undefined);

export const called = (party: Party): string => inEnglish(party) ?? party.name;
export const allCalled = (parties: Party[]): string => parties.map(called).join('·') || '?';
/** The language that the name is in, for readers and fonts. */
export const langOf = (party: Party): Lang => (inEnglish(party) === undefined ? 'ko' : 'en');
