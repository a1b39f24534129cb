import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';
import { levenbergMarquardt, type LeastSquaresProblem } from '../../numeric/levenberg-marquardt.js';
import { solveDamped } from '../../numeric/cholesky.js';
import { doubletAt } from '../shape.js';
import type { ComponentFit, FittedComponent, RegionFit, RegionModel } from '../types.js';
import { layoutOf, type Layout } from './witness-layout.js';

const NUDGE = 1e-5;
/** Poisson weights follow the model, so they are renewed so often. */
const ROUNDS = 3;
/** Curves kept for each component: derivatives move one component at a time. */
const KEPT = 4;

interface Drawn {
  components: Pick<FittedComponent, 'position' | 'fwhm' | 'area' | 'mix' | 'splitting' | 'ratio' | 'curve'>[];
  background: Float64Array;
  envelope: Float64Array;
}

/**
 * A plain fit of one region of counts, GL sums on an active Shirley background with numerical derivatives: written apart from the real
 * one, for tests of what works with any fit, and as a witness of the real one.
 */
export function witnessFit(table: Table, model: RegionModel, charge_shift = 0): ComponentFit {
  const { energy, counts, rows } = pick(table, model.region, charge_shift);
  const top = counts.reduce((most, value) => Math.max(most, value), 0);
  const layout = layoutOf(model, top);
  const curves = model.components.map(() => rememberCurves(energy));
  const draw = (point: Float64Array) => drawn(point, layout, model, energy, top, curves);
  let sigma = counts.map(value => Math.sqrt(Math.max(value, 1)));
  const p = layout.free.length;
  const differentiate = (at: Float64Array, columns: readonly Float64Array[]) => {
    for (let i = 0; i < p; i++) {
      const moved = (by: number) => draw(at.map((value, k) => (k === i ? value + by : value))).envelope;
      const high = moved(NUDGE);
      const low = moved(-NUDGE);
      for (let k = 0; k < energy.length; k++) columns[i][k] = (high[k] - low[k]) / (2 * NUDGE * sigma[k]);
    }
  };
  let point = Float64Array.from(layout.free, ({ start }) => start);
  let held = new Int8Array(p);
  for (let round = 0; round < ROUNDS; round++) {
    let last = point;
    const problem: LeastSquaresProblem = {
      residualCount: energy.length,
      rounding: 1e-20,
      lower: Float64Array.from(layout.free, ({ lower }) => lower),
      upper: Float64Array.from(layout.free, ({ upper }) => upper),
      residuals(at, out) {
        last = Float64Array.from(at);
        const { envelope } = draw(last);
        for (let k = 0; k < out.length; k++) out[k] = (envelope[k] - counts[k]) / sigma[k];
      },
      jacobian: columns => differentiate(last, columns)
    };
    const minimiser = levenbergMarquardt(problem);
    minimiser.start(point);
    for (let i = 0; i < 60 && minimiser.status === 'running' && !minimiser.near; i++) minimiser.iterate();
    point = Float64Array.from(minimiser.point);
    held = Int8Array.from(minimiser.findHeld());
    sigma = draw(point).envelope.map(value => Math.sqrt(Math.max(value, 1)));
  }
  const columns = layout.free.map(() => new Float64Array(energy.length));
  differentiate(point, columns);
  return summarise({
    model,
    layout,
    point,
    held,
    covariance: covarianceOf(columns, held),
    drawn: draw(point),
    measured: { energy, counts, rows, sigma },
    charge_shift
  });
}

function pick(table: Table, region: string, shift: number) {
  const regions = table.getChild('region')!;
  const all = numbers(table, 'binding_energy_electronvolt')!;
  const intensity = numbers(table, 'intensity_counts')!;
  const rows = Int32Array.from([...all.keys()].filter(row => regions.get(row) === region));
  return {
    rows,
    energy: Float64Array.from(rows, row => all[row] - shift),
    counts: Float64Array.from(rows, row => intensity[row])
  };
}

type Shape = Pick<FittedComponent, 'position' | 'fwhm' | 'mix' | 'splitting' | 'ratio'>;

/** A component's curve for the area 1, worked out once for each place and width among the last few. */
function rememberCurves(energy: Float64Array): (shape: Shape) => Float64Array {
  const kept: { shape: Shape; curve: Float64Array }[] = [];
  return shape => {
    const found = kept.find(one => one.shape.position === shape.position && one.shape.fwhm === shape.fwhm);
    if (found) return found.curve;
    const curve = energy.map(e => doubletAt({ ...shape, area: 1 }, e));
    kept.unshift({ shape, curve });
    kept.length = Math.min(kept.length, KEPT);
    return curve;
  };
}

function drawn(
  point: Float64Array,
  layout: Layout,
  model: RegionModel,
  energy: Float64Array,
  top: number,
  curves: readonly ((shape: Shape) => Float64Array)[]
): Drawn {
  const components = model.components.map(({ mix = 0.3, splitting = 0, ratio = 0.5 }, i) => {
    const line = {
      position: layout.position[i](point),
      fwhm: layout.fwhm[i](point),
      area: layout.area[i](point),
      mix,
      splitting,
      ratio: splitting > 0 ? ratio : 0
    };
    return { ...line, curve: curves[i](line).map(value => line.area * value) };
  });
  const background = new Float64Array(energy.length);
  let below = 0;
  const lines = energy.map((_, k) => components.reduce((sum, { curve }) => sum + curve[k], 0));
  for (let k = 0; k < energy.length; k++) {
    if (k > 0) below += ((lines[k] + lines[k - 1]) / 2) * (energy[k] - energy[k - 1]);
    background[k] = point[0] * top + point[1] * below;
  }
  return { components, background, envelope: lines.map((line, k) => line + background[k]) };
}

