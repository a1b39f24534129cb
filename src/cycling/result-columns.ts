import type { ColumnValues } from '../arrow/index.js';
import type { CyclingCell, CyclingResult } from './types.js';

/** A result as a table: of staircases the steps, else the cycles, cell after cell; of several staircases a line for each cell. */
export function cyclingColumns({ cells }: CyclingResult): Record<string, ColumnValues> {
  const staircases = cells.filter(cell => cell.ccd);
  if (staircases.length > 1) return replicateColumns(staircases);
  if (staircases.length === 1) return stepColumns(staircases[0]);
  const plated = cells.filter(cell => cell.plating);
  if (plated.length) return joined(plated, cell => cell.plating!.cycles);
  return joined(
    cells.filter(cell => cell.efficiency),
    cell => cell.efficiency!.cycles
  );
}

function replicateColumns(cells: readonly CyclingCell[]): Record<string, ColumnValues> {
  const numbers = (pick: (cell: CyclingCell) => number | null | undefined) =>
    Float64Array.from(cells, cell => pick(cell) ?? NaN);
  return {
    sample: cells.map(cell => cell.sample),
    composition: cells.map(cell => cell.composition),
    critical_current_density_ma_cm2: numbers(cell => cell.ccd!.critical_current_density),
    last_survived_ma_cm2: numbers(cell => cell.ccd!.last_survived),
    first_failed_ma_cm2: numbers(cell => cell.ccd!.first_failed),
    censoring: cells.map(cell => cell.ccd!.censoring),
    short: cells.map(cell => cell.ccd!.short?.kind ?? ''),
    short_time_second: numbers(cell => cell.ccd!.short?.time_second),
    ended: cells.map(cell => cell.ccd!.ended ?? ''),
    plated_capacity_mah_cm2: numbers(cell => cell.ccd!.plated_capacity_mah_cm2),
    decided_by: cells.map(cell => cell.ccd!.decided_by),
    excluded: Int32Array.from(cells, cell => Number(cell.excluded))
  };
}

function stepColumns({ ccd }: CyclingCell): Record<string, ColumnValues> {
  const { steps } = ccd!;
  const numbers = (pick: (step: (typeof steps)[number]) => number) => Float64Array.from(steps, pick);
  return {
    step: Int32Array.from(steps, step => step.step),
    current_density_ma_cm2: numbers(step => step.current_density),
    current_density_lower_ma_cm2: numbers(step => step.current_density_lower),
    current_density_upper_ma_cm2: numbers(step => step.current_density_upper),
    current_ampere: numbers(step => step.current_ampere),
    start_time_second: numbers(step => step.start_time_second),
    half_cycle_second: numbers(step => step.half_cycle_second),
    capacity_mah_cm2: numbers(step => step.capacity_mah_cm2),
    resistance_area_ohm_cm2: numbers(step => step.resistance_area_ohm_cm2),
    ratio: numbers(step => step.ratio),
    verdict: steps.map(step => step.verdict),
    rule: steps.map(step => step.rule)
  };
}

/** Columns of several cells one after another, with the cell's name. */
function joined(
  cells: readonly CyclingCell[],
  columnsOf: (cell: CyclingCell) => object
): Record<string, ColumnValues> {
  const tables = cells.map(cell => columnsOf(cell) as Record<string, ArrayLike<number> | string[]>);
  const names = tables.length ? Object.keys(tables[0]) : [];
  const columns: Record<string, ColumnValues> = {};
  if (cells.length > 1)
    columns.sample = cells.flatMap((cell, i) => Array(tables[i].cycle.length).fill(cell.sample));
  for (const name of names) {
    const values = tables.flatMap(table => Array.from<number | string>(table[name]));
    columns[name] =
      tables[0][name] instanceof Int32Array
        ? Int32Array.from(values as number[])
        : typeof values[0] === 'string'
          ? (values as string[])
          : Float64Array.from(values as number[]);
  }
  return columns;
}
