import { html, nothing } from 'lit-html';
import type { CyclingCell, StaircaseStep } from '../../cycling/types.js';
import { memo } from '../frame/memo.js';
import { badgePoints } from '../notes/figure-badges.js';
import { noteTool } from '../notes/note-mark.js';
import type { Pin } from '../notes/pin.js';
import type { Drawing } from '../plots/drawing.js';
import { showReading } from '../plots/overlay.js';
import { touchable } from '../plots/touch.js';
import { drawCapacities, drawPolarization } from './cycles-plot.js';
import { rounded, voltage } from './numbers.js';
import { cellPin, cyclePin, stepPin } from './pins.js';
import { drawProfiles } from './profile-plot.js';
import { drawReplicates } from './replicates-plot.js';
import { hasArea, toggled, type CcdScene } from './scene.js';
import { drawStaircase, stepReading } from './staircase-plot.js';
import { verdictLooks } from './verdicts.js';
import type { Figure, PlotName } from './plots.js';

/** Points by their index: what each says, what a click on it does, and what a note on it is pinned to. */
interface PointPlot {
  drawings: Drawing[];
  texts: string[];
  pick(index: number): void;
  pin?(index: number): Pin;
}

/** Plots of steps, cycles, profiles and replicates. */
export function pointFigure() {
  const drawn = memo<PointPlot>();
  let reading: number | undefined;

  return (
    scene: CcdScene,
    cell: CyclingCell,
    plot: PlotName,
    width: number,
    show: (step: StaircaseStep) => void
  ): Figure => {
    const height = scene.shown.height_px;
    const { drawings, texts, pick, pin } = drawn([cell, scene.result, plot, width, height], () =>
      drawPlot(scene, cell, plot, width, height, show)
    );
    if (reading !== undefined && reading >= texts.length) reading = undefined;
    drawings.forEach((drawing, i) => showReading(drawing, i === 0 ? reading : undefined));
    const { notes } = scene;
    if (pin) badgePoints(drawings[0], pin, notes);
    const touch = {
      reading,
      count: texts.length,
      lassoTool: false,
      onRead: (index: number | undefined) => {
        if (index === reading) return;
        reading = index;
        scene.redraw();
      },
      onPick: pick,
      onLasso: () => undefined,
      ...(pin && { noting: notes.picking, onNote: (index: number) => notes.begin(pin(index)) })
    };
    const [text, description] = hints[plot];
    return {
      template: html`<div class="ag-reading ag-ccd-reading">
          <span class="ag-reading-text" role="status"
            >${reading === undefined ? (pin && notes.picking ? 'Click what the note is about.' : text) : texts[reading]}</span
          >
          ${pin ? html`<span class="ag-reading-tools">${noteTool(notes)}</span>` : nothing}
        </div>
        ${drawings.map(drawing => touchable(drawing, names[plot], touch, description))}`,
      plots: drawings.map(({ node }) => node)
    };
  };
}

const names: Record<PlotName, string> = {
  record: 'Voltage and current against time',
  staircase: 'Resistance of each step against its current density',
  cycles: 'Values against the cycle',
  profiles: 'Voltage against capacity, and its derivative',
  replicates: 'Critical current density against composition'
};

const hints: Record<PlotName, [text: string, description: string]> = {
  record: ['', ''],
  staircase: [
    'Each symbol is a step of the staircase; the dashed line is what it is compared with. Click one to see it in the record.',
    'Arrow keys read the steps, Enter shows one in the record.'
  ],
  cycles: [
    'Move over the cycles to read them. Of a full cell’s, click one to have its profile.',
    'Arrow keys read the cycles, Enter shows the profile of one of a full cell.'
  ],
  profiles: ['Charge dashed, discharge full; dQ/dU below.', ''],
  replicates: [
    'Mean ± population SD; thin bars are the brackets of the cells. Click one to see its record.',
    'Arrow keys read the cells, Enter shows one.'
  ]
};

function drawPlot(
  scene: CcdScene,
  cell: CyclingCell,
  plot: PlotName,
  width: number,
  height: number,
  show: (step: StaircaseStep) => void
): PointPlot {
  const idle = () => undefined;
  if (plot === 'staircase' && cell.ccd) {
    const { steps } = cell.ccd;
    return {
      drawings: [drawStaircase(cell.ccd, width, height)],
      texts: steps.map(step => stepReading(step, hasArea(cell))),
      pick: index => show(steps[index]),
      pin: index => stepPin(scene.result, cell, steps[index])
    };
  }
  if (plot === 'cycles' && cell.plating) {
    const { cycles } = cell.plating;
    return {
      drawings: [drawPolarization(cell.plating, width, height)],
      texts: Array.from(
        cycles.cycle,
        (cycle, i) =>
          `Cycle ${cycle} · polarization ${voltage(cycles.polarization_volt[i])} · r ${rounded(cycles.ratio[i])} · ${verdictLooks[cycles.verdict[i]].label}`
      ),
      pick: idle,
      pin: index => cyclePin(scene.result, cell, cycles.cycle[index])
    };
  }
  if (plot === 'cycles' && cell.efficiency) {
    const { cycles, active_mass_mg } = cell.efficiency;
    const perGram = active_mass_mg > 0;
    const [charge, discharge] = perGram
      ? [cycles.charge_capacity_mah_g, cycles.discharge_capacity_mah_g]
      : [cycles.charge_capacity_mah, cycles.discharge_capacity_mah];
    const unit = perGram ? 'mAh/g' : 'mAh';
    return {
      drawings: [drawCapacities(cell.efficiency, width, height)],
      texts: Array.from(
        cycles.cycle,
        (cycle, i) =>
          `Cycle ${cycle} · charge ${rounded(charge[i], 4)}, discharge ${rounded(discharge[i], 4)} ${unit} · efficiency ${rounded(cycles.coulombic_efficiency_percent[i], 4)} % · retention ${rounded(cycles.retention_percent[i], 4)} %`
      ),
      pick: index =>
        scene.change({
          profile_cycles: toggled(scene.settings.profile_cycles, cycles.cycle[index]),
          plot: 'profiles'
        }),
      pin: index => cyclePin(scene.result, cell, cycles.cycle[index])
    };
  }
  if (plot === 'profiles' && cell.efficiency) {
    const upper = Math.round(height * 0.56);
    const { profiles, derivatives } = drawProfiles(cell.efficiency, width, [upper, height - upper]);
    return { drawings: [profiles, derivatives], texts: [], pick: idle };
  }
  const { drawing, cells } = drawReplicates(scene.result!, width, height);
  return {
    drawings: [drawing],
    texts: cells.map(({ sample, composition, ccd }) =>
      [
        sample,
        composition,
        `survived ${rounded(ccd!.last_survived!)}${ccd!.first_failed === null ? ', no short' : `, failed ${rounded(ccd!.first_failed)}`} mA/cm²`
      ]
        .filter(Boolean)
        .join(' · ')
    ),
    pick: index => scene.change({ record: cells[index].record, plot: 'record', time_range: 'all' }),
    pin: index => cellPin(cells[index])
  };
}
