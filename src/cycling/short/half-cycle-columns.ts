import type { Examined } from '../estimate-ccd.js';
import type { HalfCycles } from '../types.js';
import type { HalfCycleMeasure } from './measure.js';

/** The half cycles as columns, with the rows of the table. */
export function halfCycleColumns(
  { record, measured, staircase, levels, judged, facts }: Examined,
  step: Int32Array
): HalfCycles {
  const { halves } = measured;
  const numbers = (pick: (half: HalfCycleMeasure, h: number) => number) => Float64Array.from(halves, pick);
  const counts = (pick: (half: HalfCycleMeasure, h: number) => number) => Int32Array.from(halves, pick);
  const { area } = facts;
  return {
    segment: counts(half => half.segment),
    step,
    polarity: counts(half => half.polarity),
    first_row: counts(half => record.firstRow + half.first),
    end_row: counts(half => record.firstRow + half.end),
    start_time_second: numbers(half => half.start),
    end_time_second: numbers(half => half.stop),
    current_ampere: staircase.current,
    current_density_ma_cm2: staircase.current.map(current => (1000 * current) / area),
    capacity_mah_cm2: numbers((half, h) => {
      // the charge by the programmed current, where the file's is rounded
      const share = staircase.current[h] / half.current;
      const charge = half.current > 0 ? half.charge * share : staircase.current[h] * (half.stop - half.start);
      return charge / 3.6 / area;
    }),
    voltage_volt: numbers(half => half.polarity * half.voltage),
    polarization_volt: numbers((half, h) => half.later - levels.shift[h]),
    resistance_area_ohm_cm2: levels.level,
    reference_ohm_cm2: judged.reference,
    ratio: judged.ratio,
    drop_ratio: judged.dropRatio,
    drop_time_second: judged.dropTime,
    end_ratio: judged.endRatio,
    noise_volt: numbers(half => half.noise),
    rise: judged.rise,
    temperature_celsius: numbers(half => half.temperature),
    verdict: judged.verdict,
    rule: judged.rule
  };
}
