import type { ColumnValues } from '../../arrow/index.js';

type Columns = Record<string, ColumnValues>;

/** Columns as comma-separated values (RFC 4180), with full precision; what is not a finite number is an empty cell. */
export function toCsv(columns: Columns): string {
  const names = Object.keys(columns);
  const lines = [names.map(csvCell).join(',')];
  const length = names.length ? columns[names[0]].length : 0;
  for (let row = 0; row < length; row++) {
    lines.push(
      names
        .map(name => {
          const value = columns[name][row];
          return typeof value === 'number' ? (Number.isFinite(value) ? String(value) : '') : csvCell(value);
        })
        .join(',')
    );
  }
  return lines.join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table in LaTeX that needs no package. Cells are LaTeX already: bring text through {@link escapeLatex}.
 *
 * @param alignment of the columns, e.g. `lr`
 */
export function latexTable(
  alignment: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  caption: string
): string {
  const line = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${caption}}`,
    `  \\begin{tabular}{${alignment}}`,
    '    \\hline',
    line(heading),
    '    \\hline',
    ...rows.map(line),
    '    \\hline',
    '  \\end{tabular}',
    '\\end{table}',
    ''
  ].join('\n');
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}'
};

/** Text that LaTeX prints as it is. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, character => special[character] ?? `\\${character}`);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What our format writes: a value, its error, a power of ten, a unit. */
const QUANTITY = /^(\(?−?[\d.]+(?: ± [\d.]+)?\)?)(?: × 10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?: (.+))?$/;

/** A value as our format writes it, `(1.13 ± 0.02) × 10⁻⁸ F`, in LaTeX's mathematics mode. */
export function latexQuantity(text: string): string {
  const match = QUANTITY.exec(text);
  if (!match) return `\\mbox{${escapeLatex(text)}}`;
  const [, pair, minus, digits, unit] = match;
  const number = pair.replace(' ± ', ' \\pm ').replace('−', '-');
  const exponent = Array.from(digits ?? '', digit => superscripts.indexOf(digit)).join('');
  const power = exponent ? ` \\times 10^{${minus ? '-' : ''}${exponent}}` : '';
  return number + power + (unit ? `\\,${latexUnit(unit)}` : '');
}

function latexUnit(unit: string): string {
  const body = unit
    .replace('Ω', '\\Omega ')
    .replace('µ', '\\mu ')
    .replace('cm²', 'cm^{2}')
    .replace(/\^\((.*)\)/, (_, power: string) => `^{${power.replace('α', '\\alpha ').replace('−', '-')}}`)
    .replace(/ (?=[A-Za-z]+\^)/, '\\,');
  return `\\mathrm{${body}}`;
}
