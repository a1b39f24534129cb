import type { Table } from 'apache-arrow';
import { html, nothing } from 'lit-html';
import { metadataOf, type SampleMetadata, type TableLike } from '../../arrow/index.js';
import { parseCircuit } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { Circuit, NyquistResult } from '../../impedance/types.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import { groupName, segment } from '../controls/segment.js';
import { select } from '../controls/select.js';
import { copyText, textToCopy } from '../export/text-to-copy.js';
import { createView } from '../frame/create-view.js';
import type { Parts } from '../frame/frame.js';
import { layOut } from '../frame/layout.js';
import { stillPicture } from '../frame/still-picture.js';
import { answer } from './answer.js';
import { arcList } from './arc-list.js';
import { circuitField } from './circuit-field.js';
import { conditions } from './conditions.js';
import { correctedSpectra } from './corrected.js';
import { correlationMap } from './correlation.js';
import { css } from './css.js';
import { nyquistFitterDefinition } from './definition.js';
import { exportItems } from './exports.js';
import { makeFigure } from './figure.js';
import { keepLast } from './keep-last.js';
import { methodsSentence } from './methods.js';
import { optionFields } from './options.js';
import { parameterTable } from './parameter-table.js';
import { frequencySlider } from './range-fields.js';
import { parameterPins } from './pins.js';
import { readingsPanel, shownReadings } from './readings-panel.js';
import { relaxationPanel } from './relaxation-panel.js';
import { remedyFor } from './remedy.js';
import type { NyquistScene } from './scene.js';
import { seriesPart } from './series/series-part.js';
import { settingsLine } from './settings-line.js';
import type { SpectrumEntry, SpectrumPoints } from './spectrum.js';
import { suggestionPanel } from './suggestions.js';
import { symbolWriter } from './symbols.js';
import { meaning, terms } from './terms.js';
import { validityPanel } from './validity-panel.js';

/**
 * Impedance spectra, an equivalent circuit fitted to one or to all of them, and what follows for conductivity and interfaces, as an
 * element.
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
  return createView(nyquistFitterDefinition, table, settings, options, nyquistParts(), css);
}

/** The figure alone, as it would stand on a page. */
export function picture(table: Table, settings: NyquistSettings, result: NyquistResult): string | undefined {
  return stillPicture(table, settings, result, nyquistParts());
}

function nyquistParts(): (scene: NyquistScene) => Parts {
  const spectraOf = correctedSpectra();
  const figure = makeFigure();
  const seriesFigures = seriesPart();
  const [validityOf, zhitOf, relaxationOf] = [keepLast('validity'), keepLast('zhit'), keepLast('relaxation')];
  const [seriesOf, suggestionsOf, profileOf] = [
    keepLast('series'),
    keepLast('suggestions'),
    keepLast('profile')
  ];
  const circuit = circuitField();
  const parameters = parameterTable();
  const [tabs, readingGroup] = [groupName(), groupName()];
  const readings = { open: false };
  let correlationsOpen = false;
  /** The methods sentences are shown; what of them is on the clipboard. */
  let methods: { copied?: string } | undefined;

  const correlations = (scene: NyquistScene, model: Circuit) =>
    correlationMap(scene.result, model, correlationsOpen, open => {
      correlationsOpen = open;
      scene.redraw();
    });

  const draw = (scene: NyquistScene): Parts => {
    const { shown, result } = scene;
    const metadata = metadataOf(scene.table);
    const spectra = spectraOf(scene.table, shown);
    const at = spectra.find(({ spectrum }) => spectrum === shown.spectrum);
    const points = at?.points ?? none;
    const sample = sampleName(metadata);
    const [validity, zhit, relaxation] = [validityOf(scene), zhitOf(scene), relaxationOf(scene)];
    const profile = profileOf(scene);
    const [series, suggestions] = [seriesOf(scene), suggestionsOf(scene)];
    const model = currentCircuit(scene);
    const write = model ? symbolWriter(model) : (message: string) => message;
    const isSeries = shown.plot === 'series' && spectra.length > 1 && model !== undefined;
    const all = isSeries ? seriesFigures(scene, spectra, series, model, figureWidth(scene.width)) : undefined;
    const one = all
      ? undefined
      : figure(scene, points, {
          validity,
          relaxation,
          readings: shownReadings(shown, result, readings)
        });

    const methodsText = (result: NyquistResult) =>
      methodsSentence({ ...result, series }, scene.settings, sample, points.rows.length, metadata);
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
    // beside a long table there is room below the figure
    const aside = html`${readingsPanel(scene, readingGroup, readings)}${model ? correlations(scene, model) : nothing}`;
    const isNarrow = layOut(scene.width).narrow;
    const ofOne = () =>
      html`${model ? parameters(scene, model, profile) : nothing}${arcList(result, write)}${isNarrow ? aside : nothing}`;
    return {
      title: [sample, ...conditions(at, metadata, spectra.length)],
      widget: nyquistFitterDefinition.title,
      toolbar: html`${spectrumChoice(scene, spectra)}${figureChoice(scene, spectra.length, tabs)}`,
      figure: all?.figure ?? html`${one!.template}${frequencySlider(scene, points, one!.axis)}`,
      height: { name: 'height_px', value: shown.height_px, minimum: 160, maximum: 2000 },
      answer: all?.answer ?? answer(result, validity, shown, write),
      panel: html`${relaxationPanel(scene, relaxation, write)}${validityPanel(scene, validity, zhit)}${all?.panel ?? nothing}${circuit(scene)}${suggestionPanel(scene, suggestions)}${all ? nothing : ofOne()}`,
      below: html`${points.rows.length ? optionFields(scene, points, spectra, metadata) : nothing}${all || isNarrow ? nothing : aside}`,
      wide: all?.wide,
      warnings: all ? (series?.warnings ?? []) : generalWarnings(scene, model),
      write,
      picture: { name: 'impedance', title: `Impedance of ${sample}`, plots: all?.plots ?? one!.plots },
      exports: () =>
        exportItems({
          sample,
          result,
          series,
          settings: scene.settings,
          metadata,
          showMethods: result => void showMethods(result)
        }),
      terms,
      pins: () => parameterPins(model),
      settings: settingsLine(scene.settings),
      empty: { sentence: 'These data hold no impedance points: there is nothing to fit.' },
      remedy: remedyFor(scene, spectra, model),
      foot: methods && result && methodsPart(methodsText(result))
    };
  };
  return draw;
}