/** (JᵀJ)⁻¹ of what is not held at a bound, in the parameters' own units of order 1. */
function covarianceOf(columns: readonly Float64Array[], held: Int8Array): number[][] {
  const free = [...columns.keys()].filter(i => held[i] === 0);
  const m = free.length;
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  const matrix = Float64Array.from(free.flatMap(i => free.map(j => dot(columns[i], columns[j]))));
  const covariance = columns.map(() => columns.map(() => 0));
  for (let b = 0; b < m; b++) {
    const unit = Float64Array.from(free, (_, a) => (a === b ? 1 : 0));
    const solution = new Float64Array(m);
    const solved = solveDamped(matrix, unit, 0, m, solution, new Float64Array(m * m), new Float64Array(m));
    free.forEach((i, a) => (covariance[i][free[b]] = solved ? solution[a] : NaN));
  }
  return covariance;
}

interface Outcome {
  model: RegionModel;
  layout: Layout;
  point: Float64Array;
  held: Int8Array;
  covariance: number[][];
  drawn: Drawn;
  measured: { energy: Float64Array; counts: Float64Array; rows: Int32Array; sigma: Float64Array };
  charge_shift: number;
}

function summarise(outcome: Outcome): ComponentFit {
  const { model, layout, point, held, covariance, measured, charge_shift } = outcome;
  const { components, background, envelope } = outcome.drawn;
  const slopesOf = (quantity: (at: Float64Array) => number) =>
    layout.free.map((_, i) => {
      const moved = (by: number) => quantity(point.map((value, k) => (k === i ? value + by : value)));
      return (moved(NUDGE) - moved(-NUDGE)) / (2 * NUDGE);
    });
  const between = (a: readonly number[], b: readonly number[]) =>
    a.reduce(
      (sum, left, i) => sum + b.reduce((part, right, j) => part + left * covariance[i][j] * right, 0),
      0
    );
  const errorOf = (quantity: (at: Float64Array) => number) => {
    const slopes = slopesOf(quantity);
    return Math.sqrt(Math.max(0, between(slopes, slopes)));
  };
  const areas = layout.area.map(slopesOf);
  const total = (at: Float64Array) => layout.area.reduce((sum, area) => sum + area(at), 0);
  const residuals = measured.counts.map((value, k) => (value - envelope[k]) / measured.sigma[k]);
  const chi_square = residuals.reduce((sum, value) => sum + value * value, 0);
  const n = residuals.length;
  const p = layout.free.length;
  const region: RegionFit = {
    region: model.region,
    spectrum: 0,
    background_kind: 'active-shirley',
    binding_energy: measured.energy,
    intensity: measured.counts,
    background,
    envelope,
    residuals,
    counts_per_unit: 1,
    sigma: measured.sigma,
    rows: measured.rows,
    chi_square
  };
  return {
    type: 'component-fit',
    weighting: 'poisson',
    components: components.map((line, i) => {
      const { id, name } = model.components[i];
      const fraction = line.area / total(point);
      const fraction_error = errorOf(at => layout.area[i](at) / total(at));
      return {
        ...line,
        id: id ?? name,
        name,
        region: model.region,
        position_error: errorOf(layout.position[i]),
        fwhm_error: errorOf(layout.fwhm[i]),
        area_error: errorOf(layout.area[i]),
        fraction,
        fraction_error,
        fraction_lower_95: fraction - 1.96 * fraction_error,
        fraction_upper_95: fraction + 1.96 * fraction_error,
        height: doubletAt(line, line.position),
        shape: 'gl-sum',
        mix_error: 0,
        splitting_error: 0,
        ratio_error: 0
      };
    }),
    regions: [region],
    background,
    envelope,
    residuals,
    charge_shift,
    charge_shift_error: 0,
    chi_square,
    reduced_chi_square: chi_square / (n - p),
    degrees_of_freedom: n - p,
    aic: chi_square + 2 * p,
    bic: chi_square + p * Math.log(n),
    parameters: layout.free.map(({ name, subject, unit, lower, upper }, i) => ({
      name,
      subject,
      value: point[i] * unit,
      standard_error: Math.sqrt(covariance[i][i]) * unit,
      lower: lower * unit,
      upper: upper * unit,
      at_bound: held[i] !== 0
    })),
    covariance: Float64Array.from(covariance.flat()),
    correlation: covariance.map((row, i) =>
      row.map((value, j) => (value === 0 ? 0 : value / Math.sqrt(covariance[i][i] * covariance[j][j])))
    ),
    area_covariance: Float64Array.from(areas.flatMap(a => areas.map(b => between(a, b)))),
    monte_carlo: null,
    converged: true,
    warnings: []
  };
}
