import { analyseNyquist, nyquistColumns, nyquistSummary } from '../../impedance/analysis.js';
import { parseCircuit } from '../../impedance/circuit/parse.js';
import { nyquistSettings, type NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { WidgetDefinition } from '../../runner/definition.js';

/** Impedance spectra to a circuit, its parameters with errors, and a conductivity. */
export const nyquistFitterDefinition: WidgetDefinition<NyquistSettings, NyquistResult> = {
  name: 'nyquist-fitter',
  title: 'Nyquist fitter',
  kinds: ['impedance-spectrum'],
  resultType: 'circuit-fit',
  settings: nyquistSettings,
  analyse: analyseNyquist,
  preview: (settings, previous) => ({
    ...settings,
    starts: 1,
    scope: 'spectrum',
    suggest: false,
    profile: 'none',
    validity: false,
    relaxation: false,
    initial: { ...lastValues(settings, previous), ...settings.initial }
  }),
  columns: nyquistColumns,
  summary: nyquistSummary,
  load: async () => {
    const { nyquistFitter, picture } = await import('./view.js');
    return { view: nyquistFitter, picture };
  }
};

/** Where the last fit ended: after a small change the best is near, and the figure does not jump to another minimum and back. */
function lastValues(
  { circuit }: NyquistSettings,
  previous: NyquistResult | undefined
): Record<string, number> {
  if (!previous || parseCircuit(circuit).code !== previous.circuit) return {};
  return Object.fromEntries(previous.parameters.map(({ name, value }) => [name, value]));
}
