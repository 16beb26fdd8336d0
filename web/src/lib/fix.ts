// Corrections from the pages: send, say what was done, offer the way back, and read everything anew.
import { ApiError, correct, forget, undo } from './api';
import { t } from './i18n';
import { live } from './live.svelte';
import { toasts } from './toast.svelte';
import type { Correction, CorrectionDraft } from './types';

export function reasonOf(error: unknown): string {
  if (!(error instanceof ApiError)) return String(error);
  const { status, title, detail } = error.problem;
  if (status === 0) return t('err_offline');
  if (status === 401 || status === 403) return t('fix_denied');
  return [title, detail].filter(Boolean).join(': ');
}

async function fresh(): Promise<void> {
  forget();
  await live.poll();
}

export async function takeBack(id: string): Promise<boolean> {
  try {
    await undo(id);
    await fresh();
    toasts.say({ text: t('fix_undone') });
    return true;
  } catch (error) {
    toasts.say({ text: reasonOf(error), bad: true });
    return false;
  }
}

export async function fix(draft: CorrectionDraft): Promise<Correction | null> {
  try {
    const made = await correct(draft);
    await fresh();
    toasts.say({ text: t('fix_done'), action: { label: t('undo'), run: () => void takeBack(made.id) } });
    return made;
  } catch (error) {
    toasts.say({ text: reasonOf(error), bad: true });
    return null;
  }
}
