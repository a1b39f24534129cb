// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { runAtOnce } from '../../runner/analyse.js';
import { resolveSettings } from '../../settings/index.js';
import { compositionSettings, type CompositionSettings } from '../../composition/settings.js';
import { compositionCardDefinition } from './definition.js';
import { batchLatex, valueColumns } from './exports.js';
import { formulaLatex } from './formula.js';
import { methodsSentence } from './sentence.js';

const table = makeTable('composition', {
  label: ['A_1', 'B'],
  formula: ['Li5.7PS4.7Cl1.3', 'Li5.4PS4.4Cl1.6'],
  ionic_conductivity_s_cm: [0.0052, NaN]
});
const settings = resolveSettings<CompositionSettings>(compositionSettings, { with_study: false });
const result = runAtOnce(compositionCardDefinition, table, settings);

describe('What is exported of a composition card', () => {
  it('is a batch in LaTeX with subscripts and the balance’s decimals', () => {
    const latex = batchLatex(result, settings);
    expect(latex).toContain('$\\mathrm{Li_{2}S}$ & 16.459 & 100 & 0.7562 \\\\');
    expect(latex).toContain('(A\\_1)');
    expect(formulaLatex('Li5.7PS4.7Cl1.3')).toBe('$\\mathrm{Li_{5.7}PS_{4.7}Cl_{1.3}}$');
  });

  it('is a row for each measured value, and none for what was not measured', () => {
    const { sample, property, value, unit, error } = valueColumns(result);
    expect(sample).toEqual(['A_1']);
    expect(property).toEqual(['ionic_conductivity_s_cm']);
    expect(value[0]).toBeCloseTo(5.2, 12);
    expect(unit).toEqual(['mS/cm']);
    expect(error[0]).toBeNaN();
  });

  it('is a sentence with the masses, the synthesis and the density', () => {
    const text = methodsSentence(result, settings);
    expect(text).toContain(
      'Li5.7PS4.7Cl1.3 (Cl-13) was prepared from 0.7562 g Li2S, 0.8315 g P2S5 and 0.4123 g LiCl, for 2 g of product.'
    );
    expect(text).toContain('anneal 12 h at 500 °C');
    expect(text).toMatch(/the density of the lattice is 1\.8\d\d g\/cm³/);
  });
});
