import { describe, expect, it } from 'vitest';
import { joinSpectra, numbers } from '../arrow/index.js';
import { correctTable } from './correct.js';
import { fitCircuit } from './fit/fit.js';
import { simulatedTable, sweep } from './testing/spectra.js';

const CIRCUIT = 'R0-p(R1,CPE1)';
const values = { R0: 20, R1: 100, CPE1_0: 1e-7, CPE1_1: 0.9 };
const frequency = sweep(5e6, 1, 60);
const withCables = simulatedTable(`L0-${CIRCUIT}`, { L0: 1e-6, ...values }, frequency);
/** The shorted holder, at other frequencies: 0.5 Ω and 1 µH. */
const short = simulatedTable('L0-R0', { L0: 1e-6, R0: 0.5 }, sweep(1e7, 10, 31));

describe('correctTable', () => {
  it('takes an inductance off: 1 µH is 6.28 Ω at 1 MHz', () => {
    const table = correctTable(withCables, { inductance_henry: 1e-6 });
    const [before, after] = [withCables, table].map(one => numbers(one, 'imaginary_impedance_ohm')!);
    before.forEach((im, k) => expect(im - after[k]).toBeCloseTo(2 * Math.PI * 1e-6 * frequency[k], 9));
    for (const { name, value } of fitCircuit(table, CIRCUIT).parameters) {
      expect(value / values[name as keyof typeof values]).toBeCloseTo(1, 6);
    }
  });

  it('takes a measured blank off the other spectra, interpolated between its frequencies, and leaves it as it is', () => {
    const holder = simulatedTable(`L0-${CIRCUIT}`, { L0: 1e-6, ...values, R0: 20.5 }, frequency);
    const table = correctTable(joinSpectra([holder, short]), { blank: 1 });
    expect(table.numRows).toBe(91);
    const fit = fitCircuit(table, CIRCUIT, { spectrum: 0 });
    expect(fit.parameters[0].value).toBeCloseTo(20, 6);
    expect(Array.from(numbers(table, 'real_impedance_ohm')!.slice(60))).toEqual(
      Array.from(numbers(short, 'real_impedance_ohm')!)
    );
  });

  it('keeps metadata, and gives the same table where there is nothing to take off', () => {
    const known = simulatedTable(
      CIRCUIT,
      values,
      frequency,
      {},
      { electrode_area_cm2: 0.785, sample: 'Cl-13' }
    );
    expect(correctTable(known, {})).toBe(known);
    const metadata = correctTable(known, { inductance_henry: 1e-7 }).schema.metadata.get('argyrodite')!;
    expect(JSON.parse(metadata)).toMatchObject({
      electrode_area_cm2: 0.785,
      sample: 'Cl-13',
      kind: 'impedance-spectrum'
    });
  });

  it('refuses a blank that is not there and an inductance that is none', () => {
    expect(() => correctTable(withCables, { blank: 3 })).toThrow(/no spectrum 3/);
    expect(() => correctTable(withCables, { inductance_henry: -1 })).toThrow(/at least 0/);
  });
});
