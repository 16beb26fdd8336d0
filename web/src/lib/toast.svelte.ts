// One short message at the foot of the page, with a way to take back what was done.
export interface Toast { text: string; action?: { label: string; run: () => void } | undefined; bad?: boolean }

class Toasts {
  now = $state.raw<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(toast: Toast): void {
    clearTimeout(this.#timer);
    this.now = toast;
    // Long enough to read and to reach the button by keyboard.
    this.#timer = setTimeout(() => (this.now = null), toast.action ? 20_000 : 6000);
  }
  close(): void {
    clearTimeout(this.#timer);
    this.now = null;
  }
}

export const toasts = new Toasts();
