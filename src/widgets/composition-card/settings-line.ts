import type { CompositionSettings } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';

/** The settings that decide the card, in a line for a printed page, where the controls are gone. */
export function settingsLine(settings: CompositionSettings, result: CompositionResult | undefined): string {
  const { mass_g, balance_step_g, with_study, exclude, synthesis } = settings;
  const left = Object.keys(exclude);
  return [
    result ? result.composition.formula : '',
    `${mass_g} g of product`,
    balance_step_g === 'exact' ? 'masses not rounded' : `masses rounded to ${balance_step_g} g`,
    Object.keys(synthesis).length ? 'synthesis as shown' : 'synthesis of the study',
    with_study ? 'with the study’s values' : 'own values alone',
    left.length ? `rows left out: ${left.join(', ')}` : '',
    result && (with_study || Object.keys(synthesis).length === 0) ? `Study: ${result.citation}` : ''
  ]
    .filter(Boolean)
    .join('; ');
}
