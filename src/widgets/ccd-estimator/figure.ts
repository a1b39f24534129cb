import type { CyclingCell, StaircaseStep } from '../../cycling/types.js';
import { layOut } from '../frame/layout.js';
import type { RecordData } from './record-data.js';
import type { CcdScene } from './scene.js';
import type { Figure, PlotName } from './plots.js';
import { pointFigure } from './point-figure.js';
import { recordFigure } from './record-figure.js';

/** The plots, what is read from them, and what can be meant by pointing at them. */
export function makeFigure() {
  const record = recordFigure();
  const points = pointFigure();
  return (
    scene: CcdScene,
    data: RecordData,
    cell: CyclingCell | undefined,
    plot: PlotName,
    show: (step: StaircaseStep) => void
  ): Figure => {
    const width = layOut(scene.width).figure - (layOut(scene.width).narrow ? 16 : 12);
    return plot === 'record' || !cell
      ? record(scene, data, cell, width)
      : points(scene, cell, plot, width, show);
  };
}
