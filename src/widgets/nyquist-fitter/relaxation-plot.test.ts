// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { RelaxationResult } from '../../impedance/index.js';
import { drawRelaxation } from './relaxation-plot.js';

const count = 61;
/** 1 MHz to 1 Hz. */
const frequency = Float64Array.from({ length: count }, (_, i) => 10 ** (6 - i / 10));
const points = { rows: [...frequency.keys()], frequency, real: frequency, imaginary: frequency };
const tau = frequency.map(f => 1 / (2 * Math.PI * f));
const hump = (at: number, height: number) => (i: number) => height * Math.exp(-(((i - at) / 4) ** 2));

/** A peak of 10 Ω at 100 kHz, and a hump five times as high at 10 Hz that is no peak. */
function relaxation(peaks: RelaxationResult['peaks']): RelaxationResult {
  const gamma = tau.map((_, i) => hump(10, 10)(i) + hump(50, 50)(i));
  return { tau, gamma, peaks } as RelaxationResult;
}
const peak = { tau: tau[10], resistance: 10, characteristic_frequency_hertz: 1e5 };
/** Of the lines, in the order in which they are drawn. */
const colours = (result: RelaxationResult) =>
  [...drawRelaxation(points, result, 600, 250).node.querySelectorAll('[aria-label="line"] [stroke]')].map(
    line => line.getAttribute('stroke')
  );

it('what belongs to no peak is grey and named, and does not set the scale', () => {
  const { node } = drawRelaxation(points, relaxation([peak]), 600, 250);
  expect(node.textContent).toContain('within the noise');
  expect(colours(relaxation([peak]))).toEqual(['var(--ag-muted)', 'var(--ag-first)', 'var(--ag-muted)']);
  const ticks = [...node.querySelectorAll('g[aria-label="y-axis tick label"] text')].map(({ textContent }) =>
    Number(textContent)
  );
  expect(Math.max(...ticks)).toBeLessThan(20);
});

it('where both are peaks, nothing that counts is grey', () => {
  const both = relaxation([peak, { ...peak, tau: tau[50], resistance: 50 }]);
  expect(drawRelaxation(points, both, 600, 250).node.textContent).not.toContain('noise');
  expect(colours(both).filter(colour => colour === 'var(--ag-first)')).toHaveLength(2);
});
