import * as Plot from '@observablehq/plot';
import type { CcdSettings } from '../../cycling/settings.js';
import type { CyclingCell, HalfCycles, Verdict } from '../../cycling/types.js';
import { paint } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';
import { rounded } from './numbers.js';
import { hasArea, halfCyclesOf } from './scene.js';
import { drawAgainstTime, type TimeDrawing } from './time-plot.js';
import { isDecisive, verdictLooks } from './verdicts.js';

/** Half cycles that have less room than this, in CSS pixels, are drawn as a line: dots would hide one another. */
const DOT_ROOM = 3;

/** Resistance × area of each half cycle below the record, with its reference and the two shares of it that count as a short. */
export function drawResistances(
  cell: CyclingCell | undefined,
  { soft_ratio, hard_ratio }: Pick<CcdSettings, 'soft_ratio' | 'hard_ratio'>,
  range: readonly [number, number],
  width: number,
  height: number
): TimeDrawing {
  const cycles = halfCyclesOf(cell);
  const shown = cycles ? inSight(cycles, range) : [];
  const x = (i: number) => (cycles!.start_time_second[i] + cycles!.end_time_second[i]) / 2;
  const y = (i: number) => cycles!.resistance_area_ohm_cm2[i];
  const reference = (i: number) => cycles!.reference_ohm_cm2[i];
  const domain: [number, number] = [0, cycles ? highest(cycles, shown) : 1];
  const compared = shown.filter(i => Number.isFinite(reference(i)));
  const share = (factor: number) =>
    compared.length
      ? Plot.line(compared, {
          x,
          y: (i: number) => factor * reference(i),
          stroke: paint('fail'),
          strokeWidth: 1,
          strokeDasharray: factor === soft_ratio ? '5 3' : '1.5 3',
          curve: 'step',
          clip: true
        })
      : null;
  const drawing = drawAgainstTime({
    width,
    height,
    range,
    labelled: false,
    y: {
      domain,
      quantity: hasArea(cell) ? 'R A' : 'R',
      unit: hasArea(cell) ? 'Ω cm²' : 'Ω'
    },
    marks: [
      compared.length
        ? Plot.line(compared, {
            x,
            y: reference,
            stroke: paint('muted'),
            strokeWidth: 1,
            curve: 'step',
            clip: true
          })
        : null,
      share(soft_ratio),
      share(hard_ratio),
      ...dots(cycles, shown, x, y, domain[1], width / DOT_ROOM)
    ]
  });
  if (cycles && compared.length)
    nameThresholds(drawing, domain[1], reference(compared[compared.length - 1]), soft_ratio, hard_ratio);
  return drawing;
}

function inSight(
  { start_time_second, end_time_second }: HalfCycles,
  [low, high]: readonly [number, number]
): number[] {
  const shown: number[] = [];
  start_time_second.forEach((start, i) => {
    if (end_time_second[i] >= low && start <= high) shown.push(i);
  });
  return shown;
}

/** Enough for what is resolved; the first steps of a staircase may be nothing but noise. */
function highest(cycles: HalfCycles, shown: readonly number[]): number {
  const values = shown
    .filter(i => cycles.verdict[i] !== 'unresolved')
    .map(i => Math.max(cycles.resistance_area_ohm_cm2[i], cycles.reference_ohm_cm2[i] || 0))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (values.length === 0) return 1;
  const usual = values[Math.floor(0.9 * (values.length - 1))];
  return 1.15 * Math.min(values[values.length - 1], 3 * usual) || 1;
}

function dots(
  cycles: HalfCycles | undefined,
  shown: readonly number[],
  x: (i: number) => number,
  y: (i: number) => number,
  top: number,
  most: number
): Plot.Markish[] {
  if (!cycles) return [];
  const many = shown.length > most;
  const kinds = new Set(shown.map(i => cycles.verdict[i]));
  const line = many
    ? Plot.line(
        [...shown].filter(i => Number.isFinite(y(i))),
        { x, y, stroke: paint('ink'), strokeWidth: 1, clip: true }
      )
    : null;
  const within = (i: number) => Math.min(top, y(i));
  const of = (verdict: Verdict) => {
    const { symbol, colour } = verdictLooks[verdict];
    return Plot.dot(
      shown.filter(i => cycles.verdict[i] === verdict && Number.isFinite(y(i))),
      {
        x,
        y: within,
        symbol,
        rotate: verdict === 'dip' ? 180 : 0,
        r: isDecisive(verdict) ? 4 : 2.4,
        stroke: paint(colour),
        strokeWidth: 1.1,
        fill: isDecisive(verdict) ? paint(colour) : paint('paper'),
        clip: true
      }
    );
  };
  return [line, ...[...kinds].filter(verdict => !many || verdict !== 'healthy').map(of)];
}

function nameThresholds(
  drawing: TimeDrawing,
  top: number,
  reference: number,
  soft: number,
  hard: number
): void {
  const [, frameTop, right, bottom] = drawing.frame;
  const y = (value: number) => bottom - ((bottom - frameTop) * value) / top;
  const group = svgElement('g', { 'font-size': 10 });
  const write = (value: number, text: string, colour: 'muted' | 'fail') =>
    group.append(
      svgElement(
        'text',
        { x: right + 4, y: y(value) + 3, 'text-anchor': 'start', style: `fill: ${paint(colour)}` },
        text
      )
    );
  if (reference > top) return;
  write(reference, 'reference', 'muted');
  if ((1 - soft) * (bottom - frameTop) * (reference / top) > 9)
    write(soft * reference, `× ${rounded(soft)} soft`, 'fail');
  if (y(hard * reference) - y(soft * reference) > 9)
    write(hard * reference, `× ${rounded(hard)} hard`, 'fail');
  drawing.node.append(group);
}
