import { describe, expect, it } from 'vitest';
import { sharedData, sharedRows, simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { readResistances } from './read-resistances.js';

const frequency = sweep(7e6, 0.1, 79);
/** An arc of 500 Ω at 10 kHz, far from its spike. */
const BLOCKING = 'R0-p(R1,CPE1)-CPE2';
const separate = { R0: 100, R1: 500, CPE1_0: 2e-9, CPE1_1: 0.95, CPE2_0: 3e-5, CPE2_1: 0.95 };
/** The arc lies beyond the highest frequency: the cables' inductance, the resistance and the spike are left. */
const UNRESOLVED = 'L0-R0-CPE1';
const unresolved = { L0: 1e-6, R0: 50, CPE1_0: 1e-5, CPE1_1: 0.9 };

const ways = (table: Parameters<typeof readResistances>[0]) =>
  Object.fromEntries(readResistances(table).map(reading => [reading.way, reading]));

describe('readResistances', () => {
  it('reads Z′ at the local minimum of −Z″ where arc and spike meet', () => {
    const { 'local-minimum': reading } = ways(simulatedTable(BLOCKING, separate, frequency));
    expect(reading.resistance_ohm / 600).toBeCloseTo(1, 1);
    expect(reading.real_ohm).toBe(reading.resistance_ohm);
    expect(reading.imaginary_ohm).toBeLessThan(0);
    expect(reading.frequency_hertz).toBeGreaterThan(10);
    expect(reading.frequency_hertz).toBeLessThan(20e3);
    expect(reading.rows.length).toBeGreaterThanOrEqual(5);
    expect(reading.line.real).toHaveLength(reading.line.imaginary.length);
  });

  it('finds the same minimum in noise, within the error that it states', () => {
    const clean = ways(simulatedTable(BLOCKING, separate, frequency))['local-minimum'];
    let inside = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const noisy = ways(simulatedTable(BLOCKING, separate, frequency, { noise: 0.003, seed }))[
        'local-minimum'
      ];
      const off = Math.abs(noisy.resistance_ohm - clean.resistance_ohm);
      if (off < 2.5 * noisy.standard_error_ohm) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(34);
  });

  it('without an arc there is no minimum, and Z′ is read where the curve crosses the real axis', () => {
    const readings = ways(simulatedTable(UNRESOLVED, unresolved, frequency));
    expect(readings['local-minimum']).toBeUndefined();
    // where ωL = sin(απ/2)/(Q ω^α), the CPE still adds cos(απ/2)/(Q ω^α)
    const omega = (Math.sin(0.45 * Math.PI) / (1e-5 * 1e-6)) ** (1 / 1.9);
    const { 'axis-crossing': crossing } = readings;
    expect(crossing.frequency_hertz / (omega / (2 * Math.PI))).toBeCloseTo(1, 2);
    expect(crossing.resistance_ohm / (50 + Math.cos(0.45 * Math.PI) / (1e-5 * omega ** 0.9))).toBeCloseTo(
      1,
      4
    );
    expect(crossing.imaginary_ohm).toBe(0);
  });

  it('a curve that never crosses the axis has no crossing', () => {
    expect(
      ways(simulatedTable('R0-p(R1,C1)', { R0: 5, R1: 50, C1: 1e-6 }, frequency))['axis-crossing']
    ).toBeUndefined();
  });

  it('extrapolates the straight spike of a constant phase element to its series resistance', () => {
    const { spike } = ways(simulatedTable('R0-CPE1', { R0: 50, CPE1_0: 1e-5, CPE1_1: 0.85 }, frequency));
    expect(spike.resistance_ohm).toBeCloseTo(50, 6);
    expect(spike.frequency_hertz).toBeNaN();
    expect(spike.line.imaginary[0]).toBe(0);
    expect(spike.rows.length).toBeGreaterThanOrEqual(5);
  });

  it('takes no point of the arc into the spike, and states an error that noise keeps to', () => {
    let inside = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { spike } = ways(simulatedTable(BLOCKING, separate, frequency, { noise: 0.003, seed }));
      // of the points below the minimum, 2 kHz
      expect(spike.rows[0]).toBeGreaterThan(33);
      if (Math.abs(spike.resistance_ohm - 600) < 3 * spike.standard_error_ohm) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(34);
  });

  it('reads no spike where electrodes do not block', () => {
    const { spike } = ways(
      simulatedTable('R0-p(R1,CPE1)', { R0: 50, R1: 200, CPE1_0: 1e-6, CPE1_1: 0.85 }, frequency)
    );
    expect(spike).toBeUndefined();
  });
});

describe.skipIf(!sharedData)('real spectra (../shared/data, skipped where it is absent)', () => {
  it('the argyrodite pellet: minimum and spike agree with the fit’s 1468 Ω within 15 %', () => {
    const table = spectrumTable(
      sharedRows('PEIS_LPSCl_IonBlocking_-25C.txt', { after: 'freq/Hz', sign: -1 })
    );
    const readings = ways(table);
    expect(readings['local-minimum'].resistance_ohm / 1468).toBeCloseTo(1, 0);
    expect(Math.abs(readings['local-minimum'].resistance_ohm / 1468 - 1)).toBeLessThan(0.15);
    expect(Math.abs(readings.spike.resistance_ohm / 1468 - 1)).toBeLessThan(0.15);
  });
});
