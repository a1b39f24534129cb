import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike } from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import { parseCircuit } from '../circuit/parse.js';
import { findArcs } from '../fit/arcs.js';
import { fitCircuitSteps } from '../fit/fit.js';
import { selectPoints } from '../fit/points.js';
import type { Circuit, CircuitFit, Selection, Weighting } from '../types.js';
import { candidates, type Candidate } from './candidates.js';

export interface SuggestOptions extends Selection {
  /** Default `modulus`; BIC compares only within one. */
  weighting?: Weighting;
  /** For each circuit; default 32. */
  starts?: number;
  seed?: number;
}

export interface CircuitSuggestion {
  circuit: string;
  fit: CircuitFit;
  bic: number;
  /** Some of its parameters cannot be told from the data: listed after all that can. */
  refused: boolean;
  /** Sentences, the weightiest first. */
  reasons: string[];
}

/** Warnings of a fit that make its parameters worthless. */
const FATAL = new Set(['not-identifiable', 'at-bound', 'not-converged', 'few-points']);
/** Differences of BIC and what they are called (Kass & Raftery 1995). */
const CLOSE = 2;
const STRONG = 10;

/**
 * Which circuit? Fits a family that suits solid electrolytes (up to three arcs; blocking, lithium or diffusion tails) and ranks it by
 * BIC. Where an exponent cannot be told from 1, a capacitance is tried too. A circuit with parameters that the data do not
 * determine, or an arc too slow for the measurement, is refused, however well it fits: it says more than was measured.
 *
 * @returns best first, those refused last
 * @throws ArgyroditeError `too-few-points` where not even the simplest can be fitted; what `fitCircuit` throws
 */
export function suggestCircuit(table: TableLike, options: SuggestOptions = {}): CircuitSuggestion[] {
  const steps = suggestCircuitSteps(toTable(table), options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** {@link suggestCircuit} as a generator that yields how many circuits are fitted. */
export function* suggestCircuitSteps(
  table: Table,
  options: SuggestOptions = {}
): Generator<Progress, CircuitSuggestion[]> {
  const count = selectPoints(table, options).frequency.length;
  const feasible = candidates.filter(({ circuit }) => 2 * count > parseCircuit(circuit).parameters.length);
  if (feasible.length === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      `No circuit can be suggested from ${count === 1 ? '1 point' : `${count} points`}. Use more of the spectrum.`
    );
  }
  const fitted: Fitted[] = [];
  const waiting = [...feasible];
  const seen = new Set<string>();
  for (let candidate = waiting.shift(); candidate; candidate = waiting.shift()) {
    const circuit = parseCircuit(candidate.circuit);
    if (seen.has(circuit.code)) continue;
    seen.add(circuit.code);
    const steps = fitCircuitSteps(table, circuit, { starts: 32, ...options });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      yield { done: fitted.length, total: fitted.length + waiting.length + 1, label: 'circuits' };
    }
    const { fit } = step.value;
    const ideal = withCapacitances(fit);
    if (ideal) waiting.unshift({ circuit: ideal, words: candidate.words });
    fitted.push({ candidate, fit, objections: object(circuit, fit) });
  }
  return rank(fitted);
}

interface Fitted {
  candidate: Candidate;
  fit: CircuitFit;
  /** Why its parameters cannot be told. */
  objections: string[];
}

/** With a capacitance for each constant phase element whose exponent cannot be told from 1; undefined where there is none. */
function withCapacitances(fit: CircuitFit): string | undefined {
  const ideal = fit.parameters.filter(
    ({ name, value, upper_95 }) => /^CPE\d_1$/.test(name) && (value === 1 || upper_95 >= 1)
  );
  if (ideal.length === 0) return undefined;
  return ideal.reduce(
    (code, { name }) => code.replace(name.slice(0, -2), `C${name.slice(3, -2)}`),
    fit.circuit
  );
}

function object(circuit: Circuit, fit: CircuitFit): string[] {
  const lowest = fit.fitted.frequency[fit.fitted.frequency.length - 1];
  const values = fit.parameters.map(({ value }) => value);
  const tooSlow = findArcs(circuit)
    .filter(arc => 1 / (2 * Math.PI * arc.time(values)) < lowest)
    .map(
      ({ resistance }) =>
        `The arc of ${resistance} would have its top below the lowest measured frequency: nobody has seen it end.`
    );
  return [...fit.warnings.filter(({ code }) => FATAL.has(code)).map(({ message }) => message), ...tooSlow];
}

function rank(fitted: Fitted[]): CircuitSuggestion[] {
  const isRefused = ({ objections }: Fitted) => objections.length > 0;
  const sorted = fitted.sort((a, b) => Number(isRefused(a)) - Number(isRefused(b)) || a.fit.bic - b.fit.bic);
  return sorted.map(one => ({
    circuit: one.fit.circuit,
    fit: one.fit,
    bic: one.fit.bic,
    refused: isRefused(one),
    reasons: [
      `It stands for ${one.candidate.words}.`,
      isRefused(one)
        ? `Refused, whatever its fit: ${one.objections.join(' ')}`
        : standing(one.fit.bic - sorted[0].fit.bic, fitted.length),
      ...one.fit.warnings.filter(({ code }) => !FATAL.has(code)).map(({ message }) => message)
    ]
  }));
}

function standing(excess: number, count: number): string {
  if (excess === 0) {
    return `Of ${count} circuits it has the lowest BIC among those whose parameters the data determine.`;
  }
  const by = `Its BIC is ${excess.toFixed(1)} above the best one’s`;
  if (excess < CLOSE) return `${by}: the data hardly tell them apart.`;
  return excess < STRONG ? `${by}: it is less likely.` : `${by}: the data speak strongly against it.`;
}
