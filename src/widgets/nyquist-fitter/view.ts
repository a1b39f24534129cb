import { html, nothing } from 'lit-html';
import { metadataOf, type SampleMetadata, type TableLike } from '../../arrow/index.js';
import { parseCircuit } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { Circuit, NyquistResult } from '../../impedance/types.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import { groupName, segment } from '../controls/segment.js';
import { select } from '../controls/select.js';
import { copyText, textToCopy } from '../export/text-to-copy.js';
import { createView, type Scene } from '../frame/create-view.js';
import type { Parts } from '../frame/frame.js';
import { memo } from '../frame/memo.js';
import type { Remedy } from '../frame/status.js';
import { answer } from './answer.js';
import { arcList } from './arc-list.js';
import { circuitField } from './circuit-field.js';
import { nyquistFitterDefinition } from './definition.js';
import { exportItems } from './exports.js';
import { makeFigure } from './figure.js';
import { keepKnown } from './keep-known.js';
import { keepLast } from './keep-last.js';
import { methodsSentence } from './methods.js';
import { optionFields } from './options.js';
import { parameterTable } from './parameter-table.js';
import { relaxationPanel } from './relaxation-panel.js';
import { frequencySlider } from './range-fields.js';
import { readSpectra, type SpectrumEntry, type SpectrumPoints } from './spectrum.js';
import { settingsLine } from './settings-line.js';
import { symbolWriter } from './symbols.js';
import { meaning, terms } from './terms.js';

type NyquistScene = Scene<NyquistSettings, NyquistResult>;

/**
 * Impedance spectra, an equivalent circuit fitted to one of them, and what follows for the conductivity, as an element.
 *
 * `.value` is `{ settings, result }`; a user's change dispatches `input` when it is made, and again when the full result has come.
 * Assigning `.value = { settings }` redraws and dispatches nothing.
 *
 * @param table of kind impedance-spectrum, or the IPC bytes of one
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `bad-table`, `missing-column`, `wrong-kind`
 */
export function nyquistFitter(
  table: TableLike,
  settings: Partial<NyquistSettings> = {},
  options: ViewOptions = {}
): ViewElement<NyquistSettings, NyquistResult> {
  const spectraOf = memo<SpectrumEntry[]>();
  const figure = makeFigure();
  const validityOf = keepLast('validity');
  const relaxationOf = keepLast('relaxation');
  const circuit = circuitField();
  const parameters = parameterTable();
  const tabs = groupName();
  /** The methods sentences are shown; what of them is on the clipboard. */
  let methods: { copied?: string } | undefined;

  return createView(nyquistFitterDefinition, table, settings, options, (scene): Parts => {
    const metadata = metadataOf(scene.table);
    const spectra = spectraOf([scene.table], () => readSpectra(scene.table));
    const at = spectra.find(({ spectrum }) => spectrum === scene.shown.spectrum);
    const points = at?.points ?? none;
    const sample = sampleName(metadata);
    const validity = validityOf(scene);
    const relaxation = relaxationOf(scene);
    const plots = figure(scene, points, { validity, relaxation });
    const model = currentCircuit(scene);
    const write = model ? symbolWriter(model) : (message: string) => message;

    const methodsText = (result: NyquistResult) =>
      methodsSentence(result, scene.settings, sample, points.rows.length, metadata);
    const showMethods = async (result: NyquistResult) => {
      const text = methodsText(result);
      methods = { copied: (await copyText(text)) ? text : undefined };
      scene.redraw();
    };
    const methodsPart = (text: string) =>
      textToCopy({
        label: 'Sentences for the methods section',
        text,
        copied: methods?.copied === text,
        onClose: () => {
          methods = undefined;
          scene.redraw();
        }
      });
    return {
      title: [sample, ...conditions(at, metadata, spectra.length)],
      widget: nyquistFitterDefinition.title,
      toolbar: html`${spectrumChoice(scene, spectra)}
      ${segment({
        label: 'Figure',
        group: tabs,
        choices: [
          { value: 'nyquist', label: 'Nyquist', tip: 'The complex plane, with equal scales.' },
          { value: 'bode', label: 'Bode', tip: 'Modulus and phase against frequency.' },
          { value: 'validity', label: 'Validity', tip: meaning('Kramers-Kronig test') },
          { value: 'relaxation', label: 'DRT', tip: meaning('Relaxation times') }
        ],
        value: scene.shown.plot,
        onChange: plot => scene.change(plot === 'relaxation' ? { plot, relaxation: true } : { plot })
      })}`,
      figure: html`${plots.template}${frequencySlider(scene, points, plots.axis)}`,
      height: { name: 'height_px', value: scene.shown.height_px, minimum: 160, maximum: 2000 },
      answer: answer(scene.result, validity, write),
      panel: html`${relaxationPanel(scene, relaxation)}${circuit(scene)}${model ? parameters(scene, model) : nothing}${arcList(scene.result, write)}`,
      below: points.rows.length ? optionFields(scene, points, metadata) : nothing,
      warnings: generalWarnings(scene, model),
      write,
      exports: () =>
        exportItems({
          sample,
          result: scene.result,
          settings: scene.settings,
          metadata,
          plots: () => plots.plots,
          showMethods: result => void showMethods(result)
        }),
      terms,
      settings: settingsLine(scene.settings),
      empty: { sentence: 'These data hold no impedance points: there is nothing to fit.' },
      remedy: remedyFor(scene, spectra, model),
      foot: methods && scene.result && methodsPart(methodsText(scene.result))
    };
  });
}

