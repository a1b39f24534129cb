import { median } from '../median.js';
import type { CyclingRecord } from '../record.js';
import type { CcdSettings } from '../settings.js';
import type { Evidence, Rule, Verdict } from '../types.js';
import type { Measured } from './half-cycles.js';
import type { Levels } from './levels.js';
import { lowSince } from './onset.js';
import { Past, type Reference } from './reference.js';
import { lookWithin, riseOf, type Within } from './within.js';

/** What was found of all half cycles, and the short that decides. */
export interface Judgement {
  reference: Float64Array;
  ratio: Float64Array;
  dropRatio: Float64Array;
  dropTime: Float64Array;
  endRatio: Float64Array;
  rise: Float64Array;
  /** Whether the voltage rises ever faster within the half cycle. */
  convex: boolean[];
  verdict: Verdict[];
  rule: Rule[];
  short: FoundShort | null;
  shortedFromStart: Evidence | null;
  /** No half cycle rises above its noise. */
  unresolved: boolean;
}

export interface FoundShort {
  kind: 'hard' | 'soft';
  half: number;
  time: number;
  evidence: Evidence[];
}

type Thresholds = Pick<
  CcdSettings,
  'hard_ratio' | 'soft_ratio' | 'reference_half_cycles' | 'drift_limit' | 'noise_factor' | 'rise_limit'
>;

/** A drop that is less sure than this many standard errors is noise. */
const SIGNIFICANT = 5;
/** A level within so many errors of zero says nothing. */
const RESOLVED = 4;
/** A plateau at the end of a half cycle must last for this share of it to decide alone. */
const PLATEAU = 0.12;
/** A half cycle that is low for this share of it was low from its start. */
const WHOLE = 0.85;
/** After a short so many half cycles tell how deep it is. */
const LATER = 4;
/** Of what is low in the last half cycle, this share at the end tells it. */
const END = 0.25;
/** Of single rows at the end of the record, so many and so sure. */
const FEWEST_ROWS = 2;
const SURE = 6;

export function judge(
  record: CyclingRecord,
  measured: Measured,
  levels: Levels,
  floor: number,
  settings: Thresholds
): Judgement {
  return new Judge(record, measured, levels, settings).run(floor);
}

class Judge {
  private readonly n: number;
  private readonly out: Judgement;
  private readonly past: Past;
  private readonly quiet: number[] = [];

  constructor(
    private readonly record: CyclingRecord,
    private readonly measured: Measured,
    private readonly levels: Levels,
    private readonly settings: Thresholds
  ) {
    const n = (this.n = measured.halves.length);
    const column = (value: number) => new Float64Array(n).fill(value);
    this.out = {
      reference: column(NaN),
      ratio: column(NaN),
      dropRatio: column(1),
      dropTime: column(NaN),
      endRatio: column(1),
      rise: column(0),
      convex: new Array<boolean>(n).fill(false),
      verdict: new Array<Verdict>(n).fill('healthy'),
      rule: new Array<Rule>(n).fill('above-soft-ratio'),
      short: null,
      shortedFromStart: null,
      unresolved: false
    };
    this.past = new Past(settings.reference_half_cycles, settings.drift_limit);
  }

  run(floor: number): Judgement {
    const { out, n } = this;
    out.shortedFromStart = fromStart(this.measured, this.levels, floor);
    if (out.shortedFromStart) {
      for (let h = 0; h < n; h++) this.say(h, 'shorted', 'below-floor-from-start');
      return out;
    }
    for (let h = 0; h < n && !out.short; h++) this.consider(h);
    if (out.short) this.after(out.short.half);
    out.unresolved = this.past.isEmpty && !out.short;
    return out;
  }

  private say(h: number, verdict: Verdict, rule: Rule): void {
    this.out.verdict[h] = verdict;
    this.out.rule[h] = rule;
  }

  private consider(h: number): void {
    const { levels, out, past, settings } = this;
    const level = levels.level[h];
    const { rise, convex } = riseOf(levels.blocks[h], levels.blockError[h]);
    out.rise[h] = rise;
    out.convex[h] = convex;
    const resolved = level > RESOLVED * levels.error[h];
    if (past.isEmpty) {
      if (resolved) past.add(h, level, levels.error[h]);
      this.say(h, resolved ? 'healthy' : 'unresolved', resolved ? 'no-past' : 'below-resolution');
      return;
    }
    const reference = past.at(h);
    this.note(h, reference);
    const within = lookWithin(levels.blocks[h], reference.level, levels.blockError[h], settings.soft_ratio);
    if (rise > settings.rise_limit && convex && !(out.ratio[h] < settings.soft_ratio)) {
      this.say(h, 'void', 'rises-to-limit');
      return;
    }
    const whole = this.isLow(h, reference);
    const tail = within.tailShare > 0 && within.tailShare < WHOLE && within.tailSignificance > SIGNIFICANT;
    if (whole || tail) {
      if (this.confirm(h, reference, within, whole)) return;
      this.markDrop(h, within);
      const oneSided = whole && within.tailShare >= WHOLE;
      this.say(h, 'dip', oneSided ? 'one-polarity-only' : 'recovers-within');
      if (!whole) past.add(h, level, levels.error[h]);
      return;
    }
    if (h === this.n - 1 && this.fallsAtTheEnd(h, reference)) return;
    if (within.dipRatio < 1) {
      this.markDrop(h, within);
      this.say(h, 'dip', 'recovers-within');
    } else if (this.isNoisy(h)) this.say(h, 'noisy', 'noise-above-baseline');
    else if (!resolved) {
      this.say(h, 'unresolved', 'below-resolution');
      return;
    }
    past.add(h, level, levels.error[h]);
  }

