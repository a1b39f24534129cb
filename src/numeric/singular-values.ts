import { dot } from './dot.js';

/** Rotations stop when the columns are orthogonal to this. */
const ORTHOGONAL = 1e-15;
const MAXIMUM_SWEEPS = 60;

/**
 * The singular values of a tall matrix and its right singular vectors, by one-sided Jacobi rotations (Hestenes 1958; Golub & Van
 * Loan, Matrix Computations, 8.6.3): slow for large matrices, and exact also for the smallest singular values.
 *
 * @param columns p columns of one length; they are overwritten
 * @returns values[k] and its vector, vectors[k][i] for column i
 */
export function singularValues(columns: readonly Float64Array[]): {
  values: Float64Array;
  vectors: Float64Array[];
} {
  const p = columns.length;
  const vectors = columns.map((_, i) => Float64Array.from({ length: p }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0, rotated = true; rotated && sweep < MAXIMUM_SWEEPS; sweep++) {
    rotated = false;
    for (let i = 0; i < p; i++) {
      for (let j = i + 1; j < p; j++) {
        if (orthogonalise(columns[i], columns[j], vectors[i], vectors[j])) rotated = true;
      }
    }
  }
  return { values: Float64Array.from(columns, column => Math.sqrt(dot(column, column))), vectors };
}

function orthogonalise(a: Float64Array, b: Float64Array, va: Float64Array, vb: Float64Array): boolean {
  const aa = dot(a, a);
  const bb = dot(b, b);
  const ab = dot(a, b);
  if (ab === 0 || Math.abs(ab) <= ORTHOGONAL * Math.sqrt(aa * bb)) return false;
  const zeta = (bb - aa) / (2 * ab);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cos = 1 / Math.sqrt(1 + t * t);
  rotate(a, b, cos, cos * t);
  rotate(va, vb, cos, cos * t);
  return true;
}

function rotate(a: Float64Array, b: Float64Array, cos: number, sin: number): void {
  for (let k = 0; k < a.length; k++) {
    const old = a[k];
    a[k] = cos * old - sin * b[k];
    b[k] = sin * old + cos * b[k];
  }
}
