import type { Table } from 'apache-arrow';
import { ArgyroditeError, isArgyroditeError, type ColumnValues, type Warning } from '../arrow/index.js';
import type { Progress } from '../runner/definition.js';
import { batch } from './batch.js';
import { compareLattice } from './comparison.js';
import { amountOf, amountsOf, composition, isPlain } from './stoichiometry.js';
import { FORMULA_UNITS, latticeDensity, relativeDensity, type WithError } from './density.js';
import { withJoined } from './joined.js';
import { latticeAt } from './lattice.js';
import { citation } from './reference/citation.js';
import {
  alike,
  samplesOf,
  samplesOfStudy,
  shown,
  studyTwin,
  unitOf,
  type Measured,
  type Sample
} from './samples.js';
import { seriesOf } from './series.js';
import type { CompositionSettings } from './settings.js';
import { synthesisOf } from './synthesis.js';
import type {
  BatchRow,
  Composition,
  CompositionResult,
  ObtainedComposition,
  PropertyValue,
  Structure
} from './types.js';
import { compositionFromMasses } from './weighed.js';

/** What the card is about. */
interface Subject {
  composition: Composition;
  label: string;
  source: CompositionResult['composition_source'];
  /** The table's row where the composition is its own. */
  sample: Sample | undefined;
}

/** The composition card's analysis: stoichiometry, batch, structure, synthesis, and what was measured, of one sample and of all. */
// eslint-disable-next-line require-yield -- a few milliseconds for any table that a person fills
export function* analyseComposition(
  table: Table,
  settings: CompositionSettings
): Generator<Progress, CompositionResult> {
  const own = samplesOf(table);
  const { samples, warnings: unjoined } = withJoined(own.samples, settings.joined);
  const subject = subjectOf(samples, own.warnings, settings);
  const of = subject.composition;
  const measured = measuredOf(subject, settings);
  const find = (name: string): WithError => {
    const found = measured.find(({ property, relation }) => property === name && relation === '=');
    return { value: found?.value ?? NaN, error: found?.error ?? NaN };
  };
  const a = find('lattice_parameter_angstrom');
  const structure = structureOf(of, a);
  const plan = planBatch(of, settings);
  const weighed = weighedOf(of, settings);
  const study = settings.with_study && !samples.some(({ is_study }) => is_study) ? samplesOfStudy() : [];
  return {
    type: 'composition-card',
    composition: of,
    label: subject.label,
    composition_source: subject.source,
    ...plan,
    total_mass_g: settings.mass_g,
    weighed: weighed.composition,
    structure,
    pellet: pelletOf(settings, structure),
    lattice: compareLattice(of, a, find('licl_volume_percent')),
    synthesis: synthesisOf(settings.synthesis),
    properties: propertiesOf(subject, measured, table, settings),
    series: seriesOf([...samples, ...study], table, settings.exclude),
    samples: samples.map(({ label, composition: { formula, x }, row }) => ({ label, formula, x, row })),
    warnings: [
      ...own.warnings,
      ...unjoined,
      ...of.warnings,
      ...weighed.warnings,
      ...pelletWarnings(settings)
    ],
    citation
  };
}

/** The batch as columns. */
export function compositionColumns({ batch }: CompositionResult): Record<string, ColumnValues> {
  const numbersOf = (key: 'amount_mmol' | 'mass_g' | 'rounded_mass_g' | 'molar_mass_g_mol' | 'purity') =>
    Float64Array.from(batch, row => row[key]);
  return {
    precursor: batch.map(({ precursor }) => precursor),
    amount_mmol: numbersOf('amount_mmol'),
    mass_g: numbersOf('mass_g'),
    rounded_mass_g: numbersOf('rounded_mass_g'),
    molar_mass_g_mol: numbersOf('molar_mass_g_mol'),
    purity: numbersOf('purity'),
    hazard: batch.map(({ hazard }) => hazard)
  };
}

function subjectOf(samples: Sample[], warnings: Warning[], settings: CompositionSettings): Subject {
  const given = givenComposition(settings);
  if (given) {
    const sample = samples.find(sample => alike(sample.composition, given.composition));
    return { ...given, label: sample?.label ?? given.composition.sample_name, sample };
  }
  const sample = samples.find(({ row }) => row === settings.sample);
  if (!sample) {
    throw new ArgyroditeError(
      warnings.length ? 'bad-formula' : 'bad-setting',
      warnings[0]?.message ??
        `The table has no sample ${settings.sample}; it has ${samples.length}, counted from 0. Choose another, or give a formula.`
    );
  }
  return { composition: sample.composition, label: sample.label, source: 'table', sample };
}

function givenComposition({
  formula,
  chlorine
}: CompositionSettings): Pick<Subject, 'composition' | 'source'> | undefined {
  if (chlorine !== 'formula') return { composition: composition({ chlorine }), source: 'chlorine' };
  if (formula !== 'table') return { composition: composition(formula), source: 'formula' };
  return undefined;
}