  /** A drop in the last rows of the record, too few for a block; only where it is far beyond the noise of single rows. */
  private fallsAtTheEnd(h: number, reference: Reference): boolean {
    const { record, measured, levels, settings } = this;
    const { settled, end, noise, polarity } = measured.halves[h];
    const volts = reference.level / levels.factor[h];
    const threshold = settings.soft_ratio * volts;
    const row = lowSince(record.voltage, polarity, threshold + levels.shift[h], noise, settled, end);
    if (row < 0 || end - row < FEWEST_ROWS) return false;
    const rows = record.voltage.slice(row, end).map(value => polarity * value - levels.shift[h]);
    const ratio = median(rows) / volts;
    if (!((threshold - median(rows)) * Math.sqrt(rows.length) > SURE * noise)) return false;
    const within = {
      tailShare: rows.length / (end - settled),
      tailRatio: ratio,
      tailSignificance: SURE,
      dipRatio: 1,
      from: -1
    };
    this.declare(h, reference, within, false, false);
    return true;
  }

  private note(h: number, { level }: Reference): void {
    this.out.reference[h] = level;
    this.out.ratio[h] = this.levels.level[h] / level;
  }

  /** Below the soft threshold, below what a steady drift makes of the past, and sure. */
  private isLow(h: number, { level, error, expected }: Reference): boolean {
    const value = this.levels.level[h];
    const ratio = value / level;
    const { soft_ratio: soft } = this.settings;
    if (!(ratio < soft) || !(value / expected < (1 + soft) / 2)) return false;
    return 1 - ratio > SIGNIFICANT * Math.hypot(this.levels.error[h] / level, (ratio * error) / level);
  }

  /** Far above its half cycles of the past, and not merely because noise grows with the voltage. */
  private isNoisy(h: number): boolean {
    const { noise, voltage } = this.measured.halves[h];
    const share = noise / Math.hypot(voltage, 1e-3);
    const baseline = median(this.quiet.slice(-8));
    const noisy = this.quiet.length > 3 && share > this.settings.noise_factor * baseline;
    if (!noisy) this.quiet.push(share);
    return noisy;
  }

  private markDrop(h: number, { dipRatio, tailRatio, from }: Within): void {
    const { out, levels, measured, record } = this;
    const blocks = levels.blocks[h];
    const { settled, end } = measured.halves[h];
    out.dropRatio[h] = dipRatio < 1 ? dipRatio : tailRatio;
    if (from >= 0) {
      out.dropTime[h] = record.time[settled + Math.floor((from * (end - settled)) / blocks.length)];
    }
    out.endRatio[h] = blocks[blocks.length - 1] / out.reference[h];
  }

  /** Whether what looks low here is a short: in the other polarity, too, or a plateau that lasts to the end. */
  private confirm(h: number, reference: Reference, within: Within, whole: boolean): boolean {
    const { measured, n } = this;
    const next = h + 1 < n ? h + 1 : -1;
    const both = next >= 0 && this.isLow(next, reference);
    const fromItsStart = within.tailShare >= WHOLE || measured.halves[h].blocks.length < 3;
    // at the end of the record nothing shows that it recovered
    const share = next < 0 ? 0 : PLATEAU;
    const lasting = !fromItsStart && within.tailShare >= share && within.tailSignificance > SIGNIFICANT;
    const lowToTheEnd = fromItsStart || within.tailShare > 0;
    if (!((both && lowToTheEnd) || lasting || (whole && lowToTheEnd && next < 0))) return false;
    this.declare(h, reference, within, both, fromItsStart);
    return true;
  }

