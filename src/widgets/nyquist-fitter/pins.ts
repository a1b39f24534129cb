import type { Circuit } from '../../impedance/types.js';
import { withPrefix } from '../controls/quantity.js';
import type { Pin } from '../notes/pin.js';
import type { SpectrumPoints } from './spectrum.js';

export function pointPin({ rows, frequency }: SpectrumPoints, index: number): Pin {
  const place = `point at ${withPrefix(frequency[index], 'Hz')}`;
  return { on: 'point', target: String(rows[index]), place, bound: true };
}

export const parameterPin = (name: string): Pin => ({ on: 'parameter', target: name, place: name });

export const parameterPins = (circuit: Circuit | undefined): Pin[] =>
  circuit?.parameters.map(({ name }) => parameterPin(name)) ?? [];
