import type { RegionFit } from '../../types.js';
import { componentsOf, ev, percent, type Case, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** Points that are averaged, so that noise alone puts no background above the data. */
const SMOOTH = 5;
/** ... and by how many standard deviations of the average. */
const ABOVE = 4;

/** Background and window. */
export const background: Check = {
  codes: ['background-above-data', 'window-narrow', 'window-on-tail'],
  find: of => of.fit.regions.flatMap(region => [...above(region), ...tail(region, of), ...narrow(region, of)])
};

function above({ region, binding_energy, background, intensity, sigma }: RegionFit): Objection[] {
  for (let k = 0; k + SMOOTH <= intensity.length; k++) {
    let excess = 0;
    let variance = 0;
    for (let i = k; i < k + SMOOTH; i++) {
      excess += background[i] - intensity[i];
      variance += sigma[i] ** 2;
    }
    if (excess <= ABOVE * Math.sqrt(variance)) continue;
    return [
      objection(
        'background-above-data',
        region,
        `The background of ${region} lies above the data near ${ev(binding_energy[k + (SMOOTH >> 1)], 1)}: there is no negative signal.`,
        'Move the ends of the window to where there is only background, or take another background.'
      )
    ];
  }
  return [];
}

/** What the model has above its background at each end, and whether that is more than the points scatter there. */
function tail(fit: RegionFit, { limits }: Case): Objection[] {
  const { region, envelope, background, binding_energy } = fit;
  const signal = envelope.map((value, k) => value - background[k]);
  const highest = signal.reduce((most, value) => Math.max(most, value), 0);
  const last = signal.length - 1;
  return [0, last].flatMap(k => {
    if (!(signal[k] > limits.tail * highest)) return [];
    return [
      objection(
        'window-on-tail',
        region,
        `The window of ${region} ends at ${ev(binding_energy[k], 1)} on the tail of a peak: ${percent(signal[k] / highest)} of the highest signal is still there, so the background is not seen.`,
        'Widen the window, or measure a wider one.'
      )
    ];
  });
}

function narrow(fit: RegionFit, { fit: whole, limits }: Case): Objection[] {
  const { region, binding_energy } = fit;
  const components = componentsOf(whole, region);
  if (components.length === 0) return [];
  const low = binding_energy[0];
  const high = binding_energy[binding_energy.length - 1];
  const outside = components.find(({ position, splitting, fwhm }) => {
    const margin = limits.margin * fwhm;
    return position - low < margin || high - position - splitting < margin;
  });
  if (!outside) return [];
  return [
    objection(
      'window-narrow',
      region,
      `The window of ${region}, ${low.toFixed(1)} to ${ev(high, 1)}, leaves less than ${limits.margin} widths of background beside ${outside.name}.`,
      'Widen the window to 3 eV or more on both sides of the outermost lines, or measure a wider one.'
    )
  ];
}
