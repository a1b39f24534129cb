import { toBytes, type ColumnValues, type SampleMetadata } from '../../arrow/index.js';
import type { XpsSettings } from '../../xps/settings.js';
import type { SampleResult, XpsResult } from '../../xps/types.js';
import { formatWithError } from '../../numeric/format.js';
import type { MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { escapeLatex, latexQuantity, latexTable, toCsv } from '../export/text-table.js';
import { toArrow } from '../result.js';
import { xpsQuantifierDefinition } from './definition.js';
import { modelOf, reportOf } from './report.js';

/** What can be taken along beside the picture: components, curves, model, report, settings. */
export function exportItems(options: {
  sample: string;
  result: XpsResult | undefined;
  settings: XpsSettings;
  metadata: SampleMetadata;
}): MenuItem[] {
  const { sample, result, settings, metadata } = options;
  const save = (what: string, extension: string, content: BlobPart, type: string) =>
    download(fileName(sample, what, extension), content, type);
  const json = (what: string, value: unknown) =>
    save(what, 'json', `${JSON.stringify(value, null, 2)}\n`, 'application/json');
  const fitted = result && result.samples.length > 0 ? result : undefined;
  return [
    ...(fitted
      ? [
          {
            label: 'Components (CSV)',
            act: () => save('components', 'csv', toCsv(xpsQuantifierDefinition.columns(fitted)), 'text/csv')
          },
          {
            label: 'Components (Arrow)',
            act: () =>
              save(
                'components',
                'arrow',
                toBytes(toArrow(fitted), 'file') as BlobPart,
                'application/vnd.apache.arrow.file'
              )
          },
          {
            label: 'Components (LaTeX)',
            act: () => save('components', 'tex', componentsLatex(fitted.samples), 'application/x-tex')
          },
          {
            label: 'Curves (CSV)',
            detail: 'data, background, components, envelope and residuals, point by point',
            act: () => save('curves', 'csv', toCsv(curveColumns(fitted.samples)), 'text/csv')
          },
          {
            label: 'Report (JSON)',
            detail: 'measurement, model, result, errors and objections in NeXus’ words (NXmpes)',
            act: () => json('report', reportOf(fitted, settings, metadata))
          }
        ]
      : []),
    {
      label: 'Model (JSON)',
      detail: 'regions, components, limits and links',
      act: () => json('model', modelOf(settings))
    },
    {
      label: 'Settings (JSON)',
      detail: 'the same data with these give the same result',
      act: () => json('settings', settings)
    }
  ];
}

/** A row for each point of each region; components are columns by their ids, empty in other regions. */
export function curveColumns(samples: readonly SampleResult[]): Record<string, ColumnValues> {
  const regions = samples.flatMap(({ label, fit }) => fit.regions.map(region => ({ label, fit, region })));
  const text = (of: (entry: (typeof regions)[number]) => string) =>
    regions.flatMap(entry => Array<string>(entry.region.intensity.length).fill(of(entry)));
  const values = (of: (entry: (typeof regions)[number]) => ArrayLike<number>) =>
    Float64Array.from(regions.flatMap(entry => Array.from(of(entry))));
  const ids = [...new Set(samples.flatMap(({ fit }) => fit.components.map(({ id }) => id)))];
  return {
    sample: text(({ label }) => label),
    region: text(({ region }) => region.region),
    binding_energy_electronvolt: values(({ region }) => region.binding_energy),
    intensity: values(({ region }) => region.intensity),
    background: values(({ region }) => region.background),
    envelope: values(({ region }) => region.envelope),
    residual_sigma: values(({ region }) => region.residuals),
    ...Object.fromEntries(
      ids.map(id => [
        `component_${id}`,
        values(({ fit, region }) => {
          const own = fit.components.find(
            component => component.id === id && component.region === region.region
          );
          return own?.curve ?? new Float64Array(region.intensity.length).fill(NaN);
        })
      ])
    )
  };
}

/** The components as a table in LaTeX. */
export function componentsLatex(samples: readonly SampleResult[]): string {
  const cell = (value: number, error: number) =>
    error > 0 ? `$${latexQuantity(formatWithError(value, error, ''))}$` : `$${value.toFixed(2)}$`;
  const rows = samples.flatMap(({ label, fit }) =>
    fit.components.map(component => [
      escapeLatex(label),
      escapeLatex(component.region),
      escapeLatex(component.name),
      cell(component.position, component.position_error),
      cell(component.fwhm, component.fwhm_error),
      cell(100 * component.fraction, 100 * component.fraction_error)
    ])
  );
  const heading = ['Sample', 'Region', 'Component', 'Position (eV)', 'Width (eV)', 'Share (at\\%)'];
  return latexTable(
    'lllrrr',
    heading,
    rows,
    'Components of the photoelectron spectra: value and standard error.'
  );
}
