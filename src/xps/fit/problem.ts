import type { LeastSquaresProblem } from '../../numeric/levenberg-marquardt.js';
import { background, endLevels } from '../background/background.js';
import { ComponentCurve, evaluateQuantities } from '../model/evaluate.js';
import { PARTS, type Free, type Quantities, wantedParts } from '../model/quantities.js';
import type { RegionModel } from '../types.js';
import type { Points } from './points.js';

const P = PARTS.length;

/** One region in the fit. Arrays are over its points. */
export interface RegionState {
  model: RegionModel;
  points: Points;
  /** Of its first residual among all. */
  start: number;
  /** Of its background's free parameters, constant and step; −1 where the background is found before the fit. */
  constant: number;
  curves: { index: number; curve: ComponentCurve }[];
  background: Float64Array;
  peaks: Float64Array;
  /** ∫ of the peaks from the lowest energy. */
  integral: Float64Array;
  envelope: Float64Array;
  /** 1/σ */
  weight: Float64Array;
}

/** A model of several regions as a sum of squares. Its points are in scaled parameters, all of the order of 1: real ones over `units`. */
export interface FitProblem extends LeastSquaresProblem {
  readonly free: readonly Free[];
  readonly units: Float64Array;
  readonly initial: Float64Array;
  readonly regions: RegionState[];
  /** Values of all quantities, and how they follow from the real free parameters, at the last point. */
  readonly values: Float64Array;
  readonly change: Float64Array;
  shiftAt(point: ArrayLike<number>): number;
}

/** @param shift where the charge shift begins; it is free where `shiftIsFree` */
export function makeProblem(
  models: readonly RegionModel[],
  points: readonly Points[],
  quantities: Quantities,
  shift: number,
  shiftIsFree: boolean,
  endPoints: number
): FitProblem {
  const free = quantities.free.map(parameter => ({ ...parameter }));
  const regions = makeRegions(models, points, quantities, free, endPoints);
  const shiftIndex = shiftIsFree ? free.length : -1;
  if (shiftIsFree) {
    free.push({
      name: 'charge_shift',
      subject: '',
      initial: shift,
      lower: shift - 3,
      upper: shift + 3,
      kind: 'shift'
    });
  }
  const p = free.length;
  const real = new Float64Array(p);
  const values = new Float64Array(quantities.sources.length);
  const change = new Float64Array(values.length * p);
  const units = Float64Array.from(free, ({ kind, subject }) => unitOf(kind, subject, regions, quantities));
  startAreas(free, quantities, regions, shift, values, change);
  const initial = Float64Array.from(free, (parameter, i) => parameter.initial / units[i]);
  const shiftAt = (point: ArrayLike<number>) => (shiftIsFree ? point[shiftIndex] : shift);
  const residualCount = points.reduce((sum, { energy }) => sum + energy.length, 0);
  let evaluated = false;

  /** Whether this is another point than the last. */
  function moveTo(point: Float64Array): boolean {
    let moved = !evaluated;
    for (let i = 0; i < p; i++) {
      const value = point[i] * units[i];
      if (value !== real[i]) moved = true;
      real[i] = value;
    }
    evaluated = true;
    return moved;
  }

  return {
    plain: true,
    residualCount,
    rounding: residualCount * 1e-18,
    lower: Float64Array.from(free, ({ lower }, i) => lower / units[i]),
    upper: Float64Array.from(free, ({ upper }, i) => upper / units[i]),
    free,
    units,
    initial,
    regions,
    values,
    change,
    shiftAt,
    residuals(point, out) {
      // where only the weights are new, the curves stand
      if (moveTo(point)) {
        evaluateQuantities(quantities, real, p, values, change);
        for (const region of regions) evaluateRegion(region, values, real, shiftAt(real));
      }
      for (const region of regions) {
        const { start, envelope, weight, points } = region;
        for (let i = 0; i < envelope.length; i++) {
          out[start + i] = (envelope[i] - points.intensity[i]) * weight[i];
        }
      }
    },
    jacobian(columns) {
      for (const region of regions) differentiate(region, columns, real, change, p, shiftIndex, units);
    }
  };
}

function makeRegions(
  models: readonly RegionModel[],
  points: readonly Points[],
  quantities: Quantities,
  free: Free[],
  endPoints: number
): RegionState[] {
  let start = 0;
  return models.map((model, r) => {
    const { energy, intensity } = points[r];
    const n = energy.length;
    const kind = model.background ?? 'active-shirley';
    const active = kind === 'active-shirley';
    const ends = Math.max(1, Math.min(endPoints, Math.floor((n - 1) / 4)));
    const state: RegionState = {
      model,
      points: points[r],
      start,
      constant: active ? free.length : -1,
      curves: quantities.components.flatMap(({ region, model: { shape = 'gl-sum' } }, index) =>
        region === r
          ? [{ index, curve: new ComponentCurve(energy, shape, wantedParts(quantities, index)) }]
          : []
      ),
      background: active
        ? new Float64Array(n).fill(endLevels(intensity, ends)[0])
        : background(kind, energy, intensity, { end_points: ends }),
      peaks: new Float64Array(n),
      integral: new Float64Array(n),
      envelope: new Float64Array(n),
      weight: new Float64Array(n).fill(1)
    };
    start += n;
    if (active) {
      const [low, high] = endLevels(intensity, ends);
      let area = 0;
      for (let i = 1; i < n; i++) {
        area += Math.max(0, intensity[i] - low - ((high - low) * i) / n) * (energy[i] - energy[i - 1]);
      }
      const step = area > 0 ? Math.min(1, Math.max(0, (high - low) / area)) : 0;
      const { region } = model;
      free.push(
        {
          name: `${region}.background_constant`,
          subject: region,
          initial: low,
          lower: -Infinity,
          upper: Infinity,
          kind: 'constant'
        },
        {
          name: `${region}.background_step`,
          subject: region,
          initial: step,
          lower: 0,
          upper: Infinity,
          kind: 'step'
        }
      );
    }
    return state;
  });
}

