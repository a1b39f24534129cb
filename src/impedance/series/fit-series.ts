import type { Table } from 'apache-arrow';
import {
  ArgyroditeError,
  errorToData,
  isArgyroditeError,
  numbers,
  toTable,
  type TableLike
} from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import { asCircuit } from '../circuit/simulate.js';
import { fitCircuitSteps, type FitOptions, type FitOutcome } from '../fit/fit.js';
import type { Circuit, CircuitFit } from '../types.js';

export interface SeriesOptions extends Omit<FitOptions, 'spectrum'> {
  /** Every spectrum is also fitted from all `starts` of its own, not only from its neighbours. Default false. */
  thorough?: boolean;
  /** The numbers of the spectra that are fitted, in this order; by default all, ascending. */
  spectra?: readonly number[];
}

/** A fit this many times worse (reduced χ²) than its neighbours' is sought from all starts. */
const OUTLIER = 3;

/**
 * Fits one circuit to every spectrum of a series. The first is fitted from `starts` places (default 64); each other starts from its
 * neighbour, once forwards and once backwards, and the better end is kept; one that stays far worse than its neighbours is fitted from
 * all starts. Arcs are in the same order, fastest first, in all.
 *
 * @returns one fit for each spectrum, in the order of their numbers
 * @throws ArgyroditeError what `fitCircuit` throws, with the spectrum's number
 */
export function fitSeries(
  table: TableLike,
  circuit: string | Circuit,
  options: SeriesOptions = {}
): CircuitFit[] {
  const steps = fitSeriesSteps(toTable(table), circuit, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.map(({ fit }) => fit);
}

/** The numbers of a table's spectra, ascending. */
export function spectraOf(table: Table): number[] {
  return [...new Set(numbers(table, 'spectrum') ?? [])].sort((a, b) => a - b);
}

/** {@link fitSeries} as a generator that yields how many spectra are dealt with, of both directions. */
export function* fitSeriesSteps(
  table: Table,
  given: string | Circuit,
  { thorough = false, spectra = spectraOf(table), ...options }: SeriesOptions = {}
): Generator<Progress, FitOutcome[]> {
  const circuit = asCircuit(given);
  const total = 2 * spectra.length;
  const fits: FitOutcome[] = [];
  let done = 0;
  const fitFrom = function* (i: number, neighbour?: FitOutcome): Generator<Progress, FitOutcome> {
    const from = neighbour ? { ...options, initial: valuesOf(neighbour.fit), starts: 1 } : options;
    const steps = fitOne(table, circuit, from, spectra[i]);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { done, total, label: 'spectra' };
    return step.value;
  };
  for (let i = 0; i < spectra.length; i++, done++) {
    fits.push(yield* fitFrom(i, fits[i - 1]));
    if (thorough && i > 0) fits[i] = better(fits[i], yield* fitFrom(i));
  }
  for (let i = spectra.length - 2; i >= 0; i--, done++) {
    fits[i] = better(fits[i], yield* fitFrom(i, fits[i + 1]));
  }
  for (let i = 0; i < spectra.length; i++) {
    if (isOutlier(fits, i)) fits[i] = better(fits[i], yield* fitFrom(i));
  }
  return fits;
}

function* fitOne(
  table: Table,
  circuit: Circuit,
  options: FitOptions,
  spectrum: number
): Generator<Progress, FitOutcome> {
  try {
    return yield* fitCircuitSteps(table, circuit, { ...options, spectrum });
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    const { code, message } = errorToData(error);
    throw new ArgyroditeError(code, `Spectrum ${spectrum}: ${message}`);
  }
}

function better(a: FitOutcome, b: FitOutcome): FitOutcome {
  return b.fit.sum_of_squares < a.fit.sum_of_squares ? b : a;
}

function isOutlier(fits: readonly FitOutcome[], i: number): boolean {
  const neighbours = [fits[i - 1], fits[i + 1]].filter(fit => fit !== undefined);
  if (neighbours.length === 0) return false;
  const usual = Math.max(...neighbours.map(({ fit }) => fit.reduced_chi_square));
  return fits[i].fit.reduced_chi_square > OUTLIER * usual;
}

function valuesOf(fit: CircuitFit): Record<string, number> {
  return Object.fromEntries(fit.parameters.map(({ name, value }) => [name, value]));
}
