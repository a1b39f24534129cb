/** A spectrum of R0 = 10 Ω in series with R1 = 100 Ω beside C1 = 1 µF, as a CSV file: every number follows from these three. */
export function csvOf({ scale = 1, points = 31, sweeps = 1 } = {}): string {
  const lines = ['frequency (Hz),Z_re (ohm),Z_im (ohm)'];
  for (let k = 0; k < points * sweeps; k++) {
    const i = k % points;
    const frequency = 10 ** (6 - (i * 6) / (points - 1));
    const x = 2 * Math.PI * frequency * 100 * 1e-6;
    const real = scale * (10 + 100 / (1 + x * x));
    const imaginary = (-scale * 100 * x) / (1 + x * x);
    lines.push(`${frequency},${real},${imaginary}`);
  }
  return lines.join('\n') + '\n';
}