const none: SpectrumPoints = {
  rows: [],
  frequency: new Float64Array(),
  real: new Float64Array(),
  imaginary: new Float64Array()
};

/** The sample's own name; else that of its file, without folders and extension. */
function sampleName({ sample, source_file }: SampleMetadata): string {
  if (sample) return sample;
  const file = source_file?.split(/[\\/]/).pop() ?? '';
  return file.replace(/(?<=.)\.[^.]*$/, '') || 'Impedance';
}

/** What distinguishes this spectrum: time and cycle only where there are others. */
function conditions(at: SpectrumEntry | undefined, metadata: SampleMetadata, count: number): string[] {
  const temperature = at?.temperatureCelsius ?? metadata.ambient_temperature_celsius;
  return [
    count > 1 && at?.elapsedHours !== undefined ? hours(at.elapsedHours) : '',
    count > 1 && at?.cycle !== undefined ? `cycle ${at.cycle}` : '',
    typeof temperature === 'number' ? `${Number(temperature.toFixed(1))} °C` : ''
  ].filter(Boolean);
}

function hours(value: number): string {
  return value < 1 ? `${Math.round(value * 60)} min` : `${Number(value.toPrecision(3))} h`;
}

function spectrumChoice(scene: NyquistScene, spectra: readonly SpectrumEntry[]): unknown {
  if (spectra.length < 2) return nothing;
  return select({
    label: 'Spectrum',
    value: scene.shown.spectrum,
    choices: spectra.map((entry, i) => ({
      value: entry.spectrum,
      label: [`${i + 1} of ${spectra.length}`, ...conditions(entry, {}, spectra.length)].join(' · ')
    })),
    onChange: spectrum => scene.change({ spectrum })
  });
}

/** The circuit that the parameters belong to, if the settings' one makes sense. */
function currentCircuit({ shown, error, result }: NyquistScene): Circuit | undefined {
  if (error?.code === 'bad-circuit') return undefined;
  return parseCircuit(result?.circuit ?? shown.circuit);
}

function generalWarnings({ result }: NyquistScene, circuit: Circuit | undefined) {
  const shownAbove = new Set(circuit?.parameters.map(({ name }) => name));
  return result?.warnings.filter(({ subject }) => subject === undefined || !shownAbove.has(subject)) ?? [];
}

/** The button that mends a failure, where one can. */
function remedyFor(
  scene: NyquistScene,
  spectra: readonly SpectrumEntry[],
  circuit: Circuit | undefined
): Remedy | undefined {
  const { settings, error } = scene;
  if (
    error?.code === 'too-few-points' &&
    (settings.range !== 'all' || Object.keys(settings.exclude).length)
  ) {
    return { label: 'Use all points', act: () => scene.change({ range: 'all', exclude: {} }) };
  }
  if (error?.code === 'bad-setting' && !spectra.some(({ spectrum }) => spectrum === settings.spectrum)) {
    return { label: 'Show the first spectrum', act: () => scene.change({ spectrum: spectra[0].spectrum }) };
  }
  if (error?.code === 'unknown-parameter' && circuit) {
    return {
      label: 'Drop what the circuit does not have',
      act: () => scene.change(keepKnown(settings, circuit))
    };
  }
  if (error?.code === 'worker-failed') return { label: 'Run it again', act: scene.again };
  return undefined;
}
