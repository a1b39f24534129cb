import type { Table } from 'apache-arrow';
import { html, nothing, type TemplateResult } from 'lit-html';
import { metadataOf, type SampleMetadata, type TableLike } from '../../arrow/index.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import { samplesOf } from '../../xps/samples.js';
import type { XpsSettings } from '../../xps/settings.js';
import type { Sample, SampleResult, XpsResult } from '../../xps/types.js';
import { groupName, segment } from '../controls/segment.js';
import { select } from '../controls/select.js';
import { createView } from '../frame/create-view.js';
import type { Parts } from '../frame/frame.js';
import { layOut } from '../frame/layout.js';
import { stillPicture } from '../frame/still-picture.js';
import { answer } from './answer.js';
import { makeShares } from './comparison.js';
import { css } from './css.js';
import { xpsQuantifierDefinition } from './definition.js';
import { exportItems } from './exports.js';
import { figureOf, makeFigure } from './figure.js';
import { makeMultiples } from './multiples.js';
import { menuPins } from './pins.js';
import { quantitiesTable } from './quantities.js';
import { regionPart } from './region-part.js';
import { sampleOptions, settingNames } from './sample-options.js';
import { scansOf } from './scans.js';
import type { ViewState, XpsScene } from './scene.js';
import { settingsLine } from './settings-line.js';
import { startFor, startRegions } from './start-model.js';
import { terms } from './terms.js';

/**
 * Photoelectron spectra, their components with errors, and what an expert would object to, as an element.
 *
 * `.value` is `{ settings, result }`; a user's change dispatches `input` when it is made, and again when the full result has come.
 * Assigning `.value = { settings }` redraws and dispatches nothing.
 *
 * @param table of kind xps-spectrum, or the IPC bytes of one
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `bad-table`, `missing-column`, `wrong-kind`
 */
export function xpsQuantifier(
  table: TableLike,
  settings: Partial<XpsSettings> = {},
  options: ViewOptions = {}
): ViewElement<XpsSettings, XpsResult> {
  return createView(xpsQuantifierDefinition, table, settings, options, xpsParts(), css);
}

/** The figure alone, as it would stand on a page. */
export function picture(table: Table, settings: XpsSettings, result: XpsResult): string | undefined {
  return stillPicture(table, settings, result, xpsParts());
}

function xpsParts(): (scene: XpsScene) => Parts {
  const state: ViewState = { selected: undefined, open: new Set(), reading: undefined };
  const scanOf = scansOf();
  const [figure, multiples, shares] = [makeFigure(), makeMultiples(), makeShares()];
  const tabs = groupName();

  const draw = (scene: XpsScene): Parts => {
    const { shown, result } = scene;
    const metadata = metadataOf(scene.table);
    const samples = samplesOf(scene.table);
    const sample: Sample = samples[shown.sample] ?? samples[0] ?? { label: '', spectra: {} };
    const regions = regionOrder(sample);
    const scans = new Map(regions.map(region => [region, scanOf(scene.table, sample.spectra[region])]));
    const own = result?.samples[0];
    const compared = result?.samples[1];
    const tab = shownTab(shown, regions, compared !== undefined);
    const width = figureWidth(scene.width);
    let plots: SVGSVGElement[] = [];

    const one = (region: string) => {
      const part = figure(scene, state, region, scans.get(region)!, own, width, shown.height_px);
      plots = part.plots;
      return part.template;
    };
    const all = () => {
      const part = multiples(
        [scene.table, shown, result],
        () =>
          regions.map(region => ({
            title: region,
            figure: figureOf(scene, region, scans.get(region)!, own),
            open: () => scene.change({ figure: region })
          })),
        width
      );
      plots = part.plots;
      return part.template;
    };
    const both = () => {
      const bars = shares(scene, result!.samples, width);
      const other = samples[Number(shown.compared_sample)];
      const spectra = multiples(
        [scene.table, shown, result, 'compared'],
        () =>
          regions
            .filter(
              region =>
                other && region in other.spectra && own!.fit.regions.some(fit => fit.region === region)
            )
            .flatMap(region => [
              {
                title: `${sample.label} · ${region}`,
                figure: figureOf(scene, region, scans.get(region)!, own)
              },
              {
                title: `${other.label} · ${region}`,
                figure: figureOf(scene, region, scanOf(scene.table, other.spectra[region]), compared)
              }
            ]),
        width
      );
      plots = [...bars.plots, ...spectra.plots];
      return html`${bars.template}${spectra.template}`;
    };
    const template =
      regions.length === 0 ? nothing : tab === 'compared' ? both() : tab === 'all' ? all() : one(tab);
    const name = sampleName(sample, metadata);
    return {
      title: [name, ...(compared ? [`beside ${compared.label}`] : [])],
      widget: xpsQuantifierDefinition.title,
      toolbar: html`${sampleChoices(scene, samples)}${figureTabs(scene, regions, tab, compared !== undefined, tabs)}`,
      figure: template,
      ...(regions.includes(tab) && {
        height: { name: 'height_px', value: shown.height_px, minimum: 200, maximum: 2000 }
      }),
      answer: answer(result),
      panel: html`${startPart(scene, sample)}${(regions.includes(tab) ? [tab] : regions).map(region =>
        regionPart(scene, state, region, scans.get(region)!, own)
      )}${quantitiesTable(scene, own)}`,
      below: html`${sampleOptions(scene, own)}`,
      warnings: generalWarnings(scene, own, regions.includes(tab) ? [tab] : regions),
      picture: { name: 'xps', title: `Photoelectron spectra of ${name}`, plots },
      exports: () => exportItems({ sample: name, result, settings: scene.settings, metadata }),
      terms,
      pins: () => menuPins(regions, shown),
      settings: settingsLine(scene.settings),
      empty: { sentence: 'These data hold no spectrum: there is nothing to fit.' }
    };
  };
  return draw;
}

