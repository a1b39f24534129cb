import type { Table } from 'apache-arrow';
import { html, nothing } from 'lit-html';
import { metadataOf, type SampleMetadata, type TableLike, type Warning } from '../../arrow/index.js';
import type { CcdSettings } from '../../cycling/settings.js';
import type { CyclingCell, CyclingResult, Protocol, StaircaseStep } from '../../cycling/types.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import { groupName, segment } from '../controls/segment.js';
import { select } from '../controls/select.js';
import { copyText, textToCopy } from '../export/text-to-copy.js';
import { createView } from '../frame/create-view.js';
import type { Parts } from '../frame/frame.js';
import { memo } from '../frame/memo.js';
import { noteMark } from '../notes/note-mark.js';
import type { Pin } from '../notes/pin.js';
import type { Remedy } from '../frame/status.js';
import { stillPicture } from '../frame/still-picture.js';
import { answerLine, answerOf, isReason } from './answer.js';
import { css } from './css.js';
import { ccdEstimatorDefinition } from './definition.js';
import { cycleTable } from './cycle-table.js';
import { evidencePart } from './evidence.js';
import { exportItems } from './exports.js';
import { makeFigure } from './figure.js';
import { methodsSentence } from './methods.js';
import { counted, density, duration, formula, rounded } from './numbers.js';
import { isBesideField, optionFields } from './options.js';
import { readColumns, recordOf, type RecordColumns, type RecordData } from './record-data.js';
import { cyclePin, menuPins, stepPin } from './pins.js';
import { replicatesPart } from './replicates-table.js';
import { plotsFor, type PlotName } from './plots.js';
import { galvanostatic, halfCyclesOf, shownCell, toggled, type CcdScene } from './scene.js';
import { settingsLine } from './settings-line.js';
import { stepTable, type RowMark } from './step-table.js';
import { terms } from './terms.js';
import { thresholdSliders } from './thresholds.js';

/** Room at both sides of a step that is shown, as a share of its length. */
const ROOM = 1;

/**
 * Galvanostatic records: the critical current density of symmetric cells with its evidence, its bracket and its replicates; polarization
 * and lifetime of plating at one current; capacities and efficiencies of full cells; as an element.
 *
 * `.value` is `{ settings, result }`; a user's change dispatches `input` when it is made. Assigning `.value = { settings }` redraws and
 * dispatches nothing.
 *
 * @param table of kind cycling-record, one cell or several with a column `record`, or the IPC bytes of one
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `bad-table`, `missing-column`, `wrong-kind`
 */
export function ccdEstimator(
  table: TableLike,
  settings: Partial<CcdSettings> = {},
  options: ViewOptions = {}
): ViewElement<CcdSettings, CyclingResult> {
  return createView(ccdEstimatorDefinition, table, settings, options, ccdParts(), css);
}

/** The figure alone, as it would stand on a page. */
export function picture(table: Table, settings: CcdSettings, result: CyclingResult): string | undefined {
  return stillPicture(table, settings, result, ccdParts());
}

