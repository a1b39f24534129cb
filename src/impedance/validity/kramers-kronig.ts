import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike, type Warning } from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import { selectPoints, type Points } from '../fit/points.js';
import type { Selection, Spectrum } from '../types.js';
import { chainBic, fitVoigtChain, type KramersKronigMethod, type VoigtChain } from './voigt-chain.js';
import { judgeResiduals } from './verdict.js';

export interface KramersKronigOptions extends Selection {
  /** Elements are added until μ <= c; default 0.85. */
  c?: number;
  /** Which part of the impedance is fitted; the other then follows from it. Default `complex`, both. */
  method?: KramersKronigMethod;
  /** A series inductance; default true. */
  inductance?: boolean;
  /** A series capacitance; by default where the spectrum ends in a capacitive spike. */
  capacitance?: boolean;
}

/** What a chain of RC elements, which obeys the Kramers-Kronig relations, leaves of a spectrum. Arrays are over the points, highest frequency first. */
export interface KramersKronigResult {
  type: 'kramers-kronig';
  method: KramersKronigMethod;
  /** M, how many RC elements. */
  elements: number;
  /** μ = 1 − Σ|R_k < 0|/Σ|R_k >= 0| */
  mu: number;
  c: number;
  /** (Z' − Z'_fitted)/|Z| */
  residual_real: Float64Array;
  /** (Z'' − Z''_fitted)/|Z| */
  residual_imaginary: Float64Array;
  /** Root mean square of both residuals. */
  residual_rms: number;
  /** The chain that describes both parts best (by BIC). On its residuals stands the verdict, whatever the method: μ may end the
   * search too early, and a part that was not fitted carries the noise of the other in long waves. */
  best: { elements: number; residual_real: Float64Array; residual_imaginary: Float64Array };
  /** The verdict: see `judgeResiduals`. */
  valid: boolean;
  /** Root mean square, over the third of the points where it is largest, of what no chain of any length describes. */
  inconsistency: number;
  fitted: Spectrum;
  /** s and Ω, one for each RC element. */
  tau: Float64Array;
  resistance: Float64Array;
  ohmic_resistance: number;
  /** NaN where the chain has none. */
  inductance_henry: number;
  capacitance_farad: number;
  /** Row numbers of the table. */
  rows: Int32Array;
  warnings: Warning[];
}

const FEWEST_POINTS = 8;
const FIRST_ELEMENTS = 3;
/** More elements than this in a decade of frequency only follow the noise. */
const ELEMENTS_PER_DECADE = 8;

/**
 * Linear Kramers-Kronig test: fits a chain of RC elements with evenly spaced time constants, which obeys the Kramers-Kronig
 * relations whatever its resistances (Boukamp 1995), and adds elements until μ <= c says that they begin to follow the noise
 * (Schönleber, Klotz & Ivers-Tiffée 2014). Weights are 1/|Z|.
 *
 * @throws ArgyroditeError `bad-setting`, `too-few-points`, `wrong-kind`
 */
