import type { Table } from 'apache-arrow';
import { toBytes, type ColumnValues, type SampleMetadata } from '../../arrow/index.js';
import { parseCircuit } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult, SeriesResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import type { MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { escapeLatex, latexQuantity, latexTable, toCsv } from '../export/text-table.js';
import { nyquistColumns } from '../../impedance/analysis.js';
import { toArrow } from '../result.js';
import { symbolLatex, symbolsOf } from './symbols.js';

/** What can be taken along beside the picture: parameters, settings, and a text for the methods section. */
export function exportItems(options: {
  sample: string;
  result: NyquistResult | undefined;
  series: SeriesResult | null;
  settings: NyquistSettings;
  metadata: SampleMetadata;
  showMethods(result: NyquistResult): void;
}): MenuItem[] {
  const { sample, result, series, settings } = options;
  const save = (what: string, extension: string, content: BlobPart, type: string) =>
    download(fileName(sample, what, extension), content, type);
  const items: MenuItem[] = [];
  const arrow = (what: string, table: Table) =>
    save(what, 'arrow', toBytes(table, 'file') as BlobPart, 'application/vnd.apache.arrow.file');
  if (series && result) {
    const whole = { ...result, series };
    items.push(
      {
        label: 'Series (CSV)',
        detail: 'parameters with their errors, a row for each spectrum',
        act: () => save('series', 'csv', toCsv(nyquistColumns(whole)), 'text/csv')
      },
      {
        label: 'Series (Arrow)',
        act: () => arrow('series', toArrow(whole))
      }
    );
  }
  if (result) {
    // the columns of a result with a series are the series'
    const alone = { ...result, series: null };
    items.push(
      {
        label: 'Parameters (CSV)',
        act: () => save('parameters', 'csv', toCsv(nyquistColumns(alone)), 'text/csv')
      },
      {
        label: 'Parameters (Arrow)',
        act: () => arrow('parameters', toArrow(alone))
      },
      {
        label: 'Correlations (CSV)',
        act: () => save('correlations', 'csv', toCsv(correlationColumns(result)), 'text/csv')
      },
      {
        label: 'Parameters (LaTeX)',
        act: () => save('parameters', 'tex', parametersLatex(result, sample), 'application/x-tex')
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

/** The correlation matrix of the free parameters, a column for each. */
export function correlationColumns({ parameters, correlation }: NyquistResult): Record<string, ColumnValues> {
  const free = parameters.filter(({ fixed, tied_to }) => !fixed && !tied_to).map(({ name }) => name);
  return {
    name: free,
    ...Object.fromEntries(
      free.map((name, j) => [name, Float64Array.from(free, (_, i) => correlation[i]?.[j] ?? NaN)])
    )
  };
}

/** The parameters as a table in LaTeX. */
export function parametersLatex(result: NyquistResult, sample: string): string {
  const symbols = symbolsOf(parseCircuit(result.circuit));
  const rows = result.parameters.map(({ name, value, standard_error, unit, fixed }) => {
    const text = fixed ? formatQuantity(value, unit) : formatWithError(value, standard_error, unit);
    const cell = text === 'not determined' ? text : `$${latexQuantity(text)}$${fixed ? ' (fixed)' : ''}`;
    return [`$${symbolLatex(symbols.get(name)!)}$`, cell];
  });
  const caption = `Impedance of ${escapeLatex(sample)} fitted with ${escapeLatex(result.circuit)}: value and standard error.`;
  return latexTable('ll', ['Parameter', 'Value'], rows, caption);
}