function ccdParts(): (scene: CcdScene) => Parts {
  const columnsOf = memo<RecordColumns>();
  const recordFor = memo<RecordData>();
  const figure = makeFigure();
  const steps = stepTable();
  const cycles = cycleTable();
  const tabs = groupName();
  /** While the settings give none, the last one stays to be seen. */
  let last: CyclingResult | undefined;
  /** The methods sentences are shown; what of them is on the clipboard. */
  let methods: { copied?: string } | undefined;

  const draw = (scene: CcdScene): Parts => {
    const result = (last = scene.result ?? last);
    const cell = shownCell(result, scene.shown.record);
    const metadata = metadataOfCell(metadataOf(scene.table), result, cell);
    const area = areaOf(scene.shown, metadata);
    const columns = columnsOf([scene.table], () => readColumns(scene.table));
    const found = galvanostatic(cell);
    const data = recordFor(
      [columns, cell?.first_row, cell?.end_row, found?.sign, found?.protocol.electrode_area_cm2, area],
      () => recordOf(columns, cell, area)
    );
    const available = plotsFor(result, cell);
    const plot = available.includes(scene.shown.plot) ? scene.shown.plot : 'record';
    const showStep = (step: StaircaseStep) =>
      scene.change(around(step.start_time_second, step.end_time_second));
    const showHalfCycle = (i: number) => {
      const cycles = halfCyclesOf(cell)!;
      scene.change(around(cycles.start_time_second[i], cycles.end_time_second[i]));
    };
    const around = (start: number, end: number): Partial<CcdSettings> => {
      const room = ROOM * (end - start);
      return {
        plot: 'record',
        time_range: [Math.max(data.span[0], start - room), Math.min(data.span[1], end + room)]
      };
    };
    const warnings = warningsOf(result, cell);
    const drawn = figure(scene, data, cell, plot, showStep);
    const sample = cell?.sample || sampleName(metadata);

    const marks = <T>(pin: (row: T) => Pin): RowMark<T> => ({
      keys: [scene.notes.all],
      of: row => noteMark(scene.notes, pin(row))
    });

    const showMethods = async (result: CyclingResult) => {
      const text = methodsSentence(result, cell, scene.settings);
      methods = { copied: (await copyText(text)) ? text : undefined };
      scene.redraw();
    };
    return {
      title: [sample, ...conditions(cell)],
      widget: ccdEstimatorDefinition.title,
      toolbar: html`${cellChoice(scene, result, cell)}
      ${
        available.length > 1
          ? segment({
              label: 'Figure',
              group: tabs,
              choices: available.map(value => ({ value, ...tabTexts(value, cell) })),
              value: plot,
              onChange: plot => scene.change({ plot })
            })
          : nothing
      }`,
      figure: drawn.template,
      height: { name: 'height_px', value: scene.shown.height_px, minimum: 160, maximum: 2000 },
      below: optionFields(scene, cell, metadata, warnings.filter(isBesideField)),
      answer: answerLine(answerOf(result, cell)),
      panel: html`${evidencePart(cell, showHalfCycle)}${steps(
        cell,
        showStep,
        marks(step => stepPin(result, cell!, step))
      )}${cycles(
        cell,
        scene.shown.profile_cycles,
        cycle => scene.change({ profile_cycles: toggled(scene.settings.profile_cycles, cycle) }),
        marks(cycle => cyclePin(result, cell!, cycle))
      )}${protocolLine(found?.protocol)}
      ${thresholdSliders(scene, cell)}`,
      wide: result ? replicatesPart(scene, result) : undefined,
      warnings: warnings.filter(warning => !isBesideField(warning)),
      picture: { name: 'cycling', title: `Cycling of ${sample}`, plots: drawn.plots },
      exports: () =>
        exportItems({
          sample,
          result: scene.result,
          cell,
          settings: scene.settings,
          showMethods: result => void showMethods(result)
        }),
      terms,
      pins: () => menuPins(result, cell),
      settings: settingsLine(scene.settings),
      empty: { sentence: 'This record holds no rows: there is nothing to be seen.' },
      remedy: remedyFor(scene),
      foot: methods && scene.result && methodsPart(scene, scene.result, cell)
    };
  };

  const methodsPart = (scene: CcdScene, result: CyclingResult, cell: CyclingCell | undefined) => {
    const text = methodsSentence(result, cell, scene.settings);
    return textToCopy({
      label: 'Sentences for the methods section',
      text,
      copied: methods?.copied === text,
      onClose: () => {
        methods = undefined;
        scene.redraw();
      }
    });
  };
  return draw;
}

/** What is known of the cell that is shown: its own, and what holds for all records of the table. */
function metadataOfCell(
  { records, ...common }: SampleMetadata,
  result: CyclingResult | undefined,
  cell: CyclingCell | undefined
): SampleMetadata {
  const own = Array.isArray(records) && cell ? (records[result!.cells.indexOf(cell)] as SampleMetadata) : {};
  return { ...common, ...own };
}

function areaOf({ electrode_area_cm2 }: CcdSettings, metadata: SampleMetadata): number {
  if (electrode_area_cm2 !== 'file') return electrode_area_cm2;
  return typeof metadata.electrode_area_cm2 === 'number' ? metadata.electrode_area_cm2 : NaN;
}

