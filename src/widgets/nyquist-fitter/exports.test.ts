// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { metadataOf } from '../../arrow/index.js';
import { nyquistSettings, type NyquistSettings } from '../../impedance/settings.js';
import { runAtOnce } from '../../runner/index.js';
import { resolveSettings } from '../../settings/index.js';
import { pictureSvg } from '../export/picture.js';
import { light } from '../frame/theme.js';
import { spectrumTable } from '../testing/spectrum-table.js';
import { nyquistFitterDefinition } from './definition.js';
import { correlationColumns, parametersLatex } from './exports.js';
import { methodsSentence } from './methods.js';
import { nyquistFitter, picture as stillPicture } from './view.js';

const settings = resolveSettings<NyquistSettings>(nyquistSettings, { starts: 1, fixed: { CPE2_1: 0.93 } });
const table = spectrumTable({
  sample: 'Cl-13_a',
  electrode_area_cm2: 0.785,
  pellet_thickness_mm: 0.85,
  ambient_temperature_celsius: 24
});
const result = runAtOnce(nyquistFitterDefinition, table, settings);

describe('exports of the Nyquist fitter', () => {
  it('say in the methods section what was fitted, how, and what came out', () => {
    const text = methodsSentence(result, settings, 'Cl-13_a', 36, metadataOf(table));
    expect(text).toContain('The impedance of Cl-13_a at 24 °C (100 mHz to 1 MHz, 36 points)');
    expect(text).toContain('R0-p(R1,CPE1)-CPE2 by complex nonlinear least squares with modulus weighting');
    expect(text).toMatch(/R1 = 7\.9\d ± 0\.\d+ Ω/);
    expect(text).toContain('CPE2_1 = 0.93 (fixed)');
    // σ = 0.085 cm/(20 Ω · 0.785 cm²) = 5.41 mS/cm
    expect(text).toMatch(/the ionic conductivity is 5\.4\d* ± 0\.\d+ mS\/cm/);
  });

  it('say whose errors are in the conductivity, what was taken off, and where the resistance was read', () => {
    const given = {
      ...settings,
      pellet_thickness_error_mm: 0.02,
      inductance_henry: 1e-7,
      ties: { R1: { to: 'R0', factor: 0.5 } }
    };
    const text = (more: Partial<NyquistSettings>) => {
      const whole = { ...given, ...more };
      const fit = runAtOnce(nyquistFitterDefinition, table, whole);
      return methodsSentence(fit, whole, 'Cl-13_a', 36, metadataOf(table));
    };
    expect(text({})).toContain('a cable inductance of 100 nH was taken off');
    expect(text({})).toContain('The fit kept R1 = 0.5 × R0.');
    expect(text({})).toContain('a thickness of 0.85 ± 0.02 mm and an electrode area of 0.785 cm²');
    expect(text({})).not.toContain('not included');
    expect(text({ resistance_from: 'spike', ties: {} })).toMatch(
      /With the resistance of .* Ω read at the spike extrapolated to the real axis/
    );
  });

  it('write the correlations as columns, a row and a column for each free parameter', () => {
    const columns = correlationColumns(result) as Record<string, ArrayLike<number>>;
    expect(Object.keys(columns)).toEqual(['name', 'R0', 'R1', 'CPE1_0', 'CPE1_1', 'CPE2_0']);
    expect(columns.R1[1]).toBeCloseTo(1, 12);
    expect(columns.R1[0]).toBeCloseTo(columns.R0[1], 12);
  });

  it('write the parameters as a LaTeX table with symbols, and text as text', () => {
    const latex = parametersLatex(result, 'Cl-13_a');
    expect(latex).toContain('Impedance of Cl-13\\_a fitted with');
    expect(latex).toMatch(/\$R_\{\\mathrm\{1\}\}\$ & \$7\.9\d \\pm 0\.\d+\\,\\mathrm\{\\Omega \}\$/);
    expect(latex).toContain('$\\alpha_{\\mathrm{CPE2}}$ & $0.93$ (fixed)');
  });

  it('draw a picture on white that needs no page: no variables, no marks of the pointer', () => {
    const fitter = nyquistFitter(table, settings, { width: 900 });
    document.body.append(fitter);
    fitter
      .querySelector('.ag-plot')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(fitter.querySelector('[data-overlay="reading"] circle')).not.toBeNull();
    const plots = [...fitter.querySelectorAll<SVGSVGElement>('.ag-plot > svg')];
    const picture = new DOMParser().parseFromString(pictureSvg(plots, 'Impedance'), 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    expect(picture.documentElement.outerHTML).not.toContain('var(');
    expect(picture.querySelector('[data-overlay]')).toBeNull();
    expect(picture.querySelector('rect')!.getAttribute('fill')).toBe(light.paper);
    expect(picture.querySelectorAll('circle').length).toBeGreaterThan(30);
  });

  it('are the same document each time, so that a notebook that is run again does not change', () => {
    const [first, second] = [1, 2].map(() => stillPicture(table, settings, result));
    expect(first).toContain('clip-path');
    expect(second).toBe(first);
  });
});
