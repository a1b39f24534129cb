import { levelOf } from '../../xps/library/levels.js';
import { modelOf } from '../../xps/library/model.js';
import type { LibraryComponent } from '../../xps/library/components.js';
import type { ComponentSettings, XpsSettings } from '../../xps/settings.js';
import type { Bounds } from '../../xps/types.js';

/** What a change of the model sets. */
export type Patch = Partial<XpsSettings>;

/** Energies are kept to a hundredth of an eV: finer is beyond any spectrometer, and long numbers only look precise. */
const round = (energy: number) => Math.round(energy * 100) / 100;
const shifted = ([low, high]: Bounds, by: number): Bounds => [round(low + by), round(high + by)];

/** A component with some of its fields changed; a field that is `undefined` is taken out. */
export function editComponent(
  { components }: XpsSettings,
  id: string,
  changes: { [K in keyof ComponentSettings]?: ComponentSettings[K] | undefined }
): Patch {
  const entries = Object.entries({ ...components[id], ...changes }).filter(
    ([, value]) => value !== undefined
  );
  return { components: { ...components, [id]: Object.fromEntries(entries) as unknown as ComponentSettings } };
}

/**
 * Moves a component to an energy, and its limits with it. One whose position hangs on another's keeps hanging there, at another
 * distance.
 *
 * @param from where it stands now, fitted
 */
export function moveComponent(settings: XpsSettings, id: string, from: number, to: number): Patch {
  const component = settings.components[id];
  const link = component.linked?.position;
  if (link) {
    const offset = round(link.offset + to - from);
    const by = offset - link.offset;
    const position = {
      ...link,
      offset,
      ...(link.offset_bounds && { offset_bounds: shifted(link.offset_bounds, by) })
    };
    return editComponent(settings, id, { linked: { ...component.linked, position } });
  }
  const position = round(to);
  const by = position - component.position;
  const bounds = component.position_bounds;
  return editComponent(settings, id, { position, ...(bounds && { position_bounds: shifted(bounds, by) }) });
}

/** Without the component; what hung on it stands by itself. */
export function removeComponent({ components }: XpsSettings, id: string): Patch {
  const { name } = components[id];
  const onlyOne = Object.values(components).filter(other => other.name === name).length === 1;
  const others = Object.entries(components).filter(([other]) => other !== id);
  return {
    components: Object.fromEntries(
      others.map(([other, { linked, ...component }]) => {
        const kept = Object.entries(linked ?? {}).filter(
          ([, { to }]) => to !== id && !(onlyOne && to === name)
        );
        return [other, { ...component, ...(kept.length && { linked: Object.fromEntries(kept) }) }];
      })
    )
  };
}

/** With a component of the library, at its typical place. */
export function addFromLibrary(
  settings: XpsSettings,
  component: LibraryComponent
): { id: string; patch: Patch } {
  const { id: usual, ...model } = modelOf(component);
  return add(settings, usual!, { ...withDefaults(model), region: component.region });
}

/** With a component that the library does not have, at an energy: a doublet where the region's lines are doublets. */
export function addAt(settings: XpsSettings, region: string, position: number): { id: string; patch: Patch } {
  const level = levelOf(region);
  const name = `Peak ${Object.values(settings.components).filter(other => other.region === region).length + 1}`;
  return add(settings, `${region.split(' ')[0]}-${name.replace(' ', '')}`, {
    ...withDefaults({ name, position: round(position), fwhm: level?.fwhm ?? 1.2 }),
    splitting: level?.splitting ?? 0,
    ratio: level?.ratio ?? 0,
    region
  });
}

type Given = Pick<ComponentSettings, 'name' | 'position' | 'fwhm'> & Partial<ComponentSettings>;

function withDefaults(model: Given): Omit<ComponentSettings, 'region'> {
  return { shape: 'gl-sum', mix: 0.3, splitting: 0, ratio: 0, ...model };
}

function add(
  settings: XpsSettings,
  usual: string,
  component: ComponentSettings
): { id: string; patch: Patch } {
  let id = usual.replace(/[.\s]/g, '');
  for (let n = 2; Object.hasOwn(settings.components, id); n++) id = `${usual}-${n}`;
  return { id, patch: { components: { ...settings.components, [id]: component } } };
}
