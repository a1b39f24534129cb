import { simulate } from '../../../impedance/index.js';
import type { Circuit, SeriesResult, Spectrum } from '../../../impedance/types.js';

/** Enough that a drawn arc shows no corners. */
const POINTS_PER_DECADE = 16;

/** The model of each of a series' spectra over its fitted frequencies, by the number of the spectrum. */
export function modelCurves(series: SeriesResult, circuit: Circuit): Map<number, Spectrum> {
  return new Map(
    Array.from(series.spectra, (spectrum, i) => {
      const values = Object.fromEntries(series.parameters.map(({ name, value }) => [name, value[i]]));
      const frequency = grid(series.fitted[i].frequency);
      return [spectrum, { frequency, ...simulate(circuit, values, frequency) }];
    })
  );
}

function grid(measured: Float64Array): Float64Array {
  const [high, low] = [measured[0], measured[measured.length - 1]];
  const count = Math.max(2, Math.ceil(Math.log10(high / low) * POINTS_PER_DECADE) + 1);
  return Float64Array.from({ length: count }, (_, k) => high * (low / high) ** (k / (count - 1)));
}
