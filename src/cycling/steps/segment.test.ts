import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { makeTable, numbers } from '../../arrow/index.js';
import { randomSymmetricCell } from '../simulation/random-cell.js';
import { simulateSymmetricCell } from '../simulation/symmetric-cell.js';
import { segmentSteps } from './segment.js';

const shared = fileURLToPath(new URL('../../../../shared/data/cycling/', import.meta.url));

/** The maker's own export; its columns of single precision become ours. */
function truth(name: string, numbered: boolean) {
  const table = tableFromIPC(readFileSync(`${shared}${name}.truth.arrow`));
  return makeTable('cycling-record', {
    test_time_second: numbers(table, 'test_time_second')!,
    voltage_volt: numbers(table, 'voltage_volt')!,
    current_ampere: numbers(table, 'current_ampere')!,
    ...(numbered ? { step_count: Int32Array.from(numbers(table, 'step_count')!) } : {})
  });
}

/** First rows of the steps, by the file's own numbers. */
function stepStarts(name: string): number[] {
  const steps = numbers(tableFromIPC(readFileSync(`${shared}${name}.truth.arrow`)), 'step_count')!;
  return [...steps.keys()].filter(i => i === 0 || steps[i] !== steps[i - 1]);
}

describe.skipIf(!existsSync(shared))('measured records (skipped where the shared files are absent)', () => {
  it('cuts the staircase of test_2 into its 216 steps by the file’s numbers, and by the current alone', () => {
    const starts = stepStarts('test_2');
    expect(starts.length).toBe(216); // the maker's export
    expect(segmentSteps(truth('test_2', true)).map(step => step.first_row)).toEqual(starts);
    expect(segmentSteps(truth('test_2', false)).map(step => step.first_row)).toEqual(starts);
  });

  it('finds charge, constant voltage and discharge of a cell with a formation by the current alone', () => {
    const steps = segmentSteps(truth('nw4-120-1-6-53', false));
    const starts = stepStarts('nw4-120-1-6-53');
    const found = new Set(steps.map(step => step.first_row));
    const near = starts.filter(start => [-2, -1, 0, 1, 2].some(shift => found.has(start + shift)));
    console.log(
      `nw4-120-1-6-53: ${near.length} of ${starts.length} steps by the current alone, ${steps.length} in all`
    );
    expect(near.length / starts.length).toBeGreaterThan(0.95);
    expect(steps.length / starts.length).toBeLessThan(1.1);
    expect(new Set(steps.map(step => step.kind))).toContain('constant-voltage');
  });
});

describe('simulated staircases', () => {
  it('finds the half cycles of the program by the current alone, whatever the noise, rests, pauses and signs', () => {
    let right = 0;
    const wrong: number[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      const options = randomSymmetricCell(seed, 'none');
      if (options.current_decimals === 4) continue;
      const { table, truth } = simulateSymmetricCell({ ...options, numbered: false });
      const current = numbers(table, 'current_ampere')!;
      const least = (0.8 * options.first_ma_cm2! * options.electrode_area_cm2!) / 1000;
      const flowing = truth.segment_rows.filter(row => Math.abs(current[row]) > least);
      // what an excitation leaves at an edge is no half cycle, and may take a row or two of one
      const found = segmentSteps(table).filter(
        step => step.kind !== 'rest' && Math.abs(step.current_ampere) > least
      );
      const exact =
        found.length === flowing.length &&
        found.every((step, i) => Math.abs(step.first_row - flowing[i]) <= 10);
      if (exact) right++;
      else wrong.push(seed);
    }
    console.log(
      `${right} staircases with all half cycles, seeds of the others: ${wrong.join(', ') || 'none'}`
    );
    expect(wrong).toEqual([]);
  });
});