  private declare(
    h: number,
    reference: Reference,
    within: Within,
    both: boolean,
    fromItsStart: boolean
  ): void {
    const { levels, out, settings, n } = this;
    const later: number[] = [];
    for (let i = h + 1; i < n && later.length < LATER; i++) later.push(levels.level[i] / reference.level);
    const depth = this.depthOf(h, later, reference, within);
    const kind = depth < settings.hard_ratio ? 'hard' : 'soft';
    const place = this.findOnset(
      h,
      reference,
      later.length ? depth : Math.min(depth, within.tailRatio),
      fromItsStart
    );
    const limit = kind === 'hard' ? settings.hard_ratio : settings.soft_ratio;
    const setting = kind === 'hard' ? 'hard_ratio' : 'soft_ratio';
    const fact = (half: number, quantity: string, value: number): Evidence => ({
      half_cycle: half,
      quantity,
      value,
      relation: '<',
      threshold: limit,
      unit: '',
      setting
    });
    const evidence: Evidence[] = [];
    const within0 = place.half === h && !fromItsStart;
    if (within0) evidence.push(fact(h, 'level after the drop, over the reference', within.tailRatio));
    else evidence.push(fact(h, 'resistance ratio', out.ratio[h]));
    if (both)
      evidence.push(
        fact(h + 1, 'resistance ratio in the other polarity', levels.level[h + 1] / reference.level)
      );
    // a plateau that lasted to the end of its half cycle may recover with the next
    if (later.length > 1 && depth < limit)
      evidence.push(fact(h + later.length, `median ratio of the next ${later.length} half cycles`, depth));
    for (let i = place.half; i <= h; i++) this.note(i, reference);
    if (!fromItsStart) this.markDrop(h, within);
    const rule: Rule = !both
      ? 'lower-plateau'
      : within0 || place.half < h
        ? 'drop-within'
        : kind === 'hard'
          ? 'below-hard-ratio'
          : 'below-soft-ratio';
    for (let i = place.half; i <= h; i++) this.say(i, kind === 'hard' ? 'hard-short' : 'soft-short', rule);
    out.dropTime[place.half] = place.time;
    if (place.half < h) out.dropRatio[place.half] = depth;
    out.short = { kind, half: place.half, time: place.time, evidence };
  }

  /** Where the resistance stays, over the reference: a short may take a while to grow, and the record may end before. */
  private depthOf(h: number, later: readonly number[], { level }: Reference, { tailShare }: Within): number {
    if (later.length > 1) return median(later);
    const blocks = this.levels.blocks[h + later.length];
    const lasting = Math.max(1, Math.round(END * (later.length ? 1 : tailShare) * blocks.length));
    return median(blocks.slice(-lasting)) / level;
  }

  /** The row at which it began: within this half cycle, or in the last rows of the one before. */
  private findOnset(
    h: number,
    reference: Reference,
    depth: number,
    fromItsStart: boolean
  ): { half: number; time: number } {
    const { record, measured, levels, settings } = this;
    const search = (half: number) => {
      const { first, settled, end, noise, polarity } = measured.halves[half];
      const volts = reference.level / levels.factor[half];
      // a slow fall is looked for just above the soft threshold; where noise forbids that, half-way down
      const halfWay = (1 + Math.max(0, depth)) / 2;
      const near = noise < 0.1 * volts ? settings.soft_ratio + 0.05 : halfWay;
      const threshold = near * volts + levels.shift[half];
      return lowSince(record.voltage, polarity, threshold, noise, half === h ? first : settled, end);
    };
    const own = search(h);
    const { first, start } = measured.halves[h];
    // sound rows at its own start: it did not begin before
    if (own > first + 1 || !fromItsStart || h === 0) {
      return { half: h, time: own >= 0 ? record.time[own] : start };
    }
    const row = search(h - 1);
    return row >= 0 ? { half: h - 1, time: record.time[row] } : { half: h, time: start };
  }

  private after(half: number): void {
    const reference = this.out.reference[half];
    for (let h = half + 1; h < this.n; h++) {
      this.out.reference[h] = reference;
      this.out.ratio[h] = this.levels.level[h] / reference;
      const later = this.out.verdict[h];
      if (later === 'hard-short' || later === 'soft-short') continue;
      this.say(h, 'shorted', 'after-the-short');
    }
  }
}

/**
 * A resistance below the floor from the first half cycle on: of as many as it takes to be sure, by least squares of voltage on
 * current.
 */
function fromStart({ halves }: Measured, { level, error }: Levels, floor: number): Evidence | null {
  let [weight, sum] = [0, 0];
  for (let h = 0; h < halves.length; h++) {
    const w = 1 / (error[h] * error[h]);
    weight += w;
    sum += w * level[h];
    const value = sum / weight;
    const sure = 3 / Math.sqrt(weight);
    if (value - sure > floor) return null;
    // a resistance below nothing is no short: the voltage is not that of a symmetric cell, or the signs are mixed
    if (value + sure < -floor) return null;
    if ((value + sure < floor && h > 0) || (h === halves.length - 1 && Math.abs(value) < floor)) {
      return {
        half_cycle: h,
        quantity: 'resistance from the start',
        value,
        relation: '<',
        threshold: floor,
        unit: 'Ω cm²',
        setting: 'floor_ohm_cm2'
      };
    }
  }
  return null;
}
