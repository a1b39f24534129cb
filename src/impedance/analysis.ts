import type { Table } from 'apache-arrow';
import { isArgyroditeError, type Warning } from '../arrow/index.js';
import type { Progress } from '../runner/definition.js';
import { parseCircuit } from './circuit/parse.js';
import { correctTable } from './correct.js';
import { drawnCurve } from './curve.js';
import { interfacesInTotal, listArcs, totalResistance } from './derived.js';
import { fitCircuitSteps, type FitOptions, type FitOutcome } from './fit/fit.js';
import { selectPoints } from './fit/points.js';
import { areaResistance, conductivityOf, geometryOf, type Geometry } from './geometry.js';
import { profileLikelihoodSteps, type ProfileLikelihood } from './profile/profile-likelihood.js';
import { readingsOf } from './readings/read-resistances.js';
import { relaxationTimesSteps } from './relaxation/relaxation-times.js';
import { analyseSeries, resistanceFrom, type AnalysedSeries } from './series/analyse-series.js';
import { seriesValidity } from './series/series-validity.js';
import type { NyquistSettings } from './settings.js';
import { suggestCircuitSteps, type CircuitSuggestion } from './suggest/suggest-circuit.js';
import type { Circuit, NyquistResult, NyquistSuggestion, Selection } from './types.js';
import { kramersKronigSteps } from './validity/kramers-kronig.js';
import { zhitOf } from './validity/zhit.js';

export { nyquistColumns } from './columns.js';
export { nyquistSummary } from './summary.js';

/**
 * The Nyquist fitter's analysis: a fit of one spectrum or of a series, its arcs, and what follows from them with the pellet's
 * geometry; with it, where they are asked for, the tests of validity, relaxation times, a ranking of circuits and a profile.
 */
export function* analyseNyquist(
  measured: Table,
  settings: NyquistSettings
): Generator<Progress, NyquistResult> {
  const { inductance_henry, blank, spectrum } = settings;
  const table = correctTable(measured, { inductance_henry, blank: blank === 'none' ? undefined : blank });
  const circuit = parseCircuit(settings.circuit);
  const options = fitOptions(settings);
  const selection: Selection = { spectrum, range: options.range, exclude: options.exclude };
  const geometry = geometryOf(table, settings);

  const tested = { method: settings.validity_method, c: settings.validity_c };
  const whole =
    settings.scope === 'series'
      ? yield* analyseSeries(table, circuit, options, settings, geometry)
      : undefined;
  const outcome =
    memberOf(whole, spectrum) ?? (yield* fitCircuitSteps(table, circuit, { ...options, spectrum }));
  if (whole && settings.validity) {
    const { range, exclude } = selection;
    markInvalid(whole, yield* seriesValidity(table, whole.series.spectra, { ...tested, range, exclude }));
  }
  const validity = settings.validity
    ? yield* unlessTooFew(kramersKronigSteps(table, { ...selection, ...tested }))
    : null;
  const zhit = settings.validity ? yield* unlessTooFew(once(() => zhitOf(table, selection))) : null;
  const lambda = settings.relaxation_lambda === 'auto' ? undefined : settings.relaxation_lambda;
  const relaxation = settings.relaxation
    ? yield* unlessTooFew(relaxationTimesSteps(table, { ...selection, lambda }))
    : null;
  const { profile, warnings } = yield* askedProfile(table, circuit, settings.profile, {
    ...options,
    spectrum
  });
  const suggestions = settings.suggest
    ? (yield* suggestCircuitSteps(table, { ...selection, weighting: settings.weighting })).map(briefly)
    : null;
  const derived = derive(table, outcome, settings, selection, geometry);
  return {
    ...outcome.fit,
    ...derived,
    warnings: [
      ...outcome.fit.warnings,
      ...derived.warnings,
      ...(validity?.warnings.filter(({ code }) => code === 'kramers-kronig-failed') ?? []),
      ...(whole?.series.warnings ?? []),
      ...warnings
    ],
    ...geometry,
    validity,
    zhit,
    relaxation,
    series: whole?.series ?? null,
    suggestions,
    profile,
    curve: drawnCurve(outcome, selectPoints(table, { spectrum }).frequency)
  };
}

