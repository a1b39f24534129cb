/**
 * The current that one count stands for, in mA, by the number that names the range.
 *
 * Positive numbers are the range in mA (or V, for other devices); negative ones belong to devices with finer steps. The table
 * is what the authors of NewareNDA and fastnda found out from exports of the maker's program.
 */
export function milliamperePerCount(range: number): number {
  if (range === 0 || range < -2e9) return 1e-1;
  const size = Math.abs(range);
  const steps = range < 0 ? FINE : COARSE;
  for (const [below, count] of steps) if (size < below) return count;
  return steps[steps.length - 1][1];
}

const COARSE: readonly [below: number, milliampere: number][] = [
  [10, 1e-4],
  [100, 1e-3],
  [1000, 1e-2],
  [Infinity, 1e-1]
];

const FINE: readonly [below: number, milliampere: number][] = [
  [10, 1e-5],
  [100, 1e-4],
  [1000, 1e-3],
  [1e6, 1e-2],
  [1e7, 1e-8],
  [1e8, 1e-7],
  [Infinity, 1e-6]
];
