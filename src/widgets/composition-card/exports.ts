import { toBytes, type ColumnValues } from '../../arrow/index.js';
import { plainTable } from '../../arrow/table.js';
import { compositionColumns } from '../../composition/analysis.js';
import type { CompositionSettings } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';
import type { MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { escapeLatex, latexTable, toCsv } from '../export/text-table.js';
import { formulaLatex } from './formula.js';
import { massText } from './numbers.js';

/** What can be taken along beside the picture: batch and values as tables, settings, and a text for the methods section. */
export function exportItems(options: {
  result: CompositionResult | undefined;
  settings: CompositionSettings;
  showMethods(result: CompositionResult): void;
}): MenuItem[] {
  const { result, settings } = options;
  const sample = result?.label ?? 'composition';
  const save = (what: string, extension: string, content: BlobPart, type: string) =>
    download(fileName(sample, what, extension), content, type);
  const items: MenuItem[] = [];
  if (result) {
    items.push(
      {
        label: 'Batch (CSV)',
        act: () => save('batch', 'csv', toCsv(compositionColumns(result)), 'text/csv')
      },
      {
        label: 'Batch (LaTeX)',
        act: () => save('batch', 'tex', batchLatex(result, settings), 'application/x-tex')
      },
      {
        label: 'Values (CSV)',
        act: () => save('values', 'csv', toCsv(valueColumns(result)), 'text/csv')
      },
      {
        label: 'Values (Arrow)',
        act: () =>
          save(
            'values',
            'arrow',
            toBytes(plainTable(valueColumns(result))) as BlobPart,
            'application/vnd.apache.arrow.stream'
          )
      },
      { label: 'Sentences for the methods section', act: () => options.showMethods(result) }
    );
  }
  items.push({
    label: 'Settings (JSON)',
    detail: 'the same data with these give the same result',
    act: () => save('settings', 'json', `${JSON.stringify(settings, null, 2)}\n`, 'application/json')
  });
  return items;
}

/** Every measured value that the series show, one in a row; what was not measured has none. */
export function valueColumns({ series }: CompositionResult): Record<string, ColumnValues> {
  const rows = series.flatMap(({ name, unit, points }) => points.map(point => ({ name, unit, ...point })));
  return {
    sample: rows.map(({ label }) => label),
    formula: rows.map(({ formula }) => formula),
    x: Float64Array.from(rows, ({ x }) => x),
    property: rows.map(({ name }) => name),
    relation: rows.map(({ relation }) => relation),
    value: Float64Array.from(rows, ({ value }) => value),
    error: Float64Array.from(rows, ({ error }) => error),
    unit: rows.map(({ unit }) => unit),
    source: rows.map(({ is_study, source }) => (is_study ? `study, ${source}` : source)),
    left_out: Int32Array.from(rows, ({ is_excluded }) => Number(is_excluded)),
    outlier: Int32Array.from(rows, ({ is_outlier }) => Number(is_outlier)),
    note: rows.map(({ note }) => note)
  };
}

/** The batch as a table in LaTeX. */
export function batchLatex(result: CompositionResult, settings: CompositionSettings): string {
  const rows = result.batch.map(({ precursor, amount_mmol, purity, rounded_mass_g }) => [
    formulaLatex(precursor),
    amount_mmol.toFixed(3),
    String(Number((100 * purity).toPrecision(6))),
    massText(rounded_mass_g, settings.balance_step_g)
  ]);
  const caption = `Batch of ${Number(result.total_mass_g.toPrecision(6))} g of ${formulaLatex(result.composition.formula)} (${escapeLatex(result.label)}).`;
  return latexTable('lrrr', ['Precursor', 'mmol', 'Purity / \\%', 'Mass / g'], rows, caption);
}
