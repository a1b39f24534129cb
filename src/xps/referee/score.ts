import type { ComponentFit, FittedComponent, RegionFit } from '../types.js';
import { componentsOf } from './case.js';
import { doubletAt } from '../shape.js';

/** Where a further component would help, and by how much χ² would fall (to first order). */
export interface Score {
  position: number;
  fall: number;
}

/** Distance of the positions that are looked at, eV. */
const GRID = 0.1;
/** How finely a component's own displacement and broadening are seen, eV. */
const NUDGE = 0.02;

/**
 * Where the residuals ask for a further component: the score test (Rao 1948) at every energy of the window. A doublet there is laid on
 * the residuals after everything that the fitted components and the background could still take up by themselves has been taken out of
 * it. The best places first, each the highest within a width.
 */
export function scores(fit: ComponentFit, region: RegionFit, pattern: FittedComponent): Score[] {
  const { binding_energy: energy, sigma, residuals } = region;
  const basis = orthonormal(nuisances(fit, region));
  const low = energy[0];
  const high = energy[energy.length - 1] - pattern.splitting;
  const found: Score[] = [];
  for (let position = low; position <= high; position += GRID) {
    const column = energy.map((e, k) => doubletAt({ ...pattern, position, area: 1 }, e) / sigma[k]);
    takeOut(column, basis);
    const size = dot(column, column);
    const slope = dot(column, residuals);
    // below that the place is all but covered by what is there
    if (slope > 0 && size > 1e-12) found.push({ position, fall: (slope * slope) / size });
  }
  return peaksOf(found, pattern.fwhm);
}

/** Directions in which the fitted model can move: each component's area, position and width, the background's height, slope and step. */
function nuisances(fit: ComponentFit, { region, binding_energy: energy, sigma }: RegionFit): Float64Array[] {
  const columns: Float64Array[] = [energy.map((_, k) => 1 / sigma[k])];
  const sum = new Float64Array(energy.length);
  for (const component of componentsOf(fit, region)) {
    const at = (changes: Partial<FittedComponent>) =>
      energy.map((e, k) => doubletAt({ ...component, area: 1, ...changes }, e) / sigma[k]);
    const difference = (a: Float64Array, b: Float64Array) => a.map((value, k) => value - b[k]);
    const shape = at({});
    shape.forEach((value, k) => (sum[k] += component.area * value * sigma[k]));
    columns.push(
      shape,
      difference(at({ position: component.position + NUDGE }), at({ position: component.position - NUDGE })),
      difference(at({ fwhm: component.fwhm + NUDGE }), at({ fwhm: component.fwhm - NUDGE }))
    );
  }
  let below = 0;
  columns.push(sum.map((value, k) => (below += value) / sigma[k]));
  return columns;
}

function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const size = Math.sqrt(dot(column, column));
    takeOut(column, basis);
    takeOut(column, basis);
    const left = Math.sqrt(dot(column, column));
    if (left > 1e-8 * size) basis.push(column.map(value => value / left));
  }
  return basis;
}

function takeOut(column: Float64Array, basis: readonly Float64Array[]): void {
  for (const direction of basis) {
    const share = dot(column, direction);
    for (let k = 0; k < column.length; k++) column[k] -= share * direction[k];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function peaksOf(found: Score[], width: number): Score[] {
  return found
    .filter(one =>
      found.every(other => Math.abs(other.position - one.position) > width || other.fall <= one.fall)
    )
    .sort((a, b) => b.fall - a.fall);
}
