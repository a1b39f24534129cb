import { findInLibrary } from '../../xps/library/components.js';
import type { ComponentSettings, XpsSettings } from '../../xps/settings.js';

/**
 * Okabe and Ito's colours (2008), which readers with any colour vision tell apart, in an order in which neighbours in a spectrum of
 * these materials differ most. Alike on light and on dark paper: areas are half transparent and have an outline.
 */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9', '#8c8c00', '#7f7f7f'];

/** What stays of the electrolyte has the first colour in every spectrum. */
const FIRST = 'PS4';

/** A colour for each name of a component: the same state has the same colour in all regions. */
export function coloursOf({ components }: XpsSettings): Map<string, string> {
  const names = new Set([FIRST, ...Object.values(components).map(({ name }) => name)]);
  return new Map([...names].map((name, i) => [name, COLOURS[i % COLOURS.length]]));
}

/** As it is written for people: `PS₄³⁻` where the library knows it. */
export function labelOf({ name, region }: Pick<ComponentSettings, 'name' | 'region'>): string {
  return findInLibrary(region, name)?.label ?? name;
}

/** Components of a region by ascending binding energy, with their ids. */
export function componentsOf(
  { components }: XpsSettings,
  region: string
): [id: string, component: ComponentSettings][] {
  return Object.entries(components)
    .filter(([, component]) => component.region === region)
    .sort(([, a], [, b]) => a.position - b.position);
}
