// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { makeTable, withMetadata } from '../../arrow/index.js';
import { simulateSymmetricCell } from '../../cycling/simulation/symmetric-cell.js';
import { ccdEstimator } from './view.js';

type Estimator = ReturnType<typeof ccdEstimator>;

/** Twelve steps of 0.1 mA/cm² on 1 cm²; a hard short in step 9, so that 0.8 was survived and 0.9 failed. */
const shorted = () =>
  simulateSymmetricCell({
    seed: 5,
    sample: 'Cl-13 a',
    electrode_area_cm2: 1,
    first_ma_cm2: 0.1,
    increment_ma_cm2: 0.1,
    steps: 12,
    half_cycle_second: 600,
    sampling_second: 10,
    event: { kind: 'hard', step: 9, at: 0.3, ratio: 0.03 },
    stop_after_half_cycles: 3
  }).table;

const healthy = () =>
  simulateSymmetricCell({
    seed: 6,
    sample: 'Cl-10',
    electrode_area_cm2: 1,
    first_ma_cm2: 0.1,
    increment_ma_cm2: 0.1,
    steps: 6,
    half_cycle_second: 600,
    sampling_second: 10
  }).table;

function show(...[table, settings, options]: Parameters<typeof ccdEstimator>): Estimator {
  const estimator = ccdEstimator(table, settings, { width: 1000, ...options });
  const page = document.createElement('main');
  page.append(estimator);
  document.body.append(page);
  return estimator;
}

const text = (estimator: Estimator, selector: string) =>
  estimator.querySelector(selector)!.textContent!.replace(/\s+/g, ' ').trim();
const answer = (estimator: Estimator) => text(estimator, '.ag-answer');
const mark = (estimator: Estimator) => estimator.querySelector<HTMLElement>('.ag-ccd-mark');
const button = (estimator: Estimator, label: string) =>
  [...estimator.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === label)!;
const press = (element: Element, key: string, more: KeyboardEventInit = {}) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const ccd = (estimator: Estimator) => estimator.value.result!.cells[0].ccd!;

afterEach(() => document.body.replaceChildren());

describe('ccdEstimator says where the critical current density lies', () => {
  it('begins with the bracket, in words that can be quoted', () => {
    const estimator = show(shorted());
    expect(answer(estimator)).toMatch(/^CCD 0\.8 mA\/cm² \(survived\) – 0\.9 \(failed\)/);
    expect(answer(estimator)).toContain('hard short in step 9');
    expect(estimator.dataset.state).toBe('ready');
  });

  it('says of a cell that did not short that its value is a lower limit', () => {
    expect(answer(show(healthy()))).toMatch(/^CCD at least 0\.6 mA\/cm² \(survived, no short\).*censored/);
  });

  it('speaks of currents where the area is not known, and asks for it', () => {
    const table = withMetadata(shorted(), { electrode_area_cm2: undefined });
    expect(answer(show(table))).toMatch(
      /^Critical current 0\.8 mA \(survived\) – 0\.9 \(failed\).*electrode area/
    );
    expect(answer(show(table, { electrode_area_cm2: 2 }))).toMatch(/^CCD 0\.4 mA\/cm² \(survived\) – 0\.45/);
  });

  it('lists the steps, and marks the last that was survived and the first that failed', () => {
    const estimator = show(shorted());
    expect(text(estimator, '.ag-ccd-survived')).toMatch(/^8 0\.800 .* healthy$/);
    expect(text(estimator, '.ag-ccd-failed')).toMatch(/^9 0\.900 .* hard short$/);
  });

  it('puts nothing of the table into the page as markup', () => {
    const sample = '<img src=x onerror=alert(1)>';
    const estimator = show(withMetadata(shorted(), { sample, composition: '<b>x</b>' }));
    expect(estimator.querySelector('img, b:not(.ag-reading b)')).toBeNull();
    expect(text(estimator, '.ag-sample')).toBe(sample);
  });
});