/** The sample's own name; else that of its file, without folders and extension. */
function sampleName({ sample, source_file }: SampleMetadata): string {
  if (sample) return sample;
  const file = source_file?.split(/[\\/]/).pop() ?? '';
  return file.replace(/(?<=.)\.[^.]*$/, '') || 'Record';
}

function conditions(cell: CyclingCell | undefined): string[] {
  const temperature = galvanostatic(cell)?.protocol.ambient_temperature_celsius;
  return [
    cell?.composition && cell.composition !== cell.sample ? formula(cell.composition) : '',
    Number.isFinite(temperature) ? `${Number(temperature!.toFixed(1))} °C` : ''
  ].filter(Boolean);
}

function cellChoice(
  scene: CcdScene,
  result: CyclingResult | undefined,
  cell: CyclingCell | undefined
): unknown {
  if (!result || !cell || result.cells.length < 2) return nothing;
  return select({
    label: 'Cell',
    value: cell.record,
    choices: result.cells.map(({ record, sample }) => ({
      value: record,
      label: sample || `cell ${record + 1}`
    })),
    onChange: record => scene.change({ record, time_range: 'all' })
  });
}

function tabTexts(plot: PlotName, cell: CyclingCell | undefined): { label: string; tip: string } {
  return {
    record: { label: 'Record', tip: 'Voltage and current against time.' },
    staircase: {
      label: 'Steps',
      tip: 'Resistance of each step against its current density, with the bracket.'
    },
    cycles: cell?.plating
      ? { label: 'Cycles', tip: 'Polarization against the cycle.' }
      : { label: 'Cycles', tip: 'Capacities and efficiency against the cycle.' },
    profiles: { label: 'Profiles', tip: 'Voltage against capacity, and dQ/dU.' },
    replicates: { label: 'Replicates', tip: 'Critical current density against composition.' }
  }[plot];
}

/** How the cell was measured; cells measured otherwise should not be compared with it. */
function protocolLine(protocol: Protocol | undefined): unknown {
  if (!protocol) return nothing;
  const {
    first_ma_cm2,
    increment_ma_cm2,
    half_cycle_second,
    half_cycles_per_step,
    rest_second,
    current_source
  } = protocol;
  const staircase = first_ma_cm2 > 0 && increment_ma_cm2 > 0;
  const parts = [
    staircase ? `from ${density(first_ma_cm2)} in steps of ${density(increment_ma_cm2)} mA/cm²` : '',
    `half cycles of ${duration(half_cycle_second)}`,
    staircase ? `${counted(half_cycles_per_step, 'half cycle')} a step` : '',
    rest_second > 0 ? `rests of ${duration(rest_second)}` : '',
    protocol.stack_pressure_mpa > 0 ? `${rounded(protocol.stack_pressure_mpa)} MPa` : '',
    current_source === 'inferred' ? 'currents inferred from a regular staircase' : '',
    current_source === 'given' ? 'currents as you gave them' : ''
  ];
  return html`<p class="ag-ccd-protocol">${parts.filter(Boolean).join(' · ')}</p>`;
}

/** Of the cell that is shown, and of all of them. */
function warningsOf(result: CyclingResult | undefined, cell: CyclingCell | undefined): Warning[] {
  const own = cell?.ccd ?? cell?.plating ?? cell?.efficiency;
  const groups = new Set(result?.groups.flatMap(({ warnings }) => warnings.map(({ message }) => message)));
  const seen = new Set<string>();
  return [...(own?.warnings ?? []), ...(result?.warnings ?? [])].filter(({ code, message }) => {
    if (seen.has(message) || groups.has(message)) return false;
    if (cell?.ccd?.censoring === 'not-determinable' && isReason({ code, message })) return false;
    seen.add(message);
    return true;
  });
}

/** The button that mends a failure, where one can. */
function remedyFor(scene: CcdScene): Remedy | undefined {
  if (Object.keys(scene.settings.short_time_second).length) {
    return { label: 'Reset to the analysis', act: () => scene.change({ short_time_second: {} }) };
  }
  if (scene.settings.mode !== 'auto') {
    return {
      label: 'Take the experiment that the record looks like',
      act: () => scene.change({ mode: 'auto' })
    };
  }
  return undefined;
}
