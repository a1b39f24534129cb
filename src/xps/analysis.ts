import type { Table } from 'apache-arrow';
import { ArgyroditeError, metadataOf, type ColumnValues, type Warning } from '../arrow/index.js';
import { composition, type Composition } from '../composition/index.js';
import { formatQuantity, formatWithError } from '../numeric/format.js';
import type { Progress } from '../runner/definition.js';
import { fitComponents, fitComponentsSteps } from './fit/fit.js';
import { elementOf, keyComponent, sharePercent } from './key-component.js';
import { modelsOf } from './model/from-settings.js';
import { quantify } from './quantify/quantify.js';
import { corrections } from './quantify/options.js';
import { measuringTimes } from './quantify/measuring-time.js';
import { transmissionOf } from './quantify/transmission.js';
import { refereeSteps } from './referee/referee.js';
import { samplesOf, scanOf } from './samples.js';
import type { XpsSettings } from './settings.js';
import type { ComponentFit, FitOptions, RegionModel, SampleResult, XpsResult } from './types.js';

/** The XPS quantifier's analysis: one sample, or two with one model, fitted, quantified and judged. */
export function* analyseXps(table: Table, settings: XpsSettings): Generator<Progress, XpsResult> {
  const models = modelsOf(settings);
  const samples: SampleResult[] = [];
  if (models.length === 0) return { type: 'xps-quantification', samples, warnings: [] };
  const chosen = settings.compared_sample === 'none' ? [] : [settings.compared_sample];
  for (const sample of [settings.sample, ...chosen]) {
    samples.push(yield* analyseSample(table, sample, models, settings));
  }
  return { type: 'xps-quantification', samples, warnings: [] };
}

function* analyseSample(
  table: Table,
  sample: number,
  models: readonly RegionModel[],
  settings: XpsSettings
): Generator<Progress, SampleResult> {
  const all = samplesOf(table);
  if (!all[sample]) {
    throw new ArgyroditeError(
      'bad-setting',
      `There is no sample ${sample}; the table has ${all.length}, counted from 0.`
    );
  }
  const { label, spectra } = all[sample];
  const options: FitOptions = {
    spectra: Object.values(spectra),
    charge: settings.charge_reference
      ? {
          reference: settings.charge_reference,
          shift_error: settings.charge_reference_error_electronvolt,
          // where it is known about, the search begins there: a badly decomposed sample's highest line is not the reference
          ...(settings.charge_shift_electronvolt !== 0 && { shift: settings.charge_shift_electronvolt })
        }
      : {
          shift: settings.charge_shift_electronvolt,
          shift_error: settings.charge_shift_electronvolt ? settings.charge_reference_error_electronvolt : 0
        },
    weighting: settings.weighting,
    ...(settings.counts_per_unit === 'file' ? {} : { counts_per_unit: settings.counts_per_unit }),
    end_points: settings.end_points,
    monte_carlo_samples: settings.monte_carlo_samples,
    seed: settings.seed
  };
  const fit = yield* fitComponentsSteps(table, models, options);
  const transmission = settings.transmission === 'file' ? transmissionOf(table, fit) : undefined;
  const own = settings.sensitivity_factors;
  const factors = Object.keys(own).length ? { factors: own } : { library: settings.sensitivity_library };
  const times = measuringTimes(table, fit);
  const quantities = fit.components.some(({ area }) => area > 0)
    ? quantify(fit, {
        ...factors,
        escape_depth: settings.escape_depth,
        transmission,
        photon_energy_ev: photonEnergy(table, fit, settings),
        measuring_time_second: times,
        factor_error: settings.sensitivity_error_percent / 100
      })
    : [];
  const { known, warnings } = sampleComposition(table, settings);
  const objections = yield* refereeSteps(fit, models, {
    composition: known,
    quantities,
    transmission: corrections({ ...factors, transmission }).transmission,
    measuring_times: countsOf(table, times),
    refit: model =>
      fitComponents(table, model, {
        ...options,
        charge: { shift: fit.charge_shift },
        monte_carlo_samples: 0
      })
  });
  return { sample, label, fit, quantities, warnings: [...fit.warnings, ...warnings, ...objections] };
}

