import { Table, vectorFromArray } from 'apache-arrow';

/** The result as JSON: typed arrays become lists, and what is not a finite number becomes null. */
export function toJSON(result: unknown): unknown {
  if (typeof result === 'number') return Number.isFinite(result) ? result : null;
  if (typeof result !== 'object' || result === null) return result;
  if (ArrayBuffer.isView(result)) return Array.from(result as Float64Array, toJSON);
  if (Array.isArray(result)) return result.map(toJSON);
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, toJSON(value)]));
}

/** The result's rows (parameters, components, steps) as an Arrow table: one column for each of their keys. */
export function toArrow(result: { parameters?: object[]; components?: object[]; steps?: object[] }): Table {
  const rows = result.parameters ?? result.components ?? result.steps ?? [];
  const columns = Object.fromEntries(
    Object.keys(rows[0] ?? {}).map(key => [
      key,
      vectorFromArray(rows.map(row => (row as Record<string, unknown>)[key]))
    ])
  );
  return new Table(columns as never);
}
