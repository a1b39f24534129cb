import type { ComponentModel } from '../types.js';
import { findInLibrary, type LibraryComponent } from './components.js';
import { levelOf, type Level } from './levels.js';

/** Lorentzian share of a GL sum that laboratory spectra of these materials usually show; a setting of the component. */
export const USUAL_MIX = 0.3;

/** Every component of a sample has an id of its own, though PS4³⁻ has lines in two regions: `S-PS4`, `P-PS4`. */
export function componentId(region: string, name: string): string {
  return `${region.split(' ')[0]}-${name}`;
}

/** A library component as the fit takes it: a doublet at its typical place, held to the typical range. */
export function modelOf(
  component: LibraryComponent,
  level: Level = levelOf(component.region)!
): ComponentModel {
  return {
    id: componentId(component.region, component.name),
    name: component.name,
    position: component.typical,
    position_bounds: [...component.position],
    fwhm: level.fwhm,
    fwhm_bounds: [...level.fwhm_range],
    shape: 'gl-sum',
    mix: USUAL_MIX,
    ...(level.splitting > 0 ? { splitting: level.splitting, ratio: level.ratio } : {})
  };
}

/** The model of a component by its name; `undefined` where the library has none. */
export function libraryModel(region: string, name: string): ComponentModel | undefined {
  const found = findInLibrary(region, name);
  return found && modelOf(found);
}
