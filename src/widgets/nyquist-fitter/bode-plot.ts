import * as Plot from '@observablehq/plot';
import type { Spectrum } from '../../impedance/types.js';
import { prefixFor } from '../controls/quantity.js';
import { paint } from '../frame/theme.js';
import { decades, extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { drawAgainstFrequency, frequencyDomain } from './frequency-plot.js';
import { pointMarks } from './point-marks.js';
import type { PointState, SpectrumPoints } from './spectrum.js';

const modulus = ({ real, imaginary }: Spectrum) => real.map((re, i) => Math.hypot(re, imaginary[i]));
/** −φ in degrees: positive for what is capacitive, as −Z'' is. */
const phase = ({ real, imaginary }: Spectrum) =>
  real.map((re, i) => (-Math.atan2(imaginary[i], re) * 180) / Math.PI);

/** Modulus and phase against the logarithm of the frequency, one above the other. */
export function drawBode(
  points: SpectrumPoints,
  states: readonly PointState[],
  curve: Spectrum | undefined,
  width: number,
  height: number
): [modulus: Drawing, phase: Drawing] {
  const domain = frequencyDomain(points.frequency);
  const common = { width, domain, frequency: points.frequency, labelled: false };
  const upper = Math.round(height / 2);
  return [
    drawAgainstFrequency({
      ...common,
      height: upper,
      ...modulusPart(points, states, curve, upper)
    }),
    drawAgainstFrequency({
      ...common,
      height: height - upper,
      ...phasePart(points, states, curve)
    })
  ];
}

function modulusPart(
  points: SpectrumPoints,
  states: readonly PointState[],
  curve: Spectrum | undefined,
  height: number
) {
  const measured = modulus(points);
  const [low, high] = extent(
    measured.filter(value => value > 0),
    curve ? modulus(curve) : []
  ) ?? [1, 10];
  const { prefix, factor } = prefixFor(high / 1.5);
  const values = measured.map(value => (value > 0 ? value / factor : NaN));
  const span: [number, number] = [low / factor / 1.2, (high / factor) * 1.2];
  const ticks = decades(span, Math.max(2, Math.floor(height / 26)));
  const scale = ticks.length > 1 ? { ticks } : { ticks: logTicks(span) };
  return {
    values,
    y: { type: 'log' as const, domain: span, quantity: '|Z|', unit: `${prefix}Ω`, ...scale },
    marks: [
      pointMarks({ x: points.frequency, y: values, states }),
      curve
        ? line(
            curve,
            modulus(curve).map(value => value / factor)
          )
        : null
    ]
  };
}

function phasePart(points: SpectrumPoints, states: readonly PointState[], curve: Spectrum | undefined) {
  const values = phase(points);
  const [low, high] = extent(values, curve ? phase(curve) : []) ?? [0, 90];
  const domain: [number, number] = [Math.min(0, low - 3), Math.max(high * 1.08, 15)];
  return {
    values,
    y: {
      domain,
      quantity: '−φ',
      unit: '°',
      ticks: multiples(domain[1] - domain[0] > 50 ? 30 : 15, domain)
    },
    marks: [pointMarks({ x: points.frequency, y: values, states }), curve ? line(curve, phase(curve)) : null]
  };
}

function multiples(step: number, [low, high]: readonly [number, number]): number[] {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

function line(curve: Spectrum, y: Float64Array): Plot.RenderableMark {
  return Plot.line(y, { x: curve.frequency, y, stroke: paint('fit'), strokeWidth: 1.75, clip: true });
}

/** 1, 2, 5 in each decade, where whole decades are too few. */
function logTicks([low, high]: [number, number]): number[] {
  const ticks: number[] = [];
  for (let n = Math.floor(Math.log10(low)); n <= Math.ceil(Math.log10(high)); n++) {
    for (const m of [1, 2, 5]) {
      const tick = m * 10 ** n;
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks;
}
