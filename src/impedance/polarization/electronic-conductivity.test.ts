import { describe, expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { normal } from '../../numeric/testing/normal.js';
import { electronicConductivity } from './electronic-conductivity.js';

interface Cell {
  voltages: number[];
  /** S */
  conductance: number;
  offset?: number;
  /** s, of the ions' current that dies away. */
  decay?: number;
  noise?: number;
}

/** Each voltage for an hour, a point every 10 s: electrons, and ions that are stopped at the electrodes. */
function record({ voltages, conductance, offset = 0, decay = 200, noise = 0 }: Cell) {
  const gauss = normal(7);
  const rows = voltages.flatMap((v, step) =>
    Array.from({ length: 360 }, (_, k) => {
      const steady = conductance * v;
      return [
        3600 * step + 10 * k,
        v,
        steady * (1 + 50 * Math.exp((-10 * k) / decay)) + offset + noise * gauss()
      ];
    })
  );
  const column = (i: number) => Float64Array.from(rows, row => row[i]);
  return { time_second: column(0), voltage_volt: column(1), current_ampere: column(2) };
}

const pellet = { pellet_thickness_mm: 1, electrode_area_cm2: 0.785 };
const codes = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code);

describe('electronicConductivity', () => {
  it('is I t/(V A) of the steady current', () => {
    const result = electronicConductivity(record({ voltages: [0.005], conductance: 2e-8 }), pellet);
    expect(result.electronic_conductivity_s_cm / ((2e-8 * 0.1) / 0.785)).toBeCloseTo(1, 3);
    expect(result.holds).toHaveLength(1);
    expect(result.holds[0].steady).toBe(true);
    expect(result.holds[0].from_second).toBeCloseTo(2400, -2);
    expect(result.upper_limit).toBe(false);
    expect(result.warnings).toEqual([]);
  });

  it('takes the slope over several voltages, which an offset does not spoil', () => {
    const cell = { voltages: [0.1, 0.2, 0.3, 0.4], conductance: 3e-9, offset: 2e-10, noise: 1e-11 };
    const result = electronicConductivity(record(cell), pellet);
    expect(result.conductance_siemens / 3e-9).toBeCloseTo(1, 2);
    expect(Math.abs(result.conductance_siemens - 3e-9)).toBeLessThan(4 * result.conductance_error_siemens);
    expect(result.offset_ampere / 2e-10).toBeCloseTo(1, 0);
    expect(codes(result)).toEqual([]);
  });

  it('says where the current is not steady yet, and then only limits the conductivity', () => {
    const result = electronicConductivity(
      record({ voltages: [0.005], conductance: 2e-8, decay: 5000 }),
      pellet
    );
    expect(codes(result)).toEqual(['not-steady']);
    expect(result.upper_limit).toBe(true);
    expect(result.electronic_conductivity_s_cm).toBeGreaterThan((2e-8 * 0.1) / 0.785);
  });

  it('only limits the conductivity where the current is the instrument’s leakage', () => {
    const cell = record({ voltages: [0.005], conductance: 2e-8 });
    const result = electronicConductivity(cell, { ...pellet, leakage_ampere: 1e-10 });
    expect(codes(result)).toEqual(['leakage']);
    expect(result.upper_limit).toBe(true);
    expect(electronicConductivity(cell, { ...pellet, leakage_ampere: 1e-12 }).upper_limit).toBe(false);
  });

  it('says where current and voltage are no line', () => {
    const one = record({ voltages: [0.1, 0.2, 0.3, 0.4], conductance: 1e-9 });
    const bent = {
      ...one,
      current_ampere: one.current_ampere.map((i, k) => i * Math.exp(8 * one.voltage_volt[k]))
    };
    expect(codes(electronicConductivity(bent, pellet))).toContain('not-ohmic');
    expect(codes(electronicConductivity(one, pellet))).not.toContain('not-ohmic');
  });

  it('carries the errors of thickness and area', () => {
    const cell = record({ voltages: [0.005], conductance: 2e-8 });
    const result = electronicConductivity(cell, {
      ...pellet,
      pellet_thickness_error_mm: 0.03,
      electrode_area_error_cm2: 0.04 * 0.785
    });
    expect(result.electronic_conductivity_error_s_cm / result.electronic_conductivity_s_cm).toBeCloseTo(
      0.05,
      3
    );
  });

  it('takes a cycling record, and refuses other tables and records without a held voltage', () => {
    const { time_second, voltage_volt, current_ampere } = record({ voltages: [0.005], conductance: 2e-8 });
    const columns = { test_time_second: time_second, voltage_volt, current_ampere };
    const table = makeTable('cycling-record', columns);
    expect(electronicConductivity(table, pellet).holds).toHaveLength(1);
    const ramp = { time_second, voltage_volt: time_second.map(t => t / 1000), current_ampere };
    expect(() => electronicConductivity(ramp, pellet)).toThrow(/constant voltage/);
    expect(() => electronicConductivity(table, { ...pellet, electrode_area_cm2: 0 })).toThrow(
      /electrode_area_cm2 is 0/
    );
    const composition = makeTable('composition', { label: ['a'], formula: ['Li6PS5Cl'] });
    expect(() => electronicConductivity(composition, pellet)).toThrow(/cycling-record/);
  });
});