/** What makes a parameter of the order of 1: intensities and areas are as large as the data. */
function unitOf(
  kind: Free['kind'],
  subject: string,
  regions: readonly RegionState[],
  { components }: Quantities
): number {
  if (kind !== 'area' && kind !== 'constant') return 1;
  const region =
    kind === 'constant'
      ? regions.find(({ model }) => model.region === subject)!
      : regions[components.find(({ id }) => id === subject)!.region];
  return region.points.intensity.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
}

/** Areas from the height of the data above a line, where a component is to be. */
function startAreas(
  free: Free[],
  quantities: Quantities,
  regions: readonly RegionState[],
  shift: number,
  values: Float64Array,
  change: Float64Array
): void {
  const point = free.map(({ initial }) => (Number.isNaN(initial) ? 1 : initial));
  evaluateQuantities(quantities, point, free.length, values, change);
  for (const region of regions) {
    const { energy, intensity } = region.points;
    const low = Math.min(intensity[0], intensity[intensity.length - 1]);
    const most = intensity.reduce((a, b) => Math.max(a, b), -Infinity) - low;
    for (const { index } of region.curves) {
      const { parameter, from } = quantities.sources[index * P + 2];
      if (parameter < 0 || from >= 0 || !Number.isNaN(free[parameter].initial)) continue;
      const position = values[index * P] + shift;
      let nearest = 0;
      for (let i = 1; i < energy.length; i++) {
        if (Math.abs(energy[i] - position) < Math.abs(energy[nearest] - position)) nearest = i;
      }
      const back = region.background[nearest];
      const height = Math.max(intensity[nearest] - back, 0.02 * most);
      free[parameter].initial = height * values[index * P + 1] * (1 + values[index * P + 5]);
    }
  }
}

function evaluateRegion(region: RegionState, values: Float64Array, real: Float64Array, shift: number): void {
  const { curves, peaks, integral, envelope, constant, points, background } = region;
  peaks.fill(0);
  for (const { index, curve } of curves) {
    curve.evaluate(values, index * P, shift);
    for (let i = 0; i < peaks.length; i++) peaks[i] += curve.curve[i];
  }
  if (constant >= 0) {
    accumulate(peaks, points.energy, integral);
    const level = real[constant];
    const step = real[constant + 1];
    for (let i = 0; i < peaks.length; i++) background[i] = level + step * integral[i];
  }
  for (let i = 0; i < peaks.length; i++) envelope[i] = background[i] + peaks[i];
}

/** Trapezoids from the lowest energy on. */
function accumulate(values: Float64Array, energy: Float64Array, out: Float64Array): void {
  out[0] = 0;
  for (let i = 1; i < values.length; i++) {
    out[i] = out[i - 1] + ((values[i] + values[i - 1]) / 2) * (energy[i] - energy[i - 1]);
  }
}

function differentiate(
  region: RegionState,
  columns: readonly Float64Array[],
  real: Float64Array,
  change: Float64Array,
  p: number,
  shiftIndex: number,
  units: Float64Array
): void {
  const { start, constant, curves, points, weight, integral } = region;
  const { energy } = points;
  const n = energy.length;
  const step = constant >= 0 ? real[constant + 1] : 0;
  for (let j = 0; j < p; j++) {
    const column = columns[j];
    const unit = units[j];
    column.fill(0, start, start + n);
    let touched = false;
    for (const { index, curve } of curves) {
      for (let part = 0; part < P; part++) {
        const factor = j === shiftIndex ? Number(part === 0) : change[(index * P + part) * p + j];
        if (factor === 0) continue;
        touched = true;
        const by = curve.byPart[part];
        for (let i = 0; i < n; i++) column[start + i] += factor * by[i];
      }
    }
    if (constant >= 0 && j === constant) column.fill(1, start, start + n);
    else if (constant >= 0 && j === constant + 1) column.set(integral, start);
    else if (!touched) continue;
    else if (step > 0) addIntegral(column, start, energy, step);
    for (let i = 0; i < n; i++) column[start + i] *= weight[i] * unit;
  }
}

/** column += step ∫column dE */
function addIntegral(column: Float64Array, start: number, energy: Float64Array, step: number): void {
  let sum = 0;
  let before = column[start];
  for (let i = 1; i < energy.length; i++) {
    const here = column[start + i];
    sum += ((here + before) / 2) * (energy[i] - energy[i - 1]);
    column[start + i] = here + step * sum;
    before = here;
  }
}
