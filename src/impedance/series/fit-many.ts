import {
  isArgyroditeError,
  numbers,
  toTable,
  type ArgyroditeError,
  type ColumnValues,
  type TableLike
} from '../../arrow/index.js';
import { asCircuit } from '../circuit/simulate.js';
import { fitCircuit, type FitOptions } from '../fit/fit.js';
import type { Circuit, CircuitFit } from '../types.js';

interface Outcome {
  table: number;
  spectrum: number;
  fit?: CircuitFit;
  /** Why there is none. */
  failure: string;
}

/**
 * Fits one circuit to every spectrum of many tables, each on its own, and never stops at one that cannot be fitted.
 *
 * @param tables of kind impedance-spectrum; in the place of one that could not be read, the error that says why
 * @returns columns with a row for each spectrum: `table` and `spectrum` (from 0), a column for each parameter and one with `_error`
 *   for its standard error, `sum_of_squares`, `reduced_chi_square`, `converged`, `warnings` (codes), and `error`: why there is no fit
 * @throws ArgyroditeError `bad-circuit`
 */
export function fitMany(
  tables: readonly (TableLike | ArgyroditeError)[],
  given: string | Circuit,
  options: Omit<FitOptions, 'spectrum'> = {}
): Record<string, ColumnValues> {
  const circuit = asCircuit(given);
  const outcomes = tables.flatMap((table, at) => fitTable(table, at, circuit, options));
  const column = (value: (fit: CircuitFit) => number) =>
    Float64Array.from(outcomes, ({ fit }) => (fit ? value(fit) : NaN));
  return {
    table: Int32Array.from(outcomes, ({ table }) => table),
    spectrum: Int32Array.from(outcomes, ({ spectrum }) => spectrum),
    ...Object.fromEntries(
      circuit.parameters.flatMap(({ name }, i) => [
        [name, column(fit => fit.parameters[i].value)],
        [`${name}_error`, column(fit => fit.parameters[i].standard_error)]
      ])
    ),
    sum_of_squares: column(fit => fit.sum_of_squares),
    reduced_chi_square: column(fit => fit.reduced_chi_square),
    converged: Int32Array.from(outcomes, ({ fit }) => Number(fit?.converged ?? false)),
    warnings: outcomes.map(({ fit }) => [...new Set(fit?.warnings.map(({ code }) => code))].join(' ')),
    error: outcomes.map(({ failure }) => failure)
  };
}

function fitTable(
  like: TableLike | ArgyroditeError,
  table: number,
  circuit: Circuit,
  options: Omit<FitOptions, 'spectrum'>
): Outcome[] {
  const whole = attempt({ table, spectrum: 0 }, () => {
    if (isArgyroditeError(like)) throw like;
    const sound = toTable(like);
    const spectra = [...new Set(numbers(sound, 'spectrum') ?? [])].sort((a, b) => a - b);
    return spectra.map(spectrum =>
      attempt({ table, spectrum }, () => ({
        table,
        spectrum,
        fit: fitCircuit(sound, circuit, { ...options, spectrum }),
        failure: ''
      }))
    );
  });
  return [whole].flat();
}

/** What a user can cause is an outcome; anything else is a defect. */
function attempt<T>(place: Pick<Outcome, 'table' | 'spectrum'>, work: () => T): T | Outcome {
  try {
    return work();
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return { ...place, failure: error.message };
  }
}
