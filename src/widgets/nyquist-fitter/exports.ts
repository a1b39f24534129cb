import { toBytes, type SampleMetadata } from '../../arrow/index.js';
import { parseCircuit } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import type { MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { pictureSvg, pictureToPng } from '../export/picture.js';
import { escapeLatex, latexQuantity, latexTable, toCsv } from '../export/text-table.js';
import { nyquistColumns } from '../../impedance/analysis.js';
import { toArrow } from '../result.js';
import { symbolLatex, symbolsOf } from './symbols.js';

/** What can be taken along: picture, parameters, settings, and a text for the methods section. */
export function exportItems(options: {
  sample: string;
  result: NyquistResult | undefined;
  settings: NyquistSettings;
  metadata: SampleMetadata;
  plots(): SVGSVGElement[];
  showMethods(result: NyquistResult): void;
}): MenuItem[] {
  const { sample, result, settings } = options;
  const picture = () => pictureSvg(options.plots(), `Impedance of ${sample}`);
  const save = (what: string, extension: string, content: BlobPart, type: string) =>
    download(fileName(sample, what, extension), content, type);
  const items: MenuItem[] = [
    {
      label: 'Picture (SVG)',
      detail: 'vector graphics for a paper',
      act: () => save('impedance', 'svg', picture(), 'image/svg+xml')
    },
    {
      label: 'Picture (PNG)',
      detail: 'on white, twice the size',
      act: () => void pictureToPng(picture()).then(png => save('impedance', 'png', png, 'image/png'))
    }
  ];
  if (result) {
    items.push(
      {
        label: 'Parameters (CSV)',
        act: () => save('parameters', 'csv', toCsv(nyquistColumns(result)), 'text/csv')
      },
      {
        label: 'Parameters (Arrow)',
        act: () =>
          save(
            'parameters',
            'arrow',
            toBytes(toArrow(result), 'file') as BlobPart,
            'application/vnd.apache.arrow.file'
          )
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
