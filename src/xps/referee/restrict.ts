import type { ComponentFit, ComponentModel, FittedComponent, RegionModel } from '../types.js';

/**
 * One region's model alone, begun where the fit ended: what other models of that region are compared with. What was linked to another
 * region is held at its fitted value, so that the region's own data decide between the models.
 */
export function restrict(model: RegionModel, fit: ComponentFit): RegionModel {
  const components = model.components.map(component => {
    const fitted = fittedOf(component, model.region, fit);
    return fitted ? settle(component, fitted, model) : component;
  });
  return { ...model, components };
}

export function fittedOf(
  component: ComponentModel,
  region: string,
  fit: ComponentFit
): FittedComponent | undefined {
  const id = component.id ?? component.name;
  return fit.components.find(one => one.region === region && one.id === id);
}

/** Whether a link's target, an id or a name, is a component of this region. */
export function isTarget(component: ComponentModel, to: string): boolean {
  return component.id === to || component.name === to;
}

function settle(component: ComponentModel, fitted: FittedComponent, model: RegionModel): ComponentModel {
  const { position, fwhm, area } = component.linked ?? {};
  const inside = (to: string) => model.components.some(other => isTarget(other, to));
  const settled: ComponentModel = { ...component, position: fitted.position, fwhm: fitted.fwhm, linked: {} };
  if (position) {
    if (inside(position.to)) settled.linked!.position = position;
    else settled.position_bounds = around(fitted.position, position.offset_bounds);
  } else settled.position_bounds ??= [component.position - 1, component.position + 1];
  if (fwhm) {
    if (inside(fwhm.to)) settled.linked!.fwhm = fwhm;
    else settled.fwhm_bounds = [fitted.fwhm, fitted.fwhm];
  }
  if (area) {
    if (inside(area.to)) settled.linked!.area = area;
    else settled.area = fitted.area;
  }
  return settled;
}

/** A fitted offset leaves the position as much room as the offset had. */
function around(position: number, bounds?: readonly [number, number]): [number, number] {
  const half = bounds ? (bounds[1] - bounds[0]) / 2 : 0;
  return [position - half, position + half];
}
