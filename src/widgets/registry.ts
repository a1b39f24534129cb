import { ArgyroditeError } from '../arrow/index.js';
import type { WidgetDefinition } from '../runner/definition.js';
import { ccdEstimatorDefinition } from './ccd-estimator/definition.js';
import { compositionCardDefinition } from './composition-card/definition.js';
import { nyquistFitterDefinition } from './nyquist-fitter/definition.js';
import { xpsQuantifierDefinition } from './xps-quantifier/definition.js';

/** Every widget that there is. A new one is a folder beside `nyquist-fitter` and a line here. */
export const widgets: readonly WidgetDefinition<any, any>[] = [
  nyquistFitterDefinition,
  compositionCardDefinition,
  ccdEstimatorDefinition,
  xpsQuantifierDefinition
];

/** @throws ArgyroditeError `unknown-widget` */
export function findWidget(name: string): WidgetDefinition<any, any> {
  const widget = widgets.find(widget => widget.name === name);
  if (!widget) {
    const names = widgets.map(widget => widget.name).join(', ');
    throw new ArgyroditeError(
      'unknown-widget',
      `There is no widget “${name}” in this version; there are ${names}.`
    );
  }
  return widget;
}
