import * as Plot from '@observablehq/plot';
import type { RelaxationResult } from '../../impedance/index.js';
import { formatQuantity } from '../../numeric/format.js';
import { paint } from '../frame/theme.js';
import type { Drawing } from '../plots/drawing.js';
import { drawAgainstFrequency, frequencyDomain } from './frequency-plot.js';
import type { SpectrumPoints } from './spectrum.js';

/** How much higher than the peaks the figure reaches: noise beside a spike may be far above them. */
const HEADROOM = 1.5;
/** A peak ends where γ has fallen to this share of its top. */
const FOOT = 0.03;

const hertz = (tau: number) => 1 / (2 * Math.PI * tau);

interface Place {
  f: number;
  g: number;
  /** It belongs to a peak that stands out of the noise. */
  told: boolean;
}

/**
 * γ against 1/(2πτ), over the frequencies of the other plots, with the resistance of each peak beside it. What belongs to no peak that
 * stands out of the noise is grey: beside a blocking electrode's spike that can be most of γ.
 */
export function drawRelaxation(
  points: SpectrumPoints,
  relaxation: RelaxationResult | null,
  width: number,
  height: number
): Drawing {
  const domain = frequencyDomain(points.frequency);
  const measured = (f: number) => f >= domain[0] && f <= domain[1];
  const { tau, gamma, peaks } = relaxation ?? { tau: [], gamma: [], peaks: [] };
  const tops = peaks
    .filter(peak => measured(hertz(peak.tau)))
    .map(peak => ({ at: nearest(peak.tau, tau), text: formatQuantity(peak.resistance, 'Ω', 3) }))
    .map(({ at, text }) => ({ f: hertz(tau[at]), g: gamma[at], at, text }));
  const told = toldPlaces(
    gamma,
    tops.map(({ at }) => at)
  );
  const curve = Array.from(tau, (tau, i): Place => ({ f: hertz(tau), g: gamma[i], told: told[i] })).filter(
    ({ f }) => measured(f)
  );
  const all = Math.max(...curve.map(({ g }) => g), 0) || 1;
  const highest = tops.length ? Math.min(all, HEADROOM * Math.max(...tops.map(({ g }) => g))) : all;
  const noise = highestOf(curve.filter(({ told }) => !told));
  const drawing = drawAgainstFrequency({
    width,
    height,
    domain,
    labelled: false,
    frequency: points.frequency,
    values: points.frequency,
    y: { domain: [0, 1.2 * highest], quantity: 'γ(1/2πf)', unit: 'Ω' },
    marks: [
      ...parts(curve).flatMap(part => partMarks(part)),
      Plot.dot(tops, { x: 'f', y: 'g', r: 3, fill: paint('first') }),
      Plot.text(tops, { x: 'f', y: 'g', text: 'text', dy: -9, fill: paint('ink') }),
      noise && noise.g > 0.1 * highest
        ? Plot.text([noise], {
            x: 'f',
            y: ({ g }: Place) => Math.min(g, 1.08 * highest),
            text: () => 'within the noise',
            dy: -8,
            fill: paint('muted')
          })
        : null
    ]
  });
  const middle = (drawing.frame[1] + drawing.frame[3]) / 2;
  drawing.y = Float64Array.from(drawing.y, () => middle);
  return drawing;
}

function partMarks(part: readonly Place[]): Plot.Markish[] {
  const { told } = part[part.length - 1];
  const colour = paint(told ? 'first' : 'muted');
  return [
    Plot.areaY(part, { x: 'f', y: 'g', fill: colour, fillOpacity: told ? 0.2 : 0.1, clip: true }),
    Plot.line(part, {
      x: 'f',
      y: 'g',
      stroke: colour,
      strokeWidth: told ? 1.75 : 1,
      strokeDasharray: told ? 'none' : '3 3',
      clip: true
    })
  ];
}

/** Runs of places that are alike, each beginning at the end of the one before. */
function parts(curve: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  curve.forEach((place, i) => {
    if (i > 0 && place.told === curve[i - 1].told) runs[runs.length - 1].push(place);
    else runs.push(i > 0 ? [curve[i - 1], place] : [place]);
  });
  return runs;
}

/** From each peak's top down to its feet on both sides. */
function toldPlaces(gamma: ArrayLike<number>, tops: readonly number[]): boolean[] {
  const told = Array.from(gamma, () => false);
  for (const top of tops) {
    for (const step of [-1, 1]) {
      for (let i = top; i >= 0 && i < gamma.length; i += step) {
        told[i] = true;
        if (gamma[i] < FOOT * gamma[top]) break;
      }
    }
  }
  return told;
}

function highestOf(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, place) => (best && best.g >= place.g ? best : place),
    undefined
  );
}

function nearest(at: number, tau: ArrayLike<number>): number {
  let nearest = 0;
  for (let i = 1; i < tau.length; i++) {
    if (Math.abs(Math.log(tau[i] / at)) < Math.abs(Math.log(tau[nearest] / at))) nearest = i;
  }
  return nearest;
}
