import { describe, expect, it } from 'vitest';
import { isArgyroditeError } from '../../arrow/index.js';
import type { ComponentFit } from '../types.js';
import { bindingEnergy, chargeShift } from './charge.js';

const fit = (lines: [region: string, name: string, position: number, error: number][], charge_shift = 0) =>
  ({
    charge_shift,
    components: lines.map(([region, name, position, position_error]) => ({
      id: `${region}-${name}`,
      region,
      name,
      position,
      position_error
    }))
  }) as unknown as ComponentFit;

describe('chargeShift', () => {
  const measured = fit([
    ['C 1s', 'adventitious', 286.1, 0.02],
    ['S 2p', 'PS4', 162.95, 0.01]
  ]);

  it('is how far the reference stands from where it should, with both errors', () => {
    const carbon = chargeShift(measured, 'C 1s');
    expect(carbon.shift).toBeCloseTo(1.3, 12);
    expect(carbon.shift_error).toBeCloseTo(Math.hypot(0.02, 0.2), 12);
    const tetrahedra = chargeShift(measured, 'PS4');
    expect(tetrahedra.shift).toBeCloseTo(1.35, 12);
    expect(tetrahedra).toMatchObject({ statistical_error: 0.01, reference_error: 0.15 });
  });

  it('is the same whether the fit had taken some shift off already or not', () => {
    const corrected = fit([['S 2p', 'PS4', 161.95, 0.01]], 1);
    expect(chargeShift(corrected, 'PS4').shift).toBeCloseTo(1.35, 12);
  });

  it('takes a reference of one’s own', () => {
    const gold = {
      region: 'Au 4f',
      name: 'gold',
      energy: 83.96,
      energy_error: 0.02,
      note: 'evaporated dots'
    };
    expect(chargeShift(fit([['Au 4f', 'gold', 84.46, 0.01]]), gold).shift).toBeCloseTo(0.5, 12);
  });

  it('says which line is missing', () => {
    let message = '';
    try {
      chargeShift(fit([['S 2p', 'PS4', 162, 0.1]]), 'C 1s');
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
      message = error.message;
    }
    expect(message).toContain('adventitious in C 1s');
  });
});

describe('bindingEnergy', () => {
  it('is hν − KE where kinetic energies are counted from the Fermi level', () =>
    expect(bindingEnergy(1486.6, 1325)).toBeCloseTo(161.6, 9));
  it('takes the work function off once where they are counted from the vacuum level', () =>
    expect(bindingEnergy(1486.6, 1320.5, 4.5)).toBeCloseTo(161.6, 9));
});
