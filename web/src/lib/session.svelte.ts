// Who is here, and what the server lets them do. The secret itself stays in an HttpOnly cookie.
import { address, csrf, get } from './api';

interface Who { name: string; scope: 'none' | 'read' | 'correct' | 'admin'; csrf: string | null; needs_token: boolean }

class Session {
  who = $state.raw<Who | undefined>(undefined);

  async load(): Promise<void> {
    try {
      this.who = await get<Who>(address('/session'));
      csrf.word = this.who.csrf;
    } catch {
      // Servers without sessions let everyone on the machine do everything, or offer no writing at all.
      this.who = undefined;
    }
  }
  get mayWrite(): boolean {
    return !this.who || this.who.scope === 'correct' || this.who.scope === 'admin';
  }
  get signedIn(): boolean {
    return !!this.who?.csrf;
  }
}

export const session = new Session();
