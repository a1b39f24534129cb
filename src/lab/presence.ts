import type { YCodeCell } from '@jupyter/ydoc';
import { Throttler } from '@lumino/polling';
import type { Changes } from '../settings/index.js';

/** Somebody else who is changing this very widget now. */
export interface Colleague {
  name: string;
  /** CSS, as collaboration gives it to people. */
  color: string;
  /** What they are trying, before it is committed; flat. */
  changes: Changes;
}

/** What a person is doing, told to the others at once and kept nowhere. */
export interface Presence {
  /** Tells what is being tried; `undefined` that it has ended. */
  share(changes: Changes | undefined): void;
  dispose(): void;
}

const FIELD = 'argyrodite';
/** So often a drag is told. */
const MILLISECONDS = 60;

/** As it travels; anyone may have written it. */
interface Told {
  cell?: unknown;
  id?: unknown;
  changes?: unknown;
}

/**
 * Tells colleagues at the same notebook what is being tried in a widget, and hears of what they try.
 *
 * @param id the widget's in its cell
 * @param hear called with those who are at it, whenever that changes
 * @returns `undefined` where the cell is in no notebook that could be shared
 */
export function joinPresence(
  cell: YCodeCell,
  id: string,
  hear: (colleagues: Colleague[]) => void
): Presence | undefined {
  const { awareness } = cell;
  if (!awareness) return undefined;
  const here = { cell: cell.getId(), id };
  let heard = '[]';
  const listen = () => {
    const colleagues = [...awareness.getStates()].flatMap(([client, state]) => {
      const told = state[FIELD] as Told | null | undefined;
      const others = client !== awareness.clientID && told?.cell === here.cell && told.id === here.id;
      return others && isChanges(told.changes) ? [{ ...personOf(state.user), changes: told.changes }] : [];
    });
    const now = JSON.stringify(colleagues);
    if (now === heard) return;
    heard = now;
    hear(colleagues);
  };
  let sharing = false;
  let latest: Changes | undefined;
  const tell = () => {
    if (latest || sharing) awareness.setLocalStateField(FIELD, latest ? { ...here, changes: latest } : null);
    sharing = latest !== undefined;
  };
  const often = new Throttler(tell, { limit: MILLISECONDS, edge: 'trailing' });
  awareness.on('change', listen);
  return {
    share(changes) {
      latest = changes;
      if (changes) void often.invoke();
      else tell();
    },
    dispose() {
      latest = undefined;
      tell();
      often.dispose();
      awareness.off('change', listen);
    }
  };
}

function isChanges(value: unknown): value is Changes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function personOf(user: unknown): Pick<Colleague, 'name' | 'color'> {
  const { display_name, name, color } = (user ?? {}) as Record<string, unknown>;
  const text = [display_name, name].find(part => typeof part === 'string' && part !== '') ?? 'A colleague';
  return { name: String(text), color: typeof color === 'string' ? color : '' };
}
