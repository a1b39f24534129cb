import { describe, expect, it } from 'vitest';
import { parseCircuit } from './circuit/parse.js';
import { presets } from './presets.js';
import { nyquistSettings } from './settings.js';

describe('the presets', () => {
  it.each(presets.map(preset => [preset.circuit, preset] as const))(
    '%s is a circuit with a sentence',
    (_, preset) => {
      expect(parseCircuit(preset.circuit).parameters.length).toBeGreaterThan(1);
      expect(preset.title).not.toBe('');
      expect(preset.description).toMatch(/\.$/);
    }
  );

  it('are all different, and hold the study’s circuit and the default', () => {
    const codes = presets.map(({ circuit }) => parseCircuit(circuit).code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(presets.map(({ circuit }) => circuit)).toContain('Rb(Rgb-CPEgb)(Rint-CPEint)W');
    expect(codes).toContain(nyquistSettings.circuit.default);
  });
});
