import type { Table } from 'apache-arrow';
import {
  ArgyroditeError,
  makeTable,
  metadataOf,
  numbers,
  toTable,
  type ColumnValues,
  type TableLike
} from '../arrow/index.js';

/** What is joined to a sample: another widget's result, or measured properties by the name of their column. */
export type Joined = object;

/**
 * A table of samples with other results put in by the sample's name: a fit's conductivity becomes the sample's measured property.
 *
 * Of a result of the Nyquist fitter `ionic_conductivity_s_cm` and its error are taken, and the resistance of the parameter `Rint` as
 * `interface_resistance_ohm`. Of anything else every number is a property under its own name, errors with `_error` behind it.
 * What stood there before is replaced.
 *
 * @param table of kind composition
 * @param results by the label of a sample
 * @throws ArgyroditeError `bad-table` where no sample has that label, or where a result holds nothing that can be joined
 */
export function joinResults(table: TableLike, results: Readonly<Record<string, Joined>>): Table {
  const samples = toTable(table);
  const labels = [...(samples.getChild('label') ?? [])].map(String);
  const columns: Record<string, ColumnValues> = {};
  for (const { name, type } of samples.schema.fields) {
    columns[name] = /utf8|dictionary/i.test(String(type))
      ? [...samples.getChild(name)!].map(value => (value === null ? '' : String(value)))
      : numbers(samples, name)!;
  }
  for (const [label, result] of Object.entries(results)) {
    const row = labels.indexOf(label);
    if (row < 0) {
      throw new ArgyroditeError(
        'bad-table',
        `No sample is called “${label}”; there are ${labels.join(', ')}. Join under one of these names.`
      );
    }
    const properties = propertiesOf(result);
    if (Object.keys(properties).length === 0) throw nothingIn(`What is joined to “${label}”`);
    for (const [name, value] of Object.entries(properties)) {
      const column = Float64Array.from(
        (columns[name] ??= new Float64Array(labels.length).fill(NaN)) as Float64Array
      );
      column[row] = value;
      columns[name] = column;
    }
  }
  return makeTable('composition', columns, metadataOf(samples));
}

/**
 * The measured properties that a result holds, by the names of their columns: what `joinResults` would put into a table.
 *
 * @throws ArgyroditeError `bad-table` where it holds none
 */
export function measuredIn(result: Joined): Record<string, number> {
  const properties = propertiesOf(result);
  if (Object.keys(properties).length === 0) throw nothingIn('This result');
  return properties;
}

function nothingIn(what: string): ArgyroditeError {
  return new ArgyroditeError(
    'bad-table',
    `${what} holds no measured property. A fit needs the pellet’s thickness and area for its conductivity.`
  );
}

interface FitLike {
  ionic_conductivity_s_cm: number;
  ionic_conductivity_error_s_cm: number;
  parameters: { name: string; value: number; standard_error: number }[];
}

function propertiesOf(result: Joined): Record<string, number> {
  if ('parameters' in result && 'ionic_conductivity_s_cm' in result) return ofFit(result as FitLike);
  return numbersOf(result as Record<string, unknown>);
}

function ofFit(fit: FitLike): Record<string, number> {
  const interfaces = fit.parameters.find(({ name }) => name === 'Rint');
  return numbersOf({
    ionic_conductivity_s_cm: fit.ionic_conductivity_s_cm,
    ionic_conductivity_s_cm_error: fit.ionic_conductivity_error_s_cm,
    interface_resistance_ohm: interfaces?.value,
    interface_resistance_ohm_error: interfaces?.standard_error
  });
}

function numbersOf(values: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
  );
}
