// Labels of types, statuses and kinds: asked of the server once, shown as codes until they come.
import { api, get } from './api';
import { t } from './i18n';
import { prefs } from './prefs.svelte';
import type { Label, Schema, TypeLabel } from './types';

type Table = Exclude<keyof Schema, 'types'>;

/** Types that state how things stand rather than what was done. */
const kLasting = new Set(['own', 'compete', 'role', 'member', 'lead', 'oppose', 'endorse']);

class Labels {
  all = $state.raw<Schema | undefined>(undefined);
  #types = $derived(new Map((this.all?.types ?? []).map((type) => [type.code, type])));

  start(): void {
    const again = (wait: number): void => {
      get<Schema>(api.schema()).then(
        (schema) => (this.all = schema),
        () => setTimeout(() => again(Math.min(wait * 2, 30_000)), wait),
      );
    };
    again(1000);
  }

  type(code: string): TypeLabel | undefined {
    return this.#types.get(code);
  }

  family(code: string): string {
    return this.#types.get(code)?.family ?? 'contact';
  }

  typeName(code: string): string {
    const type = this.#types.get(code);
    return type ? type[prefs.lang] : code;
  }

  /** Every type of deal between parties, for queries that leave roles of people out; null until known. */
  dealings(): string | null {
    const types = this.all?.types.filter((type) => type.family !== 'people').map((type) => type.code);
    return types?.length ? types.join(',') : null;
  }

  /** What the party on a side is called: 투자자, 피투자자. */
  side(code: string, side: 'a' | 'b'): string {
    const type = this.#types.get(code);
    return type ? type[`${side}_${prefs.lang}`] : side.toUpperCase();
  }

  /** A status as it reads beside a type: what stands (owning, rivalry, a post) is not "done" but lasting. */
  status(code: string, type = ''): string {
    if (code === 'done' && kLasting.has(type)) return t('lasting');
    return this.name('statuses', code);
  }

  name(table: Table, code: string): string {
    const row: Label | undefined = this.all?.[table].find((label) => label.code === code);
    return row ? row[prefs.lang] : code;
  }
}

export const labels = new Labels();
