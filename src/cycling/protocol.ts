import { positive } from './cell.js';
import type { Examined } from './estimate-ccd.js';
import { median } from './median.js';
import type { Protocol, Step } from './types.js';

/** The program as it was carried out. */
export function protocolOf(
  { staircase, measured, facts, record }: Examined,
  segments: readonly Step[]
): Protocol {
  const { halves } = measured;
  const density = (ampere: number) => (1000 * ampere) / facts.area;
  const increments: number[] = [];
  const counts = new Map<number, number>();
  for (const [h, step] of staircase.step.entries()) {
    counts.set(step, (counts.get(step) ?? 0) + 1);
    if (h > 0 && step !== staircase.step[h - 1])
      increments.push(staircase.current[h] - staircase.current[h - 1]);
  }
  const rests = segments.filter((step, i) => step.kind === 'rest' && i > 0 && i < segments.length - 1);
  const warmth = halves.map(half => half.temperature).filter(Number.isFinite);
  return {
    first_ma_cm2: density(staircase.current[0]),
    increment_ma_cm2: increments.length ? density(median(increments)) : 0,
    half_cycle_second: median(halves.map(half => half.stop - half.start)),
    half_cycles_per_step: median([...counts.values()]),
    rest_second: rests.length >= halves.length / 4 ? median(rests.map(rest => rest.duration_second)) : 0,
    current_source: staircase.source,
    electrode_area_cm2: facts.area,
    ambient_temperature_celsius: warmth.length
      ? median(warmth)
      : positive(record.metadata.ambient_temperature_celsius),
    temperature_range_celsius: warmth.length
      ? warmth.reduce((a, b) => Math.max(a, b)) - warmth.reduce((a, b) => Math.min(a, b))
      : NaN,
    stack_pressure_mpa: positive(record.metadata.stack_pressure_mpa),
    lithium_thickness_um: positive(record.metadata.lithium_thickness_um)
  };
}
