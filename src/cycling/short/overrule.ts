import { median } from '../median.js';
import type { CcdSettings } from '../settings.js';
import type { Measured } from './half-cycles.js';
import type { Judgement } from './judge.js';
import type { Levels } from './levels.js';

/**
 * The judgement as a person has it: a short at that time, or none. What was measured stays; the verdicts from there on are theirs.
 */
export function overrule(
  analysed: Judgement,
  { halves }: Pick<Measured, 'halves'>,
  { level }: Levels,
  decision: number | 'none',
  { hard_ratio }: Pick<CcdSettings, 'hard_ratio'>
): Judgement {
  const verdict = [...analysed.verdict];
  const rule = [...analysed.rule];
  if (decision === 'none') {
    for (const [h, each] of verdict.entries()) {
      if (each === 'hard-short' || each === 'soft-short' || each === 'shorted') {
        verdict[h] = 'healthy';
        rule[h] = 'person';
      }
    }
    return { ...analysed, verdict, rule, short: null, shortedFromStart: null };
  }
  let half = halves.findIndex(({ stop }) => decision <= stop);
  if (half < 0) half = halves.length - 1;
  const before = median(level.slice(Math.max(0, half - 4), half));
  const behind = median(level.slice(half + 1, half + 5));
  // the drop within the half cycle may be all that the record has
  const ratio = (Number.isNaN(behind) ? level[half] : behind) / before;
  const kind = ratio < hard_ratio ? 'hard' : 'soft';
  for (let h = 0; h < verdict.length; h++) {
    if (h < half && ['hard-short', 'soft-short', 'shorted'].includes(verdict[h]))
      [verdict[h], rule[h]] = ['healthy', 'person'];
    if (h === half) [verdict[h], rule[h]] = [`${kind}-short`, 'person'];
    if (h > half) [verdict[h], rule[h]] = ['shorted', 'after-the-short'];
  }
  return {
    ...analysed,
    verdict,
    rule,
    shortedFromStart: null,
    unresolved: false,
    short: { kind, half, time: decision, evidence: [] }
  };
}