export function kramersKronig(table: TableLike, options: KramersKronigOptions = {}): KramersKronigResult {
  const steps = kramersKronigSteps(toTable(table), options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** {@link kramersKronig} as a generator that yields how many elements were tried. */
export function* kramersKronigSteps(
  table: Table,
  options: KramersKronigOptions = {}
): Generator<Progress, KramersKronigResult> {
  const { c = 0.85, method = 'complex', inductance = true } = options;
  checkOptions(c, method);
  const points = selectPoints(table, options);
  const count = points.frequency.length;
  const decades = Math.log10(points.frequency[0] / points.frequency[count - 1]);
  if (count < FEWEST_POINTS || !(decades > 0)) throw tooFew(count);
  const capacitance = options.capacitance ?? endsInSpike(points);
  const most = Math.max(
    FIRST_ELEMENTS,
    Math.min(count - FIRST_ELEMENTS, Math.ceil(ELEMENTS_PER_DECADE * decades))
  );

  const fit = (elements: number, part: KramersKronigMethod) =>
    fitVoigtChain(points, elements, part, inductance, capacitance);
  const longest = fit(most, 'complex');
  let chosen: VoigtChain | undefined;
  let best: VoigtChain | undefined;
  for (let elements = FIRST_ELEMENTS; elements <= most; elements++) {
    const needed = !best || leastBic(longest, elements, count) < best.bic;
    if (chosen && !needed) break;
    const both =
      elements === most ? longest : needed || method === 'complex' ? fit(elements, 'complex') : undefined;
    const chain = chosen ?? (method === 'complex' ? both! : fit(elements, method));
    if (!chosen && (chain.mu <= c || elements === most)) chosen = chain;
    if (both && !(best && best.bic <= both.bic)) best = both;
    yield { done: elements, total: most, label: 'elements' };
  }
  const verdict = judgeResiduals(best!, points);
  return describe(chosen!, best!, { c, method, inductance, capacitance }, points, verdict);
}

/** Rounding, and grids of time constants that do not contain one another. */
const SLACK = 0.99;

/** The lowest BIC that a chain of so many elements could have if it left no more than the longest one leaves. */
function leastBic(longest: VoigtChain, elements: number, count: number): number {
  return chainBic(SLACK * 2 * count * longest.rms ** 2, elements, 2 * count);
}

function describe(
  chain: VoigtChain,
  best: VoigtChain,
  settings: { c: number; method: KramersKronigMethod; inductance: boolean; capacitance: boolean },
  points: Points,
  verdict: ReturnType<typeof judgeResiduals>
): KramersKronigResult {
  const { c, method, inductance, capacitance } = settings;
  return {
    type: 'kramers-kronig',
    method,
    elements: chain.tau.length,
    mu: chain.mu,
    c,
    residual_real: chain.residualReal,
    residual_imaginary: chain.residualImaginary,
    residual_rms: chain.rms,
    best: {
      elements: best.tau.length,
      residual_real: best.residualReal,
      residual_imaginary: best.residualImaginary
    },
    valid: verdict.valid,
    inconsistency: verdict.inconsistency,
    fitted: { frequency: points.frequency, real: chain.real, imaginary: chain.imaginary },
    tau: chain.tau,
    resistance: chain.resistance,
    ohmic_resistance: chain.ohmic,
    inductance_henry: inductance ? chain.inductance : NaN,
    capacitance_farad: capacitance ? 1 / chain.elastance : NaN,
    rows: points.rows,
    warnings: [...points.warnings, ...stoppedEarly(chain, best, c), ...verdict.warnings]
  };
}

/** The chain at which μ ends the search is this much worse than the best: it is too short. */
const TOO_SHORT = 5;

function stoppedEarly(chain: VoigtChain, best: VoigtChain, c: number): Warning[] {
  if (chain.rms <= TOO_SHORT * best.rms) return [];
  return [
    {
      code: 'chain-too-short',
      message: `μ fell to ${chain.mu.toFixed(3)} <= ${c} with ${chain.tau.length} elements already, too few to describe the data; ${best.tau.length} do, and the verdict is theirs. A smaller c takes more elements.`,
      subject: 'c'
    }
  ];
}

/** Of |Z|, what −Z'' grows by in the last half decade of a spike. */
const SPIKE = 0.05;

/** At the lowest frequencies −Z'' still grows, and faster than Z': no direct current flows that the data would show. */
export function endsInSpike({ frequency, real, imaginary }: Spectrum): boolean {
  const last = frequency.length - 1;
  // half a decade above the end, so that a noisy point does not decide
  const near = frequency.findIndex(f => f <= frequency[last] * Math.sqrt(10));
  const before = near < last ? near : last - 1;
  const growth = imaginary[before] - imaginary[last];
  return growth > SPIKE * Math.hypot(real[last], imaginary[last]) && growth > real[last] - real[before];
}

function checkOptions(c: number, method: string): void {
  if (!(c > 0 && c < 1)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The limit c of μ is ${c}; it must lie between 0 and 1, usually near 0.85.`
    );
  }
  if (!['complex', 'real', 'imaginary'].includes(method)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The method is “${method}”; it must be complex, real or imaginary.`
    );
  }
}

function tooFew(count: number): ArgyroditeError {
  return new ArgyroditeError(
    'too-few-points',
    `A Kramers-Kronig test needs at least ${FEWEST_POINTS} points at different frequencies; there ${count === 1 ? 'is 1 point' : `are ${count} points`}. Use more of the spectrum.`
  );
}
