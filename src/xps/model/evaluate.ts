import { makeProfile, type Profile } from '../shapes/profile.js';
import { PARTS, type Quantities } from './quantities.js';

const P = PARTS.length;

/** Values of all quantities at a point, and how they change with each free parameter: row-major quantities × parameters. */
export function evaluateQuantities(
  { sources, order }: Quantities,
  point: ArrayLike<number>,
  parameters: number,
  values: Float64Array,
  change: Float64Array
): void {
  for (const q of order) {
    const { from, operation, parameter, value } = sources[q];
    const own = parameter < 0 ? value : point[parameter];
    const row = q * parameters;
    change.fill(0, row, row + parameters);
    if (from < 0) {
      values[q] = own;
      if (parameter >= 0) change[row + parameter] = 1;
      continue;
    }
    const scale = operation === 'plus' ? 1 : own;
    for (let j = 0; j < parameters; j++) change[row + j] = scale * change[from * parameters + j];
    if (parameter >= 0) change[row + parameter] += operation === 'plus' ? 1 : values[from];
    values[q] = operation === 'plus' ? values[from] + own : values[from] * own;
  }
}

/** One component's intensities over its region, and their derivatives by position, fwhm, area, mix, splitting and ratio. */
export class ComponentCurve {
  readonly curve: Float64Array;
  readonly byPart: Float64Array[];
  private readonly out = new Float64Array(3);
  private profile: Profile | undefined;
  private mix = NaN;

  constructor(
    private readonly energy: Float64Array,
    private readonly shape: Parameters<typeof makeProfile>[0]
  ) {
    this.curve = new Float64Array(energy.length);
    this.byPart = PARTS.map(() => new Float64Array(energy.length));
  }

  /** @param at where the component's six values begin in `values`; `shift` is added to the position */
  evaluate(values: Float64Array, at: number, shift: number): void {
    const [position, width, area, mix, splitting, ratio] = values.subarray(at, at + P);
    if (mix !== this.mix || !this.profile) {
      this.profile = makeProfile(this.shape, mix);
      this.mix = mix;
    }
    const { energy, out, profile, curve } = this;
    const [byPosition, byWidth, byArea, byMix, bySplitting, byRatio] = this.byPart;
    const share = 1 / (1 + ratio);
    for (let i = 0; i < energy.length; i++) {
      let t = (2 * (energy[i] - position - shift)) / width;
      profile.at(t, out);
      let unit = out[0];
      let slope = out[1];
      let spread = out[0] + t * out[1];
      let mixed = out[2];
      let second = 0;
      let secondSlope = 0;
      if (ratio > 0 && splitting > 0) {
        t -= (2 * splitting) / width;
        profile.at(t, out);
        second = out[0];
        secondSlope = out[1];
        unit += ratio * out[0];
        slope += ratio * out[1];
        spread += ratio * (out[0] + t * out[1]);
        mixed += ratio * out[2];
      } else unit *= 1 + ratio;
      const scale = share / width;
      byArea[i] = unit * scale;
      curve[i] = area * unit * scale;
      const strength = area * scale;
      byPosition[i] = (-2 * slope * strength) / width;
      byWidth[i] = (-spread * strength) / width;
      byMix[i] = mixed * strength;
      bySplitting[i] = (-2 * ratio * secondSlope * strength) / width;
      byRatio[i] = strength * (second - unit * share);
    }
  }

  /** Height of the (3/2) line's top. */
  topOf(values: Float64Array, at: number): number {
    const [, width, area, mix, , ratio] = values.subarray(at, at + P);
    makeProfile(this.shape, mix).at(0, this.out);
    return (area * this.out[0]) / (width * (1 + ratio));
  }
}
