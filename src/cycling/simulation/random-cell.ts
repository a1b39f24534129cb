import type { CellEvent, Dip, SymmetricCellOptions } from './options.js';
import { makeDraws, type Draws } from './random.js';

/**
 * A symmetric cell as a laboratory may hand it over, all from one seed: any program, noise of 0.1 to 1 mV, an offset, ±4 °C,
 * either sign, rests, impedance, unequal halves, and a file of 4 to 7 decimals. It is as hard as measured records are, and knows
 * nothing of how it will be judged.
 *
 * @param kind what becomes of the cell; drawn where it is not given
 */
export function randomSymmetricCell(
  seed: number,
  kind?: CellEvent['kind'] | 'dips'
): Partial<SymmetricCellOptions> & { event: CellEvent } {
  const draws = makeDraws(seed);
  const { between, magnitude, chance, pick } = draws;
  const program = randomProgram(draws);
  const rowsInHalf = pick([60, 90, 180, 360]);
  const land = chance(0.25);
  const resistance = magnitude(20, 400);
  const what = kind ?? pick(['none', 'shorted', 'hard', 'hard', 'soft', 'soft', 'void', 'dips'] as const);
  const cell: Partial<SymmetricCellOptions> & { event: CellEvent } = {
    seed,
    ...program,
    sample: `cell ${seed}`,
    sampling_second: program.half_cycle_second / rowsInHalf,
    resistance_ohm_cm2: resistance,
    growth_per_hour: chance(0.3) ? 0 : magnitude(0.0005, 0.01),
    half_cycle_growth: between(0, 0.12),
    transient: between(-0.15, 0.3),
    transient_second: program.half_cycle_second * between(0.005, 0.06),
    asymmetry: between(-0.05, 0.05),
    relative_noise: magnitude(0.001, 0.01),
    noise_mv: magnitude(0.1, 1),
    offset_mv: between(-1, 1),
    current_noise: magnitude(1e-5, 1e-3),
    temperature_swing_celsius: between(0, 4),
    temperature_period_hour: 24,
    temperature_phase: between(0, 2 * Math.PI),
    temperature_recorded: chance(0.4),
    numbered: chance(0.6),
    reversed: chance(0.3),
    current_decimals: land ? 4 : pick([6, 7]),
    voltage_decimals: land ? 4 : pick([4, 5, 6]),
    stop_after_half_cycles: pick([0, 1, 2, 6, Infinity]),
    event: randomEvent(what === 'dips' ? 'none' : what, program, draws)
  };
  if (what === 'dips' || ((what === 'hard' || what === 'soft') && chance(0.3))) {
    const last = 'step' in cell.event ? cell.event.step - 1 : program.steps;
    cell.dips = randomDips(last, program.half_cycles_per_step, draws);
  }
  return cell;
}

function randomProgram({ between, whole, chance, pick }: Draws) {
  const area = chance(0.6) ? 0.785 : between(0.5, 1.3);
  const first = pick([0.035, 0.035, 0.05, 0.1]);
  return {
    electrode_area_cm2: area,
    first_ma_cm2: first,
    increment_ma_cm2: chance(0.75) ? first : pick([0.025, 0.05]),
    steps: whole(12, 40),
    half_cycles_per_step: pick([2, 2, 2, 4, 6]),
    half_cycle_second: pick([600, 1200, 1800, 3600]),
    unequal: chance(0.7) ? 1 : between(0.8, 1.25),
    rest_second: chance(0.5) ? 0 : pick([60, 300, 600]),
    impedance_pause: pick(['none', 'none', 'gap', 'rest', 'excitation'] as const)
  };
}

function randomEvent(
  kind: CellEvent['kind'],
  program: ReturnType<typeof randomProgram>,
  { between, magnitude, whole, chance, pick }: Draws
): CellEvent {
  const step = whole(2, program.steps);
  const fall = () => (chance(0.5) ? 0 : program.half_cycle_second * between(0.02, 0.5));
  switch (kind) {
    case 'none':
      return { kind };
    case 'shorted':
      return { kind, resistance_ohm_cm2: magnitude(0.05, 1) };
    case 'hard':
      return { kind, step, at: between(0, 1), ratio: magnitude(0.005, 0.15), fall_second: fall() };
    case 'soft':
      return {
        kind,
        step,
        at: between(0, 1),
        ratio: between(0.2, 0.7),
        fall_second: chance(0.7) ? 0 : fall()
      };
    case 'void':
      return {
        kind,
        step: whole(2, Math.max(2, program.steps - 6)),
        limit_volt: pick([0.5, 1, 5]),
        growth: between(0.1, 0.5),
        exponent: between(2, 4)
      };
  }
}

/** Up to four, each within its half cycle, none in the first step. */
function randomDips(lastStep: number, halfCycles: number, { between, whole }: Draws): Dip[] {
  if (lastStep < 2) return [];
  return Array.from({ length: whole(1, 4) }, () => {
    const from = between(0.25, 0.6);
    return {
      step: whole(2, lastStep),
      half_cycle: whole(0, halfCycles - 1),
      from,
      to: from + between(0.05, 0.25),
      ratio: between(0.3, 0.7)
    };
  });
}
