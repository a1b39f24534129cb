import type { SampleMetadata, Warning } from '../arrow/index.js';
import type { ReadResult } from './reader.js';
import { toRecord } from './record/record.js';
import { codeOf, type StepWord } from './record/step-words.js';
import { countChanges } from './record/steps.js';

/** A cycling record as BioLogic's files hold it, point by point; NaN where a point has no number. */
export interface BiologicPoints {
  /** s */
  time: readonly number[];
  /** V */
  voltage: readonly number[];
  /** mA, charge positive */
  current: readonly number[];
  cycle?: readonly number[];
  /** The line of the settings that was carried out, counted from 0. */
  sequence?: readonly number[];
  /** 1 at constant current, 2 at constant voltage, 3 at rest. */
  mode?: readonly number[];
  /** °C */
  temperature?: readonly number[];
  /** mA h since the point before, charge positive */
  passed?: readonly number[];
}

export const GALVANOSTATIC = 1;
const POTENTIOSTATIC = 2;
export const REST = 3;

const MILLI = 1e-3;

/** @throws ArgyroditeError `bad-number` where no point has a time, a voltage and a current */
export function toBiologicRecord(
  name: string,
  { time, voltage, current, cycle, sequence, mode, temperature, passed }: BiologicPoints,
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const ampere = Float64Array.from(current, value => value * MILLI);
  const modes = counts(mode);
  const stepId = counts(sequence);
  const step = stepId && countChanges(stepId, modes);
  return toRecord(
    name,
    {
      time: Float64Array.from(time),
      voltage: Float64Array.from(voltage),
      current: ampere,
      cycle: counts(cycle),
      step,
      stepId,
      stepCode: modes && stepCodes(modes, step ?? countChanges(modes), ampere),
      temperature: temperature && Float64Array.from(temperature),
      charge: passed && sumOf(passed, 1),
      discharge: passed && sumOf(passed, -1)
    },
    metadata,
    warnings
  );
}

function counts(values: readonly number[] | undefined): Int32Array | undefined {
  return values?.every(value => Number.isInteger(value) && value >= 0 && value < 2 ** 31)
    ? Int32Array.from(values)
    : undefined;
}

/** The kind of each point's step: from the way of control, and the sign of the current (at constant voltage that of the whole step). */
function stepCodes(mode: Int32Array, step: Int32Array, current: Float64Array): Int32Array {
  const out = new Int32Array(mode.length);
  for (let from = 0, to = 0; from < out.length; from = to) {
    let net = 0;
    for (; to < out.length && step[to] === step[from]; to++) net += current[to] || 0;
    for (let i = from; i < to; i++) {
      const own = mode[i] === GALVANOSTATIC ? current[i] : 0;
      out[i] = codeOf(wordOf(mode[i], own || net));
    }
  }
  return out;
}

function wordOf(mode: number, current: number): StepWord {
  if (mode === REST || (mode === GALVANOSTATIC && current === 0)) return 'rest';
  if (current === 0) return 'other';
  const direction = current > 0 ? 'charge' : 'discharge';
  if (mode === GALVANOSTATIC) return `CC ${direction}`;
  return mode === POTENTIOSTATIC ? `CV ${direction}` : direction;
}

/** What has passed in one direction since the start, in A h. */
function sumOf(passed: readonly number[], direction: 1 | -1): Float64Array {
  let total = 0;
  return Float64Array.from(passed, value => (total += Math.max(0, direction * (value || 0)) * MILLI));
}
