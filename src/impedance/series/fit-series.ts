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
import { fitCircuitSteps, type FitOptions } from '../fit/fit.js';
import type { Circuit, CircuitFit } from '../types.js';

export interface SeriesOptions extends Omit<FitOptions, 'spectrum'> {
  /** Every spectrum is also fitted from all `starts` of its own, not only from its neighbours. Default false. */
  thorough?: boolean;
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
  return step.value;
}

/** {@link fitSeries} as a generator that yields how many spectra are dealt with, of both directions. */
export function* fitSeriesSteps(
  table: Table,
  given: string | Circuit,
  { thorough = false, ...options }: SeriesOptions = {}
): Generator<Progress, CircuitFit[]> {
  const circuit = asCircuit(given);
  const spectra = [...new Set(numbers(table, 'spectrum') ?? [])].sort((a, b) => a - b);
  const total = 2 * spectra.length;
  const fits: CircuitFit[] = [];
  let done = 0;
  const fitFrom = function* (i: number, neighbour?: CircuitFit): Generator<Progress, CircuitFit> {
    const from = neighbour ? { ...options, initial: valuesOf(neighbour), starts: 1 } : options;
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
): Generator<Progress, CircuitFit> {
  try {
    return (yield* fitCircuitSteps(table, circuit, { ...options, spectrum })).fit;
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    const { code, message } = errorToData(error);
    throw new ArgyroditeError(code, `Spectrum ${spectrum}: ${message}`);
  }
}

function better(a: CircuitFit, b: CircuitFit): CircuitFit {
  return b.sum_of_squares < a.sum_of_squares ? b : a;
}

function isOutlier(fits: readonly CircuitFit[], i: number): boolean {
  const neighbours = [fits[i - 1], fits[i + 1]].filter(fit => fit !== undefined);
  if (neighbours.length === 0) return false;
  const usual = Math.max(...neighbours.map(fit => fit.reduced_chi_square));
  return fits[i].reduced_chi_square > OUTLIER * usual;
}

function valuesOf(fit: CircuitFit): Record<string, number> {
  return Object.fromEntries(fit.parameters.map(({ name, value }) => [name, value]));
}