function photonEnergy(table: Table, fit: ComponentFit, { photon_energy_electronvolt: given }: XpsSettings) {
  if (given !== 'file') return given;
  return fit.regions.map(({ spectrum }) => scanOf(table, spectrum).photon_energy_ev).find(value => value);
}

/** Rates need no measuring times; counts of several regions do. */
function countsOf(table: Table, times: object | undefined): 'known' | 'unknown' | 'not needed' {
  if (!table.getChild('intensity_counts')) return 'not needed';
  return times ? 'known' : 'unknown';
}

/** What is known of the sample's composition. A file may say anything there: what is no formula is not used, and that is said. */
function sampleComposition(
  table: Table,
  settings: XpsSettings
): { known?: Composition; warnings: Warning[] } {
  if (settings.composition !== 'file') {
    return { known: settings.composition ? composition(settings.composition) : undefined, warnings: [] };
  }
  const formula = metadataOf(table).composition;
  if (!formula) return { warnings: [] };
  try {
    return { known: composition(formula), warnings: [] };
  } catch (error) {
    if (!(error instanceof ArgyroditeError)) throw error;
    const message = `The composition in the file is not used: ${error.message} Give the formula in the settings.`;
    return { warnings: [{ code: 'bad-composition', message, subject: 'composition' }] };
  }
}

/** One row for each component of each sample. */
export function xpsColumns({ samples }: XpsResult): Record<string, ColumnValues> {
  const rows = samples.flatMap(({ label, fit, quantities }) =>
    fit.components.map(component => ({
      label,
      component,
      quantity: quantities.find(one => one.component === component.id)
    }))
  );
  const number = (of: (row: (typeof rows)[number]) => number | undefined) =>
    Float64Array.from(rows, row => of(row) ?? NaN);
  return {
    sample: rows.map(({ label }) => label),
    region: rows.map(({ component }) => component.region),
    name: rows.map(({ component }) => component.name),
    position_electronvolt: number(({ component }) => component.position),
    position_error_electronvolt: number(({ component }) => component.position_error),
    fwhm_electronvolt: number(({ component }) => component.fwhm),
    fwhm_error_electronvolt: number(({ component }) => component.fwhm_error),
    area: number(({ component }) => component.area),
    area_error: number(({ component }) => component.area_error),
    fraction: number(({ component }) => component.fraction),
    fraction_error: number(({ component }) => component.fraction_error),
    atomic_percent: number(({ quantity }) => quantity?.atomic_percent),
    atomic_percent_error: number(({ quantity }) => quantity?.standard_error),
    atomic_percent_systematic_error: number(({ quantity }) => quantity?.systematic_error)
  };
}

/** The result in lines of text, the shares first. */
export function xpsSummary({ samples, warnings }: XpsResult): [label: string, value: string][] {
  if (samples.length === 0) return [['Components', 'none yet']];
  return [
    ...samples.flatMap(({ label, fit, warnings }) => {
      const before = samples.length > 1 ? `${label}: ` : '';
      const key = keyComponent({ fit });
      return [
        ...(key
          ? [
              [
                `${before}${key.name}${key.name === 'PS4' ? ' left' : ''}`,
                `${sharePercent(key)} of ${elementOf(key.region)}`
              ] as [string, string]
            ]
          : []),
        ...fit.components.map(({ name, region, fraction, fraction_error, position }): [string, string] => [
          `${before}${name}, ${region}`,
          `${formatWithError(100 * fraction, 100 * fraction_error, '%')} of ${region}, at ${formatQuantity(position, 'eV')}`
        ]),
        [`${before}Charge shift`, formatWithError(fit.charge_shift, fit.charge_shift_error, 'eV')] as [
          string,
          string
        ],
        [`${before}Reduced χ²`, formatQuantity(fit.reduced_chi_square, '', 3)] as [string, string],
        ...warningLines(warnings)
      ];
    }),
    ...warningLines(warnings)
  ];
}

function warningLines(warnings: readonly Warning[]): [string, string][] {
  return warnings.map(({ message }) => ['Warning', message]);
}
