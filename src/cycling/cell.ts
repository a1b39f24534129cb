import type { SampleMetadata } from '../arrow/index.js';
import type { CcdSettings } from './settings.js';

/** What is known of a cell, from the settings where they say it, else from the file; NaN where neither does. */
export interface CellFacts {
  area: number;
  thickness: number;
  conductivity: number;
  activeMass: number;
  sample: string;
  composition: string;
}

export function cellFacts(
  metadata: SampleMetadata,
  settings: Pick<
    CcdSettings,
    'electrode_area_cm2' | 'pellet_thickness_mm' | 'ionic_conductivity_s_cm' | 'active_mass_mg'
  >
): CellFacts {
  const known = (name: keyof typeof settings) => {
    const setting = settings[name];
    return setting === 'file' ? positive(metadata[name]) : setting;
  };
  return {
    area: known('electrode_area_cm2'),
    thickness: known('pellet_thickness_mm'),
    conductivity: known('ionic_conductivity_s_cm'),
    activeMass: known('active_mass_mg'),
    sample: text(metadata.sample) || text(metadata.source_file),
    composition: text(metadata.composition)
  };
}

/** A number of the metadata where it is one and positive. */
export function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : NaN;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
