import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';
import type { ComponentFit } from '../types.js';

/**
 * The analyser's transmission at each component's position, by component id, from the table's column `transmission`; `undefined` where
 * the table has none, or where it says nothing at these rows.
 */
export function transmissionOf(
  table: Table,
  fit: Pick<ComponentFit, 'components' | 'regions'>
): Record<string, number> | undefined {
  const column = numbers(table, 'transmission');
  if (!column) return undefined;
  const entries = fit.components.map(({ id, region, position }) => {
    const { rows, binding_energy } = fit.regions.find(one => one.region === region)!;
    return [id, interpolate(binding_energy, rows, column, position)] as const;
  });
  return entries.every(([, value]) => value > 0) ? Object.fromEntries(entries) : undefined;
}

/** Linear between the points, the nearest point's value beyond them. `energy` ascends. */
function interpolate(energy: Float64Array, rows: Int32Array, column: Float64Array, at: number): number {
  const after = energy.findIndex(value => value >= at);
  if (after === -1) return column[rows[rows.length - 1]];
  if (after === 0) return column[rows[0]];
  const share = (at - energy[after - 1]) / (energy[after] - energy[after - 1]);
  return (1 - share) * column[rows[after - 1]] + share * column[rows[after]];
}
