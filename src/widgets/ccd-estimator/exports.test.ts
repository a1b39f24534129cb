import { describe, expect, it } from 'vitest';
import { joinRecords } from '../../arrow/index.js';
import { simulateSymmetricCell } from '../../cycling/index.js';
import { ccdSettings, type CcdSettings } from '../../cycling/settings.js';
import { runAtOnce } from '../../runner/index.js';
import { resolveSettings } from '../../settings/index.js';
import { toArrow } from '../result.js';
import { answerOf } from './answer.js';
import { ccdEstimatorDefinition } from './definition.js';
import { halfCycleColumns, replicatesLatex, stepsLatex } from './exports.js';
import { methodsSentence } from './methods.js';
import { formula, rounded } from './numbers.js';
import { settingsLine } from './settings-line.js';

/** Cells that survive 4, 5 and 6 steps of 0.1 mA/cm²; the last one does not short within its ten steps. */
const table = joinRecords(
  [5, 6, 7, 0].map((step, i) => {
    const event = step
      ? ({ kind: 'hard', step, at: 0.3, ratio: 0.03 } as const)
      : ({ kind: 'none' } as const);
    return simulateSymmetricCell({
      seed: 20 + i,
      sample: `cell ${i + 1}`,
      composition: 'Li5.7PS4.7Cl1.3',
      electrode_area_cm2: 1,
      first_ma_cm2: 0.1,
      increment_ma_cm2: 0.1,
      steps: 10,
      half_cycle_second: 600,
      sampling_second: 10,
      event,
      stop_after_half_cycles: 3
    }).table;
  })
);
const settings = resolveSettings<CcdSettings>(ccdSettings, {});
const result = runAtOnce(ccdEstimatorDefinition, table, {});

describe('replicates', () => {
  // of 0.4, 0.5 and 0.6 the mean is 0.5, the population SD 0.1·√(2/3), the sample SD 0.1
  it('are answered with mean and deviation, and the censored one is named, never averaged', () => {
    const { line, aside } = answerOf(result, result.cells[0]);
    expect(line).toBe('CCD 0.50 ± 0.08 mA/cm² (survived) – 0.60 (failed), n = 3');
    expect(aside[0]).toBe('population SD, sample SD 0.1, 1 censored');
    expect(aside[1]).toBe('this cell: 0.4 mA/cm² (survived) – 0.5 (failed)');
  });

  it('stand in a LaTeX table with both deviations', () => {
    const latex = replicatesLatex(result);
    expect(latex).toContain('& 3 & 0.5 & 0.0816 & 0.1 &');
    expect(latex).toContain('cell 4 $>$ 1');
  });
});

describe('one cell', () => {
  it('has its steps in a LaTeX table', () => {
    const latex = stepsLatex(result.cells[0].ccd!, 'Cl-13 50%');
    expect(latex).toContain('Staircase of Cl-13 50\\%.');
    expect(latex.match(/& hard-short \\\\/g)).toHaveLength(1);
  });

  it('has every half cycle with its numbers, verdict and rule as columns of one length', () => {
    const columns = halfCycleColumns(result.cells[0].ccd!.half_cycles);
    const lengths = new Set(Object.values(columns).map(({ length }) => length));
    expect([...lengths]).toHaveLength(1);
    expect(columns.half_cycle[0]).toBe(1);
    expect(columns.verdict).toContain('hard-short');
    expect(columns.rule).toContain('above-soft-ratio');
  });

  it('says in sentences what was done, how a short was told, and what came out', () => {
    const text = methodsSentence(result, result.cells[0], settings);
    expect(text).toMatch(/staircase of \d+ steps from 0\.1 mA\/cm² in increments of 0\.1 mA\/cm²/);
    expect(text).toContain('below 0.8 of the median of the last 4 healthy half cycles');
    expect(text).toMatch(/0\.50 ± 0\.08 mA\/cm² \(n = 3, 1 censored\)/);
    expect(text).toMatch(/argyrodite \d+\.\d+\.\d+/);
  });
});

it('the result is a table for Arrow, CSV and Python', () => {
  expect(toArrow(result).numRows).toBeGreaterThan(0);
});

it('settings that are not the usual ones are written out for print', () => {
  expect(settingsLine(settings)).toBe('Usual thresholds');
  const changed = { ...settings, soft_ratio: 0.7, short_time_second: { 1: 'none' as const }, height_px: 500 };
  expect(settingsLine(changed)).toBe('soft below: 0.7; short, as you see it: 1 none');
});

it('numbers are rounded half up however they are stored, and formulas have their numbers below the line', () => {
  expect([1.085, 0.035, 1.0498, -0.5, NaN].map(value => rounded(value))).toEqual([
    '1.09',
    '0.035',
    '1.05',
    '−0.5',
    '–'
  ]);
  expect(formula('Li5.7PS4.7Cl1.3')).toBe('Li₅.₇PS₄.₇Cl₁.₃');
  expect(formula('cell 12')).toBe('cell 12');
});
