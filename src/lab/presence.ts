import type { YCodeCell } from '@jupyter/ydoc';
import { Throttler } from '@lumino/polling';
import { tooMuch, type Changes } from '../settings/index.js';
import { parseAddress, type Address } from './address.js';

/** Somebody else who is changing this very widget now. */
export interface Colleague {
  name: string;
  /** CSS, as collaboration gives it to people. */
  color: string;
  /** What they are trying, before it is committed; flat. */
  changes: Changes;
  /** The control that they are at. */
  at?: Address;
}

/** What one is at: a drag with what it would set, or a text being typed, of which nothing is told. */
export type Doing = Pick<Colleague, 'changes' | 'at'>;

/** What a person is doing, told to the others at once and kept nowhere. */
export interface Presence {
  /** Tells what is being done; `undefined` that it has ended. */
  share(doing: Doing | undefined): void;
  dispose(): void;
}

const FIELD = 'argyrodite';
/** So often a drag is told, in milliseconds. */
const OFTEN = 60;
/** What lasts is told again so often, even if nothing moves; */
const AGAIN = 2_000;
/** who was not heard for so long is gone: a closed tab and a cut line say no farewell. */
const GONE = 6_000;

/** As it travels; anyone may have written it. */
interface Told {
  cell?: unknown;
  id?: unknown;
  changes?: unknown;
  at?: unknown;
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
  const isGone = (client: number) => Date.now() - (awareness.meta.get(client)?.lastUpdated ?? 0) > GONE;
  let heard = '[]';
  let lookAgain: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(lookAgain);
    const colleagues = [...awareness.getStates()].flatMap(([client, state]) => {
      const told = state[FIELD] as Told | null | undefined;
      const others = client !== awareness.clientID && told?.cell === here.cell && told.id === here.id;
      if (!others || isGone(client) || !isChanges(told.changes)) return [];
      const at = parseAddress(told.at);
      return [{ ...personOf(state.user), changes: told.changes, ...(at && { at }) }];
    });
    if (colleagues.length) lookAgain = setTimeout(listen, AGAIN);
    const now = JSON.stringify(colleagues);
    if (now === heard) return;
    heard = now;
    hear(colleagues);
  };
  let sharing = false;
  let latest: Doing | undefined;
  let tellAgain: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(tellAgain);
    if (latest || sharing) awareness.setLocalStateField(FIELD, latest ? { ...here, ...latest } : null);
    sharing = latest !== undefined;
    if (sharing) tellAgain = setTimeout(tell, AGAIN);
  };
  const often = new Throttler(tell, { limit: OFTEN, edge: 'trailing' });
  awareness.on('update', listen); // `change` leaves out who says the same again after a silence
  return {
    share(doing) {
      latest = doing;
      if (doing) void often.invoke();
      else tell();
    },
    dispose() {
      latest = undefined;
      tell();
      often.dispose();
      awareness.off('update', listen);
      clearTimeout(lookAgain);
    }
  };
}

/** A drag changes a few settings; more is nobody's. */
function isChanges(value: unknown): value is Changes {
  const record = typeof value === 'object' && value !== null && !Array.isArray(value);
  return record && tooMuch(value) === undefined;
}

const MOST_LETTERS = 40;

function personOf(user: unknown): Pick<Colleague, 'name' | 'color'> {
  const { display_name, name, color } = (user ?? {}) as Record<string, unknown>;
  const text = [display_name, name].map(readable).find(text => text !== '') ?? 'A colleague';
  return { name: text, color: typeof color === 'string' && isColor(color) ? color : '' };
}

/** Without what is not seen, or turns the direction of what follows. */
function readable(name: unknown): string {
  if (typeof name !== 'string') return '';
  const text = name
    .slice(0, 10 * MOST_LETTERS)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : text;
}

/** A colour by number, or one of JupyterLab's for colleagues: nothing that could load or reach anything. */
function isColor(text: string): boolean {
  return /^(#[\da-f]{3,8}|(rgb|hsl)a?\([\d.,%\s/]{5,40}\)|var\(--jp-collaborator-color\d\))$/i.test(text);
}
