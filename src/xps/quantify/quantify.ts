import { ArgyroditeError } from '../../arrow/index.js';
import type { ComponentFit, FittedComponent, Quantity } from '../types.js';
import { corrections, type Corrections, type QuantifyOptions } from './options.js';

/** What quantification needs of a fit. */
export type Quantifiable = {
  components: readonly Pick<FittedComponent, 'id' | 'name' | 'region' | 'position' | 'area' | 'area_error'>[];
  area_covariance?: ComponentFit['area_covariance'];
};

/** A component's share of the atoms, with everything that its area was divided by. */
export interface DetailedQuantity extends Quantity {
  sensitivity_library: string;
  sensitivity_factor: number;
  /** 1 where none was applied. */
  transmission: number;
  escape_depth: number;
}

/**
 * Atomic percent across regions, x_i = (A_i/(S_i T_i λ_i))/Σ (A_j/(S_j T_j λ_j)), with one library of sensitivity factors.
 *
 * `standard_error` is from counting, through the covariance of the areas; `systematic_error` from the sensitivity factors, which is the
 * same in every spectrum: components of one region have one factor, so it cancels among them. Different lines come from different
 * depths; the percentages take the sample to be alike throughout them.
 *
 * @param fits one fit, or several of one sample (regions fitted apart: their areas are independent)
 * @returns in the order of the components
 * @throws ArgyroditeError `bad-setting`
 */
export function quantify(
  fits: Quantifiable | readonly Quantifiable[],
  options: QuantifyOptions = {}
): DetailedQuantity[] {
  const applied = corrections(options);
  const list = 'components' in fits ? [fits] : fits;
  const components = list.flatMap(fit => fit.components);
  const divisors = components.map(component => divisorOf(component, applied));
  const amounts = components.map(({ area }, i) => area / divisors[i].all);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (!(sum > 0)) {
    throw new ArgyroditeError(
      'bad-setting',
      'There is nothing to quantify: all areas are 0. Fit a component first.'
    );
  }
  const shares = amounts.map(amount => amount / sum);
  const covariance = jointCovariance(list);
  const regions = [...new Set(components.map(({ region }) => region))];
  return components.map((component, i) => {
    // d x_i/d A_j = (δ_ij - x_i)/(divisor_j Σ)
    const slopes = components.map((_, j) => ((i === j ? 1 : 0) - shares[i]) / (divisors[j].all * sum));
    // d x_i/d ln S of a region: all of its components move together
    const ofFactors = regions.map(region => {
      const inRegion = components.reduce(
        (total, other, j) => total + (other.region === region ? shares[j] : 0),
        0
      );
      return shares[i] * ((component.region === region ? 1 : 0) - inRegion);
    });
    return {
      component: component.id,
      name: component.name,
      region: component.region,
      atomic_percent: 100 * shares[i],
      standard_error: 100 * rootOf(quadratic(covariance, slopes)),
      systematic_error: 100 * applied.factor_error * Math.hypot(...ofFactors),
      sensitivity_library: applied.title,
      sensitivity_factor: divisors[i].factor,
      transmission: divisors[i].transmission,
      escape_depth: divisors[i].escape
    };
  });
}

function divisorOf({ id, region, position }: Quantifiable['components'][number], applied: Corrections) {
  const factor = applied.factor(region);
  const transmission = applied.divisorOfTransmission(id, region);
  const escape = applied.divisorOfEscape(applied.photon_energy_ev - position);
  return { factor, transmission, escape, all: factor * transmission * escape * applied.time(region) };
}

/** Covariance of all areas; those of different fits are independent. */
function jointCovariance(fits: readonly Quantifiable[]): number[][] {
  const size = fits.reduce((total, fit) => total + fit.components.length, 0);
  const joint = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let first = 0;
  for (const { components, area_covariance } of fits) {
    const n = components.length;
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        joint[first + a][first + b] = area_covariance
          ? area_covariance[a * n + b]
          : a === b
            ? components[a].area_error ** 2
            : 0;
      }
    }
    first += n;
  }
  return joint;
}

/** An area whose error is not known makes every share's error unknown: NaN goes through. */
function quadratic(matrix: readonly number[][], vector: readonly number[]): number {
  let sum = 0;
  for (let a = 0; a < vector.length; a++) {
    for (let b = 0; b < vector.length; b++) sum += vector[a] * matrix[a][b] * vector[b];
  }
  return sum;
}

/** Rounding may leave a variance of 0 a little below it; NaN stays NaN. */
function rootOf(variance: number): number {
  return variance < 0 ? 0 : Math.sqrt(variance);
}
