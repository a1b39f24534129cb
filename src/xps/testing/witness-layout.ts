import type { ComponentModel, RegionModel } from '../types.js';

/** A free parameter, in units in which it is of the order of 1. */
export interface Free {
  name: string;
  subject: string;
  start: number;
  lower: number;
  upper: number;
  unit: number;
}

/** A component's quantity as a function of the free parameters. */
type Quantity = (point: Float64Array) => number;

export interface Layout {
  free: Free[];
  /** For each component. */
  position: Quantity[];
  fwhm: Quantity[];
  area: Quantity[];
}

const kinds = ['position', 'fwhm', 'area'] as const;

/** Which parameters of a region are free, and how each component follows from them. Links are within the region. */
export function layoutOf({ region, components }: RegionModel, top: number): Layout {
  const layout: Layout = {
    free: [
      { name: `${region}.background_constant`, subject: region, start: 0.2, lower: 0, upper: 100, unit: top },
      { name: `${region}.background_step`, subject: region, start: 0.03, lower: -1, upper: 1, unit: 1 }
    ],
    position: [],
    fwhm: [],
    area: []
  };
  const idOf = (component: ComponentModel) => component.id ?? component.name;
  const targetOf = (to: string) => components.findIndex(one => one.id === to || one.name === to);
  for (const kind of kinds) {
    components.forEach((component, i) => {
      const link = component.linked?.[kind];
      if (link && targetOf(link.to) >= 0) {
        layout[kind][i] = point => {
          const value = layout[kind][targetOf(link.to)](point);
          return 'offset' in link ? value + link.offset : value * link.factor;
        };
        return;
      }
      const { start, lower, upper, unit } = rangeOf(component, kind, top / components.length, top);
      if (lower === upper) {
        layout[kind][i] = () => lower;
        return;
      }
      const at = layout.free.length;
      const id = idOf(component);
      layout.free.push({
        name: `${id}.${kind}`,
        subject: id,
        start: start / unit,
        lower: lower / unit,
        upper: upper / unit,
        unit
      });
      layout[kind][i] = point => point[at] * unit;
    });
  }
  return layout;
}

function rangeOf(component: ComponentModel, kind: (typeof kinds)[number], area: number, top: number) {
  if (kind === 'area') {
    const held = component.area;
    return { start: area, lower: held ?? 0, upper: held ?? 100 * top, unit: top };
  }
  const start = component[kind];
  const usual = kind === 'position' ? [start - 1, start + 1] : [0.3, 4];
  const [lower, upper] = component[`${kind}_bounds`] ?? usual;
  return { start, lower, upper, unit: 1 };
}