describe('ccdEstimator lets a person decide', () => {
  it('moves the mark by half cycles with the arrow keys, and says that a person did', () => {
    const estimator = show(shorted());
    const before = ccd(estimator).short!.time_second;
    press(mark(estimator)!, 'ArrowLeft');
    press(mark(estimator)!, 'ArrowLeft');
    press(mark(estimator)!, 'ArrowLeft');
    const { short, decided_by, analysed } = ccd(estimator);
    expect(short!.time_second).toBeLessThan(before - 600);
    expect([short!.decided_by, decided_by]).toEqual(['person', 'person']);
    expect(analysed!.first_failed).toBeCloseTo(0.9, 3);
    expect(answer(estimator)).toMatch(
      /0\.7 mA\/cm² \(survived\) – 0\.8 \(failed\).*set by hand; the analysis says 0\.8 – 0\.9/
    );
    expect(Object.keys(estimator.value.settings.short_time_second)).toEqual(['0']);
  });

  it('gives the verdict back to the analysis: Escape on the mark, or the button', () => {
    const estimator = show(shorted(), { short_time_second: { 0: 3000 } });
    expect(ccd(estimator).decided_by).toBe('person');
    press(mark(estimator)!, 'Escape');
    expect(ccd(estimator).decided_by).toBe('analysis');
    estimator.value = { settings: { short_time_second: { 0: 'none' } } };
    expect(ccd(estimator).short).toBeNull();
    button(estimator, 'Reset to the analysis').click();
    expect(estimator.value.settings.short_time_second).toEqual({});
  });

  it('takes that there is no short, and puts a mark where there was none', () => {
    const estimator = show(shorted());
    button(estimator, 'No short').click();
    expect(ccd(estimator).short).toBeNull();
    expect(mark(estimator)).toBeNull();
    button(estimator, 'Mark a short').click();
    expect(ccd(estimator).short!.decided_by).toBe('person');
    expect(mark(estimator)).not.toBeNull();
  });
});

describe('ccdEstimator can be looked into', () => {
  const plot = (estimator: Estimator) => estimator.querySelector<HTMLElement>('.ag-ccd-time')!;

  it('reads the half cycles with the arrow keys, each number against its threshold', () => {
    const estimator = show(shorted());
    for (let i = 0; i < 12; i++) press(plot(estimator), 'ArrowRight');
    expect(text(estimator, '.ag-reading-text')).toMatch(
      /step 6, −0\.6 mA\/cm² · R A .* · r \S+ ≥ 0\.8 of \S+ · healthy/
    );
  });

  it('zooms with plus, shows all with 0, and keeps that as a setting', () => {
    const estimator = show(shorted());
    press(plot(estimator), '+');
    const range = estimator.value.settings.time_range as [number, number];
    expect(range[1] - range[0]).toBeGreaterThan(1000);
    press(plot(estimator), 'ArrowRight', { shiftKey: true });
    expect((estimator.value.settings.time_range as [number, number])[0]).toBeGreaterThan(range[0]);
    press(plot(estimator), '0');
    expect(estimator.value.settings.time_range).toBe('all');
  });

  it('shows a step of the table in the record', () => {
    const estimator = show(shorted(), { plot: 'staircase' });
    estimator.querySelector<HTMLElement>('.ag-ccd-failed button')!.click();
    const { plot, time_range } = estimator.value.settings;
    const { start_time_second, end_time_second } = ccd(estimator).steps[8];
    expect(plot).toBe('record');
    expect((time_range as number[])[0]).toBeLessThan(start_time_second);
    expect((time_range as number[])[1]).toBeGreaterThanOrEqual(end_time_second);
  });

  it('tries other thresholds out while a slider is dragged, and takes them at its end', () => {
    const estimator = show(shorted());
    const slider = estimator.querySelector<HTMLInputElement>('input[aria-label="Hard below"]')!;
    slider.value = '0.02';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    expect(answer(estimator)).toContain('soft short');
    expect(estimator.value.settings.hard_ratio).toBe(0.2);
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    expect(estimator.value.settings.hard_ratio).toBe(0.02);
    button(estimator, 'Usual thresholds').click();
    expect(estimator.value.settings.hard_ratio).toBe(0.2);
  });

  it('draws a record whose rows are out of order as it was', () => {
    const time = [0, 30, 10, 20];
    const table = makeTable('cycling-record', {
      test_time_second: time,
      voltage_volt: [0, 3, 1, 2],
      current_ampere: [0, 0, 0, 0]
    });
    const estimator = show(table);
    expect(estimator.querySelector('.ag-ccd-time svg')).not.toBeNull();
  });
});
