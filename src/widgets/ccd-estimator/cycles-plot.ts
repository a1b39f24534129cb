import * as Plot from '@observablehq/plot';
import type { EfficiencyResult, PlatingResult } from '../../cycling/types.js';
import { paint } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { svgElement } from '../plots/svg.js';
import { drawPoints, fromZero, placeOnLeft } from './point-plot.js';
import { isDecisive, verdictLooks } from './verdicts.js';

function cycleDomain(cycles: ArrayLike<number>): [number, number] {
  const [low, high] = extent(cycles) ?? [0, 1];
  const room = Math.max(0.5, 0.02 * (high - low));
  return [low - room, high + room];
}

/** Polarization against the cycle, with the cycle of the short. */
export function drawPolarization(plating: PlatingResult, width: number, height: number): Drawing {
  const { cycles } = plating;
  const index = [...cycles.cycle.keys()];
  const millivolt = Float64Array.from(cycles.polarization_volt, volt => volt * 1e3);
  const dots = (decisive: boolean) =>
    index.filter(i => isDecisive(cycles.verdict[i]) === decisive && Number.isFinite(millivolt[i]));
  const drawing = drawPoints({
    width,
    height,
    x: { domain: cycleDomain(cycles.cycle), quantity: 'cycle', unit: '' },
    y: { domain: fromZero(millivolt), quantity: 'polarization', unit: 'mV' },
    points: { x: cycles.cycle, y: millivolt },
    nearest: 'x',
    marks: [
      Plot.dot(dots(false), {
        x: (i: number) => cycles.cycle[i],
        y: (i: number) => millivolt[i],
        r: index.length > 150 ? 1.5 : 2.5,
        stroke: (i: number) => paint(verdictLooks[cycles.verdict[i]].colour)
      }),
      Plot.dot(dots(true), {
        x: (i: number) => cycles.cycle[i],
        y: (i: number) => millivolt[i],
        r: 4.5,
        symbol: 'square',
        fill: paint('fail')
      })
    ]
  });
  if (plating.short_cycle !== null) markCycle(drawing, cycles.cycle, plating.short_cycle);
  return drawing;
}

function markCycle(drawing: Drawing, cycles: Int32Array, cycle: number): void {
  const i = cycles.indexOf(cycle);
  if (i < 0) return;
  const [left, top, , bottom] = drawing.frame;
  const x = drawing.x[i];
  const text = `short in cycle ${cycle}`;
  const toTheLeft = x - left > 6.6 * text.length + 10;
  drawing.node.append(
    svgElement('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: paint('fail'), 'stroke-width': 1.5 }),
    svgElement(
      'text',
      {
        x: x + (toTheLeft ? -6 : 6),
        y: top + 16,
        'text-anchor': toTheLeft ? 'end' : 'start',
        'font-size': 12,
        'font-weight': 600,
        style: `fill: ${paint('fail')}`
      },
      text
    )
  );
}

/** Charge and discharge capacity against the cycle, and the efficiency on the right axis. */
export function drawCapacities(
  { cycles, active_mass_mg }: EfficiencyResult,
  width: number,
  height: number
): Drawing {
  const perGram = active_mass_mg > 0;
  const charge = perGram ? cycles.charge_capacity_mah_g : cycles.charge_capacity_mah;
  const discharge = perGram ? cycles.discharge_capacity_mah_g : cycles.discharge_capacity_mah;
  const efficiency = cycles.coulombic_efficiency_percent;
  const y = fromZero([...charge, ...discharge], 0.12);
  const right = efficiencyDomain(efficiency);
  const place = placeOnLeft(y, right);
  const index = [...cycles.cycle.keys()];
  const finite = (values: Float64Array) => index.filter(i => Number.isFinite(values[i]));
  const x = (i: number) => cycles.cycle[i];
  const r = index.length > 150 ? 1.7 : 3;
  const drawing = drawPoints({
    width,
    height,
    x: { domain: cycleDomain(cycles.cycle), quantity: 'cycle', unit: '' },
    y: { domain: y, quantity: 'capacity', unit: perGram ? 'mAh/g' : 'mAh' },
    right: { domain: right, quantity: 'efficiency', unit: '%' },
    points: { x: cycles.cycle, y: discharge },
    nearest: 'x',
    marks: [
      Plot.dot(finite(efficiency), {
        x,
        y: (i: number) => place(Math.min(right[1], Math.max(right[0], efficiency[i]))),
        r,
        symbol: 'triangle',
        stroke: paint('first')
      }),
      Plot.dot(finite(charge), { x, y: (i: number) => charge[i], r, stroke: paint('ink') }),
      Plot.dot(finite(discharge), { x, y: (i: number) => discharge[i], r, fill: paint('ink') })
    ]
  });
  const middle = (drawing.frame[0] + drawing.frame[2]) / 2;
  drawing.node.append(
    svgElement(
      'text',
      { x: middle, y: 12, 'text-anchor': 'middle', 'font-size': 11, style: `fill: ${paint('muted')}` },
      '○ charge   ● discharge   △ efficiency'
    )
  );
  return drawing;
}

/** The first cycles may be far off: the axis ends at 0 % or 60 %, so that a tenth of a percent near 100 % is still to be seen. */
function efficiencyDomain(values: Float64Array): [number, number] {
  const [low, high] = extent(values) ?? [0, 100];
  return [low > 95 ? 95 : low > 60 ? 60 : 0, Math.max(102, Math.min(high + 1, 120))];
}
