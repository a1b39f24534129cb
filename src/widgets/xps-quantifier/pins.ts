import type { ComponentSettings, XpsSettings } from '../../xps/settings.js';
import type { Pin } from '../notes/pin.js';
import { labelOf } from './components.js';

export const regionPin = (region: string): Pin => ({ on: 'region', target: region, place: region });

export function componentPin(id: string, component: Pick<ComponentSettings, 'name' | 'region'>): Pin {
  return { on: 'component', target: id, place: `${labelOf(component)}, ${component.region}` };
}

/** For the menu: every region with its components. */
export function menuPins(regions: readonly string[], { components }: XpsSettings): Pin[] {
  const all = Object.entries(components);
  return regions.flatMap(region => [
    regionPin(region),
    ...all
      .filter(([, component]) => component.region === region)
      .map(([id, component]) => componentPin(id, component))
  ]);
}
