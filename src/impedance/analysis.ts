import type { Table } from 'apache-arrow';
import { isArgyroditeError, metadataOf, type ColumnValues, type Warning } from '../arrow/index.js';
import { formatQuantity, formatWithError } from '../numeric/format.js';
import type { Progress } from '../runner/definition.js';
import { makeFrequencies, makeModel } from './circuit/model.js';
import { ionicConductivity, statedConductivity } from './conductivity.js';
import { directResistance, findArcs } from './fit/arcs.js';
import { fitCircuitSteps, type FitOutcome } from './fit/fit.js';
import { selectPoints } from './fit/points.js';
import { originOf } from './origin.js';
import { relaxationTimesSteps } from './relaxation/relaxation-times.js';
import type { NyquistSettings } from './settings.js';
import type { Arc, NyquistResult, Selection, Spectrum } from './types.js';
import { kramersKronigSteps } from './validity/kramers-kronig.js';

/** Enough that the drawn curve shows no corners. */
const POINTS_PER_DECADE = 20;

/** The Nyquist fitter's analysis: a fit, its arcs, and the conductivity where the pellet's geometry is known. */
export function* analyseNyquist(table: Table, settings: NyquistSettings): Generator<Progress, NyquistResult> {
  const { circuit, spectrum, weighting, range, exclude, fixed, initial, bounds, starts, seed } = settings;
  const selection: Selection = {
    spectrum,
    range: range === 'all' ? undefined : range,
    exclude: Object.keys(exclude).map(Number)
  };
  const outcome = yield* fitCircuitSteps(table, circuit, {
    ...selection,
    weighting,
    fixed,
    initial,
    bounds,
    starts,
    seed
  });
  const metadata = metadataOf(table);
  const known = (setting: number | 'file', value: unknown) =>
    setting !== 'file' ? setting : typeof value === 'number' && value > 0 ? value : NaN;
  const area = known(settings.electrode_area_cm2, metadata.electrode_area_cm2);
  const thickness = known(settings.pellet_thickness_mm, metadata.pellet_thickness_mm);
  const [total, totalError] = totalResistance(outcome);
  const conductivity =
    total > 0 && area > 0 && thickness > 0
      ? ionicConductivity({
          resistance_ohm: total,
          pellet_thickness_mm: thickness,
          electrode_area_cm2: area
        })
      : NaN;
  const arcs = listArcs(outcome, thickness / 10 / area);
  const validity = settings.validity ? yield* unlessTooFew(kramersKronigSteps(table, selection)) : null;
  const relaxation = settings.relaxation ? yield* unlessTooFew(relaxationTimesSteps(table, selection)) : null;
  return {
    ...outcome.fit,
    warnings: [
      ...outcome.fit.warnings,
      ...interfacesInTotal(conductivity, arcs),
      ...(validity?.warnings.filter(({ code }) => code === 'kramers-kronig-failed') ?? [])
    ],
    arcs,
    total_resistance_ohm: total,
    total_resistance_error_ohm: totalError,
    ionic_conductivity_s_cm: conductivity,
    ionic_conductivity_error_s_cm: (conductivity * totalError) / total,
    electrode_area_cm2: area,
    pellet_thickness_mm: thickness,
    validity,
    relaxation,
    curve: drawnCurve(outcome, selectPoints(table, { spectrum }).frequency)
  };
}

/** Points too few for this are enough for many a fit: that is no failure, only no answer. */
function* unlessTooFew<R>(analysis: Generator<Progress, R>): Generator<Progress, R | null> {
  try {
    return yield* analysis;
  } catch (error) {
    if (isArgyroditeError(error) && error.code === 'too-few-points') return null;
    throw error;
  }
}

/** The parameters as columns. */
export function nyquistColumns({ parameters }: NyquistResult): Record<string, ColumnValues> {
  const numbersOf = (key: 'value' | 'standard_error' | 'lower_95' | 'upper_95') =>
    Float64Array.from(parameters, parameter => parameter[key]);
  return {
    name: parameters.map(({ name }) => name),
    value: numbersOf('value'),
    standard_error: numbersOf('standard_error'),
    lower_95: numbersOf('lower_95'),
    upper_95: numbersOf('upper_95'),
    unit: parameters.map(({ unit }) => unit),
    fixed: Int32Array.from(parameters, ({ fixed }) => Number(fixed))
  };
}

