import { analyseCycling, cyclingColumns, cyclingSummary } from '../../cycling/analysis.js';
import { ccdSettings, type CcdSettings } from '../../cycling/settings.js';
import type { CyclingResult } from '../../cycling/types.js';
import type { WidgetDefinition } from '../../runner/definition.js';

/** Galvanostatic records to a critical current density, or to polarization and lifetime, or to capacities and efficiencies. */
export const ccdEstimatorDefinition: WidgetDefinition<CcdSettings, CyclingResult> = {
  name: 'ccd-estimator',
  title: 'CCD estimator',
  kinds: ['cycling-record'],
  resultType: 'cycling',
  settings: ccdSettings,
  analyse: analyseCycling,
  columns: cyclingColumns,
  summary: cyclingSummary,
  load: async () => {
    const { ccdEstimator, picture } = await import('./view.js');
    return { view: ccdEstimator, picture };
  }
};
