import { analyseXps, xpsColumns, xpsSummary } from '../../xps/analysis.js';
import { xpsSettings, type XpsSettings } from '../../xps/settings.js';
import type { XpsResult } from '../../xps/types.js';
import type { WidgetDefinition } from '../../runner/definition.js';

/** Photoelectron spectra to components with their shares, and what is to be said against them. */
export const xpsQuantifierDefinition: WidgetDefinition<XpsSettings, XpsResult> = {
  name: 'xps-quantifier',
  title: 'XPS quantifier',
  kinds: ['xps-spectrum'],
  resultType: 'xps-quantification',
  settings: xpsSettings,
  analyse: analyseXps,
  preview: settings => ({ ...settings, monte_carlo_samples: 0 }),
  columns: xpsColumns,
  summary: xpsSummary,
  load: async () => {
    const { xpsQuantifier, picture } = await import('./view.js');
    return { view: xpsQuantifier, picture };
  }
};
