import { dot } from '../../numeric/dot.js';
import { nonNegativeSolver } from '../../numeric/non-negative-solver.js';
import type { Kernel } from './kernel.js';

/** Differences of neighbouring γ whose squares are kept small. */
export const DIFFERENCE: readonly number[] = [1, -2, 1];

export interface Regularised {
  /** γ (Ω) at each τ, then R∞, L and 1/Q of a spike. */
  readonly x: Float64Array;
  /** Weighted sum of squares of the data. */
  readonly misfit: number;
  /** misfit + λ × penalty. */
  readonly objective: number;
  /** Generalised cross-validation's function. */
  readonly score: number;
  solve(lambda: number): void;
  /** After the spike's column has changed. */
  updateSpike(): void;
}

/**
 * Tikhonov regularisation with non-negative unknowns: minimises |A x − b|² + λ ∫(d²γ/d(ln τ)²)² d ln τ/R² with R the spectrum's
 * `size` in Ω, so that λ has no unit. γ is 0 outside its grid. R∞, L and a spike are not penalised.
 */
export function regularise(kernel: Kernel, size: number): Regularised {
  const { columns, data, tau, step } = kernel;
  const m = columns.length;
  const n = data.length;
  const points = tau.length;
  // columns of very different units are scaled to one length
  const lengths = columns.map(() => 1);
  const gram = new Float64Array(m * m);
  const right = new Float64Array(m);
  const penalised = new Float64Array(m * m);
  const x = new Float64Array(m);
  const scaled = new Float64Array(m);
  const rest = new Float64Array(n);
  const solver = nonNegativeSolver(m);
  const total = dot(data, data);
  const row = new Float64Array(m);
  let misfit = NaN;
  let objective = NaN;
  let score = NaN;

  const scale = 1 / (size * step ** 1.5);
  const rows = points + DIFFERENCE.length - 1;

  function fillColumn(j: number): void {
    if (j >= points) lengths[j] = Math.sqrt(dot(columns[j], columns[j])) || 1;
    else lengths[j] = 1 / size;
    right[j] = dot(columns[j], data) / lengths[j];
  }

  function fillGram(from: number): void {
    for (let j = from; j < m; j++) fillColumn(j);
    for (let i = from; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        gram[i * m + j] = gram[j * m + i] = dot(columns[i], columns[j]) / (lengths[i] * lengths[j]);
      }
    }
  }

  /** The penalty's row r has `DIFFERENCE` at columns r − 2, r − 1, r, in scaled unknowns. */
  function eachOf(r: number, visit: (j: number, value: number) => void): void {
    for (let d = 0; d < DIFFERENCE.length; d++) {
      const j = r - d;
      if (j >= 0 && j < points) visit(j, (DIFFERENCE[d] * scale) / lengths[j]);
    }
  }

  function addPenalty(lambda: number): void {
    penalised.set(gram);
    for (let r = 0; r < rows; r++) {
      eachOf(r, (i, a) => eachOf(r, (j, b) => (penalised[i * m + j] += lambda * a * b)));
    }
  }

  function roughness(): number {
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      let value = 0;
      eachOf(r, (j, a) => (value += a * scaled[j]));
      sum += value * value;
    }
    return sum;
  }

  /** How many data the positive unknowns can follow: tr((G + λM)⁻¹G) over them. */
  function degreesOfFreedom(lambda: number): number {
    const { count, positive, factor, scale: unit } = solver;
    let sum = count;
    const place = new Int32Array(m).fill(-1);
    for (let i = 0; i < count; i++) place[positive[i]] = i;
    for (let r = 0; r < rows; r++) {
      row.fill(0);
      let first = count;
      eachOf(r, (j, a) => {
        if (place[j] < 0) return;
        row[place[j]] = a * unit[place[j]];
        first = Math.min(first, place[j]);
      });
      for (let i = first; i < count; i++) {
        let value = row[i];
        for (let k = first; k < i; k++) value -= factor[i * count + k] * row[k];
        row[i] = value / factor[i * count + i];
        sum -= lambda * row[i] * row[i];
      }
    }
    return sum;
  }

  function solve(lambda: number): void {
    addPenalty(lambda);
    solver.solve(penalised, right, scaled);
    rest.set(data);
    for (let j = 0; j < m; j++) {
      x[j] = scaled[j] / lengths[j];
      if (x[j] === 0) continue;
      const column = columns[j];
      for (let k = 0; k < n; k++) rest[k] -= column[k] * x[j];
    }
    misfit = dot(rest, rest);
    objective = misfit + lambda * roughness();
    const free = n - degreesOfFreedom(lambda);
    score = (n * Math.max(misfit, 1e-28 * total)) / (free * free);
  }

  fillGram(0);
  return {
    x,
    get misfit() {
      return misfit;
    },
    get objective() {
      return objective;
    },
    get score() {
      return score;
    },
    solve,
    updateSpike: () => fillGram(m - 1)
  };
}
