import { formatQuantity, formatWithError } from '../numeric/format.js';
import type { CompositionResult } from './types.js';

const RELATION = { '=': '', '~': 'about ', '>': 'above ', '<': 'below ' };

/** The result in lines of text, the recipe first. */
export function compositionSummary(result: CompositionResult): [label: string, value: string][] {
  const { composition: of, structure, pellet, lattice } = result;
  const lines: [string, string][] = [
    ['Composition', result.label === of.formula ? of.formula : `${of.formula} (${result.label})`],
    ['Molar mass', formatQuantity(of.molar_mass_g_mol, 'g/mol', 6)]
  ];
  for (const { precursor, rounded_mass_g, amount_mmol } of result.batch) {
    lines.push([
      precursor,
      `${formatQuantity(rounded_mass_g, 'g', 6)} (${formatQuantity(amount_mmol, 'mmol')})`
    ]);
  }
  if (result.batch_problem) lines.push(['Batch', result.batch_problem]);
  if (result.batch.length) lines.push(['Product', formatQuantity(result.total_mass_g, 'g')]);
  if (result.obtained) lines.push(['As rounded', result.obtained.formula]);
  if (result.weighed) lines.push(['As weighed', result.weighed.formula]);
  if (of.is_argyrodite) {
    lines.push([
      'Free sulfide, nominal',
      `${formatQuantity(100 * of.free_sulfide_share, '', 3)} % of the sulfur`
    ]);
  } else {
    lines.push(['No argyrodite', of.not_argyrodite_because.join(' ')]);
  }
  if (structure.lattice_parameter_angstrom > 0) {
    const source = structure.lattice_parameter_source === 'study-line' ? ' (on the study’s line)' : '';
    lines.push([
      'Lattice parameter',
      quantity(structure.lattice_parameter_angstrom, structure.lattice_parameter_error_angstrom, 'Å') + source
    ]);
    if (structure.density_g_cm3 > 0) {
      lines.push(['Density', quantity(structure.density_g_cm3, structure.density_error_g_cm3, 'g/cm³')]);
    }
  }
  if (pellet && pellet.relative_density > 0) {
    const percent = quantity(100 * pellet.relative_density, 100 * pellet.relative_density_error, '%');
    lines.push(['Relative density', percent]);
  }
  if (lattice && (lattice.x_from_lattice || lattice.x_from_licl)) lines.push(['Chlorine', lattice.verdict]);
  for (const { label, value, error, unit, relation, source, is_study } of result.properties) {
    const where = is_study ? ` (Zeng et al. 2022, ${source})` : '';
    lines.push([label, RELATION[relation] + quantity(value, error, unit) + where]);
  }
  for (const { message } of result.warnings) lines.push(['Warning', message]);
  return lines;
}

function quantity(value: number, error: number, unit: string): string {
  return error > 0 ? formatWithError(value, error, unit) : formatQuantity(value, unit, 5);
}
