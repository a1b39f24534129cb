import { nonNegativeSolver } from '../../numeric/non-negative-solver.js';
import { libraryOf, type LibraryComponent } from '../library/components.js';
import { levelOf, type Level } from '../library/levels.js';
import { USUAL_MIX } from '../library/model.js';
import { doubletAt } from '../shape.js';
import type { Scan } from './scans.js';

/** How much of each library component a scan seems to hold, were it charged by this shift. */
export interface LinearAnswer {
  components: { component: LibraryComponent; area: number }[];
  /** Σ of squared residuals, weighted by 1/intensity. */
  misfit: number;
}

/**
 * Areas of all library components of a region at their typical places, none negative, over a background of a constant and the step
 * that follows the intensity: one linear fit, for each charge shift that is tried.
 */
export function linearFitter(scan: Scan): ((shift: number) => LinearAnswer) | undefined {
  const level = levelOf(scan.region);
  const components = libraryOf(scan.region).filter(({ needs_evidence }) => !needs_evidence);
  if (!level || components.length === 0 || scan.energy.length < 10) return undefined;
  const { energy, intensity } = scan;
  const highest = intensity.reduce((most, value) => Math.max(most, value), 0);
  const weights = intensity.map(value => 1 / Math.sqrt(Math.max(value, highest / 1000)));
  const data = intensity.map((value, k) => value * weights[k]);
  const steps = backgroundColumns(scan, weights);
  return shift => {
    const columns = [...components.map(one => lineColumn(one, level, energy, shift, weights)), ...steps];
    return solve(columns, data, components);
  };
}

function lineColumn(
  { typical }: LibraryComponent,
  { fwhm, splitting, ratio }: Level,
  energy: Float64Array,
  shift: number,
  weights: Float64Array
): Float64Array {
  const line = { position: typical + shift, fwhm, mix: USUAL_MIX, splitting, ratio, area: 1 };
  return energy.map((e, k) => doubletAt(line, e) * weights[k]);
}

/** A constant, and the rise that follows what stands above the lowest point. */
function backgroundColumns({ energy, intensity }: Scan, weights: Float64Array): Float64Array[] {
  const lowest = intensity.reduce((least, value) => Math.min(least, value), Infinity);
  const step = new Float64Array(energy.length);
  for (let k = 1; k < energy.length; k++) {
    step[k] = step[k - 1] + (intensity[k] - lowest) * (energy[k] - energy[k - 1]);
  }
  const end = step[step.length - 1] || 1;
  return [Float64Array.from(weights), step.map((value, k) => (value / end) * weights[k])];
}

function solve(
  columns: readonly Float64Array[],
  data: Float64Array,
  components: readonly LibraryComponent[]
): LinearAnswer {
  const m = columns.length;
  const gram = new Float64Array(m * m);
  const right = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    right[i] = dot(columns[i], data);
    for (let j = 0; j <= i; j++) gram[i * m + j] = gram[j * m + i] = dot(columns[i], columns[j]);
    // a line outside of the window has no column
    gram[i * m + i] += 1e-12;
  }
  const areas = new Float64Array(m);
  nonNegativeSolver(m).solve(gram, right, areas);
  let misfit = 0;
  for (let k = 0; k < data.length; k++) {
    let rest = data[k];
    for (let i = 0; i < m; i++) rest -= areas[i] * columns[i][k];
    misfit += rest * rest;
  }
  return { misfit, components: components.map((component, i) => ({ component, area: areas[i] })) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
