import type { CompositionResult } from '../../composition/types.js';
import { massText } from './numbers.js';
import type { CompositionSettings } from '../../composition/settings.js';

/** What a paper's methods section has to say of this sample, in sentences. */
export function methodsSentence(result: CompositionResult, settings: CompositionSettings): string {
  const { composition, batch, synthesis, structure, total_mass_g } = result;
  const name = composition.sample_name === composition.formula ? '' : ` (${composition.sample_name})`;
  const sentences: string[] = [];
  if (batch.length) {
    const weighed = batch.map(({ precursor, rounded_mass_g, purity }) => {
      const pure = purity < 1 ? `, ${Number((100 * purity).toPrecision(6))} %` : '';
      return `${massText(rounded_mass_g, settings.balance_step_g)} g ${precursor}${pure}`;
    });
    sentences.push(
      `${composition.formula}${name} was prepared from ${listed(weighed)}, for ${Number(total_mass_g.toPrecision(6))} g of product.`
    );
  }
  const steps = synthesis.steps.map(({ label, detail }) =>
    [label.toLowerCase(), detail].filter(Boolean).join(' ')
  );
  if (steps.length) sentences.push(`Synthesis: ${steps.join('; ')}.`);
  if (structure.lattice_parameter_source !== 'unknown') {
    sentences.push(
      `With a = ${structure.lattice_parameter_angstrom.toFixed(4)} Å (${structure.lattice_parameter_source === 'measured' ? 'measured' : 'from the line through the values of the study'}) and Z = ${structure.formula_units_per_cell} in ${structure.space_group}, the density of the lattice is ${structure.density_g_cm3.toFixed(3)} g/cm³ (argyrodite).`
    );
  }
  return sentences.join(' ');
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
