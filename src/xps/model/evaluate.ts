import { fillFrom, makeProfile, type Profile, type ProfileValues } from '../shapes/profile.js';
import { PARTS, type Part, type Quantities } from './quantities.js';

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
  /** Empty for a mix, splitting or ratio that is not wanted. */
  readonly byPart: Float64Array[];
  private readonly first: ProfileValues;
  private readonly second: ProfileValues;
  private profile: Profile | undefined;
  private mix = NaN;

  /** @param wanted parts by which derivatives are asked for */
  constructor(
    private readonly energy: Float64Array,
    private readonly shape: Parameters<typeof makeProfile>[0],
    private readonly wanted: ReadonlySet<Part>
  ) {
    const array = () => new Float64Array(energy.length);
    const values = () => ({ value: array(), slope: array(), byMix: array() });
    this.curve = array();
    this.byPart = PARTS.map((part, i) => (i < 3 || wanted.has(part) ? array() : new Float64Array(0)));
    this.first = values();
    this.second = values();
  }

  /** @param at where the component's six values begin in `values`; `shift` is added to the position */
  evaluate(values: Float64Array, at: number, shift: number): void {
    const place = values[at] + shift;
    const width = values[at + 1];
    const area = values[at + 2];
    const mix = values[at + 3];
    const splitting = values[at + 4];
    const ratio = values[at + 5];
    if (mix !== this.mix || !this.profile) {
      this.profile = makeProfile(this.shape, mix);
      this.mix = mix;
    }
    const { energy, profile, curve, first, second, wanted } = this;
    const double = ratio > 0 || wanted.has('ratio');
    fillFrom(profile, energy, place, width / 2, first);
    if (double) fillFrom(profile, energy, place + splitting, width / 2, second);
    const share = 1 / (1 + ratio);
    const scale = share / width;
    const strength = area * scale;
    const beyond = (2 * splitting) / width;
    const [byPosition, byWidth, byArea, byMix, bySplitting, byRatio] = this.byPart;
    for (let i = 0; i < energy.length; i++) {
      const distance = (2 * (energy[i] - place)) / width;
      const oneSlope = first.slope[i];
      const otherSlope = ratio * second.slope[i];
      const sum = first.value[i] + ratio * second.value[i];
      byArea[i] = sum * scale;
      curve[i] = sum * strength;
      byPosition[i] = (-2 * (oneSlope + otherSlope) * strength) / width;
      byWidth[i] = (-(sum + distance * oneSlope + (distance - beyond) * otherSlope) * strength) / width;
    }
    if (wanted.has('mix')) {
      for (let i = 0; i < energy.length; i++)
        byMix[i] = strength * (first.byMix[i] + ratio * second.byMix[i]);
    }
    if (wanted.has('splitting')) {
      for (let i = 0; i < energy.length; i++)
        bySplitting[i] = (-2 * ratio * second.slope[i] * strength) / width;
    }
    if (wanted.has('ratio')) {
      for (let i = 0; i < energy.length; i++) {
        const sum = first.value[i] + ratio * second.value[i];
        byRatio[i] = strength * (second.value[i] - sum * share);
      }
    }
  }

  /** Height of the (3/2) line's top. */
  topOf(values: Float64Array, at: number): number {
    const [, width, area, mix, , ratio] = values.subarray(at, at + P);
    const out = new Float64Array(3);
    makeProfile(this.shape, mix).at(0, out);
    return (area * out[0]) / (width * (1 + ratio));
  }
}
