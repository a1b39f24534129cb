import type { Table } from 'apache-arrow';
import { html, nothing } from 'lit-html';
import type { TableLike } from '../../arrow/index.js';
import type { CompositionSettings } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import { groupName, segment } from '../controls/segment.js';
import { select } from '../controls/select.js';
import { copyText, textToCopy } from '../export/text-to-copy.js';
import { createView } from '../frame/create-view.js';
import type { Parts } from '../frame/frame.js';
import { layOut } from '../frame/layout.js';
import type { Remedy } from '../frame/status.js';
import { stillPicture } from '../frame/still-picture.js';
import { cardAnswer, seriesAnswer } from './answer.js';
import { cardSheet } from './card-sheet.js';
import { css } from './css.js';
import { compositionCardDefinition } from './definition.js';
import { exportItems } from './exports.js';
import { withFormulas } from './formula.js';
import { menuPins } from './pins.js';
import { propertiesPart } from './properties.js';
import type { CardScene } from './scene.js';
import { methodsSentence } from './sentence.js';
import { seriesPart, shownSeries, type SeriesPart } from './series-part.js';
import { settingsLine } from './settings-line.js';
import { stoichiometry } from './stoichiometry.js';
import { structurePart } from './structure-part.js';
import { terms } from './terms.js';

/**
 * A sample's card (formula, batch, structure, synthesis, what was measured), and the series of all samples against x, as an element.
 *
 * `.value` is `{ settings, result }`; a user's change dispatches `input` when it is made. Assigning `.value = { settings }` redraws
 * and dispatches nothing.
 *
 * @param table of kind composition, or the IPC bytes of one
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `bad-table`, `missing-column`, `wrong-kind`
 */
export function compositionCard(
  table: TableLike,
  settings: Partial<CompositionSettings> = {},
  options: ViewOptions = {}
): ViewElement<CompositionSettings, CompositionResult> {
  return createView(compositionCardDefinition, table, settings, options, cardParts(), css);
}

/** The figure alone, as it would stand on a page. */
export function picture(
  table: Table,
  settings: CompositionSettings,
  result: CompositionResult
): string | undefined {
  return stillPicture(table, settings, result, cardParts());
}

function cardParts(): (scene: CardScene) => Parts {
  const sheet = cardSheet();
  const seriesOf = seriesPart();
  const tabs = groupName();
  /** While the settings give none, the last one stays to be seen. */
  let last: CompositionResult | undefined;
  /** The methods sentences are shown; what of them is on the clipboard. */
  let methods: { copied?: string } | undefined;

  const draw = (scene: CardScene): Parts => {
    const result = (last = scene.result ?? last);
    const width = Math.max(160, layOut(scene.width).figure - (scene.width < 640 ? 16 : 12));
    const isCard = scene.shown.view === 'card';
    const series = !isCard && result ? seriesOf(scene, result, width) : undefined;
    const card = isCard && result ? sheet(scene, result, width) : undefined;

    const showMethods = async (result: CompositionResult) => {
      const text = methodsSentence(result, scene.settings);
      methods = { copied: (await copyText(text)) ? text : undefined };
      scene.redraw();
    };
    return {
      title: result ? titleOf(scene, result, isCard) : ['Composition'],
      widget: compositionCardDefinition.title,
      toolbar: html`${result ? sampleChoice(scene, result) : nothing}
      ${segment({
        label: 'View',
        group: tabs,
        choices: [
          {
            value: 'card',
            label: 'Card',
            tip: 'One sample: batch, structure, synthesis, what was measured.'
          },
          { value: 'series', label: 'Series', tip: 'A quantity of all samples against x.' }
        ],
        value: scene.shown.view,
        onChange: view => scene.change({ view })
      })}`,
      figure: card?.template ?? series?.figure ?? nothing,
      height: series && { name: 'height_px', value: scene.shown.height_px, minimum: 160, maximum: 2000 },
      below: series?.below,
      answer: isCard || !result ? cardAnswer(scene, result) : seriesAnswer(shownSeries(scene, result)),
      panel: result && (isCard ? cardPanel(scene, result) : seriesPanel(series)),
      wide: isCard && result ? propertiesPart(scene, result) : undefined,
      warnings: result?.warnings ?? [],
      write: withFormulas,
      picture: {
        name: isCard ? 'synthesis' : 'series',
        title: `${isCard ? 'Synthesis' : 'Series'} of ${result?.label ?? 'compositions'}`,
        plots: card ? [card.plot] : (series?.plots ?? [])
      },
      exports: () =>
        exportItems({
          result: scene.result,
          settings: scene.settings,
          showMethods: result => void showMethods(result)
        }),
      terms,
      pins: () => (result ? menuPins(scene, result) : []),
      settings: settingsLine(scene.settings, result),
      empty: { sentence: 'This table holds no sample: a composition card needs at least one formula.' },
      remedy: remedyFor(scene),
      foot: methods && scene.result && methodsPart(scene, scene.result)
    };
  };

  const methodsPart = (scene: CardScene, result: CompositionResult) => {
    const text = methodsSentence(result, scene.settings);
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

function titleOf(scene: CardScene, result: CompositionResult, isCard: boolean): string[] {
  if (isCard) return [result.label];
  const count = result.samples.length;
  return [
    count === 1 ? result.samples[0].label : `${count} samples`,
    shownSeries(scene, result)?.label ?? ''
  ].filter(Boolean);
}

function sampleChoice(scene: CardScene, { samples }: CompositionResult): unknown {
  if (samples.length < 2 || scene.shown.view === 'series') return nothing;
  return select({
    label: 'Sample',
    value: scene.shown.sample,
    choices: samples.map(({ label, row }) => ({ value: row, label })),
    onChange: sample => {
      scene.fields.drop('formula');
      scene.change({ sample, formula: 'table', chlorine: 'formula' });
    }
  });
}

function cardPanel(scene: CardScene, result: CompositionResult): unknown {
  return html`${stoichiometry(scene, result)}${structurePart(scene, result)}`;
}

function seriesPanel(series: SeriesPart | undefined): unknown {
  return series?.panel ?? nothing;
}

/** The button that mends a failure, where one can. */
function remedyFor(scene: CardScene): Remedy | undefined {
  const { settings, table, error } = scene;
  if (error?.code === 'bad-setting' && settings.sample >= table.numRows) {
    return { label: 'Show the first sample', act: () => scene.change({ sample: 0 }) };
  }
  if (settings.formula !== 'table' || settings.chlorine !== 'formula') {
    return {
      label: 'Take the table’s composition',
      act: () => scene.change({ formula: 'table', chlorine: 'formula' })
    };
  }
  return undefined;
}
