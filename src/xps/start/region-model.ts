import { libraryOf } from '../library/components.js';
import { modelOf } from '../library/model.js';
import type { Bounds, ComponentFit, ComponentModel, FittedComponent, RegionModel } from '../types.js';

/** Charging is known to about this at the start, so components may stand so far outside their ranges, eV. */
export const UNCERTAIN = 0.2;

/** All components of a region as wide as its strongest, or each with a width of its own. */
export type Widths = 'linked' | 'own';

/** The region's model with these components, by ascending energy, begun where `previous` ended. */
export function regionModel(
  region: string,
  names: readonly string[],
  widths: Widths,
  previous?: ComponentFit
): RegionModel {
  const components = libraryOf(region)
    .filter(({ name }) => names.includes(name))
    .map(component => begun(modelOf(component), previous));
  const main = previous && strongest(previous).id;
  const anchor =
    components.find(({ id }) => id === main) ??
    components.find(({ name }) => name === 'PS4') ??
    components[0];
  return {
    region,
    background: 'active-shirley',
    components: components.map(one =>
      one === anchor || widths === 'own' ? one : { ...one, linked: { fwhm: { to: anchor.id!, factor: 1 } } }
    )
  };
}

function begun(component: ComponentModel, previous?: ComponentFit): ComponentModel {
  const [low, high] = component.position_bounds!;
  const bounds: Bounds = [round(low - UNCERTAIN), round(high + UNCERTAIN)];
  const fitted = previous?.components.find(({ id }) => id === component.id);
  if (!fitted) return { ...component, position_bounds: bounds };
  return {
    ...component,
    position: round(fitted.position),
    fwhm: round(fitted.fwhm),
    position_bounds: bounds
  };
}

export function strongest(fit: ComponentFit): FittedComponent {
  return fit.components.reduce((best, one) => (one.area > best.area ? one : best));
}

/** Thousandths of an eV are more than any start needs. */
function round(energy: number): number {
  return Number(energy.toFixed(3));
}
