/** More values than these need not be looked at. */
const SAMPLE = 4000;
/** Decimals finer than this are no rounding that matters. */
const FINEST = 8;
/** Single precision: what a file that holds floats leaves of a rounded value. */
const ROUNDING = 2e-7;

/**
 * The step to which a file rounds its values, a power of ten: 1e-4 for amperes with four decimals. 0 where it is finer than 1e-8.
 */
export function resolutionOf(values: Float64Array): number {
  const stride = Math.max(1, Math.floor(values.length / SAMPLE));
  for (let digits = 0; digits <= FINEST; digits++) {
    if (roundedTo(values, 10 ** digits, stride)) return 10 ** -digits;
  }
  return 0;
}

function roundedTo(values: Float64Array, scale: number, stride: number): boolean {
  let some = false;
  for (let i = 0; i < values.length; i += stride) {
    const scaled = values[i] * scale;
    if (Number.isNaN(scaled)) continue;
    const whole = Math.round(scaled);
    if (Math.abs(scaled - whole) > ROUNDING * Math.abs(scaled)) return false;
    some ||= whole !== 0;
  }
  return some;
}
