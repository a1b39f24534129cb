/**
 * Solves (A + λ diag A) x = b for symmetric positive definite A, in place of nothing: A and b are left as they are.
 *
 * A is scaled to a unit diagonal first (Jacobi scaling), so that parameters of very different sensitivity do not spoil the
 * factorisation.
 *
 * @param a row-major m × m
 * @param factor workspace, m × m
 * @param scale workspace, m
 * @returns false where A + λ diag A is not positive definite to working precision
 */
export function solveDamped(
  a: Float64Array,
  b: Float64Array,
  lambda: number,
  m: number,
  x: Float64Array,
  factor: Float64Array,
  scale: Float64Array
): boolean {
  for (let i = 0; i < m; i++) {
    const diagonal = a[i * m + i];
    if (!(diagonal > 0)) return false;
    scale[i] = 1 / Math.sqrt(diagonal);
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 + lambda : a[i * m + j] * scale[i] * scale[j];
      for (let k = 0; k < j; k++) sum -= factor[i * m + k] * factor[j * m + k];
      if (i === j) {
        if (!(sum > 1e-15)) return false;
        factor[i * m + i] = Math.sqrt(sum);
      } else {
        factor[i * m + j] = sum / factor[j * m + j];
      }
    }
  }
  for (let i = 0; i < m; i++) {
    let sum = b[i] * scale[i];
    for (let k = 0; k < i; k++) sum -= factor[i * m + k] * x[k];
    x[i] = sum / factor[i * m + i];
  }
  for (let i = m - 1; i >= 0; i--) {
    let sum = x[i];
    for (let k = i + 1; k < m; k++) sum -= factor[k * m + i] * x[k];
    x[i] = sum / factor[i * m + i];
  }
  for (let i = 0; i < m; i++) x[i] *= scale[i];
  return true;
}
