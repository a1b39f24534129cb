import { analyseNyquist, nyquistColumns, nyquistSummary } from '../../impedance/analysis.js';
import { nyquistSettings, type NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { WidgetDefinition } from '../../runner/definition.js';

/** Impedance spectra to a circuit, its parameters with errors, and a conductivity. */
export const nyquistFitterDefinition: WidgetDefinition<NyquistSettings, NyquistResult> = {
  name: 'nyquist-fitter',
  title: 'Nyquist fitter',
  kinds: ['impedance-spectrum'],
  settings: nyquistSettings,
  analyse: analyseNyquist,
  preview: settings => ({ ...settings, starts: 1 }),
  columns: nyquistColumns,
  summary: nyquistSummary,
  load: async () => (await import('./view.js')).nyquistFitter
};
