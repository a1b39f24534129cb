import { normal } from '../../../numeric/testing/normal.js';
import { channels } from '../../simulation/spectrum.js';
import type { ComponentFit, FittedComponent, FreeParameter, RegionFit, RegionModel } from '../../types.js';
import { doubletAt } from '../../shape.js';

/** A component as a fit of a good spectrum would give it; what a test is about is changed. */
export function fitted(
  region: string,
  name: string,
  changes: Partial<FittedComponent> = {}
): FittedComponent {
  const single = region.endsWith('s');
  return {
    id: `${region.split(' ')[0]}-${name}`,
    name,
    region,
    position: region === 'P 2p' ? 131.85 : 161.6,
    position_error: 0.01,
    fwhm: 1.1,
    fwhm_error: 0.02,
    area: 5000,
    area_error: 60,
    fraction: 1,
    fraction_error: 0.01,
    fraction_lower_95: 0.98,
    fraction_upper_95: 1,
    height: 3000,
    shape: 'gl-sum',
    mix: 0.3,
    mix_error: 0,
    splitting: single ? 0 : region === 'P 2p' ? 0.87 : 1.18,
    splitting_error: 0,
    ratio: single ? 0 : 0.5,
    ratio_error: 0,
    curve: new Float64Array(),
    ...changes
  };
}

export interface Made {
  window?: [number, number];
  /** Of what was measured beyond the components, at an energy. */
  extra?: (energy: number) => number;
  /** Of what the fit takes for background, at an energy. */
  background?: (energy: number) => number;
  noise?: number;
  counts_per_unit?: number;
  parameters?: Partial<FreeParameter>[];
  correlation?: number[][];
  charge_shift_error?: number;
}

/** A fit of these components to the spectrum that they give, with counting noise: nothing is fitted. */
export function madeFit(components: readonly FittedComponent[], made: Made = {}): ComponentFit {
  const names = [...new Set(components.map(({ region }) => region))];
  const regions = names.map(name => madeRegion(name, components, made));
  const join = (pick: (region: RegionFit) => Float64Array) =>
    Float64Array.from(regions.flatMap(region => Array.from(pick(region))));
  const chi_square = regions.reduce((sum, region) => sum + region.chi_square, 0);
  const parameters = (made.parameters ?? []).map(parameter => ({
    name: '',
    subject: '',
    value: 0,
    standard_error: 1,
    lower: -Infinity,
    upper: Infinity,
    at_bound: false,
    ...parameter
  }));
  return {
    type: 'component-fit',
    weighting: 'poisson',
    components: [...components],
    regions,
    background: join(region => region.background),
    envelope: join(region => region.envelope),
    residuals: join(region => region.residuals),
    charge_shift: 0,
    charge_shift_error: made.charge_shift_error ?? 0,
    chi_square,
    reduced_chi_square: chi_square / regions.reduce((sum, region) => sum + region.residuals.length, 0),
    degrees_of_freedom: 100,
    aic: chi_square,
    bic: chi_square,
    parameters,
    covariance: new Float64Array(parameters.length ** 2),
    correlation: made.correlation ?? [],
    area_covariance: new Float64Array(components.length ** 2),
    monte_carlo: null,
    converged: true,
    warnings: []
  };
}

export function modelsOf({ components, regions }: ComponentFit): RegionModel[] {
  return regions.map(({ region }) => ({
    region,
    components: components
      .filter(component => component.region === region)
      .map(({ id, name, position, fwhm }) => ({ id, name, position, fwhm }))
  }));
}

function madeRegion(
  region: string,
  components: readonly FittedComponent[],
  { window, extra = () => 0, background: taken = () => 1000, noise = 1, counts_per_unit = 1 }: Made
): RegionFit {
  const own = components.filter(component => component.region === region);
  const middle = own[0].position;
  const binding_energy = channels(window ?? [middle - 6, middle + 8], 0.1);
  const gauss = normal(7);
  const lines = binding_energy.map(energy => own.reduce((sum, one) => sum + doubletAt(one, energy), 0));
  const background = binding_energy.map(taken);
  const envelope = lines.map((line, k) => line + background[k]);
  const truth = binding_energy.map((energy, k) => 1000 + lines[k] + extra(energy));
  const sigma = truth.map(Math.sqrt);
  const intensity = truth.map((value, k) => value + noise * sigma[k] * gauss());
  const residuals = intensity.map((value, k) => (value - envelope[k]) / sigma[k]);
  return {
    region,
    spectrum: 0,
    background_kind: 'active-shirley',
    binding_energy,
    intensity,
    background,
    envelope,
    residuals,
    counts_per_unit,
    sigma,
    rows: Int32Array.from(binding_energy.keys()),
    chi_square: residuals.reduce((sum, value) => sum + value * value, 0)
  };
}
