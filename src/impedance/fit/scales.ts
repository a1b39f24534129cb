import type { Spectrum } from '../types.js';

/** What the data say about the size of resistances and time constants. */
export interface DataScales {
  /** Ω */
  leastImpedance: number;
  mostImpedance: number;
  /** 1/ω of the highest and the lowest frequency, in s. */
  shortestTime: number;
  longestTime: number;
}

export function dataScales({ frequency, real, imaginary }: Spectrum): DataScales {
  const modulus = real.map((re, k) => Math.hypot(re, imaginary[k]));
  const time = frequency.map(f => 1 / (2 * Math.PI * f));
  const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), 0);
  return {
    leastImpedance: least(modulus),
    mostImpedance: most(modulus),
    shortestTime: least(time),
    longestTime: most(time)
  };
}
