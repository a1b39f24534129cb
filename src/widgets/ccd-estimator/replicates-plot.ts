import * as Plot from '@observablehq/plot';
import type { CcdGroup, CyclingCell, CyclingResult } from '../../cycling/types.js';
import { paint } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { svgElement } from '../plots/svg.js';
import { formula, withDeviation } from './numbers.js';
import { drawPoints, fromZero, type PointDrawing } from './point-plot.js';

/** One cell in the figure. */
interface Dot {
  x: number;
  low: number;
  /** NaN where it did not fail. */
  high: number;
  cell: CyclingCell;
}

/**
 * Critical current density against composition, as the study's Fig. 3a: the mean with its population standard deviation, and every cell
 * beside it as the bracket in which it lies. A cell that did not fail has an arrow, and is in no mean.
 */
export function drawReplicates(
  result: CyclingResult,
  width: number,
  height: number
): { drawing: Drawing; cells: CyclingCell[] } {
  const { groups } = result;
  const stated = groups.every(({ x }) => Number.isFinite(x));
  const place = (group: CcdGroup) => (stated ? group.x : groups.indexOf(group) + 1);
  const [low, high] = extent(groups.map(place)) ?? [0, 1];
  const room = Math.max(stated ? 0.08 : 0.5, 0.1 * (high - low));
  const spread = 0.012 * (high - low + 2 * room);
  const dots = groups.flatMap(group => dotsOf(result, group, place(group), spread));
  const means = groups.filter(({ n }) => n > 0);
  const ends = [
    ...means.flatMap(({ mean, population_sd }) => [mean + (population_sd || 0)]),
    ...dots.flatMap(({ low, high }) => [low, high])
  ];
  const drawing = drawPoints({
    width,
    height,
    x: {
      domain: [low - room, high + room],
      quantity: stated ? 'x' : 'composition',
      unit: '',
      ticks: groups.map(place),
      format: stated ? undefined : value => formula(groups[value - 1].composition) || 'not stated'
    },
    y: { domain: fromZero(ends, 0.3), quantity: 'critical current density', unit: 'mA/cm²' },
    points: { x: dots.map(({ x }) => x), y: dots.map(({ low }) => low) },
    marks: [
      Plot.ruleX(
        dots.filter(({ high }) => Number.isFinite(high)),
        {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: paint('muted'),
          strokeWidth: 1.5
        }
      ),
      Plot.dot(dots, { x: 'x', y: 'low', r: 2.5, stroke: paint('muted'), fill: paint('paper') }),
      Plot.text(
        dots.filter(({ high }) => !Number.isFinite(high)),
        {
          x: 'x',
          y: 'low',
          text: () => '↑',
          dy: -9,
          fill: paint('muted')
        }
      ),
      Plot.ruleX(
        means.filter(({ population_sd }) => population_sd > 0),
        {
          x: place,
          y1: (group: CcdGroup) => group.mean - group.population_sd,
          y2: (group: CcdGroup) => group.mean + group.population_sd,
          stroke: paint('ink'),
          strokeWidth: 1.5,
          marker: 'tick-x'
        }
      ),
      Plot.dot(means, { x: place, y: 'mean', r: 5, fill: paint('ink') })
    ]
  });
  nameGroups(drawing, groups, groups.map(place));
  return { drawing, cells: dots.map(({ cell }) => cell) };
}

/** The cells of a composition, side by side so that none hides another. */
function dotsOf({ cells }: CyclingResult, group: CcdGroup, x: number, spread: number): Dot[] {
  const known = group.cells
    .map(i => cells[i])
    .filter(cell => cell.ccd?.last_survived !== null && cell.ccd !== null && !cell.excluded);
  return known.map((cell, i) => ({
    x: x + spread * (2 + i),
    low: cell.ccd!.last_survived!,
    high: cell.ccd!.first_failed ?? NaN,
    cell
  }));
}

/** Mean, deviation and number above each composition. */
function nameGroups(drawing: PointDrawing, groups: readonly CcdGroup[], places: readonly number[]): void {
  const top = drawing.frame[1];
  groups.forEach((group, i) => {
    const x = drawing.pixelX(places[i]);
    const lines = [
      group.n ? withDeviation(group.mean, group.population_sd) : 'no value',
      `n = ${group.n}${group.censored.length ? ` + ${group.censored.length} censored` : ''}`
    ].filter(Boolean);
    const text = svgElement('text', {
      x,
      y: top + 14,
      'text-anchor': 'middle',
      'font-size': 11,
      style: `fill: ${paint('muted')}`
    });
    lines.forEach((line, k) => text.append(svgElement('tspan', { x, dy: k ? 13 : 0 }, line)));
    drawing.node.append(text);
  });
}
