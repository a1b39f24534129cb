import type { Table } from 'apache-arrow';
import { isArgyroditeError, metadataOf, numbers, type Warning } from '../arrow/index.js';
import { amountOf, amountsOf, composition } from './stoichiometry.js';
import { compareProperties, formOf } from './properties.js';
import { REFERENCE, formulaOf } from './reference/tables.js';
import { referenceValues, samples as studySamples } from './reference/values.js';
import type { Composition, Relation } from './types.js';

/** A value of a property of a sample, in the column's own unit. */
export interface Measured {
  property: string;
  value: number;
  error: number;
  relation: Relation;
  source: string;
  note: string;
}

export interface Sample {
  label: string;
  composition: Composition;
  is_study: boolean;
  /** Row of the table; −1 for a sample of the study that is not in it. */
  row: number;
  measured: Measured[];
}

const RELATIONS: readonly string[] = ['=', '~', '>', '<'];

/**
 * The table's samples with what was measured on them: every column of numbers is a property, `<name>_error` its standard error and
 * `<name>_relation` whether it is equal, about, above or below. A row whose formula is not understood is left out, with a warning.
 */
export function samplesOf(table: Table): { samples: Sample[]; warnings: Warning[] } {
  const is_study = metadataOf(table).reference === REFERENCE;
  const properties = propertyNames(table);
  const columns = properties.map(name => ({
    name,
    values: numbers(table, name)!,
    errors: numbers(table, `${name}_error`),
    relations: table.getChild(`${name}_relation`)
  }));
  const samples: Sample[] = [];
  const warnings: Warning[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const label = String(table.getChild('label')!.get(row) ?? '');
    try {
      const of = composition(String(table.getChild('formula')!.get(row) ?? ''));
      const measured = columns
        .filter(({ values }) => Number.isFinite(values[row]))
        .map(({ name, values, errors, relations }): Measured => {
          const relation = String(relations?.get(row) ?? '');
          return {
            property: name,
            value: values[row],
            error: errors && errors[row] > 0 ? errors[row] : NaN,
            relation: RELATIONS.includes(relation) ? (relation as Relation) : '=',
            ...(is_study ? placeOf(label, name) : { source: 'table', note: '' })
          };
        });
      samples.push({ label: label || of.sample_name, composition: of, is_study, row, measured });
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
      warnings.push({
        code: 'bad-formula',
        message: `Sample ${label || row + 1} is left out. ${error.message}`,
        subject: label
      });
    }
  }
  return { samples, warnings };
}

/** The study's samples, as if they were rows. */
export function samplesOfStudy(): Sample[] {
  return Object.keys(studySamples).map(label => ({
    label,
    composition: composition(formulaOf(label)),
    is_study: true,
    row: -1,
    measured: referenceValues
      .filter(({ sample, value }) => sample === label && !Number.isNaN(value))
      .map(({ property, value, error, relation, place, note }) => ({
        property,
        value,
        error,
        relation,
        source: place,
        note
      }))
  }));
}

/** The sample of the study with this composition. */
export function studyTwin(of: Composition): Sample | undefined {
  return samplesOfStudy().find(sample => alike(sample.composition, of));
}

/** The same elements in the same proportions, for one tetrahedron. */
export function alike(a: Composition, b: Composition): boolean {
  const [x, y] = [a, b].map(of => {
    const amounts = amountsOf(of);
    const centres = amountOf(amounts, 'centre') || 1;
    return Object.fromEntries(Object.entries(amounts).map(([symbol, amount]) => [symbol, amount / centres]));
  });
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every(
    symbol => Math.abs((x[symbol] ?? 0) - (y[symbol] ?? 0)) < 1e-6
  );
}

/** The unit of a column, for a property whose name is not known. */
export function unitOf(table: Table, name: string): string {
  return table.schema.fields.find(field => field.name === name)?.metadata.get('unit') ?? '';
}

export function propertyNames(table: Table): string[] {
  return table.schema.fields
    .filter(({ name, type }) => /^(Float|Int|Uint)/.test(String(type)) && !/_error$|^x$/.test(name))
    .map(({ name }) => name)
    .sort(compareProperties);
}

function placeOf(sample: string, property: string): { source: string; note: string } {
  const value = referenceValues.find(value => value.sample === sample && value.property === property);
  return { source: value?.place ?? '', note: value?.note ?? '' };
}

/** For people: in the unit that a property is shown in. */
export function shown(measured: Measured, unit: string) {
  const { label, unit: shownUnit, factor } = formOf(measured.property, unit);
  return { label, unit: shownUnit, value: measured.value * factor, error: measured.error * factor };
}
