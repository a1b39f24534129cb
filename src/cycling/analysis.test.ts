import type { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { joinRecords } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import { analyseCycling, cyclingColumns, cyclingSummary } from './analysis.js';
import { estimateCcd } from './estimate-ccd.js';
import { plating } from './plating.js';
import { ruleText } from './rule-text.js';
import { ccdSettings, type CcdSettings } from './settings.js';
import type { SymmetricCellOptions } from './simulation/options.js';
import { simulateSymmetricCell } from './simulation/symmetric-cell.js';
import type { CyclingResult } from './types.js';

function analyse(table: Table, given: Partial<CcdSettings> = {}): CyclingResult {
  const run = analyseCycling(table, resolveSettings<CcdSettings>(ccdSettings, given));
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function shorting(step: number, given: Partial<SymmetricCellOptions> = {}): Table {
  const event = { kind: 'hard', step, at: 0.3, ratio: 0.05 } as const;
  return simulateSymmetricCell({ seed: step, event, sampling_second: 30, ...given }).table;
}

/** Three cells of one composition that short in steps 10, 12 and 14, and one that does not. */
const four = joinRecords([
  ...[10, 12, 14].map(step => shorting(step, { sample: `cell ${step}`, composition: 'Li5.7PS4.7Cl1.3' })),
  simulateSymmetricCell({ seed: 4, sampling_second: 30, sample: 'sound', composition: 'Li6PS5Cl' }).table
]);

describe('the analysis of several cells', () => {
  const result = analyse(four);

  it('judges each by itself, and counts its replicates', () => {
    expect(result.mode).toBe('ccd');
    expect(result.cells.map(({ ccd }) => ccd!.short?.step)).toEqual([10, 12, 14, undefined]);
    expect(result.replicates).toMatchObject({ n: 3 });
    // 35 µA/cm² times 9, 11 and 13
    expect(result.replicates!.mean).toBeCloseTo(0.385, 4);
    expect(result.replicates!.censored.map(({ sample }) => sample)).toEqual(['sound']);
    expect(result.groups.map(({ x, n }) => [x, n])).toEqual([
      [1, 0],
      [expect.closeTo(1.3, 9), 3]
    ]);
  });

  it('leaves out a cell of the replicates that the settings exclude, and shows it', () => {
    const without = analyse(four, { exclude: { 2: true } });
    expect(without.replicates!.mean).toBeCloseTo(0.35, 4);
    expect(without.cells[2]).toMatchObject({ excluded: true, ccd: { short: { step: 14 } } });
  });

  it('has a line for each cell in its summary, and in its columns', () => {
    const lines = cyclingSummary(result);
    expect(lines.map(([label]) => label)).toEqual([
      'Li6PS5Cl',
      'Li5.7PS4.7Cl1.3',
      'cell 10',
      'cell 12',
      'cell 14',
      'sound'
    ]);
    expect(lines[0][1]).toBe('no cell failed, 1 without a short');
    expect(lines[2][1]).toMatch(/^0\.315\d* mA\/cm² \(hard short at 0\.3(5\d*|499) mA\/cm²\)$/);
    expect(lines[5][1]).toMatch(/^above 1\.05\d* mA\/cm² \(no short\)$/);
    const columns = cyclingColumns(result);
    expect(columns.sample).toEqual(['cell 10', 'cell 12', 'cell 14', 'sound']);
    expect(columns.censoring).toEqual(['none', 'none', 'none', 'right']);
    expect(columns.first_failed_ma_cm2[3]).toBeNaN();
  });
});

describe('the analysis of one cell', () => {
  it('has a line for each step of its staircase, with the rule that decided', () => {
    const result = analyse(shorting(10));
    const { step, verdict, rule } = cyclingColumns(result);
    expect(step.length).toBe(30);
    expect(verdict.slice(8, 11)).toEqual(['healthy', 'hard-short', 'shorted']);
    for (const each of rule as (keyof typeof ruleText)[]) expect(ruleText[each]).toMatch(/\.$/);
    expect(cyclingSummary(result)[0][0]).toBe('Critical current density');
  });

  it('takes one current for plating, and a staircase for what it is', () => {
    const steady = shorting(10, { increment_ma_cm2: 0, first_ma_cm2: 0.25 });
    expect(analyse(steady)).toMatchObject({ mode: 'plating', replicates: null });
    expect(cyclingSummary(analyse(steady))[0]).toEqual([
      'Plating',
      expect.stringMatching(/^hard short in cycle 10, after 9 cycles/)
    ]);
    expect(cyclingColumns(analyse(steady)).cycle.length).toBe(30);
    expect(analyse(shorting(10)).mode).toBe('ccd');
  });

  it('says in a sentence why there is no result', () => {
    const { table } = simulateSymmetricCell({ seed: 1, steps: 2, current_decimals: 3, sampling_second: 30 });
    const result = analyse(table, { mode: 'ccd' });
    expect(result.cells[0].ccd).toBeNull();
    expect(cyclingSummary(result)).toEqual([['No result', expect.stringMatching(/no half cycle/)]]);
  });

  it('is the same whatever was asked of the table before', () => {
    const [asked, fresh] = [shorting(10), shorting(10)];
    analyse(asked, { transient_share: 0.5, sign: 'reversed', hard_ratio: 0.01 });
    expect(analyse(asked)).toEqual(analyse(fresh));
    expect(analyse(asked, { transient_share: 0.5 })).toEqual(analyse(shorting(10), { transient_share: 0.5 }));
  });
});

describe('the evidence', () => {
  it('of steps without a short, too, is against the setting’s value', () => {
    const { steps } = estimateCcd(shorting(10), { soft_ratio: 0.7 });
    expect(steps[5].evidence).toEqual([
      expect.objectContaining({ relation: '>=', threshold: 0.7, setting: 'soft_ratio' })
    ]);
    for (const { evidence } of steps) {
      for (const { value, relation, threshold } of evidence) {
        expect(relation === '<' ? value < threshold : value >= threshold).toBe(true);
      }
    }
  });

  it('of a short that a person marks is hard or soft by the setting', () => {
    const table = shorting(10, { event: { kind: 'soft', step: 10, at: 0.3, ratio: 0.4 } });
    const time = { short_time_second: { 0: estimateCcd(table).short!.time_second } };
    expect(estimateCcd(table, time).short).toMatchObject({ kind: 'soft', decided_by: 'person' });
    expect(estimateCcd(table, { ...time, hard_ratio: 0.5 }).short!.kind).toBe('hard');
  });
});

describe('plating at a current that the file rounds', () => {
  it('is at one current, and the limits of its digits are said', () => {
    const table = shorting(10, { increment_ma_cm2: 0, first_ma_cm2: 0.25, current_decimals: 4 });
    const result = plating(table);
    expect(result.short_cycle).toBe(10);
    // 196 µA on 0.785 cm² reads as 200
    expect(result.current_density).toBeCloseTo(0.2 / 0.785, 6);
    expect(result.warnings.find(({ code }) => code === 'coarse-current')!.message).toMatch(
      /between 0\.191 mA\/cm² and 0\.318 mA\/cm²/
    );
  });
});
