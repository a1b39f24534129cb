import { describe, expect, it } from 'vitest';
import { formatWithError } from '../../numeric/format.js';
import { fileName } from './file-name.js';
import { escapeLatex, latexQuantity, latexTable, toCsv } from './text-table.js';

describe('toCsv', () => {
  it('quotes what would break a cell, and leaves empty what is not a finite number', () => {
    const csv = toCsv({
      name: ['R1', 'a,"b"'],
      value: Float64Array.of(0.1, NaN),
      unit: ['Ω', 'line\nbreak']
    });
    expect(csv).toBe('name,value,unit\r\nR1,0.1,Ω\r\n"a,""b""",,"line\nbreak"\r\n');
  });
});

describe('LaTeX', () => {
  it('writes values and errors as our format rounds them', () => {
    expect(latexQuantity(formatWithError(486.2, 4.1, 'Ω'))).toBe('486 \\pm 4\\,\\mathrm{\\Omega }');
    expect(latexQuantity(formatWithError(1.132e-8, 2.1e-10, 'F s^(α−1)'))).toBe(
      '(1.13 \\pm 0.02) \\times 10^{-8}\\,\\mathrm{F\\,s^{\\alpha -1}}'
    );
    expect(latexQuantity(formatWithError(0.9, 0.01))).toBe('0.900 \\pm 0.010');
  });

  it('escapes every sign that it would take for its own', () => {
    expect(escapeLatex('50%_{a}\\b$#&~^')).toBe(
      '50\\%\\_\\{a\\}\\textbackslash{}b\\$\\#\\&\\textasciitilde{}\\textasciicircum{}'
    );
  });

  it('makes a table that needs no package', () => {
    const table = latexTable('ll', ['A', 'B'], [['1', '2']], 'Caption');
    expect(table).toContain('\\begin{tabular}{ll}');
    expect(table).toContain('    1 & 2 \\\\');
    expect(table).not.toContain('\\usepackage');
  });
});

describe('fileName', () => {
  it('keeps a sample’s name as far as a file may have it', () => {
    expect(fileName('Cl-13 300 h', 'parameters', 'csv')).toBe('Cl-13-300-h-parameters.csv');
    expect(fileName('../../etc/passwd', 'x', 'svg')).toBe('etc-passwd-x.svg');
    expect(fileName('', 'x', 'svg')).toBe('sample-x.svg');
    expect(fileName('Li₆PS₅Cl', 'x', 'svg')).toBe('Li₆PS₅Cl-x.svg');
  });
});
