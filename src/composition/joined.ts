import type { Warning } from '../arrow/index.js';
import type { Measured, Sample } from './samples.js';
import type { JoinedResult } from './settings.js';

/**
 * Puts what was taken of other widgets into the samples, in place of what stood there. What names a sample that is not among them is
 * left out, with a warning.
 */
export function withJoined(
  samples: readonly Sample[],
  joined: Readonly<Record<string, JoinedResult>>
): { samples: Sample[]; warnings: Warning[] } {
  const taken = Object.values(joined);
  const labels = samples.map(({ label }) => label);
  const warnings = taken
    .filter(({ sample }) => !labels.includes(sample))
    .map(({ sample, from }): Warning => ({
      code: 'joined',
      message: `“${from}” is joined to “${sample}”, and no sample is called that; there are ${labels.join(', ')}. Choose its sample in the series, or take it out.`,
      subject: sample
    }));
  return {
    samples: samples.map(sample => {
      const own = taken.filter(result => result.sample === sample.label).flatMap(measuredOf);
      const kept = sample.measured.filter(({ property }) => own.every(other => other.property !== property));
      return own.length ? { ...sample, measured: [...kept, ...own] } : sample;
    }),
    warnings
  };
}

function measuredOf({ from, values }: JoinedResult): Measured[] {
  return Object.keys(values)
    .filter(name => !name.endsWith('_error'))
    .map(property => ({
      property,
      value: values[property],
      error: values[`${property}_error`] ?? NaN,
      relation: '=',
      source: from,
      note: ''
    }));
}
