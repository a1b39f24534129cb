import type { CcdSettings } from '../../cycling/settings.js';
import type { CyclingCell, CyclingResult } from '../../cycling/types.js';
import type { TemplateResult } from 'lit-html';

export interface Figure {
  template: TemplateResult;
  /** As they stand, for an export. */
  plots: SVGSVGElement[];
}

export type PlotName = CcdSettings['plot'];

/** Which plots there are for a cell. */
export function plotsFor(result: CyclingResult | undefined, cell: CyclingCell | undefined): PlotName[] {
  const plots: PlotName[] = ['record'];
  if (cell?.ccd) plots.push('staircase');
  if (cell?.plating || cell?.efficiency) plots.push('cycles');
  if (cell?.efficiency?.profiles.length) plots.push('profiles');
  if (result && result.cells.length > 1 && result.groups.length) plots.push('replicates');
  return plots;
}
