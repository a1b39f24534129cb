import type { Table } from 'apache-arrow';
import { measuredIn, type Joined } from './measured-in.js';
import {
  ArgyroditeError,
  makeTable,
  metadataOf,
  numbers,
  toTable,
  type ColumnValues,
  type TableLike
} from '../arrow/index.js';

/**
 * A table of samples with other results put in by the sample's name: a fit's conductivity becomes the sample's measured property.
 *
 * What of a result is a property, {@link measuredIn} says. What stood there before is replaced.
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
    const formula = String(samples.getChild('formula')?.get(row) ?? '');
    for (const [name, value] of Object.entries(measuredIn(result, formula, `What is joined to “${label}”`))) {
      const column = Float64Array.from(
        (columns[name] ??= new Float64Array(labels.length).fill(NaN)) as Float64Array
      );
      column[row] = value;
      columns[name] = column;
    }
  }
  return makeTable('composition', columns, metadataOf(samples));
}
