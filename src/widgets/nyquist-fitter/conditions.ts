import type { SampleMetadata } from '../../arrow/index.js';
import type { SpectrumEntry } from './spectrum.js';

/** What distinguishes this spectrum: time and cycle only where there are others. */
export function conditions(at: SpectrumEntry | undefined, metadata: SampleMetadata, count: number): string[] {
  const temperature = at?.temperatureCelsius ?? metadata.ambient_temperature_celsius;
  return [
    count > 1 && at?.elapsedHours !== undefined ? hours(at.elapsedHours) : '',
    count > 1 && at?.cycle !== undefined ? `cycle ${at.cycle}` : '',
    typeof temperature === 'number' ? celsius(temperature) : ''
  ].filter(Boolean);
}

export function hours(value: number): string {
  if (value < 1 / 120) return '0 h';
  return value < 1 ? `${Math.round(value * 60)} min` : `${Number(value.toPrecision(3))} h`;
}

export function celsius(value: number): string {
  return `${String(Number(value.toFixed(1))).replace('-', '−')} °C`;
}
