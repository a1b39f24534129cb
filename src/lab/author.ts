import type { User } from '@jupyterlab/services';

/** What the person at the page is called, as the server and colleagues know them; `undefined` where nobody says. */
export function authorOf({ identity }: User.IManager): string | undefined {
  return identity?.display_name || identity?.name || undefined;
}