/** The result in lines of text, the answer first. */
export function nyquistSummary(result: NyquistResult): [label: string, value: string][] {
  const lines: [string, string][] = [];
  const total = result.total_resistance_ohm;
  const conductivity = statedConductivity(result);
  if (conductivity) lines.push(['Ionic conductivity', conductivity.replace('= ', '')]);
  if (total > 0) {
    lines.push(['Total resistance', formatWithError(total, result.total_resistance_error_ohm, 'Ω')]);
  }
  if (result.validity) {
    const share = formatQuantity(100 * result.validity.inconsistency, '%', 2);
    lines.push(['Kramers-Kronig test', `${result.validity.valid ? 'passed' : 'failed'}, ${share} of |Z|`]);
  }
  lines.push(['Circuit', result.circuit]);
  const limited = new Set(result.warnings.filter(({ code }) => code === 'at-bound').map(w => w.subject));
  for (const { name, value, standard_error, unit, fixed } of result.parameters) {
    const note = fixed ? ' (fixed)' : limited.has(name) ? ' (at its limit)' : undefined;
    lines.push([
      name,
      note ? formatQuantity(value, unit) + note : formatWithError(value, standard_error, unit)
    ]);
  }
  lines.push(['Reduced χ²', formatQuantity(result.reduced_chi_square, '', 3)]);
  lines.push(['Points', String(result.rows.length)]);
  for (const { message } of result.warnings) lines.push(['Warning', message]);
  return lines;
}

function totalResistance({ circuit, fit, covariance }: FitOutcome): [value: number, error: number] {
  const values = fit.parameters.map(({ value }) => value);
  const direct = directResistance(circuit, values);
  if (!direct) return [NaN, NaN];
  const { value, gradient } = direct;
  let variance = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < values.length; j++) {
      // what the total does not depend on may be undetermined without harm
      if (gradient[i] && gradient[j])
        variance += gradient[i] * covariance[i * values.length + j] * gradient[j];
    }
  }
  return [value, Math.sqrt(variance)];
}

/** @param geometry thickness/area in 1/cm, NaN where it is not known */
function listArcs({ circuit, fit }: FitOutcome, geometry: number): Arc[] {
  const values = fit.parameters.map(({ value }) => value);
  return findArcs(circuit)
    .map(place => {
      const { value, standard_error: error } = fit.parameters[place.resistanceIndex];
      const time = place.time(values);
      const capacitance = time / value;
      return {
        resistance: place.resistance,
        element: place.element,
        resistance_ohm: value,
        resistance_error_ohm: error,
        time_constant_second: time,
        characteristic_frequency_hertz: 1 / (2 * Math.PI * time),
        effective_capacitance_farad: capacitance,
        origin: originOf(capacitance * geometry)
      };
    })
    .sort((a, b) => a.time_constant_second - b.time_constant_second);
}

/** A conductivity is the electrolyte's alone: say so where the total seems to hold an interface as well. */
function interfacesInTotal(conductivity: number, arcs: Arc[]): Warning[] {
  if (!(conductivity > 0)) return [];
  return arcs
    .filter(({ origin }) => origin === 'surface layer' || origin === 'electrode')
    .map(({ resistance, element, origin }) => ({
      code: 'interface-in-total',
      message: `The total resistance, and with it the conductivity, includes ${resistance}, though the capacitance of ${element} is that of ${origin === 'electrode' ? 'an electrode' : 'a surface layer'}. For the electrolyte alone take a circuit without this arc.`,
      subject: resistance
    }));
}

function drawnCurve({ circuit, fit }: FitOutcome, measured: Float64Array): Spectrum {
  const [high, low] = [measured[0], measured[measured.length - 1]];
  const decades = Math.log10(high / low);
  const count = Math.max(2, Math.ceil(decades * POINTS_PER_DECADE) + 1);
  const frequency = Float64Array.from({ length: count }, (_, i) =>
    i === count - 1 ? low : high * (low / high) ** (i / (count - 1))
  );
  const model = makeModel(circuit, makeFrequencies(frequency));
  fit.parameters.forEach(({ value }, i) => (model.values[i] = value));
  model.evaluate();
  return { frequency, real: model.z.re, imaginary: model.z.im };
}
