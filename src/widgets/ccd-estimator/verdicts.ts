import type { SymbolType } from '@observablehq/plot';
import type { Palette } from '../frame/theme.js';
import type { Verdict } from '../../cycling/types.js';

/** How a verdict is said and drawn: never by colour alone. */
export interface VerdictLook {
  label: string;
  symbol: SymbolType;
  /** The same sign in a line of text. */
  sign: string;
  colour: keyof Palette;
}

export const verdictLooks: Record<Verdict, VerdictLook> = {
  healthy: { label: 'healthy', symbol: 'circle', sign: '○', colour: 'ink' },
  noisy: { label: 'noisy', symbol: 'asterisk', sign: '∗', colour: 'warn' },
  dip: { label: 'dip, recovered', symbol: 'triangle', sign: '▽', colour: 'warn' },
  'soft-short': { label: 'soft short', symbol: 'diamond', sign: '◆', colour: 'fail' },
  'hard-short': { label: 'hard short', symbol: 'square', sign: '■', colour: 'fail' },
  shorted: { label: 'shorted', symbol: 'times', sign: '×', colour: 'muted' },
  void: { label: 'voids', symbol: 'triangle', sign: '△', colour: 'fit' },
  unfinished: { label: 'unfinished', symbol: 'plus', sign: '+', colour: 'muted' },
  unresolved: { label: 'unresolved', symbol: 'plus', sign: '?', colour: 'muted' }
};

/** These are drawn filled: they decide something. */
export const isDecisive = (verdict: Verdict): boolean => verdict === 'soft-short' || verdict === 'hard-short';
