import type { Table } from 'apache-arrow';
import { toTable, type TableLike } from '../../arrow/index.js';
import { selectPoints } from '../fit/points.js';
import type { ResistanceReading, Selection } from '../types.js';
import { axisCrossing } from './axis-crossing.js';
import { localMinimum } from './local-minimum.js';
import { extrapolatedSpike } from './spike.js';

/**
 * Resistances read off the Nyquist plot without a circuit, each with the place where it was read: Z' at the local minimum of −Z'' where
 * an arc meets the spike; Z' where the curve crosses the real axis at high frequency; and the spike of a blocking electrode
 * extrapolated to that axis. Only those that the spectrum shows are there, in this order: Zeng et al. take the first where there is
 * one, and the second where there is none (their Fig. 1e).
 *
 * The first two are the resistance only as far as arc and spike are apart; they hold no error for that.
 *
 * @throws ArgyroditeError `wrong-kind`, `too-few-points` where no point is left
 */
export function readResistances(table: TableLike, selection: Selection = {}): ResistanceReading[] {
  return readingsOf(toTable(table), selection);
}

export function readingsOf(table: Table, selection: Selection): ResistanceReading[] {
  const points = selectPoints(table, selection);
  return [localMinimum(points), axisCrossing(points), extrapolatedSpike(points)].filter(
    reading => reading !== undefined
  );
}