/** Of what is inside the figure's column, in CSS pixels. */
function figureWidth(width: number): number {
  const { narrow, figure } = layOut(width);
  return Math.max(160, figure - (narrow ? 16 : 12));
}

/** Sulfur and phosphorus first: they are what is asked for. */
function regionOrder({ spectra }: Sample): string[] {
  const rank = (region: string) => {
    const at = startRegions.indexOf(region);
    return at < 0 ? startRegions.length : at;
  };
  return Object.keys(spectra).sort((a, b) => rank(a) - rank(b));
}

function shownTab({ figure }: XpsSettings, regions: readonly string[], comparing: boolean): string {
  if (figure === 'all' && regions.length > 1) return 'all';
  if (figure === 'compared' && comparing) return 'compared';
  return regions.includes(figure) ? figure : (regions[0] ?? 'all');
}

function figureTabs(
  scene: XpsScene,
  regions: readonly string[],
  tab: string,
  comparing: boolean,
  group: string
): unknown {
  if (regions.length < 2 && !comparing) return nothing;
  return segment({
    label: 'Figure',
    group,
    choices: [
      ...regions.map(region => ({ value: region, label: region })),
      ...(regions.length > 1 ? [{ value: 'all', label: 'All', tip: 'All regions side by side.' }] : []),
      ...(comparing
        ? [
            {
              value: 'compared',
              label: 'Compared',
              tip: 'Shares of the components in both samples, and their spectra.'
            }
          ]
        : [])
    ],
    value: tab,
    onChange: figure => scene.change({ figure })
  });
}

function sampleChoices(scene: XpsScene, samples: readonly Sample[]): unknown {
  if (samples.length < 2) return nothing;
  const choices = samples.map(({ label }, value) => ({ value, label }));
  return html`${select({
      label: 'Sample',
      value: scene.shown.sample,
      choices,
      onChange: sample =>
        scene.change({ sample, figure: scene.shown.figure === 'compared' ? 'first' : scene.shown.figure })
    })}<span class="ag-muted">beside</span>${select<number>({
      label: 'Compared with',
      value: scene.shown.compared_sample === 'none' ? -1 : scene.shown.compared_sample,
      choices: [{ value: -1, label: 'none' }, ...choices.filter(({ value }) => value !== scene.shown.sample)],
      onChange: other =>
        scene.change(
          other < 0
            ? { compared_sample: 'none', figure: 'first' }
            : { compared_sample: other, figure: 'compared' }
        )
    })}`;
}

/** Without components: a model at a click. */
function startPart(scene: XpsScene, sample: Sample): TemplateResult | typeof nothing {
  if (Object.keys(scene.shown.components).length) return nothing;
  const known = Object.keys(sample.spectra).filter(region => startRegions.includes(region));
  if (known.length === 0) return nothing;
  return html`<div class="ag-start ag-control">
    <p>
      Which components of the library ${known.join(', ')} ${known.length === 1 ? 'needs' : 'need'}, and how
      far the sample is charged, follows from the spectra:
    </p>
    <button
      type="button"
      class="ag-button ag-primary"
      @click=${() => scene.change(startFor(scene.table, sample))}
    >
      Make a model
    </button>
  </div>`;
}

/** Those that stand beside nothing that is shown. */
function generalWarnings(scene: XpsScene, sample: SampleResult | undefined, shownRegions: readonly string[]) {
  const { components } = scene.shown;
  const beside = (subject: string | undefined) =>
    subject !== undefined &&
    (shownRegions.includes(subject) ||
      settingNames.has(subject) ||
      (Object.hasOwn(components, subject) && shownRegions.includes(components[subject].region)));
  const about = (message: string, subject?: string) => {
    const region = subject && Object.hasOwn(components, subject) ? components[subject].region : subject;
    return region ? `${region}: ${message}` : message;
  };
  return [
    ...(scene.result?.warnings ?? []),
    ...(sample?.warnings ?? []).filter(({ subject }) => !beside(subject))
  ].map(warning => ({ ...warning, message: about(warning.message, warning.subject) }));
}

function sampleName({ label }: Sample, { sample, source_file }: SampleMetadata): string {
  return label || sample || source_file?.replace(/(?<=.)\.[^.]*$/, '') || 'Photoelectron spectra';
}
