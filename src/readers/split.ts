import type { Rows } from './rows.js';

/** A sweep that came back this close to where it began (in its own span, logarithmically) began again. */
const CLOSE_TO_START = 0.25;
/** Fewer points are not cut by their frequencies. */
const SHORTEST_SWEEP = 3;
/** So many steps the other way make a sweep of their own; fewer are the unrest of a list of frequencies. */
const STEPS_BACK = 3;

/**
 * Which spectrum each row belongs to, counted from 0.
 *
 * A column that names the spectrum decides by its values. Otherwise a new one begins with a new header, a new cycle, or where the
 * frequency jumps back to its start or turns round.
 */
export function splitSpectra({ block, values }: Rows): Int32Array {
  const { spectrum, cycle, frequency } = values;
  const named = spectrum?.every(Number.isFinite) ? byValue(spectrum) : undefined;
  if (named && isGrouping(named)) return named;
  const cycles = cycle && isGrouping(byValue(cycle)) ? cycle : undefined;
  const starts = sweepStarts(
    frequency!,
    i => block[i] !== block[i - 1] || (!!cycles && cycles[i] !== cycles[i - 1])
  );
  const out = new Int32Array(frequency!.length);
  for (let i = 1, count = 0; i < out.length; i++) out[i] = starts.has(i) ? ++count : count;
  return out;
}

/** Numbers the values in the order in which they first appear. */
function byValue(values: readonly number[]): Int32Array {
  const seen = new Map<number, number>();
  return Int32Array.from(values, value => {
    if (!seen.has(value)) seen.set(value, seen.size);
    return seen.get(value)!;
  });
}

/** A column with a value for nearly each row counts points, not spectra. */
function isGrouping(groups: Int32Array): boolean {
  const count = groups.reduce((a, b) => Math.max(a, b), 0) + 1;
  return count === 1 || count <= groups.length / 2;
}

/** The rows at which a sweep begins, the first apart. */
function sweepStarts(frequency: readonly number[], isBoundary: (row: number) => boolean): Set<number> {
  const starts = new Set<number>();
  const log = frequency.map(Math.log);
  let start = 0;
  let direction = 0;
  let lowest = log[0];
  let highest = log[0];
  const begin = (row: number) => {
    starts.add(row);
    start = row;
    direction = 0;
    lowest = highest = log[row];
  };
  for (let i = 1; i < log.length; i++) {
    const step = Math.sign(log[i] - log[i - 1]);
    if (isBoundary(i)) begin(i);
    else if (direction === 0) direction = step;
    else if (step === -direction && i - start >= SHORTEST_SWEEP) {
      const away = (log[start] - log[i]) * -direction; // how far beyond the start, in the sweep's own direction
      if (away <= CLOSE_TO_START * (highest - lowest)) begin(i);
      else if (turnsRound(log, i, step, isBoundary)) {
        // the turning point may be measured twice: then it ends one sweep and begins the other
        begin(log[i - 1] === log[i - 2] ? i - 1 : i);
        direction = step;
      }
    }
    lowest = Math.min(lowest, log[i]);
    highest = Math.max(highest, log[i]);
  }
  return starts;
}

function turnsRound(
  log: readonly number[],
  at: number,
  step: number,
  isBoundary: (row: number) => boolean
): boolean {
  for (let i = at; i < at + STEPS_BACK; i++) {
    if (i >= log.length || (i > at && isBoundary(i)) || Math.sign(log[i] - log[i - 1]) !== step) return false;
  }
  return true;
}
