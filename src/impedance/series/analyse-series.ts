import type { Table } from 'apache-arrow';
import { isArgyroditeError, type Warning } from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import { totalResistance } from '../derived.js';
import type { FitOutcome } from '../fit/fit.js';
import { selectPoints } from '../fit/points.js';
import { conductivityOf, type Geometry, type Measured } from '../geometry.js';
import { readingsOf } from '../readings/read-resistances.js';
import type { NyquistSettings } from '../settings.js';
import type { Circuit, Selection, SeriesParameter, SeriesResult } from '../types.js';
import { arrheniusOf } from './arrhenius.js';
import { seriesAxes } from './axes.js';
import { follow } from './followed.js';
import { fitSeriesSteps, spectraOf, type SeriesOptions } from './fit-series.js';
import { growthOf } from './growth.js';

export interface AnalysedSeries {
  series: SeriesResult;
  /** One for each of its spectra. */
  outcomes: FitOutcome[];
}

type Asked = Pick<NyquistSettings, 'quantity' | 'resistance_from' | 'blank'>;

/** All spectra of a table by one circuit: parameters over time or temperature, the growth of one of them, its activation energy. */
export function* analyseSeries(
  table: Table,
  circuit: Circuit,
  options: Omit<SeriesOptions, 'spectra'>,
  asked: Asked,
  geometry: Geometry
): Generator<Progress, AnalysedSeries> {
  const { spectra, warnings } = fittable(table, circuit, options, asked.blank);
  const outcomes = yield* fitSeriesSteps(table, circuit, { ...options, spectra });
  const axes = seriesAxes(table, spectra);
  const parameters = seriesParameters(outcomes);
  const totals = outcomes.map(totalResistance);
  const electrolyte = outcomes.map((_, i) =>
    resistanceFrom(table, { ...options, spectrum: spectra[i] }, asked.resistance_from, totals[i])
  );
  const conductivities = electrolyte.map(resistance => conductivityOf(resistance, geometry));
  const followed = follow(circuit, outcomes, parameters, electrolyte, axes, asked.quantity);
  const ofElectrolyte = followed.quantity === 'total' && conductivities.some(([value]) => value > 0);
  const arrhenius = followed.isResistance
    ? arrheniusOf(
        axes.temperature_celsius,
        ...(ofElectrolyte ? split(conductivities) : split(followed.values.map(inverse))),
        ofElectrolyte ? 'S/cm' : 'S'
      )
    : null;
  return {
    outcomes,
    series: {
      spectra: Int32Array.from(spectra),
      ...axes,
      parameters,
      total_resistance_ohm: split(totals)[0],
      total_resistance_error_ohm: split(totals)[1],
      ionic_conductivity_s_cm: split(conductivities)[0],
      ionic_conductivity_error_s_cm: split(conductivities)[1],
      reduced_chi_square: Float64Array.from(outcomes, ({ fit }) => fit.reduced_chi_square),
      converged: Int32Array.from(outcomes, ({ fit }) => Number(fit.converged)),
      warned: outcomes.map(({ fit }) => [...new Set(fit.warnings.map(({ code }) => code))].join(' ')),
      fitted: outcomes.map(({ fit }) => fit.fitted),
      quantity: followed.quantity,
      quantity_unit: followed.unit,
      growth:
        axes.axis === 'temperature'
          ? null
          : growthOf(axes.elapsed_time_hour, ...split(followed.values), followed.unit),
      arrhenius: arrhenius?.arrhenius ?? null,
      warnings: [...warnings, ...followed.warnings, ...(arrhenius?.warnings ?? [])]
    }
  };
}

function split(pairs: readonly Measured[]): [values: Float64Array, errors: Float64Array] {
  return [Float64Array.from(pairs, ([value]) => value), Float64Array.from(pairs, ([, error]) => error)];
}

function inverse([value, error]: Measured): Measured {
  return [1 / value, error / value ** 2];
}

/** The resistance that the setting names, in a spectrum that has it: of the circuit, or read off the plot. */
export function resistanceFrom(
  table: Table,
  selection: Selection,
  way: NyquistSettings['resistance_from'],
  ofCircuit: Measured
): Measured {
  if (way === 'circuit') return ofCircuit;
  const reading = readingsOf(table, selection).find(one => one.way === way);
  return reading ? [reading.resistance_ohm, reading.standard_error_ohm] : [NaN, NaN];
}

/** The spectra that have points enough for the circuit; a blank is no sample. */
function fittable(
  table: Table,
  circuit: Circuit,
  options: Omit<SeriesOptions, 'spectra'>,
  blank: number | 'none'
): { spectra: number[]; warnings: Warning[] } {
  const held = new Set([...Object.keys(options.fixed ?? {}), ...Object.keys(options.ties ?? {})]);
  const free = circuit.parameters.filter(({ name }) => !held.has(name)).length;
  const samples = spectraOf(table).filter(spectrum => spectrum !== blank);
  const spectra = samples.filter(spectrum => 2 * countPoints(table, { ...options, spectrum }) > free);
  const left = samples.filter(spectrum => !spectra.includes(spectrum));
  // where none can be fitted, the fit itself says why
  if (spectra.length === 0) return { spectra: samples, warnings: [] };
  if (left.length === 0) return { spectra, warnings: [] };
  return {
    spectra,
    warnings: [
      {
        code: 'spectra-left-out',
        message: `${left.length === 1 ? `Spectrum ${left[0]} has` : `Spectra ${left.join(', ')} have`} too few points for this circuit and ${left.length === 1 ? 'is' : 'are'} left out of the series.`
      }
    ]
  };
}

function countPoints(table: Table, selection: Selection): number {
  try {
    return selectPoints(table, selection).frequency.length;
  } catch (error) {
    if (isArgyroditeError(error) && error.code === 'too-few-points') return 0;
    throw error;
  }
}

function seriesParameters(outcomes: readonly FitOutcome[]): SeriesParameter[] {
  return outcomes[0].fit.parameters.map(({ name, unit }, j) => {
    const over = (key: 'value' | 'standard_error' | 'lower_95' | 'upper_95') =>
      Float64Array.from(outcomes, ({ fit }) => fit.parameters[j][key]);
    return {
      name,
      unit,
      value: over('value'),
      standard_error: over('standard_error'),
      lower_95: over('lower_95'),
      upper_95: over('upper_95')
    };
  });
}
