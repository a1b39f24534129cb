import type { CcdSettings } from '../../cycling/settings.js';
import type {
  CcdResult,
  CyclingCell,
  CyclingResult,
  HalfCycles,
  PlatingResult,
  Short
} from '../../cycling/types.js';
import type { Scene } from '../frame/create-view.js';

export type CcdScene = Scene<CcdSettings, CyclingResult>;

/** The cell that is shown: the one that is asked for, or the first. */
export function shownCell(result: CyclingResult | undefined, record: number): CyclingCell | undefined {
  return result?.cells.find(cell => cell.record === record) ?? result?.cells[0];
}

/** What staircases and plating at one current have in common: half cycles, and perhaps a short. */
export type Galvanostatic = CcdResult | PlatingResult;

export const galvanostatic = (cell: CyclingCell | undefined): Galvanostatic | null =>
  cell?.ccd ?? cell?.plating ?? null;

export const halfCyclesOf = (cell: CyclingCell | undefined): HalfCycles | undefined =>
  galvanostatic(cell)?.half_cycles;

export const shortOf = (cell: CyclingCell | undefined): Short | null => galvanostatic(cell)?.short ?? null;

/** A set of numbers with one more, or without it where it was there. */
export function toggled(members: Record<string, true>, member: number): Record<string, true> {
  const { [String(member)]: was, ...others } = members;
  return was ? others : { ...others, [String(member)]: true };
}

/** Whether the electrode’s area is known, so that there are current densities. */
export function hasArea(cell: CyclingCell | undefined): boolean {
  const result = galvanostatic(cell);
  return result !== null && result.protocol.electrode_area_cm2 > 0;
}
