import type { Table } from 'apache-arrow';
import { metadataOf } from '../arrow/index.js';
import { ionicConductivity } from './conductivity.js';
import type { NyquistSettings } from './settings.js';

/** The pellet between its electrodes; NaN where it is not known. */
export interface Geometry {
  electrode_area_cm2: number;
  electrode_area_error_cm2: number;
  pellet_thickness_mm: number;
  pellet_thickness_error_mm: number;
}

/** With its standard error. */
export type Measured = readonly [value: number, error: number];

type GeometrySettings = Pick<
  NyquistSettings,
  'electrode_area_cm2' | 'electrode_area_error_cm2' | 'pellet_thickness_mm' | 'pellet_thickness_error_mm'
>;

/** What the settings say, and where they say “file”, the table. */
export function geometryOf(table: Table, settings: GeometrySettings): Geometry {
  const metadata = metadataOf(table);
  const known = (setting: number | 'file', value: unknown) =>
    setting !== 'file' ? setting : typeof value === 'number' && value > 0 ? value : NaN;
  return {
    electrode_area_cm2: known(settings.electrode_area_cm2, metadata.electrode_area_cm2),
    electrode_area_error_cm2: settings.electrode_area_error_cm2,
    pellet_thickness_mm: known(settings.pellet_thickness_mm, metadata.pellet_thickness_mm),
    pellet_thickness_error_mm: settings.pellet_thickness_error_mm
  };
}

/** Resistance × area, Ω cm², of the given number of equal interfaces in series, for one of them. */
export function areaResistance([ohm, error]: Measured, geometry: Geometry, interfaces = 1): Measured {
  const { electrode_area_cm2: area, electrode_area_error_cm2: areaError } = geometry;
  const value = (ohm * area) / interfaces;
  return [value, Math.hypot((error * area) / interfaces, (ohm * areaError) / interfaces)];
}

/** σ = thickness/(R area) in S/cm; its relative error holds those of all three, which are independent. */
export function conductivityOf([ohm, error]: Measured, geometry: Geometry): Measured {
  const { electrode_area_cm2, electrode_area_error_cm2, pellet_thickness_mm, pellet_thickness_error_mm } =
    geometry;
  if (!(ohm > 0 && ohm < Infinity && electrode_area_cm2 > 0 && pellet_thickness_mm > 0)) return [NaN, NaN];
  const sigma = ionicConductivity({ resistance_ohm: ohm, pellet_thickness_mm, electrode_area_cm2 });
  const relative = Math.hypot(
    error / ohm,
    electrode_area_error_cm2 / electrode_area_cm2,
    pellet_thickness_error_mm / pellet_thickness_mm
  );
  return [sigma, sigma * relative];
}

/** thickness/area in 1/cm: what a capacitance is multiplied by for unit geometry. */
export function cellConstant({ electrode_area_cm2, pellet_thickness_mm }: Geometry): number {
  return pellet_thickness_mm / 10 / electrode_area_cm2;
}
