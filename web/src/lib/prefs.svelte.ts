// Language and theme: set before the first paint by public/theme.js, kept in this browser only.
export type Lang = 'ko' | 'en';
export type Theme = 'light' | 'dark';

const root = document.documentElement;

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still works for this visit.
  }
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

class Prefs {
  lang = $state<Lang>(root.lang === 'en' ? 'en' : 'ko');
  theme = $state<Theme>(root.dataset.theme === 'dark' ? 'dark' : 'light');

  /** Single-key shortcuts, which people who speak to their machine must be able to turn off (WCAG 2.1.4). */
  keys = $state(recall('hj-keys') !== 'off');

  setKeys(on: boolean): void {
    this.keys = on;
    keep('hj-keys', on ? 'on' : 'off');
  }

  setLang(lang: Lang): void {
    this.lang = lang;
    root.lang = lang;
    keep('hj-lang', lang);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    root.dataset.theme = theme;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', theme === 'dark' ? '#0F1217' : '#F6F3EC');
    keep('hj-theme', theme);
  }
}

export const prefs = new Prefs();