function fitOptions(settings: NyquistSettings): Omit<FitOptions, 'spectrum'> {
  const { weighting, range, exclude, fixed, initial, bounds, ties, starts, seed } = settings;
  return {
    range: range === 'all' ? undefined : range,
    exclude: Object.keys(exclude).map(Number),
    weighting,
    fixed,
    initial,
    bounds,
    ties,
    starts,
    seed
  };
}

/** Writes the verdict on each spectrum to the codes of its warnings. */
function markInvalid(
  { series }: AnalysedSeries,
  { failed, warnings }: { failed: ReadonlySet<number>; warnings: Warning[] }
): void {
  series.spectra.forEach((spectrum, i) => {
    if (failed.has(spectrum)) series.warned[i] = `${series.warned[i]} kramers-kronig-failed`.trim();
  });
  series.warnings.push(...warnings);
}

function memberOf(whole: AnalysedSeries | undefined, spectrum: number): FitOutcome | undefined {
  return whole?.outcomes[whole.series.spectra.indexOf(spectrum)];
}

/** What follows from a fit at once. */
function derive(
  table: Table,
  outcome: FitOutcome,
  { interfaces, resistance_from: way }: NyquistSettings,
  selection: Selection,
  geometry: Geometry
) {
  const total = totalResistance(outcome);
  const resistance = resistanceFrom(table, selection, way, total);
  const [conductivity, conductivityError] = conductivityOf(resistance, geometry);
  const [areaTotal, areaTotalError] = areaResistance(total, geometry);
  const arcs = listArcs(outcome, geometry, interfaces);
  return {
    arcs,
    readings: readingsOf(table, selection),
    total_resistance_ohm: total[0],
    total_resistance_error_ohm: total[1],
    total_area_resistance_ohm_cm2: areaTotal,
    total_area_resistance_error_ohm_cm2: areaTotalError,
    ionic_conductivity_s_cm: conductivity,
    ionic_conductivity_error_s_cm: conductivityError,
    warnings: [
      ...(way === 'circuit' ? interfacesInTotal(conductivity, arcs) : []),
      ...(way !== 'circuit' && !(resistance[0] > 0) ? [notReadable(way)] : [])
    ]
  };
}

const PLACES = {
  'local-minimum': 'no local minimum of −Z″ between an arc and what follows it',
  'axis-crossing': 'no crossing of the real axis at high frequency',
  spike: 'no straight spike at low frequency'
};

function notReadable(way: keyof typeof PLACES): Warning {
  return {
    code: 'not-readable',
    message: `The resistance cannot be read as asked: the spectrum shows ${PLACES[way]}. Take it from the circuit, or in another way.`,
    subject: 'resistance_from'
  };
}

/** A profile of a parameter that the circuit has not, or that is held, is no failure of the fit. */
function* askedProfile(
  table: Table,
  circuit: Circuit,
  name: string,
  options: FitOptions
): Generator<Progress, { profile: ProfileLikelihood | null; warnings: Warning[] }> {
  if (name === 'none') return { profile: null, warnings: [] };
  const held = Object.hasOwn(options.fixed ?? {}, name) || Object.hasOwn(options.ties ?? {}, name);
  if (circuit.parameters.some(parameter => parameter.name === name) && !held) {
    const profile = yield* profileLikelihoodSteps(table, circuit, name, options);
    return { profile, warnings: profile.warnings };
  }
  const why = held ? 'it is fixed or tied' : `${circuit.code} has no such parameter`;
  return {
    profile: null,
    warnings: [{ code: 'no-profile', message: `There is no profile of ${name}: ${why}.`, subject: 'profile' }]
  };
}

function briefly({ circuit, bic, refused, reasons, fit }: CircuitSuggestion): NyquistSuggestion {
  return {
    circuit,
    bic,
    reduced_chi_square: fit.reduced_chi_square,
    refused,
    reasons,
    values: Object.fromEntries(fit.parameters.map(({ name, value }) => [name, value]))
  };
}

// eslint-disable-next-line require-yield -- for what takes no time, where an analysis is expected
function* once<R>(work: () => R): Generator<Progress, R> {
  return work();
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
