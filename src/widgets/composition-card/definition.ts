import { analyseComposition, compositionColumns, compositionSummary } from '../../composition/analysis.js';
import { compositionSettings, type CompositionSettings } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';
import type { WidgetDefinition } from '../../runner/definition.js';

/** A composition, or a series of samples, to stoichiometry, a batch, structure, synthesis and what was measured against x. */
export const compositionCardDefinition: WidgetDefinition<CompositionSettings, CompositionResult> = {
  name: 'composition-card',
  title: 'Composition card',
  kinds: ['composition'],
  resultType: 'composition-card',
  settings: compositionSettings,
  analyse: analyseComposition,
  columns: compositionColumns,
  summary: compositionSummary,
  load: async () => {
    const { compositionCard, picture } = await import('./view.js');
    return { view: compositionCard, picture };
  }
};
