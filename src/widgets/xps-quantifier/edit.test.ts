import { describe, expect, it } from 'vitest';
import { findInLibrary } from '../../xps/library/components.js';
import { xpsSettings, type ComponentSettings, type XpsSettings } from '../../xps/settings.js';
import { resolveSettings } from '../../settings/index.js';
import { addAt, addFromLibrary, editComponent, moveComponent, removeComponent } from './edit.js';

const component = (fields: Partial<ComponentSettings>): ComponentSettings => ({
  name: 'PS4',
  region: 'S 2p',
  position: 161.6,
  fwhm: 1.1,
  shape: 'gl-sum',
  mix: 0.3,
  splitting: 1.18,
  ratio: 0.5,
  ...fields
});

const settingsWith = (components: Record<string, ComponentSettings>) =>
  resolveSettings<XpsSettings>(xpsSettings, { components });

const two = settingsWith({
  'S-PS4': component({ position_bounds: [161, 162] }),
  'P-PS4': component({
    region: 'P 2p',
    position: 131.9,
    linked: {
      position: { to: 'S-PS4', offset: -29.75, offset_bounds: [-29.95, -29.55] },
      fwhm: { to: 'S-PS4', factor: 1 }
    }
  })
});

describe('a dragged component', () => {
  it('takes its limits along', () => {
    const { components } = moveComponent(two, 'S-PS4', 161.7, 162.2);
    expect(components!['S-PS4']).toMatchObject({ position: 162.2, position_bounds: [161.6, 162.6] });
    expect(components!['P-PS4'], 'nothing else changes').toEqual(two.components['P-PS4']);
  });

  it('that hangs on another keeps hanging there, at another distance', () => {
    const { components } = moveComponent(two, 'P-PS4', 131.9, 132.4);
    const { position, fwhm } = components!['P-PS4'].linked!;
    expect(position).toEqual({ to: 'S-PS4', offset: -29.25, offset_bounds: [-29.45, -29.05] });
    expect(fwhm).toEqual({ to: 'S-PS4', factor: 1 });
    expect(components!['P-PS4'].position).toBe(131.9);
  });

  it('stands at a hundredth of an eV', () =>
    expect(moveComponent(two, 'S-PS4', 161.6, 161.98765).components!['S-PS4'].position).toBe(161.99));
});

describe('taking a component out', () => {
  it('frees what hung on it', () => {
    const { components } = removeComponent(two, 'S-PS4');
    expect(Object.keys(components!)).toEqual(['P-PS4']);
    expect(components!['P-PS4']).not.toHaveProperty('linked');
  });

  it('by its name, too', () => {
    const named = settingsWith({
      a: component({ name: 'Li2S' }),
      b: component({ name: 'x', linked: { area: { to: 'Li2S', factor: 0.5 } } })
    });
    expect(removeComponent(named, 'a').components!.b).not.toHaveProperty('linked');
  });
});

describe('adding a component', () => {
  it('from the library brings its doublet, its range and an id of its own', () => {
    const { id, patch } = addFromLibrary(two, findInLibrary('P 2p', 'Li3P')!);
    expect(id).toBe('P-Li3P');
    expect(patch.components![id]).toMatchObject({
      region: 'P 2p',
      position_bounds: [126, 126.6],
      splitting: 0.87,
      ratio: 0.5
    });
    const again = addFromLibrary(two, findInLibrary('P 2p', 'PS4')!);
    expect(again.id, 'the id is taken').toBe('P-PS4-2');
  });

  it('gives settings that hold', () => {
    const { patch } = addAt(two, 'S 2p', 165.123);
    expect(() => resolveSettings(xpsSettings, { ...two, ...patch })).not.toThrow();
    expect(Object.values(patch.components!).at(-1)).toMatchObject({
      position: 165.12,
      splitting: 1.18,
      region: 'S 2p'
    });
  });

  it('of a region that the library does not know is a single line', () =>
    expect(Object.values(addAt(two, 'Fe 2p', 710).patch.components!).at(-1)).toMatchObject({ splitting: 0 }));
});

it('a field that is taken out is gone', () => {
  const { components } = editComponent(two, 'S-PS4', { position_bounds: undefined, fwhm: 1.3 });
  expect(components!['S-PS4']).not.toHaveProperty('position_bounds');
  expect(components!['S-PS4'].fwhm).toBe(1.3);
});