/** The sample's own values; what stands in the settings goes before the table's. */
function measuredOf({ sample }: Subject, settings: CompositionSettings): Measured[] {
  const own = sample?.measured ?? [];
  const {
    lattice_parameter_angstrom: a,
    lattice_parameter_error_angstrom: error,
    licl_volume_percent: licl
  } = settings;
  const set = (property: string, value: number | 'table', error: number | 'table'): Measured[] => {
    const of = own.find(measured => measured.property === property);
    if (value === 'table' && (error === 'table' || !of)) return of ? [of] : [];
    return [
      {
        property,
        value: value === 'table' ? of!.value : value,
        error: error !== 'table' ? error : value === 'table' ? of!.error : NaN,
        relation: '=',
        source: 'settings',
        note: ''
      }
    ];
  };
  const changed = ['lattice_parameter_angstrom', 'licl_volume_percent'];
  return [
    ...set('lattice_parameter_angstrom', a, error),
    ...set('licl_volume_percent', licl, 'table'),
    ...own.filter(({ property }) => !changed.includes(property))
  ];
}

function structureOf(of: Composition, measured: WithError): Structure {
  const isMeasured = measured.value > 0;
  const onLine = !isMeasured && isPlain(amountsOf(of), ['Cl']);
  const line = onLine ? latticeAt(of.x) : undefined;
  const a = line ? { value: line.value, error: line.standard_error } : measured;
  const density = of.is_argyrodite ? latticeDensity(of, a) : { value: NaN, error: NaN };
  return {
    space_group: of.is_argyrodite ? 'F-43m' : '',
    formula_units_per_cell: of.is_argyrodite ? FORMULA_UNITS : NaN,
    lattice_parameter_source: isMeasured ? 'measured' : onLine ? 'study-line' : 'unknown',
    lattice_parameter_angstrom: a.value,
    lattice_parameter_error_angstrom: a.error,
    cell_volume_angstrom3: a.value ** 3,
    cell_volume_error_angstrom3: 3 * a.value ** 2 * a.error,
    density_g_cm3: density.value,
    density_error_g_cm3: density.error
  };
}

function planBatch(
  of: Composition,
  { mass_g, purity, balance_step_g }: CompositionSettings
): Pick<CompositionResult, 'batch' | 'batch_problem' | 'obtained'> {
  const step = balance_step_g === 'exact' ? undefined : balance_step_g;
  let rows: BatchRow[];
  try {
    rows = batch(of, { mass_g, purity, balance_step_g: step });
  } catch (error) {
    if (!isArgyroditeError(error) || error.code !== 'no-precursors') throw error;
    return { batch: [], batch_problem: error.message, obtained: null };
  }
  const masses = Object.fromEntries(rows.map(row => [row.precursor, row.rounded_mass_g]));
  return { batch: rows, batch_problem: '', obtained: invert(of, masses, purity, step) };
}

function weighedOf(of: Composition, { weighed, purity, balance_step_g }: CompositionSettings) {
  if (!Object.keys(weighed).length) return { composition: null, warnings: [] };
  const step = balance_step_g === 'exact' ? undefined : balance_step_g;
  try {
    return { composition: invert(of, weighed, purity, step), warnings: [] };
  } catch (error) {
    // half-typed masses are no failure of the card
    if (!isArgyroditeError(error)) throw error;
    return { composition: null, warnings: [{ code: 'weighed', message: error.message, subject: 'weighed' }] };
  }
}

/** A balance that rounds to d has a standard error of d/√12 from that; null where rounding leaves no tetrahedron's centre. */
function invert(
  of: Composition,
  masses: Record<string, number>,
  purity: Record<string, number>,
  step: number | undefined
): ObtainedComposition | null {
  const centres = amountOf(amountsOf(of), 'centre');
  if (!centres || Object.values(masses).every(mass => mass === 0)) return null;
  return compositionFromMasses(masses, { purity, centres, mass_error_g: (step ?? 0) / Math.sqrt(12) });
}

const PELLET = ['mass_g', 'diameter_mm', 'thickness_mm'];

function pelletOf({ pellet }: CompositionSettings, structure: Structure) {
  if (!PELLET.every(member => pellet[member] > 0)) return null;
  return relativeDensity(pellet as unknown as Parameters<typeof relativeDensity>[0], {
    value: structure.density_g_cm3,
    error: structure.density_error_g_cm3
  });
}

function pelletWarnings({ pellet }: CompositionSettings): Warning[] {
  const missing = PELLET.filter(member => !(pellet[member] > 0));
  if (missing.length === 0 || missing.length === PELLET.length) return [];
  const message = `The pellet’s density needs its ${missing.join(' and ')} too.`;
  return [{ code: 'pellet', message, subject: 'pellet' }];
}

/** Own values first, then the study's for the same composition. */
function propertiesOf(
  { composition: of, sample }: Subject,
  measured: Measured[],
  table: Table,
  { with_study }: CompositionSettings
): PropertyValue[] {
  const twin = with_study && !sample?.is_study ? studyTwin(of) : undefined;
  const rows: [Measured, boolean][] = [
    ...measured.map((m): [Measured, boolean] => [m, (sample?.is_study ?? false) && m.source !== 'settings']),
    ...(twin?.measured ?? []).map((m): [Measured, boolean] => [m, true])
  ];
  return rows.map(([m, is_study]) => ({
    name: m.property,
    ...shown(m, unitOf(table, m.property)),
    relation: m.relation,
    source: m.source,
    is_study,
    note: m.note
  }));
}
export { compositionSummary } from './summary.js';
