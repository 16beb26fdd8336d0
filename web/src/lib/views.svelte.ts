// Views of the ledger that a reader keeps: a name and an address, in this browser only.
export interface View { name: string; query: string }

const kPlace = 'hj-views';
const kMost = 30;

function kept(): View[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(kPlace) ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is View => typeof one?.name === 'string' && typeof one?.query === 'string').slice(0, kMost) : [];
  } catch {
    return [];
  }
}

class Views {
  list = $state.raw<View[]>(kept());

  #write(list: View[]): void {
    this.list = list.slice(0, kMost);
    try {
      localStorage.setItem(kPlace, JSON.stringify(this.list));
    } catch {
      // A browser that keeps nothing still shows it for this visit.
    }
  }
  add(view: View): void {
    this.#write([view, ...this.list.filter((one) => one.name !== view.name)]);
  }
  drop(name: string): void {
    this.#write(this.list.filter((one) => one.name !== name));
  }
}

export const views = new Views();
