export { analyse } from './analyse.js';
export { toArrow, toJSON } from './result.js';
export { ccdEstimator } from './ccd-estimator/view.js';
export { compositionCard } from './composition-card/view.js';
export { nyquistFitter } from './nyquist-fitter/view.js';
export { polarizationPlot } from './polarization-plot/polarization-plot.js';
export type { PolarizationPlotOptions } from './polarization-plot/polarization-plot.js';
export { xpsQuantifier } from './xps-quantifier/view.js';
export { findWidget, widgets } from './registry.js';
export type {
  Analysis,
  Progress,
  RunOptions,
  View,
  ViewElement,
  ViewOptions,
  WidgetDefinition
} from '../runner/index.js';
