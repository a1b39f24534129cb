import { Field, Float64, Schema, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { makeTable, type ColumnValues } from '../../arrow/index.js';
import { composition } from '../stoichiometry.js';
import { citation } from './citation.js';
import { referenceValues, samples, type ReferenceValue } from './values.js';

/** In the metadata of the wide table: its rows are the study's own, so that a card does not set them beside themselves. */
export const REFERENCE = 'zeng-2022';

const texts = ['sample', 'formula', 'property', 'relation', 'unit', 'place', 'note', 'citation'] as const;
const columns = [
  'sample',
  'formula',
  'x',
  'property',
  'relation',
  'value',
  'unit',
  'error',
  'place',
  'note',
  'citation'
];

/** Every value of the study, one a row: sample, formula, x, property, relation, value, unit, error, place, note, citation. */
export function referenceTable(): Table {
  const rows = referenceValues.map(row);
  const vectors = Object.fromEntries(
    columns.map(name => {
      const values = rows.map(row => row[name]);
      return [
        name,
        isText(name) ? vectorFromArray(values, new Utf8()) : vectorFromArray(values, new Float64())
      ];
    })
  );
  const table = new Table(vectors as never);
  const fields = columns.map(name => new Field(name, isText(name) ? new Utf8() : new Float64(), true));
  return new Table(new Schema(fields, new Map([['citation', citation]])), table.batches);
}

/** The same as comma-separated values (RFC 4180, UTF-8); what the study does not give is empty. */
export function referenceCsv(): string {
  const lines = referenceValues.map(value => columns.map(name => cell(row(value)[name])).join(','));
  return [columns.join(','), ...lines].join('\n') + '\n';
}

/**
 * The study's five samples as a table of kind `composition`: a column for each property, with `_error` and `_relation` beside it.
 * Blanks stay blank (NaN, and an empty text).
 */
export function referenceSeries(): Table {
  const labels = Object.keys(samples);
  const wide: Record<string, ColumnValues> = {
    label: labels,
    formula: labels.map(formulaOf)
  };
  for (const property of new Set(referenceValues.map(({ property }) => property))) {
    const of = labels.map(sample =>
      referenceValues.find(v => v.sample === sample && v.property === property)
    );
    const known = of.map(value => (value && !Number.isNaN(value.value) ? value : undefined));
    wide[property] = Float64Array.from(known, value => value?.value ?? NaN);
    wide[`${property}_error`] = Float64Array.from(known, value => value?.error ?? NaN);
    wide[`${property}_relation`] = known.map(value => value?.relation ?? '');
  }
  return makeTable('composition', wide, { reference: REFERENCE, citation });
}

/** The formula of one of the study's samples. */
export function formulaOf(sample: string): string {
  return composition({ chlorine: samples[sample] }).formula;
}

function row(value: ReferenceValue): Record<string, string | number | null> {
  return {
    ...value,
    formula: formulaOf(value.sample),
    x: samples[value.sample],
    value: blank(value.value),
    error: blank(value.error),
    citation
  };
}

function blank(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function isText(name: string): boolean {
  return (texts as readonly string[]).includes(name);
}
