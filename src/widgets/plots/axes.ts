import { prefixFor } from '../controls/quantity.js';

/** The powers of ten within a domain, thinned until at most `most` are left. */
export function decades([low, high]: readonly [number, number], most = Infinity): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const count = last - first + 1;
  const step = Math.max(1, Math.ceil(count / most));
  const out: number[] = [];
  for (let n = first; n <= last; n++) if (((n % step) + step) % step === 0) out.push(10 ** n);
  return out;
}

/** A tick of a logarithmic axis in few letters: `0.1`, `10`, `1k`, `1M`. */
export function shortTick(value: number): string {
  if (value >= 0.01 && value < 1000) return String(Number(value.toPrecision(3)));
  const { prefix, factor } = prefixFor(value);
  return `${Number((value / factor).toPrecision(3))}${prefix}`;
}

/** Least and greatest of the finite values, or `undefined` where there is none. */
export function extent(...lists: ArrayLike<number>[]): [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i];
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : undefined;
}

/**
 * Domains in which both axes have the same number of units for a pixel, and all of the data.
 *
 * What the shape of the frame leaves over is added at the right and at the top.
 */
export function equalScales(
  x: readonly [number, number],
  y: readonly [number, number],
  width: number,
  height: number
): { x: [number, number]; y: [number, number] } {
  const perPixel = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height) || 1;
  return { x: [x[0], x[0] + perPixel * width], y: [y[0], y[0] + perPixel * height] };
}