const none: SpectrumPoints = {
  rows: [],
  frequency: new Float64Array(),
  real: new Float64Array(),
  imaginary: new Float64Array()
};

/** Of what is inside the figure's column, in CSS pixels. */
function figureWidth(width: number): number {
  const { narrow, figure } = layOut(width);
  return Math.max(160, figure - (narrow ? 16 : 12));
}

/** The sample's own name; else that of its file, without folders and extension. */
function sampleName({ sample, source_file }: SampleMetadata): string {
  if (sample) return sample;
  const file = source_file?.split(/[\\/]/).pop() ?? '';
  return file.replace(/(?<=.)\.[^.]*$/, '') || 'Impedance';
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

/** What is worked out for a figure is worked out from then on. */
const needs: Partial<Record<NyquistSettings['plot'], Partial<NyquistSettings>>> = {
  relaxation: { relaxation: true },
  validity: { validity: true },
  series: { scope: 'series' }
};

function figureChoice(scene: NyquistScene, spectra: number, group: string): unknown {
  const series = {
    value: 'series' as const,
    label: 'Series',
    tip: 'All spectra of the table: growth with time, activation energy, small multiples.'
  };
  return segment<NyquistSettings['plot']>({
    label: 'Figure',
    group,
    choices: [
      { value: 'nyquist', label: 'Nyquist', tip: 'The complex plane, with equal scales.' },
      { value: 'bode', label: 'Bode', tip: 'Modulus and phase against frequency.' },
      { value: 'validity', label: 'Validity', tip: meaning('Kramers-Kronig test') },
      { value: 'relaxation', label: 'DRT', tip: meaning('Relaxation times') },
      ...(spectra > 1 ? [series] : [])
    ],
    value: scene.shown.plot,
    onChange: plot => scene.change({ plot, ...needs[plot] })
  });
}

/** The circuit that the parameters belong to, if the settings' one makes sense. */
function currentCircuit({ shown, error, result }: NyquistScene): Circuit | undefined {
  if (error?.code === 'bad-circuit') return undefined;
  return parseCircuit(result?.circuit ?? shown.circuit);
}

/** Those that stand beside no parameter, and are not about the series. */
function generalWarnings({ result }: NyquistScene, circuit: Circuit | undefined) {
  const shownAbove = new Set(circuit?.parameters.map(({ name }) => name));
  const elsewhere = new Set(result?.series?.warnings.map(({ message }) => message));
  return (
    result?.warnings.filter(
      ({ subject, message }) => !elsewhere.has(message) && (subject === undefined || !shownAbove.has(subject))
    ) ?? []
  );
}
