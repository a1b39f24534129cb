import type { Warning } from '../../arrow/index.js';
import { formatQuantity } from '../../numeric/format.js';
import type { Spectrum } from '../types.js';
import type { VoigtChain } from './voigt-chain.js';

/** Residuals below this, root mean square, are as good as an instrument is: no objection, whatever their pattern. */
const NEGLIGIBLE = 0.005;
/** Above this the spectrum is too far from any causal, stable system, be it noise or drift. */
const TOO_MUCH = 0.03;
/** Standard deviations by which neighbouring residuals are alike: one false alarm in about 1500. */
const ALIKE = 3.2;
/** Drift shows in one part of a spectrum, mostly its slow end: the worst of so many parts decides. */
const PARTS = 3;

export interface Verdict {
  valid: boolean;
  inconsistency: number;
  warnings: Warning[];
}

/**
 * Whether a spectrum obeys the Kramers-Kronig relations, judged on the chain that describes both its parts best (by BIC): what no
 * chain describes is not causal, linear and stable.
 *
 * The spectrum is valid if in each third of its points the root mean square of (Z − Z_fitted)/|Z| is at most 0.5 %, or at most 3 %
 * and neighbouring residuals there are independent (serial correlation): noise obeys the relations on average, a drift does not.
 * Our thresholds.
 */
export function judgeResiduals(best: VoigtChain, points: Spectrum): Verdict {
  const count = points.frequency.length;
  const ends = Array.from({ length: PARTS + 1 }, (_, part) => Math.floor((part * count) / PARTS));
  const shares = ends.slice(1).map((end, part) => rootMeanSquare(best, ends[part], end));
  const inconsistency = Math.max(...shares);
  const worst = shares.indexOf(inconsistency);
  const [from, to] = [ends[worst], ends[worst + 1]];
  const patterned = serialCorrelation(best, from, to) >= ALIKE;
  const valid = inconsistency <= NEGLIGIBLE || (inconsistency <= TOO_MUCH && !patterned);
  if (valid) return { valid, inconsistency, warnings: [] };
  const share = `${(100 * inconsistency).toPrecision(2)} %`;
  const reason = patterned
    ? 'with a pattern, as a drift or a wrong range of the instrument makes'
    : 'more than noise that could be averaged out';
  return {
    valid,
    inconsistency,
    warnings: [
      {
        code: 'kramers-kronig-failed',
        message: `The spectrum does not obey the Kramers-Kronig relations: real and imaginary part contradict each other by ${share} of |Z| between ${formatQuantity(points.frequency[to - 1], 'Hz')} and ${formatQuantity(points.frequency[from], 'Hz')}, ${reason}. Leave these points out, or measure again when the cell is steady.`
      }
    ]
  };
}

function rootMeanSquare({ residualReal, residualImaginary }: VoigtChain, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += residualReal[k] ** 2 + residualImaginary[k] ** 2;
  return Math.sqrt(sum / (2 * (to - from)));
}

/** Of both parts of the residuals, in standard deviations of what independent ones would give. */
function serialCorrelation(
  { residualReal, residualImaginary }: VoigtChain,
  from: number,
  to: number
): number {
  let products = 0;
  let squares = 0;
  for (let k = from + 1; k < to; k++) {
    products += residualReal[k] * residualReal[k - 1] + residualImaginary[k] * residualImaginary[k - 1];
    squares += residualReal[k] ** 2 + residualImaginary[k] ** 2;
  }
  return (products / squares) * Math.sqrt(2 * (to - from - 1));
}
