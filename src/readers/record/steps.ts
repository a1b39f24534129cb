import { DIRECTION } from './step-words.js';

/** Steps from 1 on: a new one begins where any of the columns changes. */
export function countChanges(first: Int32Array, second: Int32Array = first): Int32Array {
  const out = new Int32Array(first.length);
  for (let i = 0, count = 1; i < out.length; i++) {
    if (i > 0 && (first[i] !== first[i - 1] || second[i] !== second[i - 1])) count++;
    out[i] = count;
  }
  return out;
}

/** Cycles from 1 on, a new one with each charge that follows a discharge (or the other way round): what else lies between does not count. */
export function countCycles(stepCode: Int32Array, first: 'charge' | 'discharge' = 'charge'): Int32Array {
  const begins = first === 'charge' ? 1 : -1;
  const out = new Int32Array(stepCode.length);
  let last = 0;
  for (let i = 0, count = 1; i < out.length; i++) {
    const direction = DIRECTION[stepCode[i]];
    if (direction !== 0) {
      if (direction === begins && last === -begins) count++;
      last = direction;
    }
    out[i] = count;
  }
  return out;
}

/** Makes times that begin anew with each step, in place, times since the start: what the steps before lasted at most is added. */
export function timeFromSteps(stepTime: Float64Array, step: Int32Array): Float64Array {
  let before = 0;
  let longest = 0;
  for (let i = 0; i < stepTime.length; i++) {
    if (i > 0 && step[i] !== step[i - 1]) {
      before += longest;
      longest = 0;
    }
    const time = stepTime[i];
    if (time > longest) longest = time;
    stepTime[i] = before + time;
  }
  return stepTime;
}

/**
 * Makes a charge that a file sets back at steps or cycles, in place, one that goes on since the start.
 *
 * A fall to less than half, or any fall where the step changes, is a setting back; a smaller one is the noise of the last digit.
 */
export function accumulate(charge: Float64Array, step?: Int32Array): Float64Array {
  let total = 0;
  let last = 0;
  for (let i = 0; i < charge.length; i++) {
    const value = Number.isFinite(charge[i]) ? Math.abs(charge[i]) : last;
    const fell =
      value < last && (value < last / 2 || (step !== undefined && i > 0 && step[i] !== step[i - 1]));
    total += fell ? value : Math.max(value - last, 0);
    last = value;
    charge[i] = total;
  }
  return charge;
}
