import type { SeriesResult, Spectrum } from '../../../impedance/types.js';
import { celsius, hours } from '../conditions.js';
import type { SpectrumEntry, SpectrumPoints } from '../spectrum.js';

export type SeriesAxis = SeriesResult['axis'];

/** One spectrum of a series as the figures draw it. */
export interface SeriesStep {
  /** As it stands in the column `spectrum`. */
  spectrum: number;
  /** `300 h`, `−25 °C`, `cycle 12`, `no. 4` */
  label: string;
  /** Of the way from the first to the last, for its colour. */
  share: number;
  points: SpectrumPoints;
  /** The fitted model, where there is one. */
  curve?: Spectrum;
}

/** The spectra of a series with their names and colours; a blank is none of them. */
export function seriesSteps(
  entries: readonly SpectrumEntry[],
  axis: SeriesAxis,
  blank: number | 'none',
  curves?: ReadonlyMap<number, Spectrum>
): SeriesStep[] {
  const shown = entries.filter(({ spectrum }) => spectrum !== blank);
  const positions = shown.map((entry, i) => positionOf(entry, axis) ?? i);
  const [low, high] = [Math.min(...positions), Math.max(...positions)];
  return shown.map((entry, i) => ({
    spectrum: entry.spectrum,
    label: labelOf(entry, axis, i, high - low),
    share: high > low ? (positions[i] - low) / (high - low) : 0,
    points: entry.points,
    curve: curves?.get(entry.spectrum)
  }));
}

/** What changes from spectrum to spectrum, as far as the table alone says. */
export function guessAxis(entries: readonly SpectrumEntry[]): SeriesAxis {
  const distinct = (values: (number | undefined)[]) =>
    values.includes(undefined) ? 1 : new Set(values.map(value => Math.round(value!))).size;
  if (distinct(entries.map(({ temperatureCelsius }) => temperatureCelsius)) > 2) return 'temperature';
  if (distinct(entries.map(({ elapsedHours }) => elapsedHours && 60 * elapsedHours)) > 1) return 'time';
  if (distinct(entries.map(({ cycle }) => cycle)) > 1) return 'cycle';
  return 'spectrum';
}

function positionOf(entry: SpectrumEntry, axis: SeriesAxis): number | undefined {
  return {
    temperature: entry.temperatureCelsius,
    time: entry.elapsedHours,
    cycle: entry.cycle,
    spectrum: undefined
  }[axis];
}

/** In a series over days, the first spectrum is at 0 h and not at 1 min. */
const LONG_HOURS = 10;

function labelOf(entry: SpectrumEntry, axis: SeriesAxis, i: number, span: number): string {
  const position = positionOf(entry, axis);
  if (position === undefined) return `no. ${i + 1}`;
  if (axis === 'temperature') return celsius(position);
  if (axis === 'cycle') return `cycle ${position}`;
  return span > LONG_HOURS ? `${Number(position.toFixed(span > 100 ? 0 : 1))} h` : hours(position);
}
