import type { Warning } from '../../arrow/index.js';
import { pick, type CyclingColumns } from '../record/columns.js';
import { rowsAre } from '../record/order.js';
import { accumulate, countChanges, countCycles, timeFromSteps } from '../record/steps.js';

/** The records of an .nda file, in its order; numbers in s, V, A, A h and °C. */
export interface NewareRecords {
  /** The record's own number. */
  index: Int32Array;
  /** Absent where the file counts none. */
  cycle?: Int32Array;
  step: Int32Array;
  /** Changes where the programme jumps. */
  jump?: Int32Array;
  stepCode: Int32Array;
  /** Since the start of the step, or of the test. */
  time: Float64Array;
  timeIs: 'of-step' | 'of-test';
  voltage: Float64Array;
  current: Float64Array;
  clock: Float64Array;
  charge: Float64Array;
  discharge: Float64Array;
  temperature?: Float64Array;
  /** Which columns tell a new step. */
  stepBy: 'step' | 'jump' | 'both';
  /** Cycles count on from 1 wherever the file's number changes. */
  cycleBy?: 'change';
}

/** Records in the order of their numbers, each once, as the columns of a cycling record. */
export function finishRecords(found: NewareRecords, warnings: Warning[]): CyclingColumns {
  const records = sortRecords(found, warnings);
  const { step, jump, stepBy, stepCode, time, timeIs, cycle, cycleBy } = records;
  const count =
    stepBy === 'jump'
      ? countChanges(jump!)
      : stepBy === 'both'
        ? countChanges(step, jump)
        : countChanges(step);
  return {
    time: timeIs === 'of-test' ? time : timeFromSteps(time, count),
    voltage: records.voltage,
    current: records.current,
    cycle: cycle ? (cycleBy === 'change' ? countChanges(cycle) : cycle) : countCycles(stepCode),
    step: count,
    stepId: step,
    stepCode,
    clock: records.clock,
    temperature: records.temperature,
    charge: accumulate(records.charge, count),
    discharge: accumulate(records.discharge, count)
  };
}

/** The file may hold a record twice (a copy of the last one before a power cut), and its parts in another order. */
function sortRecords(records: NewareRecords, warnings: Warning[]): NewareRecords {
  const { index } = records;
  let rising = true;
  for (let i = 1; i < index.length && rising; i++) rising = index[i] > index[i - 1];
  if (rising) return records;
  let falls = 0;
  for (let i = 1; i < index.length; i++) if (index[i] < index[i - 1]) falls++;
  const order = Int32Array.from(index, (_, i) => i);
  if (falls) order.sort((a, b) => index[a] - index[b] || a - b);
  const rows = order.filter((row, i) => i === 0 || index[row] !== index[order[i - 1]]);
  if (falls) {
    warnings.push({
      code: 'out-of-order',
      message: 'The records were not in the order of their numbers; they were put into it.'
    });
  }
  if (rows.length < index.length) {
    warnings.push({
      code: 'duplicate-rows',
      message: `${rowsAre(index.length - rows.length)} left out: a record with the same number stands before.`
    });
  }
  const out = { ...records };
  for (const [name, values] of Object.entries(records)) {
    if (values instanceof Int32Array || values instanceof Float64Array) {
      (out as unknown as Record<string, unknown>)[name] = pick(values, rows);
    }
  }
  return out;
}
