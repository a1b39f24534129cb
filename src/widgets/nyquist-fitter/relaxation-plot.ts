import * as Plot from '@observablehq/plot';
import type { RelaxationResult } from '../../impedance/index.js';
import { formatQuantity } from '../../numeric/format.js';
import { paint } from '../frame/theme.js';
import type { Drawing } from '../plots/drawing.js';
import { drawAgainstFrequency, frequencyDomain } from './frequency-plot.js';
import type { SpectrumPoints } from './spectrum.js';

const hertz = (tau: number) => 1 / (2 * Math.PI * tau);

/** γ against 1/(2πτ), over the frequencies of the other plots, with the resistance of each peak beside it. */
export function drawRelaxation(
  points: SpectrumPoints,
  relaxation: RelaxationResult | null,
  width: number,
  height: number
): Drawing {
  const domain = frequencyDomain(points.frequency);
  const { tau, gamma, peaks } = relaxation ?? { tau: [], gamma: [], peaks: [] };
  const measured = (f: number) => f >= domain[0] && f <= domain[1];
  const curve = Array.from(tau, (tau, i) => [hertz(tau), gamma[i]]).filter(([f]) => measured(f));
  const highest = Math.max(...curve.map(([, g]) => g), 0) || 1;
  const tops = peaks
    .filter(peak => measured(hertz(peak.tau)))
    .map(peak => ({
      f: hertz(peak.tau),
      g: gammaAt(peak.tau, tau, gamma),
      text: formatQuantity(peak.resistance, 'Ω', 3)
    }));
  const drawing = drawAgainstFrequency({
    width,
    height,
    domain,
    labelled: false,
    frequency: points.frequency,
    values: points.frequency,
    y: { domain: [0, 1.2 * highest], quantity: 'γ(1/2πf)', unit: 'Ω' },
    marks: [
      Plot.areaY(curve, { x: '0', y: '1', fill: paint('first'), fillOpacity: 0.2 }),
      Plot.line(curve, { x: '0', y: '1', stroke: paint('first'), strokeWidth: 1.75 }),
      Plot.dot(tops, { x: 'f', y: 'g', r: 3, fill: paint('first') }),
      Plot.text(tops, { x: 'f', y: 'g', text: 'text', dy: -9, fill: paint('ink') })
    ]
  });
  const middle = (drawing.frame[1] + drawing.frame[3]) / 2;
  drawing.y = Float64Array.from(drawing.y, () => middle);
  return drawing;
}

function gammaAt(at: number, tau: ArrayLike<number>, gamma: ArrayLike<number>): number {
  let nearest = 0;
  for (let i = 1; i < tau.length; i++) {
    if (Math.abs(Math.log(tau[i] / at)) < Math.abs(Math.log(tau[nearest] / at))) nearest = i;
  }
  return gamma[nearest];
}
