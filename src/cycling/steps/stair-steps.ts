import type { Examined } from '../estimate-ccd.js';
import { median } from '../median.js';
import { typicalDuration } from '../short/half-cycles.js';
import type { CcdSettings } from '../settings.js';
import type { Evidence, HalfCycles, StaircaseStep, Verdict } from '../types.js';

/** What a step says, the worst of its half cycles first. */
const WORST: readonly Verdict[] = [
  'hard-short',
  'soft-short',
  'shorted',
  'void',
  'dip',
  'noisy',
  'unfinished',
  'unresolved',
  'healthy'
];
const WHOLE = 0.9;

/** The staircase, step by step, with the evidence of each verdict. */
export function stairSteps(half: HalfCycles, examined: Examined): StaircaseStep[] {
  const bounds = stepBounds(half.step);
  const usual = median(bounds.map(([first, end]) => end - first));
  return bounds.map(([first, end], k) => {
    const complete = isComplete(examined, first, end, usual, k === bounds.length - 1);
    return describe(half, examined, k, first, end, complete);
  });
}

function stepBounds(step: Int32Array): [number, number][] {
  const bounds: [number, number][] = [];
  let first = 0;
  for (let h = 1; h <= step.length; h++) {
    if (h < step.length && step[h] === step[first]) continue;
    bounds.push([first, h]);
    first = h;
  }
  return bounds;
}

/** Only the last step can have been broken off: a record is that long. */
function isComplete(
  { measured, end: ended }: Examined,
  first: number,
  end: number,
  usual: number,
  isLast: boolean
): boolean {
  if (!isLast) return true;
  if (ended) return false;
  const { start, stop, polarity } = measured.halves[end - 1];
  return end - first >= usual && stop - start >= WHOLE * typicalDuration(measured.halves, polarity);
}

function describe(
  half: HalfCycles,
  { judged, staircase, facts, levels, settings }: Examined,
  k: number,
  first: number,
  end: number,
  complete: boolean
): StaircaseStep {
  const members = Array.from({ length: end - first }, (_, i) => first + i);
  const of = (column: ArrayLike<number>) => members.map(h => column[h]);
  const worst = members.reduce((a, b) =>
    WORST.indexOf(half.verdict[b]) < WORST.indexOf(half.verdict[a]) ? b : a
  );
  const verdict = half.verdict[worst];
  const broken = !complete && ['healthy', 'dip', 'noisy', 'unresolved', 'void'].includes(verdict);
  const capacity = (polarity: number) =>
    members.reduce((sum, h) => sum + (half.polarity[h] === polarity ? half.capacity_mah_cm2[h] : 0), 0);
  const current = median(of(half.current_ampere));
  return {
    step: k + 1 + staircase.hidden,
    current_ampere: current,
    current_density: (1000 * current) / facts.area,
    current_density_lower: (1000 * median(of(staircase.low))) / facts.area,
    current_density_upper: (1000 * median(of(staircase.high))) / facts.area,
    first_half_cycle: first,
    end_half_cycle: end,
    start_time_second: half.start_time_second[first],
    end_time_second: half.end_time_second[end - 1],
    half_cycle_second: Math.max(...members.map(h => half.end_time_second[h] - half.start_time_second[h])),
    capacity_mah_cm2: Math.max(capacity(1), capacity(-1)),
    resistance_area_ohm_cm2: bothPolarities(members, half.polarity, levels.level),
    reference_ohm_cm2: half.reference_ohm_cm2[worst],
    ratio: lastingRatio(of(half.ratio)),
    verdict: broken ? 'unfinished' : verdict,
    rule: broken ? 'too-short' : half.rule[worst],
    evidence:
      judged.short && judged.short.half >= first && judged.short.half < end
        ? judged.short.evidence
        : evidenceOf(half, worst, verdict, settings)
  };
}

/** The mean of both polarities' medians: without what is left of the offset. */
function bothPolarities(members: readonly number[], polarity: Int32Array, level: Float64Array): number {
  const sides = [1, -1]
    .map(sign => median(members.filter(h => polarity[h] === sign).map(h => level[h])))
    .filter(Number.isFinite);
  return sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

/** The lowest of two neighbours' higher r: what lasted in both polarities. */
function lastingRatio(ratios: readonly number[]): number {
  const known = ratios.filter(Number.isFinite);
  if (known.length < 2) return known[0] ?? NaN;
  return Math.min(...known.slice(1).map((ratio, i) => Math.max(ratio, known[i])));
}

type Fact = [
  quantity: string,
  value: number,
  relation: Evidence['relation'],
  setting: ThresholdName,
  unit?: string
];
type ThresholdName = 'soft_ratio' | 'rise_limit';

/** What a step without the short shows, against the setting that it passed or did not. */
function evidenceOf(half: HalfCycles, h: number, verdict: Verdict, settings: CcdSettings): Evidence[] {
  const fact = factOf(half, h, verdict);
  if (!fact) return [];
  const [quantity, value, relation, setting, unit = ''] = fact;
  return [{ half_cycle: h, quantity, value, relation, threshold: settings[setting], unit, setting }];
}

function factOf(half: HalfCycles, h: number, verdict: Verdict): Fact | undefined {
  if (verdict === 'void') return ['rise within the half cycle', half.rise[h], '>', 'rise_limit'];
  if (verdict === 'dip')
    return ['lowest level within the half cycle, over the reference', half.drop_ratio[h], '<', 'soft_ratio'];
  const sound = (verdict === 'healthy' || verdict === 'noisy') && half.ratio[h] >= 0;
  return sound ? ['resistance ratio', half.ratio[h], '>=', 'soft_ratio'] : undefined;
}
