import { makeFrequencies, makeModel } from './circuit/model.js';
import type { FitOutcome } from './fit/fit.js';
import type { Spectrum } from './types.js';

/** Enough that the drawn curve shows no corners. */
const POINTS_PER_DECADE = 20;

/** The fitted circuit over the whole measured range. @param measured Hz, highest first */
export function drawnCurve({ circuit, fit }: FitOutcome, measured: Float64Array): Spectrum {
  const [high, low] = [measured[0], measured[measured.length - 1]];
  const decades = Math.log10(high / low);
  const count = Math.max(2, Math.ceil(decades * POINTS_PER_DECADE) + 1);
  const frequency = Float64Array.from({ length: count }, (_, i) =>
    i === count - 1 ? low : high * (low / high) ** (i / (count - 1))
  );
  const model = makeModel(circuit, makeFrequencies(frequency));
  fit.parameters.forEach(({ value }, i) => (model.values[i] = value));
  model.evaluate();
  return { frequency, real: model.z.re, imaginary: model.z.im };
}
