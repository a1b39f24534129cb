/** The columns of a cycling record as a reader finds them, row by row; time, voltage and current may hold NaN where a row has none. */
export interface CyclingColumns {
  /** s */
  time: Float64Array;
  /** V */
  voltage: Float64Array;
  /** A, charge positive */
  current: Float64Array;
  cycle?: Int32Array;
  /** Counts on with every step, from 1. */
  step?: Int32Array;
  /** The step's number in the programme. */
  stepId?: Int32Array;
  /** Places in `STEP_WORDS`. */
  stepCode?: Int32Array;
  /** s since 1970-01-01 UTC */
  clock?: Float64Array;
  /** °C */
  temperature?: Float64Array;
  /** A h, since the start of the record */
  charge?: Float64Array;
  discharge?: Float64Array;
}

/** The same with the rows of a list, in its order. */
export function pickRows(columns: CyclingColumns, rows: Int32Array): CyclingColumns {
  const out: Partial<Record<keyof CyclingColumns, Float64Array | Int32Array>> = {};
  for (const [name, values] of Object.entries(columns) as [
    keyof CyclingColumns,
    Float64Array | Int32Array | undefined
  ][]) {
    if (values) out[name] = pick(values, rows);
  }
  return out as unknown as CyclingColumns;
}

export function pick<T extends Float64Array | Int32Array>(values: T, rows: Int32Array): T {
  const out = (
    values instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length)
  ) as T;
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]];
  return out;
}
